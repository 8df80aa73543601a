/**
 * The public interface of the library. docs/library.md has an example. What is not exported here may change without
 * notice.
 */
import type { RunResults } from './reports/index.js';
import type { RunOptions } from './run/options.js';
import { runAdjudication } from './run/run.js';

/** A known error, with a stable `code` and `details`. Any other error that is thrown is a bug. */
export { type ErrorDetails, ReliefError } from './domain/errors.js';
/** Amounts in the results are whole fen: 123450 is written as "1234.50". */
export { type Fen, formatYuan } from './domain/money.js';
/** The engine alone: replays a table of claims through compiled policies, without any file. */
export { type Adjudication, replay } from './engine/replay.js';
/** How the stack decides one claim, given by its index in the claim table: what `relief explain --json` prints. */
export { type ClaimTrace, explainClaim } from './explain/claim-trace.js';
/** Loads and checks a policy pack, by the id of a built-in one or the path of a file. */
export { builtInIds as builtInPolicies, type LoadedPack, loadPolicy } from './policy/load.js';
/** Writes the output directory, all or nothing; adds a run up as summary.json does. */
export {
  type OutputOptions,
  type RunResults,
  type Summary,
  summaryOf,
  type WrittenFile,
  writeOutputs,
} from './reports/index.js';
export type { RunOptions } from './run/options.js';
/** Compares an output directory with its manifest and makes the run again: what `relief verify` does. */
export {
  holds as verificationHolds,
  type Verification,
  type VerifyOptions,
  verify,
} from './verify/verify.js';
/** The version of this program. */
export { VERSION } from './version.js';

/**
 * Reads the files, replays all claims through the stack and returns everything that a run finds. Nothing is written,
 * and the results depend on nothing but the files and the options.
 * Errors: ReliefError for whatever is wrong with files, policies or options.
 */
export function adjudicate(options: RunOptions): Promise<RunResults> {
  return runAdjudication(options);
}
