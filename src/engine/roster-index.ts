import { int32 } from '../columnar/columns.js';
import { IDENTITIES } from '../domain/identities.js';
import type { RosterTable } from '../tables/roster-table.js';

/** Finds a person's roster rows, already in the order that decides between rows of one category. */
export class RosterIndex {
  /** The rows of all persons, one person behind the other. */
  readonly rows: Int32Array;
  /** Where the rows of each person begin in `rows`; they end where those of the next begin. */
  readonly starts: Int32Array;

  constructor(readonly roster: RosterTable) {
    const persons = roster.personIds.size;
    this.starts = int32(persons + 1);
    for (let row = 0; row < roster.count; row++) {
      const next = (roster.person[row] as number) + 1;
      this.starts[next] = (this.starts[next] as number) + 1;
    }
    for (let person = 1; person <= persons; person++) {
      this.starts[person] = (this.starts[person] as number) + (this.starts[person - 1] as number);
    }
    this.rows = int32(roster.count);
    const next = this.starts.slice();
    for (let row = 0; row < roster.count; row++) {
      const person = roster.person[row] as number;
      const at = next[person] as number;
      this.rows[at] = row;
      next[person] = at + 1;
    }
    for (let person = 0; person < persons; person++) {
      const rows = this.rowsOf(person);
      if (rows.length > 1) rows.sort((a, b) => precedence(roster, a, b));
    }
  }

  /** The rows of a person (number of personIds). Makes an array: a loop over all claims goes by `starts`. */
  rowsOf(person: number): Int32Array {
    return this.rows.subarray(this.starts[person], this.starts[person + 1]);
  }
}

/**
 * Between rows of one category the later recognition counts, then identity, valid_from, valid_to, household
 * and area as text, blank first. Dates order as their text does, and a blank date is before all others.
 */
function precedence(roster: RosterTable, a: number, b: number): number {
  return (
    (roster.recognizedOn[b] as number) - (roster.recognizedOn[a] as number) ||
    compareTexts(identityOf(roster, a), identityOf(roster, b)) ||
    (roster.validFrom[a] as number) - (roster.validFrom[b] as number) ||
    (roster.validTo[a] as number) - (roster.validTo[b] as number) ||
    roster.households.compare(roster.household[a] as number, roster.household[b] as number) ||
    roster.areas.compare(roster.area[a] as number, roster.area[b] as number)
  );
}

function identityOf(roster: RosterTable, row: number): string {
  return IDENTITIES[roster.identity[row] as number] as string;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
