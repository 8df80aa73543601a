import { float64, int32 } from '../columnar/columns.js';
import { type Day, NO_TIME } from '../domain/calendar.js';
import { REVERSES_NOTHING } from '../domain/claim.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { indexesOf, type Range } from './partition.js';

/** More than there can be claims, so that a second of the day and a claim index fit into one number. */
const CLAIMS = 2 ** 32;

/**
 * The claims in the order of replay: by settlement time, a bare date counting as 00:00:00, then by claim_id
 * in code-unit order; where a refund has the id of its original, the original first. The order of the rows in the files
 * has no effect.
 */
export function replayOrder(claims: ClaimTable): Int32Array {
  if (isInOrder(claims)) return identityOrder(claims);
  const days = claimsByDay(claims);
  sortDays(claims, days, { from: 0, to: days.ends.length });
  return days.order;
}

/** Claims grouped by day. The days are in order; the claims of each day are still to be sorted. */
export interface Days {
  /** A number for each claim that orders it within its day: the second, then the claim's index in the table. */
  readonly keys: Float64Array;
  /** Where each day ends among the keys. */
  readonly ends: Int32Array;
  /** The claims in the order of replay, as soon as all days are sorted. */
  readonly order: Int32Array;
}

/** Sorts the claims of some days. No day affects another, so that several threads can sort at once. */
export function sortDays(ids: ClaimIds, { keys, ends, order }: Days, { from, to }: Range): void {
  for (let day = from; day < to; day++) {
    const start = day === 0 ? 0 : ends[day - 1];
    sortDay(ids, keys.subarray(start, ends[day]), order.subarray(start, ends[day]));
  }
}

/** Divides the days into ranges with about the same number of claims. */
export function partitionDays({ keys, ends }: Days, count: number): Range[] {
  let from = 0;
  return Array.from({ length: count }, (_, at) => {
    const start = from;
    // The last range ends with all claims, and so with the last day.
    const claims = ((at + 1) * keys.length) / count;
    while (from < ends.length && ends[from] <= claims) from++;
    return { from: start, to: from };
  });
}

/** The columns that order claims of one second. */
export type ClaimIds = Pick<ClaimTable, 'claimId' | 'claimIds' | 'reverses'>;

/** Orders two claims of one second. */
function compareIds({ claimId, claimIds, reverses }: ClaimIds, a: number, b: number): number {
  const order = claimIds.compare(claimId[a], claimId[b]);
  return order === 0 ? reversalRank(reverses[a]) - reversalRank(reverses[b]) : order;
}

/** Of two rows with one claim_id, the one that reverses nothing is the original. */
function reversalRank(reverses: number): number {
  return reverses === REVERSES_NOTHING ? 0 : 1;
}

/** The order of the claims in their table. */
export function identityOrder({ count }: ClaimTable): Int32Array {
  return indexesOf({ from: 0, to: count });
}

/** Whether the claims of the table are already in the order of replay. */
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

/** Groups claims by day; there must be at least one. */
export function claimsByDay(claims: ClaimTable): Days {
  const { count, settledOn } = claims;
  let first: Day = settledOn[0];
  let last: Day = settledOn[0];
  for (let claim = 1; claim < count; claim++) {
    first = Math.min(first, settledOn[claim]);
    last = Math.max(last, settledOn[claim]);
  }
  // Where the claims of each day begin: counted from those of the days before.
  const next = new Int32Array(last - first + 2);
  for (let claim = 0; claim < count; claim++) next[settledOn[claim] - first + 1]++;
  for (let day = 1; day < next.length; day++) next[day] += next[day - 1];
  const keys = float64(count);
  for (let claim = 0; claim < count; claim++)
    keys[next[settledOn[claim] - first]++] = secondOf(claims, claim) * CLAIMS + claim;
  // Every day is now filled up to the beginning of the next.
  return { keys, ends: next.subarray(0, -1), order: int32(count) };
}

/** Sorts the claims of one day. */
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

/** Sorts numbers of at least 0: they have the order of their bits, and bits are compared faster. */
function sortPositive({ buffer, byteOffset, length }: Float64Array): void {
  new BigUint64Array(buffer, byteOffset, length).sort();
}

/** Up to so many ids are compared as bytes in the store; of more, each is compared so often that texts are made first. */
const FEW = 16;

/** Sorts claims of one settlement time by id, in code-unit order, as JavaScript compares strings. */
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
