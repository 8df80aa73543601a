import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { core } from 'zod';
import { ReliefError } from '../domain/errors.js';
import { error, type Finding } from '../mechanisms/finding.js';
import { packageRoot } from '../package-root.js';
import { PACK_CHECKS } from './checks/index.js';
import { limits } from './checks/limits.js';
import type { PackOfFile } from './policy.js';
import { type Pack, packSchema } from './schema.js';
import { formatPath, readByHand, textByHand, YamlSource } from './source.js';

/** A pack that passed every check, and where it came from. */
export interface LoadedPack extends PackOfFile {
  /** Findings that do not stop the pack from being used. */
  readonly warnings: readonly Finding[];
  readonly source: YamlSource;
}

/** The folder of the built-in packs, in the installed package as in the work tree. */
export function builtInFolder(): string {
  return join(packageRoot(), 'src', 'policies');
}

/** Ids of the built-in packs, in alphabetical order. */
export function builtInIds(): string[] {
  return readdirSync(builtInFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

/** Whether a name of the stack means a file rather than a built-in id. */
export function isPackPath(name: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(name);
}

/** The path of the file of a pack: of a built-in one by its id, else as given. */
export function packPath(name: string): string {
  return isPackPath(name) ? name : join(builtInFolder(), name, 'policy.yaml');
}

/**
 * Loads a pack by the id of a built-in one or the path of a file.
 * Errors: NO_SUCH_POLICY, NO_SUCH_FILE, NOT_A_POLICY, YAML_*, and POLICY_* for the first thing wrong in the pack.
 */
export function loadPolicy(name: string): LoadedPack {
  const { pack, findings, ...rest } = inspectPolicy(name);
  const fault = findings.find((finding) => finding.severity === 'error');
  if (fault !== undefined) throw findingError(fault, rest.source);
  const modified = isPackPath(name) && isOtherThanBuiltIn(pack as Pack, rest.sha256);
  return { pack: pack as Pack, ...rest, modified, warnings: findings };
}

function isOtherThanBuiltIn({ id }: Pack, sha256: string): boolean {
  return builtInIds().includes(id) && sha256Of(readPack(id)) !== sha256;
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a pack and returns all its findings; the pack itself only where its shape is right. */
export function inspectPolicy(name: string): {
  pack: Pack | undefined;
  findings: Finding[];
  source: YamlSource;
  file: string;
  sha256: string;
} {
  const bytes = readPack(name);
  const path = isPackPath(name) ? name : `${name}/policy.yaml`;
  const source = YamlSource.parse(textByHand(bytes, path), path);
  refuseOtherFiles(source);
  const sha256 = sha256Of(bytes);
  // Compiling the schema would only pay off over many packs; a run reads one or two.
  const shape = packSchema.safeParse(source.data, { reportInput: true, jitless: true });
  if (!shape.success) {
    return {
      pack: undefined,
      findings: shape.error.issues.flatMap(shapeFindings),
      source,
      file: name,
      sha256,
    };
  }
  // A pack that is too large is not checked further: some checks compare each with each.
  const checks = limits(shape.data).length > 0 ? [limits] : PACK_CHECKS;
  const findings = checks.flatMap((check) => check(shape.data));
  return { pack: shape.data, findings, source, file: name, sha256 };
}

/** Every pack has some of these keys, even an unfinished one. */
const KEYS_OF_PACKS = ['id', 'title', 'categories', 'benefits'];

/** Refuses a file that is no pack at all, without showing anything of it. Errors: NOT_A_POLICY. */
function refuseOtherFiles({ data, file }: YamlSource): void {
  const isPack =
    typeof data === 'object' && data !== null && KEYS_OF_PACKS.some((key) => Object.hasOwn(data, key));
  if (!isPack) throw new ReliefError('NOT_A_POLICY', { file });
}

/** The error that a finding becomes when the pack is to be used. */
export function findingError(finding: Finding, source: YamlSource): ReliefError {
  return new ReliefError(finding.code, {
    file: source.file,
    line: source.lineOf(finding.path),
    path: formatPath(finding.path),
    value: finding.value ?? '',
    article: finding.article ?? '',
  });
}

function readPack(name: string): Buffer {
  if (!isPackPath(name)) {
    const known = builtInIds();
    if (!known.includes(name))
      throw new ReliefError('NO_SUCH_POLICY', { value: name, known: known.join(', ') });
  }
  return readByHand(packPath(name));
}

/** Turns what the schema found into findings: one per unknown key, else the value and what was expected. */
function shapeFindings(issue: core.$ZodIssue): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => error('POLICY_UNKNOWN_KEY', [...issue.path, key], key));
  }
  if (issue.input === undefined && issue.path.length > 0) {
    return [error('POLICY_MISSING_KEY', issue.path, String(issue.path.at(-1)))];
  }
  if (issue.code === 'invalid_union') {
    // The value may be written in several ways. The one that fails deepest inside is most likely what was meant.
    const deepest = issue.errors
      .flat()
      .filter((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys')
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined) return shapeFindings({ ...deepest, path: [...issue.path, ...deepest.path] });
  }
  return [error('POLICY_VALUE', issue.path, shown(issue.input))];
}

/** A value as it is in the file; of a long one only the beginning. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const MOST_SHOWN = 80;
