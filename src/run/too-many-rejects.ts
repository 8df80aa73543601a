import { ReliefError } from '../domain/errors.js';
import type { Reject } from '../domain/reject.js';
import { groupRejects, type RejectGroup } from '../domain/reject-groups.js';
import type { InputFile } from '../intake/index.js';

/** Most rows of a file cannot be read: the file, not its rows, is what somebody has to look at. */
export class TooManyRejects extends ReliefError {
  constructor(
    file: InputFile,
    /** Why they cannot be read. */
    readonly groups: readonly RejectGroup[],
  ) {
    super('TOO_MANY_REJECTS', { file: file.path, rejected: file.rejected, rows: file.rows });
  }
}

/** Stops the run where more than half of the rows of a file are rejected. Errors: TOO_MANY_REJECTS. */
export function refuseWhereMostIsRejected(files: readonly InputFile[], rejects: readonly Reject[]): void {
  for (const file of files) {
    if (file.rejected * 2 <= file.rows) continue;
    throw new TooManyRejects(file, groupRejects(rejects.filter((reject) => reject.file === file.path)));
  }
}
