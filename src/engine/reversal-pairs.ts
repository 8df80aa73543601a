import { int32, uint8 } from '../columnar/columns.js';
import { REFUND_FLAGGED, REFUND_REFUSED, REVERSES_NOTHING, REVERSES_UNNAMED } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { AlikeClaims, EarlierClaims } from './refund-candidates.js';

export const NOT_VOID = 0;
export const VOID = 1;
/** A reversal that finds no claim to reverse. */
export const ORPHAN = 2;
/** Its export marks it as refunded, but the other half is not in the input. */
const WITHOUT_PAIR = 3;
/** One half of a pair whose refund has another amount than the original. */
export const PARTLY_REVERSED = 4;
/** A refund of it could not be read. */
const REFUND_UNREAD = 5;

/** Why the first check stops a claim, by its state. */
export const VOID_REASONS: readonly Reason[] = [
  '',
  'REVERSED',
  'ORPHAN_REVERSAL',
  'REFUND_WITHOUT_PAIR',
  'PARTIAL_REFUND',
  'REFUND_REJECTED',
];

/** Which claims are reversed, found once for all policies. */
export interface ReversalPairs {
  /** NOT_VOID, VOID and so on per claim. */
  readonly state: Uint8Array;
  /** The other half of a reversed pair, also of one that is reversed in part; -1 without one. */
  readonly partner: Int32Array;
  /** 1 on the half of a pair that reverses the other. */
  readonly isRefund: Uint8Array;
  /** 1 where the export names no original and the pair was found by the other columns. */
  readonly byAmount: Uint8Array;
}

/** No claim is reversed yet. */
export function noReversals(claims: number): ReversalPairs {
  return {
    state: uint8(claims),
    partner: int32(claims).fill(-1),
    isRefund: uint8(claims),
    byAmount: uint8(claims),
  };
}

/**
 * Matches reversals with the claims that they reverse, in replay order: the first reversal of a claim counts. A reversal is
 * an orphan where its target is not in the input, belongs to another person, is itself a reversal, or is already reversed.
 * Afterwards come the claims that their export marks as refunded and that are not paired yet.
 *
 * @param order All claims of some persons, in the order of replay.
 */
export function findReversalPairs(claims: ClaimTable, order: Int32Array, reversals: ReversalPairs): void {
  const hints = refundHints(claims, order);
  if (hints === null) return;
  const claimOf = claimsById(claims, order, hints);
  const earlier = new EarlierClaims(claims);
  const isOpen = (claim: number): boolean => reversals.state[claim] === NOT_VOID;
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
    const target = unnamed ? earlier.latestOpposite(claim, isOpen) : claimOf[reverses];
    if (target < 0 || !canReverse(claims, reversals, claim, target)) {
      reversals.state[claim] = isMarked(claims, claim, REFUND_REFUSED) ? REFUND_UNREAD : ORPHAN;
      continue;
    }
    pair(claims, reversals, claim, target, unnamed);
  }
  pairMarkedClaims(claims, order, hints, reversals);
}

function canReverse(claims: ClaimTable, reversals: ReversalPairs, claim: number, target: number): boolean {
  return (
    claims.person[target] === claims.person[claim] &&
    claims.reverses[target] === REVERSES_NOTHING &&
    reversals.state[target] === NOT_VOID
  );
}

/** Makes a pair of a refund and its original. The amounts of either may be signed or not. */
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
 * Claims not reversed so far although a refund is known of: it could not be read, or the export marks the claim as
 * refunded. Two marked claims that agree in everything but id and time are a pair whose amounts have no sign.
 */
function pairMarkedClaims(
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

/** What is known of refunds among the claims of a person. */
const NAMED = 1;
const UNNAMED = 2;
const MARKED = 4;

/**
 * By person: what is known of refunds among the claims, 0 for nothing. Claims of other persons need not be looked at. Null
 * where there is none at all.
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
 * By number of reversedIds: the claim with that id, of a person with a refund that names one; -1 where there is none. Where a
 * refund has the id of its original, the original is meant.
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
