import { type Day, NO_DAY } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';
import type { RosterTable } from '../domain/recipient.js';
import type { Policy } from '../policy/policy.js';
import type { ClaimDates } from '../rules/entitlement.js';
import type { RosterIndex } from './roster-index.js';
import type { Voids } from './voids.js';

/** What every check may look at. */
export interface CaseData {
  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly index: RosterIndex;
  readonly voids: Voids;
}

/**
 * One claim under one policy on its way through the checks. Check 5 sets the row and category; any check may
 * add notices. One object is reused for all claims of a policy.
 */
export class Case {
  claim = 0;
  year = 0;
  /** The roster row taken and its category, -1 until check 5 has taken one. */
  row = -1;
  category = -1;
  notices = 0;

  constructor(
    readonly data: CaseData,
    readonly policy: Policy,
  ) {}

  begin(claim: number, year: number, notices: number): void {
    this.claim = claim;
    this.year = year;
    this.row = -1;
    this.category = -1;
    this.notices = notices;
  }

  get settledOn(): Day {
    return this.data.claims.settledOn[this.claim] as Day;
  }

  get dates(): ClaimDates {
    const { claims } = this.data;
    return {
      entitlement: claims.entitlementDay(this.claim),
      admitted: claims.admittedOn[this.claim] ?? NO_DAY,
      discharged: claims.dischargedOn[this.claim] ?? NO_DAY,
    };
  }
}
