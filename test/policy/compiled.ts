import { compilePolicy, type PolicySettings } from '../../src/policy/compile.js';
import type { LoadedPack } from '../../src/policy/load.js';
import type { Benefit, Policy, Standard } from '../../src/policy/policy.js';
import { type PlainChanges, plainPack } from './packs.js';

/** A pack compiled for a run with claims in some years. */
export function compiled(
  pack: LoadedPack,
  settings: PolicySettings = {},
  years: readonly number[] = [2021],
): Policy {
  return compilePolicy(pack, settings, { settlementYears: () => years, rosterHasAtRiskFrom: false });
}

export function compiledWith(changes: PlainChanges): Policy {
  return compiled(plainPack(changes));
}

/** The words of a vocabulary that are flagged. */
export function flagged<T>(vocabulary: readonly T[], flags: readonly boolean[] | undefined): T[] {
  return vocabulary.filter((_, at) => flags?.[at] === true);
}

/** The standard of a category of the only benefit, in the first year. */
export function standardOf(policy: Policy, category = 0): Standard {
  return (policy.benefits[0] as Benefit).standards[category]?.years[0] as Standard;
}

export const PLAIN = { deductible: 0, ratio: 1, cap: 'none' };
