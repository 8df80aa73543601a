import type { Reject } from '../domain/reject.js';
import { type InputFile, TooManyRejects } from '../intake/index.js';

/** Stops the run where more than half of the rows of a file are rejected. Errors: TOO_MANY_REJECTS. */
export function refuseWhereMostIsRejected(files: readonly InputFile[], rejects: readonly Reject[]): void {
  for (const { path, rejected, rows } of files) {
    if (rejected * 2 <= rows) continue;
    const ofFile = rejects.filter((reject) => reject.file === path);
    throw new TooManyRejects(path, rejected, rows, ofFile);
  }
}
