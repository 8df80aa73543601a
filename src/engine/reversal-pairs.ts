import { grown, int32, uint8 } from '../columnar/columns.js';
import { StringInterner } from '../columnar/string-interner.js';
import { REFUND_FLAGGED, REFUND_REFUSED, REVERSES_NOTHING, REVERSES_UNNAMED } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';

export const NOT_VOID = 0;
export const VOID = 1;
/** A reversal that finds nothing to take back. */
export const ORPHAN = 2;
/** Its export marks it as refunded, and the other half is not there. */
export const WITHOUT_PAIR = 3;
/** One half of a pair in which less (or more) is taken back than there was. */
export const PARTLY_REVERSED = 4;
/** A refund of it could not be read. */
export const REFUND_UNREAD = 5;

/** Why check 1 stops a claim, by its state. */
export const VOID_REASONS: readonly Reason[] = [
  '',
  'REVERSED',
  'ORPHAN_REVERSAL',
  'REFUND_WITHOUT_PAIR',
  'PARTIAL_REFUND',
  'REFUND_REJECTED',
];

/** Which claims reversals take back, found once for all policies. */
export interface ReversalPairs {
  /** NOT_VOID, VOID and so on per claim. */
  readonly state: Uint8Array;
  /** The other half of a reversed pair, also of one that is reversed in part; -1 without one. */
  readonly partner: Int32Array;
  /** 1 on the half of a pair that takes the other back. */
  readonly isRefund: Uint8Array;
  /** 1 where the pair was found by what the rows say, because the export names no original. */
  readonly byAmount: Uint8Array;
}

/** Voids before any reversal has been looked at. */
export function noReversals(claims: number): ReversalPairs {
  return {
    state: uint8(claims),
    partner: int32(claims).fill(-1),
    isRefund: uint8(claims),
    byAmount: uint8(claims),
  };
}

/**
 * Matches reversals with what they take back, in replay order: the first reversal of a claim counts. A
 * reversal is an orphan when its target is not in the input, belongs to another person, is itself a
 * reversal, or is already reversed. Then it looks at what is left of the claims that their export marks as refunded.
 *
 * @param order All claims of some persons, in the order of replay.
 */
export function findReversalPairs(claims: ClaimTable, order: Int32Array, reversals: ReversalPairs): void {
  const hints = refundHints(claims, order);
  if (hints === null) return;
  const claimOf = claimsById(claims, order, hints);
  const earlier = new EarlierClaims(claims, reversals);
  const { person } = claims;
  for (const claim of order) {
    const ofPerson = hints[person[claim]];
    if (ofPerson === 0) continue;
    const reverses = claims.reverses[claim];
    if (reverses === REVERSES_NOTHING) {
      if ((ofPerson & UNNAMED) !== 0) earlier.note(claim);
      continue;
    }
    const unnamed = reverses === REVERSES_UNNAMED;
    const target = unnamed ? earlier.latestOpposite(claim) : claimOf[reverses];
    if (target < 0 || !canReverse(claims, reversals, claim, target)) {
      reversals.state[claim] = isMarked(claims, claim, REFUND_REFUSED) ? REFUND_UNREAD : ORPHAN;
      continue;
    }
    pair(claims, reversals, claim, target, unnamed);
  }
  markWhatIsLeft(claims, order, hints, reversals);
}

function canReverse(claims: ClaimTable, reversals: ReversalPairs, claim: number, target: number): boolean {
  return (
    claims.person[target] === claims.person[claim] &&
    claims.reverses[target] === REVERSES_NOTHING &&
    reversals.state[target] === NOT_VOID
  );
}

/** Makes a pair of a refund and its original. Either may have its amounts with or without a sign. */
function pair(
  claims: ClaimTable,
  reversals: ReversalPairs,
  refund: number,
  original: number,
  byAmount: boolean,
): void {
  const isWhole = Math.abs(claims.total[refund]) === Math.abs(claims.total[original]);
  for (const half of [refund, original]) {
    reversals.state[half] = isWhole ? VOID : PARTLY_REVERSED;
    reversals.byAmount[half] = byAmount ? 1 : 0;
  }
  reversals.isRefund[refund] = 1;
  reversals.partner[refund] = original;
  reversals.partner[original] = refund;
}

/**
 * Claims that nothing takes back although something is known of a refund: that it could not be read, or that there is
 * one. Of the latter, two that are alike but for id and time are a pair whose amounts have no sign.
 */
function markWhatIsLeft(
  claims: ClaimTable,
  order: Int32Array,
  hints: Uint8Array,
  reversals: ReversalPairs,
): void {
  const { person, refund } = claims;
  const open = new AlikeClaims(claims);
  for (const claim of order) {
    if ((hints[person[claim]] & MARKED) === 0 || refund[claim] === 0) continue;
    if (reversals.state[claim] !== NOT_VOID) continue;
    if (isMarked(claims, claim, REFUND_REFUSED)) {
      reversals.state[claim] = REFUND_UNREAD;
    } else if (isMarked(claims, claim, REFUND_FLAGGED)) {
      const original = open.takeAlike(claim);
      if (original < 0) reversals.state[claim] = WITHOUT_PAIR;
      else pair(claims, reversals, claim, original, true);
    }
  }
}

