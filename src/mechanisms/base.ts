import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

/**
 * What is left to the person within the catalogue after all insurance (合规自负费用), in fen. Below 0 where
 * the file says that insurance paid more than the catalogue amount: the caller takes it as 0.
 */
export function burdenBeforeFloor(claims: ClaimTable, claim: number): Fen {
  return claims.eligible[claim] - claims.insurancePaid(claim);
}

export function burden(claims: ClaimTable, claim: number): Fen {
  return Math.max(0, burdenBeforeFloor(claims, claim));
}

/** What is left of the whole bill after insurance, other payers and `assistance`, in fen. */
export function residualBurden(claims: ClaimTable, claim: number, assistance: Fen): Fen {
  const left = claims.total[claim] - claims.insurancePaid(claim) - claims.otherPaid[claim] - assistance;
  return Math.max(0, left);
}
