import { int32 } from '../../columnar/columns.js';
import { IS_CORRECTION } from '../../domain/claim.js';
import type { ClaimTable } from '../../tables/claim-table.js';

/** Moves the rows that only correct what was paid behind the claims, in replay order. */
export function setCorrectionsAside(claims: ClaimTable): void {
  const corrections: number[] = [];
  for (let row = 0; row < claims.count; row++) {
    if ((claims.refund[row] & IS_CORRECTION) !== 0) corrections.push(row);
  }
  if (corrections.length === 0) return;
  const order = int32(claims.count);
  let next = 0;
  for (let row = 0; row < claims.count; row++) {
    if ((claims.refund[row] & IS_CORRECTION) === 0) order[next++] = row;
  }
  order.set(
    corrections.sort((a, b) => compareRows(claims, a, b)),
    next,
  );
  claims.reorder(order);
  claims.setAside(corrections.length);
}

function compareRows(claims: ClaimTable, a: number, b: number): number {
  const { claimId, claimIds, settledOn, settledSecond } = claims;
  const secondOf = (row: number): number => Math.max(0, settledSecond[row]);
  return settledOn[a] - settledOn[b] || secondOf(a) - secondOf(b) || claimIds.compare(claimId[a], claimId[b]);
}
