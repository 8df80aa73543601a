import { NOT_VOID, ORPHAN, VOID } from '../../engine/voids.js';
import type { Cause, Inquiry } from '../inquiry.js';

/**
 * `reversal`: a missed reversal explains it. Either the money of a reversed claim was not recovered; or the row
 * is itself a reversal that finds nothing to take back; or this claim got exactly what it would get if one
 * reversed claim before it (or all of them) still counted; or what it would get if an orphan reversal of the
 * person had taken back the latest earlier claim of the same institution, service and exactly opposite total.
 */
export const reversal: Cause = (inquiry) => {
  const { claim, finding, side } = inquiry;
  const proven =
    finding.kind === 'void_not_recovered' ||
    side.adjudication.voids.state[claim] === ORPHAN ||
    stillCounted(inquiry) ||
    takenBackElsewhere(inquiry);
  return proven ? 'reversal' : '';
};

/** The settlement system still counted a claim that was reversed, before or after this one was paid. */
function stillCounted(inquiry: Inquiry): boolean {
  const { voids } = inquiry.side.adjudication;
  const reversed = Array.from(inquiry.history).filter((place) => {
    const claim = inquiry.claimAt(place);
    return place < inquiry.finding.place && voids.state[claim] === VOID && voids.isRefund[claim] === 0;
  });
  const attempts = reversed.map((place) => [place]);
  if (reversed.length > 1) attempts.push(reversed);
  return attempts.some((counted) => inquiry.gives(inquiry.takenAgain({ counted })));
}

/** The settlement system took back, by a reversal that names no claim of the input, what the replay counts. */
function takenBackElsewhere(inquiry: Inquiry): boolean {
  const { finding, history } = inquiry;
  const { voids } = inquiry.side.adjudication;
  const orphans = history.filter((place) => voids.state[inquiry.claimAt(place)] === ORPHAN);
  return orphans.some((orphan) => {
    const target = oppositeBefore(inquiry, orphan);
    // A claim that was itself taken back gets nothing.
    if (target === finding.place) return finding.paid === 0;
    if (target < 0 || orphan > finding.place) return false;
    return inquiry.gives(inquiry.takenAgain({ leftOut: [target] }));
  });
}

/** Place of the latest claim before an orphan reversal that it fits by all but its name, -1 without one. */
function oppositeBefore(inquiry: Inquiry, orphanPlace: number): number {
  const { claims, voids } = inquiry.side.adjudication;
  const { institution, person, service, total } = claims;
  const orphan = inquiry.claimAt(orphanPlace);
  const fitting = inquiry.history.filter((place) => {
    const claim = inquiry.claimAt(place);
    return (
      place < orphanPlace &&
      voids.state[claim] === NOT_VOID &&
      total[claim] > 0 &&
      total[claim] === -total[orphan] &&
      person[claim] === person[orphan] &&
      institution[claim] === institution[orphan] &&
      service[claim] === service[orphan]
    );
  });
  return fitting.at(-1) ?? -1;
}
