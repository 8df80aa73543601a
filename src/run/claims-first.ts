import { statSync } from 'node:fs';
import { ReliefError } from '../domain/errors.js';
import { pathOf, surveyTables } from '../intake/index.js';
import type { RunOptions } from './options.js';
import { layOutRun, type RunPlan } from './plan.js';

/** A larger file is not read through only to report what else is missing. */
const MOST_BYTES_LOOKED_AT = 1 << 26;

/**
 * Plans a run. Where that fails and a claims file does not exist, cannot be read or is of another kind, that is reported
 * instead: nobody should look for a policy for a file that does not exist.
 * Errors: NOT_CLAIMS, what surveying a file may find, and those of `layOutRun`.
 */
export async function planNamingClaimsFirst(options: RunOptions): Promise<RunPlan> {
  try {
    return await layOutRun(options);
  } catch (error) {
    if (!namesClaims(error, options.claims))
      for (const path of options.claims) await mustBeClaims(path, options);
    throw error;
  }
}

/** Whether an error is about one of the claims files already. */
function namesClaims(error: unknown, claims: readonly string[]): boolean {
  if (!(error instanceof ReliefError)) return false;
  const { file } = error.details;
  return claims.some((given) => file === given || file === pathOf(given));
}

async function mustBeClaims(given: string, { inputEncoding }: RunOptions): Promise<void> {
  // A pipe can be read only once.
  const path = pathOf(given);
  if (path === '-') return;
  const state = statSync(path, { throwIfNoEntry: false });
  if (state === undefined) throw new ReliefError('NO_SUCH_FILE', { file: path });
  if (!state.isFile() || state.size > MOST_BYTES_LOOKED_AT) return;
  const surveys = await surveyTables(given, inputEncoding === undefined ? {} : { encoding: inputEncoding });
  const kinds = surveys.map(({ kind }) => kind);
  const [kind] = kinds;
  if (kind !== undefined && !kinds.includes('claims'))
    throw new ReliefError('NOT_CLAIMS', { file: given, kind });
}
