import type { Day } from '../domain/calendar.js';
import { NO_ROW_IN_FORCE, NO_ROW_KNOWN, type PolicyRoster } from '../mechanisms/claim-view.js';
import { eligibilityPeriodOf } from '../mechanisms/entitlement.js';
import type { Policy } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { RosterIndex } from './roster-index.js';

/** The numbers of a row are neighbours in memory: a claim then needs one cache line instead of four. */
const ROW = 0;
const CATEGORY = 1;
const START = 2;
const END = 3;
const NUMBERS = 4;

/**
 * The roster as one policy sees it, worked out once for all claims: the category of each row and the first and last day on
 * which it entitles. Claims whose stay may move these days cannot use it.
 */
export class PolicyRows implements PolicyRoster {
  private readonly facts: Int32Array;
  private readonly starts: Int32Array;

  constructor(policy: Policy, roster: RosterTable, index: RosterIndex) {
    this.starts = index.starts;
    this.facts = new Int32Array(index.rows.length * NUMBERS);
    for (let at = 0; at < index.rows.length; at++) {
      const row = index.rows[at];
      const { start, end } = eligibilityPeriodOf(policy, roster, row);
      this.facts[at * NUMBERS + ROW] = row;
      this.facts[at * NUMBERS + CATEGORY] = policy.categoryOf[roster.identity[row]];
      this.facts[at * NUMBERS + START] = start;
      this.facts[at * NUMBERS + END] = end;
    }
  }

  /**
   * Takes the row that counts for a person on the entitlement day, as `takeRow` does. Returns an offset for `rowAt` and
   * `categoryAt`, or a number below 0 that says why there is none.
   */
  take(person: number, entitlement: Day): number {
    const { facts } = this;
    const end = this.starts[person + 1] * NUMBERS;
    let taken = NO_ROW_KNOWN;
    for (let at = this.starts[person] * NUMBERS; at < end; at += NUMBERS) {
      const category = facts[at + CATEGORY];
      if (category < 0) continue;
      const inForce = facts[at + START] <= entitlement && entitlement <= facts[at + END];
      if (inForce && (taken < 0 || category < facts[taken + CATEGORY])) taken = at;
      else if (taken === NO_ROW_KNOWN) taken = NO_ROW_IN_FORCE;
    }
    return taken;
  }

  /** The roster row at an offset. */
  rowAt(offset: number): number {
    return this.facts[offset + ROW];
  }

  /** Its category under the policy. */
  categoryAt(offset: number): number {
    return this.facts[offset + CATEGORY];
  }
}
