import { type Fen, sumTooLarge } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

/**
 * Refuses claims whose amounts cannot be added up exactly, before anything is computed. Signs are ignored, so that the
 * result depends neither on the order nor on the thread in which they are added.
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

/** Absolute values only grow in sum: once it is beyond what is exact, it stays so. */
function sumOfSizes(amounts: Float64Array, count: number): Fen {
  let sum = 0;
  for (let claim = 0; claim < count; claim++) sum += Math.abs(amounts[claim]);
  return sum;
}
