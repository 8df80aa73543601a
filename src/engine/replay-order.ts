import { type Day, NO_TIME } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';
import { int32 } from '../domain/columns.js';

/** More than there are claims: a second of the day and a claim fit into one number side by side. */
const CLAIMS = 2 ** 32;

/**
 * The claims in the order of replay: by settlement time, a bare date counting as 00:00:00, then by claim_id
 * in code-unit order. The order of rows in the files plays no part.
 */
export function replayOrder(claims: ClaimTable): Int32Array {
  if (isInOrder(claims)) return asTheyStand(claims);
  const order = int32(claims.count);
  const { keys, ends } = keysByDay(claims);
  let start = 0;
  for (const end of ends) {
    sortDay(claims, keys.subarray(start, end), order.subarray(start, end));
    start = end;
  }
  return order;
}

/** The order in which the claims stand in their table. */
export function asTheyStand({ count }: ClaimTable): Int32Array {
  const order = int32(count);
  for (let claim = 0; claim < count; claim++) order[claim] = claim;
  return order;
}

/** Whether the claims already stand in the order of replay. */
function isInOrder(claims: ClaimTable): boolean {
  const { claimId, claimIds, settledOn } = claims;
  for (let claim = 1; claim < claims.count; claim++) {
    const later =
      settledOn[claim] - settledOn[claim - 1] || secondOf(claims, claim) - secondOf(claims, claim - 1);
    if (later < 0) return false;
    if (later === 0 && claimIds.compare(claimId[claim - 1], claimId[claim]) > 0) return false;
  }
  return true;
}

function secondOf(claims: ClaimTable, claim: number): number {
  const second = claims.settledSecond[claim];
  return second === NO_TIME ? 0 : second;
}

/**
 * A number for each claim that orders it within its day: the second, then the claim's place in the table. The
 * days follow each other, and each ends where `ends` says.
 */
function keysByDay(claims: ClaimTable): { keys: Float64Array; ends: Int32Array } {
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
  const keys = new Float64Array(count);
  for (let claim = 0; claim < count; claim++)
    keys[next[settledOn[claim] - first]++] = secondOf(claims, claim) * CLAIMS + claim;
  // Every day has been filled up to where the one after it begins.
  return { keys, ends: next.subarray(0, -1) };
}

/** Puts the claims of one day in order. */
function sortDay(claims: ClaimTable, keys: Float64Array, order: Int32Array): void {
  sortPositive(keys);
  for (let start = 0; start < keys.length; ) {
    const second = Math.floor(keys[start] / CLAIMS);
    const nextSecond = (second + 1) * CLAIMS;
    let end = start;
    while (end < keys.length && keys[end] < nextSecond) {
      order[end] = keys[end] - second * CLAIMS;
      end++;
    }
    if (end - start > 1) sortById(claims, order.subarray(start, end));
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
function sortById({ claimId, claimIds }: ClaimTable, order: Int32Array): void {
  if (order.length <= FEW) {
    order.sort((a, b) => claimIds.compare(claimId[a], claimId[b]));
    return;
  }
  const ids = Array.from(order, (claim) => claimIds.text(claimId[claim]));
  const places = Array.from(order, (_, place) => place);
  places.sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : 0));
  order.set(places.map((place) => order[place]));
}
