import { STATUSES } from '../domain/decision.js';
import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { VOID } from '../engine/reversal-pairs.js';
import { burden } from '../mechanisms/base.js';
import type { ReconciliationKind } from '../reconciliation/reconciliation.js';
import { percent } from './bills.js';
import type { Random } from './random.js';

/** One claim that the settlement system paid wrongly. */
export interface Answer {
  readonly claim: number;
  readonly fund: Fund;
  readonly kind: Exclude<ReconciliationKind, 'match'>;
  readonly right: Fen;
  readonly paid: Fen;
}

/**
 * Fills in what the settlement system paid: what the policy computes, except for some claims that are wrong in one
 * of the kinds of the reconciliation. Returns the wrong ones in the order of replay.
 *
 * @param defects How many claims are wrong. A reversal that was not recovered makes two of them.
 */
export function fillPayments(adjudication: Adjudication, defects: number, random: Random): Answer[] {
  const [{ fund }] = adjudication.policies;
  const { claims, order, reversals } = adjudication;
  const paid = fund === 'assistance' ? claims.assistancePaid : claims.charityPaid;
  const answers: Answer[] = [];
  // A pair is drawn once, with its original.
  const drawn = order.filter((claim) => reversals.state[claim] !== VOID || reversals.isRefund[claim] === 0);
  let left = defects;
  for (let index = 0; index < drawn.length; index++) {
    const claim = drawn[index];
    const partner = reversals.partner[claim];
    // As many as are wanted (the last pair may be one too many), each claim with the same probability.
    const isWrong = left > 0 && random.below(drawn.length - index) < left;
    if (reversals.state[claim] === VOID) {
      const amount = Math.max(100, percent(burden(claims, claim), 70));
      paid[claim] = amount;
      paid[partner] = isWrong ? -percent(amount, random.pick([0, 50])) : -amount;
      if (isWrong) left -= 2;
    } else {
      const right = adjudication.decisions[0].payable[claim];
      paid[claim] = isWrong ? wrongPayment(adjudication, claim, right, random) : right;
      if (isWrong) left--;
    }
  }
  for (const claim of order) {
    const right = adjudication.decisions[0].payable[claim];
    const kind = kindOf(adjudication, paid, claim, right);
    if (kind !== undefined) answers.push({ claim, fund, kind, right, paid: paid[claim] });
  }
  return answers;
}

/** The kind of the difference, by its definition and without the code of the reconciliation. */
function kindOf(
  { decisions, reversals }: Adjudication,
  paid: Float64Array,
  claim: number,
  right: Fen,
): Answer['kind'] | undefined {
  if (reversals.state[claim] === VOID) {
    return paid[claim] + paid[reversals.partner[claim]] === 0 ? undefined : 'void_not_recovered';
  }
  if (paid[claim] === right) return undefined;
  if (right === 0) return STATUSES[decisions[0].status[claim]] === 'pended' ? 'pended' : 'not_due';
  if (paid[claim] === 0) return 'unpaid';
  return paid[claim] > right ? 'overpaid' : 'underpaid';
}

/** An amount that is not the right one, from one of the usual mistakes. */
function wrongPayment(adjudication: Adjudication, claim: number, right: Fen, random: Random): Fen {
  const { claims } = adjudication;
  const { base, above, gross } = linesOf(adjudication, claim);
  const candidates: Fen[] =
    right === 0
      ? [
          gross,
          // A person to whom nothing is due was paid like a recipient.
          percent(burden(claims, claim), random.pick([50, 70, 80, 100])),
          percent(Math.abs(claims.total[claim]), 10),
        ]
      : random.pick([
          // Nothing was paid at all.
          [0],
          // The cap was forgotten.
          [gross],
          // The deductible was forgotten.
          [above === 0 ? 0 : Math.floor((base * gross) / above)],
          // Another category's ratio was taken.
          [percent(above, random.pick([50, 60, 70, 80, 100]))],
          // Rounded the wrong way.
          [right + random.pick([-1, 1])],
          // A digit has slipped.
          [Math.floor(right / 10)],
        ]);
  const wrong = candidates.find((fen) => fen !== right);
  return wrong ?? right + random.between(100, 50_000);
}

/** The first benefit line's base and part above the deductible, and what all lines give without a cap. */
function linesOf({ decisions: [decisions], lines }: Adjudication, claim: number) {
  const first = decisions.firstLine[claim];
  const count = decisions.lineCount[claim];
  let gross = 0;
  for (let line = first; line < first + count; line++) gross = addFen(gross, lines.gross[line]);
  return count === 0
    ? { base: 0, above: 0, gross: 0 }
    : { base: lines.base[first], above: lines.above[first], gross };
}
