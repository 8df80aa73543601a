import { addFen, type Fen } from '../domain/money.js';
import { burden } from '../mechanisms/base.js';
import { exclusion } from '../mechanisms/exclusions.js';
import { inForce } from '../mechanisms/in-force.js';
import type { Policy } from '../policy/policy.js';
import type { CaseData } from './case.js';
import { NOT_VOID } from './reversal-pairs.js';

/** The first time in a year that a person's burden exceeds the policy's threshold. */
export interface EarlyWarning {
  /** Policy index. */
  readonly policy: number;
  readonly person: number;
  readonly year: number;
  readonly threshold: Fen;
  /** The cumulative sum after the claim. */
  readonly amount: Fen;
  /** The claim with which the sum exceeded the threshold. */
  readonly claim: number;
}

/** Adds up the burden of everyone in the claims, on the roster or not, and notes where a sum exceeds the threshold. */
export class WarningWatch {
  readonly warnings: EarlyWarning[] = [];
  /** By year: what the claims of each person add up to. */
  private readonly sums = new Map<number, Float64Array>();
  private latestYear = Number.NaN;
  private sumsOfLatestYear: Float64Array = new Float64Array(0);

  constructor(
    private readonly data: CaseData,
    private readonly policy: Policy,
    private readonly policyIndex: number,
  ) {}

  /** @param paid What the policy pays for the claim, in fen. */
  see(claim: number, year: number, paid: Fen): void {
    const rule = this.policy.warning;
    if (rule === null || !this.counts(claim)) return;
    const threshold = rule.thresholds.get(year);
    if (threshold === undefined) return;
    const { claims } = this.data;
    const person = claims.person[claim];
    const sums = this.sumsOf(year);
    const before = sums[person];
    const assistance = rule.base === 'burden_after_assistance' ? paid : 0;
    // A sum that never falls exceeds its threshold for the first time only once.
    const amount = addFen(before, Math.max(0, burden(claims, claim) - assistance));
    sums[person] = amount;
    if (before <= threshold && amount > threshold) {
      this.warnings.push({ policy: this.policyIndex, person, year, threshold, amount, claim });
    }
  }

  /** The sums of a year, by person. The latest year is kept, because claims come by date. */
  private sumsOf(year: number): Float64Array {
    if (year !== this.latestYear) {
      const sums = this.sums.get(year) ?? new Float64Array(this.data.claims.personIds.size);
      this.sums.set(year, sums);
      this.latestYear = year;
      this.sumsOfLatestYear = sums;
    }
    return this.sumsOfLatestYear;
  }

  private counts(claim: number): boolean {
    const { claims, reversals } = this.data;
    return (
      reversals.state[claim] === NOT_VOID &&
      inForce(this.policy, claims.settledOn[claim]) &&
      exclusion(this.policy.exclusions, claims, claim) === ''
    );
  }
}
