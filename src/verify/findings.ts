import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ReliefError } from '../domain/errors.js';
import { loadPolicy } from '../policy/load.js';
import { openRegularFile } from '../regular-file.js';
import { type Manifest, OUTPUT_NAMES } from '../reports/index.js';
import { VERSION } from '../version.js';

/** Something that is not as the manifest says. */
export interface ManifestFinding {
  readonly code: 'VERSION' | 'INPUT' | 'POLICY' | 'OUTPUT_MISSING' | 'OUTPUT' | 'OUTPUT_UNLISTED';
  readonly file: string;
  readonly found: string;
  readonly expected: string;
}

export function versionFindings({ program }: Manifest): ManifestFinding[] {
  if (program.version === VERSION) return [];
  return [{ code: 'VERSION', file: 'manifest.json', found: program.version, expected: VERSION }];
}

/**
 * Inputs that are not the ones that were read. Standard input can be read only once, so it is compared in the
 * manifest that the second run writes.
 */
export async function inputFindings({ inputs }: Manifest, hasStdin: boolean): Promise<ManifestFinding[]> {
  const findings: ManifestFinding[] = [];
  for (const { file, bytes, sha256 } of inputs) {
    if (file === '-') {
      if (!hasStdin) throw new ReliefError('VERIFY_NO_INPUT', { file });
      continue;
    }
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) throw new ReliefError('VERIFY_NO_INPUT', { file });
    // A file of another length is another file. It need not be read.
    const found = stat.size === bytes ? await hashOf(createReadStream(file)) : `${stat.size} bytes`;
    if (found !== sha256) findings.push({ code: 'INPUT', file, found, expected: sha256 });
  }
  return findings;
}

export function policyFindings({ policies, settings }: Manifest): ManifestFinding[] {
  return settings.policies.flatMap((file, at) => {
    const found = loadPolicy(file);
    const expected = policies[at]?.sha256 ?? '';
    return found.sha256 === expected
      ? []
      : [{ code: 'POLICY' as const, file, found: found.sha256, expected }];
  });
}

/**
 * Whether a file has the name of an output, in capitals or not. A person who finds it next to the manifest takes it
 * for an output, so it is reported although the manifest does not name it.
 */
export function isOutputName(name: string): boolean {
  return OUTPUT_NAMES.has(name.normalize('NFKC').toLowerCase());
}

export function unlisted(file: string): ManifestFinding {
  return { code: 'OUTPUT_UNLISTED', file, found: '', expected: '' };
}

export async function outputFindings(folder: string, { outputs }: Manifest): Promise<ManifestFinding[]> {
  const findings: ManifestFinding[] = [];
  for (const { file, sha256 } of outputs) {
    const fd = openRegularFile(join(folder, file));
    const found = fd === undefined ? '' : await hashOf(createReadStream('', { fd }));
    if (fd === undefined) findings.push({ code: 'OUTPUT_MISSING', file, found, expected: sha256 });
    else if (found !== sha256) findings.push({ code: 'OUTPUT', file, found, expected: sha256 });
  }
  return findings;
}

async function hashOf(bytes: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
