import type { Adjudication } from './replay.js';

/**
 * Finds the claims that may share counters with a claim: those of its person and, where a counter belongs to a household, of
 * everyone with a roster row in a household of that person. Only the persons asked for are kept, so that a run with few
 * differences needs little memory.
 */
export class CounterPeers {
  /** Replay positions of each person's claims, rising: those from starts[person] to starts[person + 1]. */
  private readonly starts: Int32Array;
  private readonly positions: Int32Array;
  /** Roster rows by household; empty where no counter belongs to a household. */
  private readonly rowsOfHousehold: ReadonlyMap<number, readonly number[]>;

  /**
   * @param inQuestion Claims whose peers will be asked for.
   * @param byHousehold Whether a counter of the stack belongs to households.
   */
  constructor(
    private readonly adjudication: Adjudication,
    inQuestion: Iterable<number>,
    byHousehold: boolean,
  ) {
    const { claims, order, roster } = adjudication;
    const wanted = new Uint8Array(claims.personIds.size);
    for (const claim of inQuestion) wanted[claims.person[claim]] = 1;
    this.rowsOfHousehold = byHousehold ? rowsOfHouseholds(adjudication, wanted) : new Map();
    for (const rows of this.rowsOfHousehold.values()) for (const row of rows) wanted[roster.person[row]] = 1;

    const starts = new Int32Array(wanted.length + 1);
    const found: number[] = [];
    for (let replayPosition = 0; replayPosition < order.length; replayPosition++) {
      const person = claims.person[order[replayPosition]];
      if (wanted[person] === 0) continue;
      found.push(replayPosition);
      starts[person + 1]++;
    }
    for (let person = 0; person < wanted.length; person++) starts[person + 1] += starts[person];
    this.starts = starts;
    this.positions = new Int32Array(found.length);
    const next = starts.slice();
    for (const replayPosition of found)
      this.positions[next[claims.person[order[replayPosition]]]++] = replayPosition;
  }

  /** Replay positions, rising, of all claims that may share a counter with the claim, itself included. */
  of(claim: number): Int32Array {
    const { claims, roster, index } = this.adjudication;
    const person = claims.person[claim];
    const family = new Set([person]);
    for (const row of index.rowsOf(person)) {
      for (const other of this.rowsOfHousehold.get(roster.household[row]) ?? [])
        family.add(roster.person[other]);
    }
    const lists = [...family].map((member) =>
      this.positions.subarray(this.starts[member], this.starts[member + 1]),
    );
    if (lists.length === 1) return lists[0];
    const joined = new Int32Array(lists.reduce((length, list) => length + list.length, 0));
    let at = 0;
    for (const list of lists) {
      joined.set(list, at);
      at += list.length;
    }
    return joined.sort();
  }
}

/** The roster rows of every household in which a wanted person has a row. */
function rowsOfHouseholds({ roster }: Adjudication, wanted: Uint8Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (let row = 0; row < roster.count; row++) {
    const household = roster.household[row];
    if (household > 0 && wanted[roster.person[row]] === 1) rows.set(household, []);
  }
  for (let row = 0; row < roster.count; row++) rows.get(roster.household[row])?.push(row);
  return rows;
}
