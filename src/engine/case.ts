import { type Day, NO_DAY } from '../domain/calendar.js';
import type { ClaimDates, ClaimView } from '../mechanisms/claim-view.js';
import type { Policy, Scope } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { PolicyRows } from './policy-rows.js';
import type { ReversalPairs } from './reversal-pairs.js';
import type { RosterIndex } from './roster-index.js';

/** What every check may look at. */
export interface CaseData {
  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly index: RosterIndex;
  readonly reversals: ReversalPairs;
}

/**
 * One claim under one policy on its way through the checks. Check 5 sets the row and category; any check may
 * add notices. One object is reused for all claims of a policy.
 */
export class Case implements ClaimView<Policy> {
  claim = 0;
  year = 0;
  /** The roster row taken and its category, -1 until check 5 has taken one. */
  row = -1;
  category = -1;
  notices = 0;

  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly index: RosterIndex;
  readonly reversals: ReversalPairs;

  constructor(
    data: CaseData,
    readonly policy: Policy,
    /** The roster as the policy sees it, where somebody has worked it out: it saves time and changes nothing. */
    readonly rows: PolicyRows | null = null,
  ) {
    // Not `data` itself, which is another kind of object for each caller: the checks are compiled for one kind.
    this.claims = data.claims;
    this.roster = data.roster;
    this.index = data.index;
    this.reversals = data.reversals;
  }

  begin(claim: number, year: number, notices: number): void {
    this.claim = claim;
    this.year = year;
    this.row = -1;
    this.category = -1;
    this.notices = notices;
  }

  get settledOn(): Day {
    return this.claims.settledOn[this.claim];
  }

  /** The owner of a counter, as `ownerOf` numbers it; the row taken is of the claim's person. */
  owner(scope: Scope): number {
    const { claims, roster } = this;
    const household = scope === 'household' ? roster.household[this.row] : 0;
    return household > 0 ? household : -claims.person[this.claim];
  }

  get dates(): ClaimDates {
    const { claims } = this;
    return {
      entitlement: claims.entitlementDay(this.claim),
      admitted: claims.admittedOn[this.claim] ?? NO_DAY,
      discharged: claims.dischargedOn[this.claim] ?? NO_DAY,
    };
  }
}
