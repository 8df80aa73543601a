import { NOT_VOID, ORPHAN, VOID } from '../../engine/reversal-pairs.js';
import type { Cause, CauseSearch } from '../cause-search.js';

/**
 * `reversal`: a missed reversal explains it. Either the money of a reversed claim was not recovered; or the row
 * is itself a reversal that finds nothing to take back; or this claim got exactly what it would get if one
 * reversed claim before it (or all of them) still counted; or what it would get if an orphan reversal of the
 * person had taken back the latest earlier claim of the same institution, service and exactly opposite total.
 */
export const reversal: Cause = (search) => {
  const { claim, finding, side } = search;
  const proven =
    finding.kind === 'void_not_recovered' ||
    side.adjudication.reversals.state[claim] === ORPHAN ||
    stillCounted(search) ||
    takenBackElsewhere(search);
  return proven ? 'reversal' : '';
};

/** The settlement system still counted a claim that was reversed, before or after this one was paid. */
function stillCounted(search: CauseSearch): boolean {
  const { reversals } = search.side.adjudication;
  const reversed = Array.from(search.peers).filter((replayPosition) => {
    const claim = search.claimAt(replayPosition);
    return (
      replayPosition < search.finding.replayPosition &&
      reversals.state[claim] === VOID &&
      reversals.isRefund[claim] === 0
    );
  });
  const attempts = reversed.map((replayPosition) => [replayPosition]);
  if (reversed.length > 1) attempts.push(reversed);
  return attempts.some((counted) => search.gives(search.replayedWith({ counted })));
}

/** The settlement system took back, by a reversal that names no claim of the input, what the replay counts. */
function takenBackElsewhere(search: CauseSearch): boolean {
  const { finding, peers } = search;
  const { reversals } = search.side.adjudication;
  const orphans = peers.filter(
    (replayPosition) => reversals.state[search.claimAt(replayPosition)] === ORPHAN,
  );
  return orphans.some((orphan) => {
    const target = oppositeBefore(search, orphan);
    // A claim that was itself taken back gets nothing.
    if (target === finding.replayPosition) return finding.paid === 0;
    if (target < 0 || orphan > finding.replayPosition) return false;
    return search.gives(search.replayedWith({ leftOut: [target] }));
  });
}

/** Place of the latest claim before an orphan reversal that it fits by all but its name, -1 without one. */
function oppositeBefore(search: CauseSearch, orphanPosition: number): number {
  const { claims, reversals } = search.side.adjudication;
  const { institution, person, service, total } = claims;
  const orphan = search.claimAt(orphanPosition);
  const fitting = search.peers.filter((replayPosition) => {
    const claim = search.claimAt(replayPosition);
    return (
      replayPosition < orphanPosition &&
      reversals.state[claim] === NOT_VOID &&
      total[claim] > 0 &&
      total[claim] === -total[orphan] &&
      person[claim] === person[orphan] &&
      institution[claim] === institution[orphan] &&
      service[claim] === service[orphan]
    );
  });
  return fitting.at(-1) ?? -1;
}
