import { NOT_VOID } from '../../engine/reversal-pairs.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { Cause } from '../cause-search.js';

/**
 * `duplicate`: one bill was paid once too often. The claim has a twin, as the notice SUSPECTED_DUPLICATE finds
 * them (same person, service, settlement date, institution and total, neither reversed), and what was paid above
 * the computed amount is exactly what was paid for the twin.
 */
export const duplicate: Cause = (search) => {
  const { claim, finding, side } = search;
  const surplus = finding.paid - finding.computed;
  const { claims, reversals } = side.adjudication;
  if (surplus <= 0 || reversals.state[claim] !== NOT_VOID) return '';
  const hasPaidTwin = search.peers.some((replayPosition) => {
    const other = search.claimAt(replayPosition);
    return (
      other !== claim &&
      reversals.state[other] === NOT_VOID &&
      alike(claims, other, claim) &&
      side.paid(other) === surplus
    );
  });
  return hasPaidTwin ? 'duplicate' : '';
};

function alike(
  { person, service, settledOn, institution, total }: ClaimTable,
  a: number,
  b: number,
): boolean {
  return [person, service, settledOn, institution, total].every((column) => column[a] === column[b]);
}
