import { NOT_DATA, type Reject } from '../domain/reject.js';
import { type InputFile, TooManyRejects } from '../intake/index.js';

/**
 * Stops the run where more than half of the rows of its claims, of its roster or of its ledger are rejected. Several
 * claims files count as one input, because it must not matter how the claims are divided among them. Errors: TOO_MANY_REJECTS.
 */
export function refuseWhereMostIsRejected(files: readonly InputFile[], rejects: readonly Reject[]): void {
  const notData = rejects.filter(({ code }) => NOT_DATA.has(code)).length;
  const rows = files.reduce((sum, file) => sum + file.rows, 0) - notData;
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0) - notData;
  if (rejected * 2 <= rows) return;
  const paths = [...new Set(files.map(({ path }) => path))].join(', ');
  throw new TooManyRejects(paths, rejected, rows, rejects);
}
