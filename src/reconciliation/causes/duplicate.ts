import type { ClaimTable } from '../../domain/claim.js';
import { NOT_VOID } from '../../engine/voids.js';
import type { Cause } from '../inquiry.js';

/**
 * `duplicate`: one bill was paid once too often. The claim has a twin, as the notice SUSPECTED_DUPLICATE finds
 * them (same person, service, settlement date, institution and total, neither reversed), and what was paid above
 * the computed amount is exactly what was paid for the twin.
 */
export const duplicate: Cause = (inquiry) => {
  const { claim, finding, side } = inquiry;
  const surplus = finding.paid - finding.computed;
  const { claims, voids } = side.adjudication;
  if (surplus <= 0 || voids.state[claim] !== NOT_VOID) return '';
  const hasPaidTwin = inquiry.history.some((place) => {
    const other = inquiry.claimAt(place);
    return (
      other !== claim &&
      voids.state[other] === NOT_VOID &&
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
