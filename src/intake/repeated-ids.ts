import type { ClaimTable } from '../domain/claim.js';

/** Claims are looked at in parts of about this many, so that the table of a part stays in the processor's cache. */
const CLAIMS_PER_PART = 8192;

/**
 * Claims that share their claim_id with another, in groups of places: each group in rising order, the groups by
 * their first place. One table for all claims would be a jump through memory per claim; so the claims are first
 * dealt out into parts by the hash of their id, and each part is searched on its own.
 */
export function repeatedIds(claims: ClaimTable): number[][] {
  const parts = 2 ** Math.ceil(Math.log2(Math.max(1, claims.count / CLAIMS_PER_PART)));
  const { places, starts } = dealOut(claims, parts);
  const groups = new Map<number, number[]>();
  for (let part = 0; part < parts; part++) {
    searchPart(claims, places.subarray(starts[part], starts[part + 1]), groups);
  }
  return [...groups.values()].sort((a, b) => a[0] - b[0]);
}

/** Sorts the claims by the part that their id's hash falls into; within a part they keep their order. */
function dealOut(claims: ClaimTable, parts: number): { places: Int32Array; starts: Int32Array } {
  const partOf = (claim: number): number => claims.claimIds.hashOf(claims.claimId[claim]) & (parts - 1);
  const starts = new Int32Array(parts + 1);
  for (let claim = 0; claim < claims.count; claim++) starts[partOf(claim) + 1]++;
  for (let part = 0; part < parts; part++) starts[part + 1] += starts[part];
  const next = starts.slice();
  const places = new Int32Array(claims.count);
  for (let claim = 0; claim < claims.count; claim++) places[next[partOf(claim)]++] = claim;
  return { places, starts };
}

/** Finds the claims of one part that share an id, and notes them in `groups` by the first of them. */
function searchPart(claims: ClaimTable, places: Int32Array, groups: Map<number, number[]>): void {
  const { claimIds, claimId } = claims;
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(places.length * 2 + 1)));
  const mask = slots.length - 1;
  for (const place of places) {
    const hash = claimIds.hashOf(claimId[place]);
    // The low bits chose the part and are the same for all of its claims; the high ones choose the slot.
    let slot = (hash >>> 8) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const first = slots[slot] - 1;
      if (claimIds.hashOf(claimId[first]) !== hash || claimIds.compare(claimId[first], claimId[place]) !== 0)
        continue;
      const group = groups.get(first) ?? [first];
      groups.set(first, group);
      group.push(place);
      break;
    }
    if (slots[slot] === 0) slots[slot] = place + 1;
  }
}
