import { type Day, NO_TIME } from '../domain/calendar.js';
import type { ClaimTable } from '../domain/claim.js';

const SECONDS_PER_DAY = 86_400;

/**
 * The claims in the order of replay: by settlement time, a bare date counting as 00:00:00, then by claim_id
 * in code-unit order. The order of rows in the files plays no part.
 */
export function replayOrder(claims: ClaimTable): Int32Array {
  if (isInOrder(claims)) return identityOrder(claims.count);
  const bySecond = countingSort(identityOrder(claims.count), SECONDS_PER_DAY, (claim) =>
    secondOf(claims, claim),
  );
  const { first, days } = dayRange(claims);
  const order = countingSort(bySecond, days, (claim) => (claims.settledOn[claim] as Day) - first);
  sortTiesById(order, claims);
  return order;
}

/** Whether the claims already stand in the order of replay. */
function isInOrder(claims: ClaimTable): boolean {
  for (let claim = 1; claim < claims.count; claim++)
    if (compareClaims(claims, claim - 1, claim) > 0) return false;
  return true;
}

/** Orders two claims by settlement time, then by claim_id in code-unit order. */
function compareClaims(claims: ClaimTable, a: number, b: number): number {
  return (
    claims.settledOn[a] - claims.settledOn[b] ||
    secondOf(claims, a) - secondOf(claims, b) ||
    claims.claimIds.compare(claims.claimId[a], claims.claimId[b])
  );
}

function secondOf(claims: ClaimTable, claim: number): number {
  const second = claims.settledSecond[claim] as number;
  return second === NO_TIME ? 0 : second;
}

function identityOrder(count: number): Int32Array {
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  return order;
}

function dayRange(claims: ClaimTable): { first: Day; days: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let claim = 0; claim < claims.count; claim++) {
    const day = claims.settledOn[claim] as Day;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return claims.count === 0 ? { first: 0, days: 0 } : { first, days: last - first + 1 };
}

/** Sorts by a small whole-number key and keeps the given order between equals. */
function countingSort(order: Int32Array, keys: number, keyOf: (claim: number) => number): Int32Array {
  const starts = new Int32Array(keys + 1);
  for (const claim of order) {
    const next = keyOf(claim) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let key = 1; key <= keys; key++) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const sorted = new Int32Array(order.length);
  for (const claim of order) {
    const key = keyOf(claim);
    const place = starts[key] as number;
    sorted[place] = claim;
    starts[key] = place + 1;
  }
  return sorted;
}

/** Claims of one settlement time stand side by side; each such run is put in order of claim_id. */
function sortTiesById(order: Int32Array, claims: ClaimTable): void {
  const sameTime = (a: number, b: number): boolean =>
    claims.settledOn[a] === claims.settledOn[b] && secondOf(claims, a) === secondOf(claims, b);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && sameTime(order[start] as number, order[end] as number)) end++;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => compareClaims(claims, a, b));
    start = end;
  }
}
