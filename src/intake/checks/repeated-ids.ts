import type { ClaimTable } from '../../tables/claim-table.js';

/** Bits of the marks for each claim. With so many, few claims share a bit by chance. */
const BITS_PER_CLAIM = 16;
/** The most slots that are tried for an id. Without this limit, ids with the same hash would take quadratic time. */
const MOST_PROBES = 32;

/**
 * Groups the indexes of claims that share their claim_id. Each group is in rising order, and the groups are in the order
 * of their first claims. Only few ids are repeated, so no hash table of all ids is made: each id marks one bit, which
 * its hash chooses, and only claims whose bit is marked twice go into a hash table.
 */
export function repeatedIds(claims: ClaimTable): number[][] {
  const bits = Math.min(32, Math.ceil(Math.log2(Math.max(32, claims.count * BITS_PER_CLAIM))));
  const suspects = suspectsOf(claims, bits);
  const { claimIds, claimId } = claims;
  const groups = new Map<number, number[]>();
  /** The index of the first claim of each id plus 1, by the hash of the id; 0 for an empty slot. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(suspects.length * 2 + 1)));
  const mask = slots.length - 1;
  /** The first claim of each id that found no slot. */
  const crowded = new Map<string, number>();
  /** The first claim with the same id: an earlier one, or the claim itself. */
  const firstLike = (claimIndex: number): number => {
    const hash = claimIds.hashOf(claimId[claimIndex]);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      if (slots[slot] === 0) slots[slot] = claimIndex + 1;
      const other = slots[slot] - 1;
      if (claimIds.compare(claimId[other], claimId[claimIndex]) === 0) return other;
    }
    const id = claimIds.text(claimId[claimIndex]);
    const first = crowded.get(id) ?? claimIndex;
    crowded.set(id, first);
    return first;
  };
  for (const claimIndex of suspects) {
    const first = firstLike(claimIndex);
    if (first !== claimIndex && groups.get(first)?.push(claimIndex) === undefined)
      groups.set(first, [first, claimIndex]);
  }
  return [...groups.values()].sort((a, b) => a[0] - b[0]);
}

/** The claims that share their bit with another claim. */
function suspectsOf(claims: ClaimTable, bits: number): Int32Array {
  const marked = new Uint32Array(2 ** (bits - 5));
  const markedTwice = new Uint32Array(marked.length);
  const bitOf = (claim: number): number => claims.claimIds.hashOf(claims.claimId[claim]) >>> (32 - bits);
  for (let claim = 0; claim < claims.count; claim++) {
    const bit = bitOf(claim);
    const mask = 1 << (bit & 31);
    if ((marked[bit >>> 5] & mask) !== 0) markedTwice[bit >>> 5] |= mask;
    marked[bit >>> 5] |= mask;
  }
  const suspects = new Int32Array(claims.count);
  let count = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    const bit = bitOf(claim);
    if ((markedTwice[bit >>> 5] & (1 << (bit & 31))) !== 0) suspects[count++] = claim;
  }
  return suspects.slice(0, count);
}
