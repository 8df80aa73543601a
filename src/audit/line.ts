import { type Amount, larger, smaller, toFen, ZERO } from './amounts.js';
import type { Bracket } from './pack.js';

/** What a benefit line starts from. */
interface LineStart {
  readonly base: Amount;
  readonly before: Amount;
  readonly deductible: Amount;
  readonly brackets: readonly Bracket[];
  readonly cap: Amount | undefined;
  readonly paidBefore: Amount;
}

/** A benefit line as the audit works it out. */
interface LineFigures {
  readonly above: Amount;
  /** The ratios of the brackets that applied. */
  readonly ratios: readonly Amount[];
  readonly gross: Amount;
  readonly payable: Amount;
  readonly reason: string;
}

/**
 * Works out one benefit line bracket by bracket. The part of the period's burden that this claim adds above the
 * deductible is divided over the brackets, and the sum is rounded to the fen once, at the end.
 */
export function figuresOf({ base, before, deductible, brackets, cap, paidBefore }: LineStart): LineFigures {
  const from = larger(before.minus(deductible), ZERO);
  const to = larger(before.plus(base).minus(deductible), ZERO);
  const above = to.minus(from);
  let exact = ZERO;
  let start = ZERO;
  const ratios: Amount[] = [];
  for (const { upTo, ratio } of brackets) {
    const end = upTo === undefined ? to : smaller(upTo, to);
    const part = end.minus(larger(start, from));
    if (part.gt(0)) {
      exact = exact.plus(part.times(ratio));
      ratios.push(ratio);
    }
    start = upTo ?? to;
  }
  const gross = toFen(exact);
  const room = cap === undefined ? undefined : larger(cap.minus(paidBefore), ZERO);
  const payable = room === undefined ? gross : smaller(gross, room);
  return { above, ratios, gross, payable, reason: payable.gt(0) ? '' : whyNothing(base, above, room) };
}

function whyNothing(base: Amount, above: Amount, room: Amount | undefined): string {
  if (base.isZero()) return 'NO_BURDEN';
  if (above.isZero()) return 'BELOW_DEDUCTIBLE';
  return room?.isZero() === true ? 'CAP_REACHED' : 'ROUNDED_TO_ZERO';
}
