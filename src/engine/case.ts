import { type Day, NO_DAY } from '../domain/calendar.js';
import type { Fen } from '../domain/money.js';
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
 * One claim under one policy, on its way through checks and benefits. The roster check sets row and category; every step
 * may add notices. One object is reused for all claims of a policy.
 */
export class Case implements ClaimView<Policy> {
  claim = 0;
  /** The year of the settlement. */
  year = 0;
  /** What earlier policies of the stack pay for the claim or, where none of them is in force, its own assistance_paid. */
  assistance: Fen = 0;
  /** The roster row taken and its category, -1 until the roster check has taken one. */
  row = -1;
  category = -1;
  /** Bits of NOTICES. */
  notices = 0;

  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly index: RosterIndex;
  readonly reversals: ReversalPairs;

  constructor(
    data: CaseData,
    readonly policy: Policy,
    readonly policyIndex: number,
    /** The roster as the policy sees it, where it was worked out beforehand: faster, with the same result. */
    readonly rows: PolicyRows | null = null,
  ) {
    // Not `data` itself: its shape differs between callers, and V8 compiles the checks for one shape.
    this.claims = data.claims;
    this.roster = data.roster;
    this.index = data.index;
    this.reversals = data.reversals;
  }

  /** Starts with another claim. `notices` are those that belong to it whatever the policy. */
  begin(claim: number, year: number, notices: number, assistance: Fen): void {
    this.claim = claim;
    this.year = year;
    this.assistance = assistance;
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
