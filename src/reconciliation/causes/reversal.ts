import { NOT_VOID, ORPHAN, VOID } from '../../engine/reversal-pairs.js';
import type { Cause, CauseSearch } from '../cause-search.js';

/**
 * `reversal`: a missed reversal explains the difference. One of these holds: the money of a reversed claim was not recovered;
 * the row is itself a reversal that finds no claim to reverse; this claim got exactly what it would get if one reversed claim
 * before it, or all of them, still counted; it got exactly what it would get if an orphan reversal of the person had reversed
 * the latest earlier claim of the same institution and service with exactly the opposite total.
 */
export const reversal: Cause = (search) => {
  const { claim, finding, side } = search;
  const proven =
    finding.kind === 'void_not_recovered' ||
    side.adjudication.reversals.state[claim] === ORPHAN ||
    stillCounted(search) ||
    reversedByOrphan(search);
  return proven ? 'reversal' : '';
};

/** The settlement system still counted a claim that is reversed, before or after this one was paid. */
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

/** The settlement system reversed a claim that the replay counts, by a reversal that names no claim of the input. */
function reversedByOrphan(search: CauseSearch): boolean {
  const { finding, peers } = search;
  const { reversals } = search.side.adjudication;
  const orphans = peers.filter(
    (replayPosition) => reversals.state[search.claimAt(replayPosition)] === ORPHAN,
  );
  return orphans.some((orphan) => {
    const target = oppositeBefore(search, orphan);
    // A claim that is itself reversed gets nothing.
    if (target === finding.replayPosition) return finding.paid === 0;
    if (target < 0 || orphan > finding.replayPosition) return false;
    return search.gives(search.replayedWith({ leftOut: [target] }));
  });
}

/** Replay position of the latest claim before an orphan reversal that it would reverse if it named none, or -1. */
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
