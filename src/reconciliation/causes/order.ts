import type { Cause, CauseSearch } from '../cause-search.js';

/** The most claims of one day that are tried in all orders: six have 720. */
const MOST_CLAIMS = 6;

/**
 * `order`: the claims of that day that share counters with this one were settled in another order. In that order this claim
 * gets exactly what was paid, and every other claim of the day that agreed with its payment still does.
 */
export const order: Cause = (search) => {
  const { claim, peers, side } = search;
  const { claims, decisions } = side.adjudication;
  if (!decisions.some(({ lineCount }) => lineCount[claim] > 0)) return '';
  const sameDay = peers.filter((replayPosition) => {
    const other = search.claimAt(replayPosition);
    return (
      claims.settledOn[other] === claims.settledOn[claim] &&
      decisions.some(({ lineCount }) => lineCount[other] > 0)
    );
  });
  if (sameDay.length < 2 || sameDay.length > MOST_CLAIMS) return '';
  search.restoreCountersBefore(sameDay[0]);
  const waiting = Array.from(sameDay, (replayPosition) => search.claimAt(replayPosition));
  return someOrderFits(search, waiting) ? 'order' : '';
};

/** Tries the waiting claims in every order, and gives an order up at the first claim that does not fit. */
function someOrderFits(search: CauseSearch, waiting: readonly number[]): boolean {
  const { whatIf } = search;
  return (
    waiting.length === 0 ||
    waiting.some((claim) => {
      const outcome = whatIf.compute(claim);
      const fits =
        claim === search.claim ? search.gives(outcome) : !search.isMatch(claim) || search.agrees(outcome);
      if (!fits) return false;
      const mark = whatIf.counters.mark;
      whatIf.commit(outcome);
      const others = waiting.filter((other) => other !== claim);
      const found = someOrderFits(search, others);
      whatIf.counters.rewind(mark);
      return found;
    })
  );
}
