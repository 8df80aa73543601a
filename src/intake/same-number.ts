import {
  IS_CORRECTION,
  IS_DOUBTFUL,
  REFUND_FLAGGED,
  REVERSES_NOTHING,
  REVERSES_UNNAMED,
} from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

/**
 * Makes a pair of two rows with one claim_id where one is the refund of the other: it then names its own number. False
 * where they are no pair. A pair is of one person, and either one row is the exact opposite of the other; or they are
 * alike without signs, and one names its own number as the original's or both are flagged as refunded, at two times.
 */
export function makePair(claims: ClaimTable, [a, b]: readonly number[]): boolean {
  const refund = refundOf(claims, a, b);
  if (refund < 0) return false;
  const original = refund === a ? b : a;
  // Some exports write a claim's own number as that of the original into both rows.
  claims.reverses[original] = REVERSES_NOTHING;
  claims.reverses[refund] = claims.reversedIds.internText(claims.claimIds.text(claims.claimId[refund]));
  claims.refund[refund] &= ~IS_DOUBTFUL;
  return true;
}

/** Which of two rows takes the other back, or -1. */
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

/** Whether the bill of one row is that of the other, times 1 or -1. What was paid on it is held against it later. */
function isBillTimes(claims: ClaimTable, sign: 1 | -1, a: number, b: number): boolean {
  const { total, eligible } = claims;
  const isTimes = (amount: Fen, other: Fen): boolean => amount === sign * other;
  if (!isTimes(total[a], total[b]) || !isTimes(eligible[a], eligible[b])) return false;
  return isTimes(claims.insurancePaid(a), claims.insurancePaid(b));
}

function isCorrection({ refund }: ClaimTable, row: number): boolean {
  return (refund[row] & IS_CORRECTION) !== 0;
}

/** Whether a row takes back a claim of another number than its own. */
function namesAnother({ claimId, claimIds, reverses, reversedIds }: ClaimTable, row: number): boolean {
  const named = reverses[row];
  if (named === REVERSES_NOTHING || named === REVERSES_UNNAMED) return false;
  return reversedIds.text(named) !== claimIds.text(claimId[row]);
}

/** Whether a row takes something back, by its signs, its flag or by what it names. */
export function isRefundRow({ refund, reverses, total }: ClaimTable, row: number): boolean {
  return reverses[row] !== REVERSES_NOTHING || total[row] < 0 || (refund[row] & REFUND_FLAGGED) !== 0;
}

/** Whether a row says the same as another one with its number: an export that overlaps, and no refund of it. */
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

/** A settlement time without a time of day counts as midnight. */
export function secondOf({ settledSecond }: ClaimTable, row: number): number {
  return Math.max(0, settledSecond[row]);
}
