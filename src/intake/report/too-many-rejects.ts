import { ReliefError } from '../../domain/errors.js';
import type { Reject } from '../../domain/reject.js';
import { groupRejects, type RejectGroup } from '../../domain/reject-groups.js';

/** The error TOO_MANY_REJECTS: most rows of a file are rejected, so that the file itself must be wrong. */
export class TooManyRejects extends ReliefError<'TOO_MANY_REJECTS'> {
  /** The rejects by their causes. */
  readonly groups: readonly RejectGroup[];

  /**
   * @param rejected The number of rows that are rejected.
   * @param rows The number of rows that were read, which may be fewer than the file has.
   */
  constructor(file: string, rejected: number, rows: number, rejects: readonly Reject[]) {
    super('TOO_MANY_REJECTS', { file, rejected, rows });
    this.groups = groupRejects(rejects);
  }
}

/** The most rejects, and the most characters of their rows, that are kept where most rows are rejected. */
const MOST_REJECTS = 1_000_000;
const MOST_CHARACTERS = 1 << 28;

/**
 * Watches the rejects of a file while it is read. Where nearly all rows are rejected, their texts would not fit into
 * memory, so reading stops long before the end.
 */
export class RejectWatch {
  private seen = 0;
  private characters = 0;

  constructor(private readonly file: string) {}

  /** Checks the rejects so far. Errors: TOO_MANY_REJECTS. */
  look(rejects: readonly Reject[], rows: number): void {
    for (; this.seen < rejects.length; this.seen++) this.characters += rejects[this.seen].row.length;
    if (rejects.length <= MOST_REJECTS && this.characters <= MOST_CHARACTERS) return;
    if (rejects.length * 2 > rows) throw new TooManyRejects(this.file, rejects.length, rows, rejects);
  }
}
