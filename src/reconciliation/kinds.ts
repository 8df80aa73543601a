import type { Fen } from '../domain/money.js';
import { VOID } from '../engine/reversal-pairs.js';
import type { FundSide } from './fund-side.js';
import type { ReconciliationKind } from './reconciliation.js';

/**
 * Compares what was paid for a claim with what was computed. The amounts paid for a reversed claim and its reversal must add
 * up to exactly 0. Whether too much was paid for a pended claim is not known yet.
 *
 * @param tolerance The largest variance, in fen, that still counts as a match.
 */
export function kindOf(
  side: FundSide,
  claim: number,
  computed: Fen,
  paid: Fen,
  tolerance: Fen,
): ReconciliationKind {
  const { reversals } = side.adjudication;
  if (reversals.state[claim] === VOID) {
    const notRecovered = paid + side.paid(reversals.partner[claim]);
    return notRecovered === 0 ? 'match' : 'void_not_recovered';
  }
  if (Math.abs(paid - computed) <= tolerance) return 'match';
  if (paid !== 0 && side.isPended(claim)) return 'pended';
  if (computed === 0) return 'not_due';
  if (paid === 0) return 'unpaid';
  return paid > computed ? 'overpaid' : 'underpaid';
}