function isMarked({ refund }: ClaimTable, claim: number, mark: number): boolean {
  return (refund[claim] & mark) !== 0;
}

/** What there is of refunds among the claims of a person. */
const NAMED = 1;
const UNNAMED = 2;
const MARKED = 4;

/**
 * By person: what there is of refunds among the claims, 0 for nothing. Only these persons' claims can be
 * taken back, so nobody else's are looked at. Null where nobody has any.
 */
function refundHints(claims: ClaimTable, order: Int32Array): Uint8Array | null {
  const { person, refund, reverses } = claims;
  let hints: Uint8Array | null = null;
  for (const claim of order) {
    const named = reverses[claim];
    if (named === REVERSES_NOTHING && refund[claim] === 0) continue;
    hints ??= new Uint8Array(claims.personIds.size);
    if (named !== REVERSES_NOTHING) hints[person[claim]] |= named === REVERSES_UNNAMED ? UNNAMED : NAMED;
    if (refund[claim] !== 0) hints[person[claim]] |= MARKED;
  }
  return hints;
}

/**
 * The claim of such a person that bears each id named by a reversal, by number of reversedIds; -1 where there is
 * none. A refund may bear the id of its original, which it names: then the original is meant.
 */
function claimsById(claims: ClaimTable, order: Int32Array, hints: Uint8Array): Int32Array {
  const { claimIds, reversedIds } = claims;
  const claimOf = new Int32Array(reversedIds.size).fill(-1);
  if (reversedIds.size === 1) return claimOf;
  for (const claim of order) {
    if ((hints[claims.person[claim]] & NAMED) === 0) continue;
    const named = reversedIds.findFrom(claimIds, claims.claimId[claim]);
    if (named >= 0 && claims.reverses[claim] !== named) claimOf[named] = claim;
  }
  return claimOf;
}

/** The claims replayed so far of persons with an unnamed refund, to be found by institution, service and total. */
class EarlierClaims {
  /** A JavaScript Map ends at 2^24 keys; a pool of texts does not. */
  private readonly keys = new StringInterner();
  private readonly key = new DataView(new ArrayBuffer(17));
  /** By number of the key: the latest claim that has it, + 1; 0 for none. */
  private latest = new Int32Array(1024);
  /** By claim: the one before it that has the same key, + 1. */
  private readonly before: Int32Array;

  constructor(
    private readonly claims: ClaimTable,
    private readonly reversals: ReversalPairs,
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
      if (this.reversals.state[candidate] === NOT_VOID) return candidate;
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

/** The amounts and words in which the two halves of a pair without signs are alike. */
const ALIKE_32 = ['person', 'institution', 'admittedOn', 'dischargedOn', 'filedOn'] as const;
const ALIKE_8 = [
  'service',
  'careLocation',
  'referral',
  'program',
  'exclusion',
  'channel',
  'designated',
] as const;
const ALIKE_64 = ['total', 'eligible', 'otherPaid', 'assistancePaid', 'charityPaid'] as const;

/** Claims that wait for another one that is alike in all but id and time. */
class AlikeClaims {
  private readonly keys = new StringInterner();
  private readonly key = new DataView(
    // One amount more: what insurance paid, whoever of them did.
    new ArrayBuffer(ALIKE_32.length * 4 + ALIKE_8.length + (ALIKE_64.length + 1) * 8),
  );
  /** By number of the key: the claim that waits, + 1; 0 for none. */
  private waiting = new Int32Array(16);

  constructor(private readonly claims: ClaimTable) {}

  /** The claim that has waited for this one, and waits no longer; -1 where there is none, so that this one waits. */
  takeAlike(claim: number): number {
    const key = this.keyOf(claim);
    const found = this.waiting[key] - 1;
    this.waiting[key] = found < 0 ? claim + 1 : 0;
    return found;
  }

  private keyOf(claim: number): number {
    let at = 0;
    for (const name of ALIKE_32) {
      this.key.setInt32(at, this.claims[name][claim]);
      at += 4;
    }
    for (const name of ALIKE_8) this.key.setUint8(at++, this.claims[name][claim]);
    for (const name of ALIKE_64) {
      this.key.setFloat64(at, this.claims[name][claim] + 0);
      at += 8;
    }
    this.key.setFloat64(at, this.claims.insurancePaid(claim) + 0);
    const key = this.keys.intern(new Uint8Array(this.key.buffer), 0, this.key.byteLength);
    if (key >= this.waiting.length) this.waiting = grown(this.waiting, new Int32Array(key * 2));
    return key;
  }
}
