import { type ClaimTable, REVERSES_NOTHING, REVERSES_UNNAMED } from '../domain/claim.js';
import { grown, int32, uint8 } from '../domain/columns.js';
import type { Fen } from '../domain/money.js';
import { TextPool } from '../domain/text-pool.js';

export const NOT_VOID = 0;
export const VOID = 1;
export const ORPHAN = 2;

/** Which claims reversals take back, found once for all policies. */
export interface Voids {
  /** NOT_VOID, VOID or ORPHAN per claim. */
  readonly state: Uint8Array;
  /** The other half of a reversed pair, -1 without one. */
  readonly partner: Int32Array;
  /** 1 where the pair was found by its amount, because the export names no original. */
  readonly byAmount: Uint8Array;
}

/** Voids before any reversal has been looked at. */
export function noVoids(claims: number): Voids {
  return { state: uint8(claims), partner: int32(claims).fill(-1), byAmount: uint8(claims) };
}

/**
 * Matches reversals with what they take back, in replay order: the first reversal of a claim counts. A
 * reversal is an orphan when its target is not in the input, belongs to another person, is itself a
 * reversal, or is already reversed.
 *
 * @param order All claims of some persons, in the order of replay.
 */
export function findVoids(claims: ClaimTable, order: Int32Array, voids: Voids): void {
  const reversing = personsWithReversal(claims, order);
  if (reversing === null) return;
  const claimOf = claimsById(claims, order, reversing);
  const earlier = new EarlierClaims(claims, voids);
  const { person } = claims;
  for (const claim of order) {
    const reversals = reversing[person[claim]];
    if (reversals === 0) continue;
    const reverses = claims.reverses[claim];
    if (reverses === REVERSES_NOTHING) {
      if ((reversals & UNNAMED) !== 0) earlier.note(claim);
      continue;
    }
    const unnamed = reverses === REVERSES_UNNAMED;
    const target = unnamed ? earlier.latestOpposite(claim) : claimOf[reverses];
    if (target < 0 || !canReverse(claims, voids, claim, target)) {
      voids.state[claim] = ORPHAN;
      continue;
    }
    for (const half of [claim, target]) {
      voids.state[half] = VOID;
      voids.byAmount[half] = unnamed ? 1 : 0;
    }
    voids.partner[claim] = target;
    voids.partner[target] = claim;
  }
}

function canReverse(claims: ClaimTable, voids: Voids, claim: number, target: number): boolean {
  return (
    claims.person[target] === claims.person[claim] &&
    claims.reverses[target] === REVERSES_NOTHING &&
    voids.state[target] === NOT_VOID
  );
}

/** What kinds of reversals a person has. */
const NAMED = 1;
const UNNAMED = 2;

/**
 * By person: the kinds of reversals among the claims, 0 for none. Only these persons' claims can be
 * taken back, so nobody else's are looked at. Null where nobody has any.
 */
function personsWithReversal(claims: ClaimTable, order: Int32Array): Uint8Array | null {
  const { person, reverses } = claims;
  let reversing: Uint8Array | null = null;
  for (const claim of order) {
    if (reverses[claim] === REVERSES_NOTHING) continue;
    reversing ??= new Uint8Array(claims.personIds.size);
    reversing[person[claim]] |= reverses[claim] === REVERSES_UNNAMED ? UNNAMED : NAMED;
  }
  return reversing;
}

/**
 * The claim of such a person that bears each id named by a reversal, by number of reversedIds; -1 where there is
 * none.
 */
function claimsById(claims: ClaimTable, order: Int32Array, reversing: Uint8Array): Int32Array {
  const { claimIds, reversedIds } = claims;
  const claimOf = new Int32Array(reversedIds.size).fill(-1);
  if (reversedIds.size === 1) return claimOf;
  for (const claim of order) {
    if ((reversing[claims.person[claim]] & NAMED) === 0) continue;
    const named = reversedIds.findFrom(claimIds, claims.claimId[claim]);
    if (named >= 0) claimOf[named] = claim;
  }
  return claimOf;
}

/** The claims replayed so far of persons with an unnamed refund, to be found by institution, service and total. */
class EarlierClaims {
  /** A JavaScript Map ends at 2^24 keys; a pool of texts does not. */
  private readonly keys = new TextPool();
  private readonly key = new DataView(new ArrayBuffer(17));
  /** By number of the key: the latest claim that has it, + 1; 0 for none. */
  private latest = new Int32Array(1024);
  /** By claim: the one before it that has the same key, + 1. */
  private readonly before: Int32Array;

  constructor(
    private readonly claims: ClaimTable,
    private readonly voids: Voids,
  ) {
    this.before = new Int32Array(claims.count);
  }

  note(claim: number): void {
    const key = this.keyOf(claim, this.claims.total[claim]);
    this.before[claim] = this.latest[key];
    this.latest[key] = claim + 1;
  }

  /** The latest earlier claim with exactly the opposite total that is not yet reversed, or -1. */
  latestOpposite(refund: number): number {
    const key = this.keyOf(refund, -this.claims.total[refund]);
    while (this.latest[key] > 0) {
      const candidate = this.latest[key] - 1;
      this.latest[key] = this.before[candidate];
      if (this.voids.state[candidate] === NOT_VOID) return candidate;
    }
    return -1;
  }

  /** The number of the key that a claim of this total would have. */
  private keyOf(claim: number, total: Fen): number {
    const { person, institution, service } = this.claims;
    this.key.setInt32(0, person[claim]);
    this.key.setInt32(4, institution[claim]);
    this.key.setUint8(8, service[claim]);
    // The opposite of 0 is -0, which has other bytes.
    this.key.setFloat64(9, total + 0);
    const key = this.keys.intern(new Uint8Array(this.key.buffer), 0, this.key.byteLength);
    if (key === this.latest.length) this.latest = grown(this.latest, new Int32Array(key * 2));
    return key;
  }
}
