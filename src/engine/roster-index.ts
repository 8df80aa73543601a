import { int32 } from '../columnar/columns.js';
import { IDENTITIES } from '../domain/identities.js';
import type { RosterTable } from '../tables/roster-table.js';

/** Finds a person's roster rows, already in the order that decides between rows of one category. */
export class RosterIndex {
  /** The rows of all persons, one person after the other. */
  readonly rows: Int32Array;
  /** Where the rows of each person begin in `rows`; they end where those of the next begin. */
  readonly starts: Int32Array;

  constructor(readonly roster: RosterTable) {
    const persons = roster.personIds.size;
    this.starts = int32(persons + 1);
    for (let row = 0; row < roster.count; row++) {
      this.starts[roster.person[row] + 1]++;
    }
    for (let person = 1; person <= persons; person++) this.starts[person] += this.starts[person - 1];
    this.rows = int32(roster.count);
    const next = this.starts.slice();
    for (let row = 0; row < roster.count; row++) {
      this.rows[next[roster.person[row]]++] = row;
    }
    for (let person = 0; person < persons; person++) {
      const rows = this.rowsOf(person);
      if (rows.length > 1) rows.sort((a, b) => precedence(roster, a, b));
    }
  }

  /** The rows of a person (number of personIds). Allocates: a loop over all claims reads `starts` instead. */
  rowsOf(person: number): Int32Array {
    return this.rows.subarray(this.starts[person], this.starts[person + 1]);
  }
}

/**
 * Of rows of one category the later recognition comes first, then identity, valid_from, valid_to, household and area as
 * text, blank first. Dates have the order of their text; a blank date comes before all others.
 */
function precedence(roster: RosterTable, a: number, b: number): number {
  return (
    roster.recognizedOn[b] - roster.recognizedOn[a] ||
    compareTexts(identityOf(roster, a), identityOf(roster, b)) ||
    roster.validFrom[a] - roster.validFrom[b] ||
    roster.validTo[a] - roster.validTo[b] ||
    roster.households.compare(roster.household[a], roster.household[b]) ||
    roster.areas.compare(roster.area[a], roster.area[b])
  );
}

function identityOf(roster: RosterTable, row: number): string {
  return IDENTITIES[roster.identity[row]];
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
