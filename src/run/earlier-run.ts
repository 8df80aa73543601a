import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseDay } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import { compilePolicy, type RunFacts } from '../policy/compile.js';
import { loadPolicy } from '../policy/load.js';
import type { Policy } from '../policy/policy.js';
import { openRegularFile } from '../regular-file.js';
import { type ReadManifest, readManifest } from '../reports/index.js';

/** An earlier run, from the manifest in its output directory. */
export interface EarlierRun extends ReadManifest {
  readonly directory: string;
}

/** Errors: those of `readManifest`. */
export function openEarlierRun(directory: string): EarlierRun {
  return { directory, ...readManifest(directory) };
}

/** An output of an earlier run, and the hash that its manifest gives. */
export interface EarlierOutput {
  readonly path: string;
  readonly sha256: string;
}

/**
 * An output of a run, if it is still as the run has written it.
 * Errors: EARLIER_OUTPUT_MISSING, EARLIER_OUTPUT_CHANGED, NO_SUCH_FILE.
 */
export async function unchangedOutput(
  { directory, manifest }: EarlierRun,
  name: string,
): Promise<EarlierOutput> {
  const output = manifest.outputs.find(({ file }) => file === name);
  if (output === undefined) throw new ReliefError('EARLIER_OUTPUT_MISSING', { file: directory, value: name });
  const path = join(directory, name);
  const { sha256 } = output;
  if ((await sha256Of(path)) !== sha256) throw new ReliefError('EARLIER_OUTPUT_CHANGED', { file: path });
  return { path, sha256 };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  const fd = openRegularFile(path);
  if (fd === undefined) throw new ReliefError('NO_SUCH_FILE', { file: path });
  try {
    await pipeline(createReadStream(path, { fd }), hash);
  } catch (error) {
    throw new ReliefError('NO_SUCH_FILE', { file: path, value: (error as NodeJS.ErrnoException).code ?? '' });
  }
  return hash.digest('hex');
}

/** All decisions have been made: the books need no standard of any year. */
const NO_CLAIMS: RunFacts = { settlementYears: () => [], rosterHasAtRiskFrom: false };

/**
 * The policies of a run, in the order of its stack, with the settings of its manifest.
 * Errors: EARLIER_POLICY_CHANGED, and what loading and compiling a pack may find.
 */
export function policiesOf({ manifest: { policies, settings } }: EarlierRun): Policy[] {
  return policies.map(({ policy: id, file, sha256 }) => {
    const loaded = loadPolicy(file);
    if (loaded.sha256 !== sha256) throw new ReliefError('EARLIER_POLICY_CHANGED', { file, value: id });
    const { from, until } = settings.in_force[id] ?? {};
    const inForce = { from: dayIfGiven(from), until: dayIfGiven(until) };
    return compilePolicy(loaded, { parameters: settings.parameters[id] ?? {}, inForce }, NO_CLAIMS);
  });
}

function dayIfGiven(date: string | undefined): number | undefined {
  return date === undefined ? undefined : parseDay(date);
}
