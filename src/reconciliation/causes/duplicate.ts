import { isSameBill } from '../../engine/duplicate-bills.js';
import { NOT_VOID } from '../../engine/reversal-pairs.js';
import type { Cause } from '../cause-search.js';

/**
 * `duplicate`: one bill was paid twice. Another claim, not reversed either, is the same bill as for the notice
 * SUSPECTED_DUPLICATE, and what was paid above the computed amount is exactly what was paid for that claim.
 */
export const duplicate: Cause = (search) => {
  const { claim, finding, side } = search;
  const surplus = finding.paid - finding.computed;
  const { claims, reversals } = side.adjudication;
  if (surplus <= 0 || reversals.state[claim] !== NOT_VOID) return '';
  const hasPaidDuplicate = search.peers.some((replayPosition) => {
    const other = search.claimAt(replayPosition);
    return (
      other !== claim &&
      reversals.state[other] === NOT_VOID &&
      isSameBill(claims, other, claim) &&
      side.paid(other) === surplus
    );
  });
  return hasPaidDuplicate ? 'duplicate' : '';
};
