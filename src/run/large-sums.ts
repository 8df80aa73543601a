import { type Fen, sumTooLarge } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { FenColumn } from '../tables/fields.js';

/**
 * Refuses claims whose amounts cannot be added up exactly, before anything is computed. Signs are ignored, so that the
 * result depends neither on the order nor on the thread in which they are added.
 * Errors: SUM_TOO_LARGE with the column.
 */
export function refuseLargeSums(claims: ClaimTable): void {
  const { count } = claims;
  const refuse = (column: string, sum: Fen): void => {
    if (!Number.isSafeInteger(sum)) throw sumTooLarge(column);
  };
  refuse('total_amount', sumOfSizes(claims.total, count));
  refuse('eligible_amount', sumOfSizes(claims.eligible, count));
  refuse('basic_paid + catastrophic_paid + supplementary_paid', insuranceSize(claims));
  refuse('other_paid', sumOfSizes(claims.otherPaid, count));
  refuse('assistance_paid', sumOfSizes(claims.assistancePaid, count));
  refuse('charity_paid', sumOfSizes(claims.charityPaid, count));
}

/** Absolute values only grow in sum: once it is beyond what is exact, it stays so. */
function sumOfSizes(amounts: FenColumn, count: number): Fen {
  let sum = 0;
  for (let claim = 0; claim < count; claim++) sum += Math.abs(amounts[claim]);
  return sum;
}

function insuranceSize(claims: ClaimTable): Fen {
  let sum = 0;
  for (let claim = 0; claim < claims.count; claim++) sum += Math.abs(claims.insurancePaid(claim));
  return sum;
}
