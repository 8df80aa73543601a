import type { ClaimTable } from '../tables/claim-table.js';

/** Bits that are kept for each claim: with so many, few claims share one by chance. */
const BITS_PER_CLAIM = 16;
/** So many slots are looked at for an id; those that are made to share a hash would be compared each with each. */
const MOST_PROBES = 32;

/**
 * Claims that share their claim_id with another, in groups of places: each group in rising order, the groups by
 * their first place. To find the few, no table of all ids is made: every id marks one bit, chosen by its hash, and
 * only claims whose bit was marked twice go into one.
 */
export function repeatedIds(claims: ClaimTable): number[][] {
  const bits = Math.min(32, Math.ceil(Math.log2(Math.max(32, claims.count * BITS_PER_CLAIM))));
  const suspects = suspectsOf(claims, bits);
  const { claimIds, claimId } = claims;
  const groups = new Map<number, number[]>();
  /** Places of the first claim of each id plus one, by the hash of the id. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(suspects.length * 2 + 1)));
  const mask = slots.length - 1;
  /** The same for ids that have found no slot. */
  const crowded = new Map<string, number>();
  /** The place of the first claim with the id of one, which is this one itself where there was none. */
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

/** The claims whose bit is some other claim's, too. */
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
