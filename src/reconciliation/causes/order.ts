import type { Cause, Inquiry } from '../inquiry.js';

/** More claims of one day than this are not tried in all orders: six have 720. */
const MOST_CLAIMS = 6;

/**
 * `order`: right if the claims that share counters with this one and were settled on the same day are taken in
 * another order: this claim then gets exactly what was paid, and every other claim of that day that agreed with
 * its payment still does. Not tried for more than six claims of a day.
 */
export const order: Cause = (inquiry) => {
  const { claim, history, side } = inquiry;
  const { claims, decisions } = side.adjudication;
  if (!decisions.some(({ lineCount }) => lineCount[claim] > 0)) return '';
  const sameDay = history.filter((place) => {
    const other = inquiry.claimAt(place);
    return (
      claims.settledOn[other] === claims.settledOn[claim] &&
      decisions.some(({ lineCount }) => lineCount[other] > 0)
    );
  });
  if (sameDay.length < 2 || sameDay.length > MOST_CLAIMS) return '';
  inquiry.standBefore(sameDay[0]);
  const waiting = Array.from(sameDay, (place) => inquiry.claimAt(place));
  return someOrderFits(inquiry, waiting) ? 'order' : '';
};

/** Tries the waiting claims in every order, and leaves an order at the first claim that it puts wrong. */
function someOrderFits(inquiry: Inquiry, waiting: readonly number[]): boolean {
  const { rerun } = inquiry;
  return (
    waiting.length === 0 ||
    waiting.some((claim) => {
      const outcome = rerun.compute(claim);
      const fits =
        claim === inquiry.claim ? inquiry.gives(outcome) : !inquiry.isMatch(claim) || inquiry.agrees(outcome);
      if (!fits) return false;
      const mark = rerun.mark;
      rerun.commit(outcome);
      const others = waiting.filter((other) => other !== claim);
      const found = someOrderFits(inquiry, others);
      rerun.rewind(mark);
      return found;
    })
  );
}
