import {
  IS_CORRECTION,
  IS_DOUBTFUL,
  REFUND_FLAGGED,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
} from '../../domain/claim.js';
import type { Fen } from '../../domain/money.js';
import type { ClaimTable } from '../../tables/claim-table.js';

/**
 * Tries to pair two rows with the same claim_id as a claim and its refund. The refund is then made to name that claim_id
 * as its original. False where they are no pair.
 *
 * The rows of a pair belong to one person. Either one has exactly the opposite amounts of the other. Or both have the
 * same positive amounts, and one names the claim_id as its original, or both are flagged as refunded and settled at
 * different times.
 */
export function makePair(claims: ClaimTable, [a, b]: readonly number[]): boolean {
  const refund = refundOf(claims, a, b);
  if (refund < 0) return false;
  const original = refund === a ? b : a;
  // Some exports name the claim_id as the original in both rows.
  claims.reverses[original] = REVERSES_NOTHING;
  claims.reverses[refund] = claims.reversedIds.internText(claims.claimIds.text(claims.claimId[refund]));
  claims.refund[refund] &= ~IS_DOUBTFUL;
  return true;
}

/** The row, of two, that reverses the other; -1 where neither does. */
function refundOf(claims: ClaimTable, a: number, b: number): number {
  const { person, total } = claims;
  if (person[a] !== person[b] || isCorrection(claims, a) || isCorrection(claims, b)) return -1;
  if (namesAnother(claims, a) || namesAnother(claims, b)) return -1;
  if (isBillTimes(claims, -1, a, b)) return total[a] < 0 ? a : total[b] < 0 ? b : -1;
  if (!isBillTimes(claims, 1, a, b) || total[a] < 0) return -1;
  const named = [a, b].filter((row) => claims.reverses[row] !== REVERSES_NOTHING);
  if (named.length === 1) return named[0];
  const areFlagged = [a, b].every((row) => (claims.refund[row] & REFUND_FLAGGED) !== 0);
  if (!areFlagged) return -1;
  const later = claims.settledOn[a] - claims.settledOn[b] || secondOf(claims, a) - secondOf(claims, b);
  return later > 0 ? a : later < 0 ? b : -1;
}

/** Whether the bill of row `a` is `sign` times the bill of row `b`. What was paid for it does not matter here. */
function isBillTimes(claims: ClaimTable, sign: 1 | -1, a: number, b: number): boolean {
  const { total, eligible } = claims;
  const isTimes = (amount: Fen, other: Fen): boolean => amount === sign * other;
  if (!isTimes(total[a], total[b]) || !isTimes(eligible[a], eligible[b])) return false;
  return isTimes(claims.insurancePaid(a), claims.insurancePaid(b));
}

function isCorrection({ refund }: ClaimTable, row: number): boolean {
  return (refund[row] & IS_CORRECTION) !== 0;
}

/** Whether a row reverses a claim with another claim_id than its own. */
function namesAnother({ claimId, claimIds, reverses, reversedIds }: ClaimTable, row: number): boolean {
  const named = reverses[row];
  if (named === REVERSES_NOTHING || named === REVERSES_UNNAMED) return false;
  return reversedIds.text(named) !== claimIds.text(claimId[row]);
}

/** Whether a row is a refund by its sign, its flag or the original that it names. */
export function isRefundRow({ refund, reverses, total }: ClaimTable, row: number): boolean {
  return reverses[row] !== REVERSES_NOTHING || total[row] < 0 || (refund[row] & REFUND_FLAGGED) !== 0;
}

/** Whether a row repeats another row with the same claim_id, as where exports overlap. */
export function isRepeat(claims: ClaimTable, row: number, of: number): boolean {
  const { person, refund, reverses, settledOn } = claims;
  return (
    person[row] === person[of] &&
    settledOn[row] === settledOn[of] &&
    secondOf(claims, row) === secondOf(claims, of) &&
    isBillTimes(claims, 1, row, of) &&
    reverses[row] === reverses[of] &&
    refund[row] === refund[of]
  );
}

/** The second of the day of a settlement. Without a time of day it counts as midnight. */
export function secondOf({ settledSecond }: ClaimTable, row: number): number {
  return Math.max(0, settledSecond[row]);
}
