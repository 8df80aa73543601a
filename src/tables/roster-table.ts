import { uint32 } from '../columnar/columns.js';
import type { StringInterner } from '../columnar/string-interner.js';
import { type Day, NO_DAY } from '../domain/calendar.js';
import { tableOf } from './declared-table.js';
import type { RowOf } from './fields.js';
import { ROSTER_COLUMNS } from './roster-columns.js';

/** One roster row as a plain object. */
export type Recipient = RowOf<typeof ROSTER_COLUMNS>;

const FIRST_CAPACITY = 256;

/** The roster as columns: one row for each person, identity and period. `line` is the line of the file. */
export class RosterTable extends tableOf(ROSTER_COLUMNS, { line: uint32 }, FIRST_CAPACITY) {
  /**
   * By person, the lines of rejected rows whose cell of the person could be read. What these rows say is not known, so
   * nobody may be told that such a person has no identity.
   */
  readonly rejectedLines = new Map<number, number[]>();

  /** @param personIds Those of the claim table, so that a claim finds its person directly. */
  constructor(personIds: StringInterner) {
    super({ personIds });
  }

  /** Notes that a row of the person is among the rejects. */
  noteRejected(person: number, line: number): void {
    const lines = this.rejectedLines.get(person);
    if (lines === undefined) this.rejectedLines.set(person, [line]);
    else if (!lines.includes(line)) lines.push(line);
  }

  /** First day on which the row is in force: valid_from, else recognized_on. */
  startOf(row: number): Day {
    const from = this.validFrom[row];
    return from === NO_DAY ? this.recognizedOn[row] : from;
  }
}
