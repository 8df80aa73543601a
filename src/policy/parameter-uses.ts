import type { PackPath } from '../mechanisms/finding.js';
import type { ParameterUse } from '../mechanisms/pack-value.js';
import { isParameterUse, type Pack } from './schema.js';

/** A use of a parameter, and where it is in the pack. */
export interface UseSite {
  readonly use: ParameterUse;
  readonly path: PackPath;
  /** The article that is nearest to the use. */
  readonly article: string | undefined;
}

/** Every use of a parameter in the pack, in the order of the keys. */
export function parameterUses(pack: Pack): UseSite[] {
  return usesIn(pack, [], undefined);
}

function usesIn(value: unknown, path: PackPath, around: string | undefined): UseSite[] {
  if (typeof value !== 'object' || value === null) return [];
  const article = 'article' in value && typeof value.article === 'string' ? value.article : around;
  if (isParameterUse(value)) return [{ use: value, path, article }];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inside.flatMap(([key, inner]) => usesIn(inner, [...path, key], article));
}
