import { float64, int32 } from '../columnar/columns.js';
import { type Day, NO_TIME } from '../domain/calendar.js';
import { REVERSES_NOTHING } from '../domain/claim.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { indexesOf, type Range } from './partition.js';

/** More than there are claims: a second of the day and a claim fit into one number side by side. */
const CLAIMS = 2 ** 32;

/**
 * The claims in the order of replay: by settlement time, a bare date counting as 00:00:00, then by claim_id
 * in code-unit order; where a refund bears the number of its original, the original first. The order of rows in the
 * files plays no part.
 */
export function replayOrder(claims: ClaimTable): Int32Array {
  if (isInOrder(claims)) return identityOrder(claims);
  const days = claimsByDay(claims);
  sortDays(claims, days, { from: 0, to: days.ends.length });
  return days.order;
}

/** Claims laid out by day. The days follow each other; the claims of each are still to be put in order. */
export interface Days {
  /** A number for each claim that orders it within its day: the second, then the claim's place in the table. */
  readonly keys: Float64Array;
  /** Where each day ends among the keys. */
  readonly ends: Int32Array;
  /** The claims in the order of replay, as soon as all days are sorted. */
  readonly order: Int32Array;
}

/** Puts the claims of some days in order. No day bears on another, so that they can be sorted side by side. */
export function sortDays(ids: ClaimIds, { keys, ends, order }: Days, { from, to }: Range): void {
  for (let day = from; day < to; day++) {
    const start = day === 0 ? 0 : ends[day - 1];
    sortDay(ids, keys.subarray(start, ends[day]), order.subarray(start, ends[day]));
  }
}

/** Deals the days out into stretches with about as many claims in each. */
export function partitionDays({ keys, ends }: Days, count: number): Range[] {
  let from = 0;
  return Array.from({ length: count }, (_, at) => {
    const start = from;
    // The last stretch ends with all claims, and so with the last day.
    const claims = ((at + 1) * keys.length) / count;
    while (from < ends.length && ends[from] <= claims) from++;
    return { from: start, to: from };
  });
}

/** What sorting claims of one second needs to know of them. */
export type ClaimIds = Pick<ClaimTable, 'claimId' | 'claimIds' | 'reverses'>;

/** Orders two claims of one second. */
function compareIds({ claimId, claimIds, reverses }: ClaimIds, a: number, b: number): number {
  const order = claimIds.compare(claimId[a], claimId[b]);
  return order === 0 ? reversalRank(reverses[a]) - reversalRank(reverses[b]) : order;
}

/** Of two rows with one claim_id the one that takes nothing back is the original. */
function reversalRank(reverses: number): number {
  return reverses === REVERSES_NOTHING ? 0 : 1;
}

/** The order in which the claims stand in their table. */
export function identityOrder({ count }: ClaimTable): Int32Array {
  return indexesOf({ from: 0, to: count });
}

/** Whether the claims already stand in the order of replay. */
export function isInOrder(claims: ClaimTable): boolean {
  const { settledOn } = claims;
  for (let claim = 1; claim < claims.count; claim++) {
    const later =
      settledOn[claim] - settledOn[claim - 1] || secondOf(claims, claim) - secondOf(claims, claim - 1);
    if (later < 0) return false;
    if (later === 0 && compareIds(claims, claim - 1, claim) > 0) return false;
  }
  return true;
}

function secondOf(claims: ClaimTable, claim: number): number {
  const second = claims.settledSecond[claim];
  return second === NO_TIME ? 0 : second;
}

/** Lays claims out by day; there must be some. */
export function claimsByDay(claims: ClaimTable): Days {
  const { count, settledOn } = claims;
  let first: Day = settledOn[0];
  let last: Day = settledOn[0];
  for (let claim = 1; claim < count; claim++) {
    first = Math.min(first, settledOn[claim]);
    last = Math.max(last, settledOn[claim]);
  }
  // Where the claims of each day begin, by counting those of the days before.
  const next = new Int32Array(last - first + 2);
  for (let claim = 0; claim < count; claim++) next[settledOn[claim] - first + 1]++;
  for (let day = 1; day < next.length; day++) next[day] += next[day - 1];
  const keys = float64(count);
  for (let claim = 0; claim < count; claim++)
    keys[next[settledOn[claim] - first]++] = secondOf(claims, claim) * CLAIMS + claim;
  // Every day has been filled up to where the one after it begins.
  return { keys, ends: next.subarray(0, -1), order: int32(count) };
}

/** Puts the claims of one day in order. */
function sortDay(ids: ClaimIds, keys: Float64Array, order: Int32Array): void {
  sortPositive(keys);
  for (let start = 0; start < keys.length; ) {
    const second = Math.floor(keys[start] / CLAIMS);
    const nextSecond = (second + 1) * CLAIMS;
    let end = start;
    while (end < keys.length && keys[end] < nextSecond) {
      order[end] = keys[end] - second * CLAIMS;
      end++;
    }
    if (end - start > 1) sortById(ids, order.subarray(start, end));
    start = end;
  }
}

/** Sorts numbers not below 0: they stand in order when their bits do, and bits are compared faster than numbers. */
function sortPositive({ buffer, byteOffset, length }: Float64Array): void {
  new BigUint64Array(buffer, byteOffset, length).sort();
}

/** So few texts are compared where they lie; the more there are, the more often each is compared. */
const FEW = 16;

/** Puts claims of one settlement time in order of their ids: of two strings, JavaScript compares code units. */
function sortById(claims: ClaimIds, order: Int32Array): void {
  if (order.length <= FEW) {
    order.sort((a, b) => compareIds(claims, a, b));
    return;
  }
  const { claimId, claimIds, reverses } = claims;
  const ids = Array.from(order, (claim) => claimIds.text(claimId[claim]));
  const indexes = Array.from(order, (_, index) => index);
  const rankOf = (index: number): number => reversalRank(reverses[order[index]]);
  indexes.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : rankOf(a) - rankOf(b)));
  order.set(indexes.map((index) => order[index]));
}
