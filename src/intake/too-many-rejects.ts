import { ReliefError } from '../domain/errors.js';
import type { Reject } from '../domain/reject.js';
import { groupRejects, type RejectGroup } from '../domain/reject-groups.js';

/** Most rows of a file cannot be used: the file, not its rows, is what somebody has to look at. */
export class TooManyRejects extends ReliefError<'TOO_MANY_REJECTS'> {
  /** Why they cannot be used. */
  readonly groups: readonly RejectGroup[];

  /** @param rejected How many of the rows, which need not be all that the file has, are rejected. */
  constructor(file: string, rejected: number, rows: number, rejects: readonly Reject[]) {
    super('TOO_MANY_REJECTS', { file, rejected, rows });
    this.groups = groupRejects(rejects);
  }
}

/** Rejects, and characters of their rows, that are kept of a file most of which is rejected. */
const MOST_REJECTS = 1_000_000;
const MOST_CHARACTERS = 1 << 28;

/**
 * Watches a file while it is read. One of which nothing but rejects comes is given up long before its end:
 * their texts would not fit into memory.
 */
export class RejectWatch {
  private seen = 0;
  private characters = 0;

  constructor(private readonly file: string) {}

  /** Looks at what has come so far. Errors: TOO_MANY_REJECTS. */
  look(rejects: readonly Reject[], rows: number): void {
    for (; this.seen < rejects.length; this.seen++) this.characters += rejects[this.seen].row.length;
    if (rejects.length <= MOST_REJECTS && this.characters <= MOST_CHARACTERS) return;
    if (rejects.length * 2 > rows) throw new TooManyRejects(this.file, rejects.length, rows, rejects);
  }
}
