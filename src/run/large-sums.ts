import { type Fen, sumTooLarge } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

/**
 * Refuses claims whose amounts do not add up exactly, before anything is made of them. The signs are left aside, so
 * that it depends neither on the order in which they are added nor on the thread that adds them.
 * Errors: SUM_TOO_LARGE with the column.
 */
export function refuseLargeSums(claims: ClaimTable): void {
  const { count } = claims;
  for (const [column, amounts] of [
    ['total_amount', claims.total],
    ['eligible_amount', claims.eligible],
    ['basic_paid + catastrophic_paid + supplementary_paid', claims.insurancePaid],
    ['other_paid', claims.otherPaid],
    ['assistance_paid', claims.assistancePaid],
    ['charity_paid', claims.charityPaid],
  ] as const) {
    if (!Number.isSafeInteger(sumOfSizes(amounts, count))) throw sumTooLarge(column);
  }
}

/** Sizes only add up: once the sum is beyond what is exact it stays there. */
function sumOfSizes(amounts: Float64Array, count: number): Fen {
  let sum = 0;
  for (let claim = 0; claim < count; claim++) sum += Math.abs(amounts[claim]);
  return sum;
}
