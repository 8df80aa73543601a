import type { ClaimTable } from '../tables/claim-table.js';

/**
 * Goes through the rows that only correct what was paid, in step with the claims. The table has them after the claims, in
 * the order of replay.
 */
export class Corrections {
  private next: number;
  private readonly end: number;

  constructor(private readonly claims: ClaimTable) {
    this.next = claims.count;
    this.end = claims.count + claims.corrections;
  }

  /** Whether the next one comes before a claim. */
  isNextBefore(claim: number): boolean {
    return this.next < this.end && this.precedes(this.next, claim);
  }

  /** The next one, or -1 where there is none left. */
  take(): number {
    return this.next < this.end ? this.next++ : -1;
  }

  private precedes(correction: number, claim: number): boolean {
    const { claimId, claimIds, settledOn, settledSecond } = this.claims;
    const secondOf = (row: number): number => Math.max(0, settledSecond[row]);
    const later =
      settledOn[correction] - settledOn[claim] ||
      secondOf(correction) - secondOf(claim) ||
      claimIds.compare(claimId[correction], claimId[claim]);
    return later < 0;
  }
}
