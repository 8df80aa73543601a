import { STATUSES } from '../domain/decision.js';
import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { VOID } from '../engine/voids.js';
import type { ReconciliationKind } from '../reconciliation/reconciliation.js';
import { burden } from '../rules/burden.js';
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
 * Fills in what the settlement system paid: what the policy computes, but for a share of the claims that is
 * wrong in one of the kinds of the reconciliation. Returns the wrong ones in the order of replay.
 *
 * @param defects How many claims are wrong. A reversal that was not recovered makes two of them.
 */
export function fillPayments(adjudication: Adjudication, defects: number, random: Random): Answer[] {
  const [{ fund }] = adjudication.policies;
  const { claims, order, voids } = adjudication;
  const paid = fund === 'assistance' ? claims.assistancePaid : claims.charityPaid;
  const answers: Answer[] = [];
  let left = defects;
  for (let place = 0; place < order.length; place++) {
    const claim = order[place];
    const partner = voids.partner[claim];
    // A pair is drawn once, with its original, which stands first.
    const isReversal = voids.state[claim] === VOID && claims.reverses[claim] !== 0;
    if (isReversal) continue;
    // Exactly as many as are wanted, each claim with the same chance.
    const isWrong = left > 0 && random.below(order.length - place) < left;
    if (voids.state[claim] === VOID) {
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

/** The kind of the difference, by the definitions of the design rather than by the code that finds it later. */
function kindOf(
  { decisions, voids }: Adjudication,
  paid: Float64Array,
  claim: number,
  right: Fen,
): Answer['kind'] | undefined {
  if (voids.state[claim] === VOID) {
    return paid[claim] + paid[voids.partner[claim]] === 0 ? undefined : 'void_not_recovered';
  }
  if (paid[claim] === right) return undefined;
  if (right === 0) return STATUSES[decisions[0].status[claim]] === 'pended' ? 'pended' : 'not_due';
  if (paid[claim] === 0) return 'unpaid';
  return paid[claim] > right ? 'overpaid' : 'underpaid';
}

/** An amount that is not the right one, and that somebody could have paid by a mistake of the usual sort. */
function wrongPayment(adjudication: Adjudication, claim: number, right: Fen, random: Random): Fen {
  const { claims, decisions, lines } = adjudication;
  const own = Math.max(100, Math.abs(claims.eligible[claim] - claims.insurancePaid[claim]));
  // Somebody to whom nothing is due was paid like everybody else.
  if (right === 0) return percent(own, random.pick([50, 70, 80, 100])) || 1;
  switch (random.below(6)) {
    case 0:
      return 0;
    case 1: {
      // The cap was forgotten.
      const first = decisions[0].firstLine[claim];
      let gross = 0;
      for (let line = 0; line < decisions[0].lineCount[claim]; line++) gross = addFen(gross, lines.gross[first + line]);
      return gross !== right ? gross : right + percent(right, 25) + 1;
    }
    case 2: {
      // The deductible was forgotten, or another category's ratio taken.
      const paid = percent(own, random.pick([50, 60, 70, 80, 100]));
      return paid !== right && paid > 0 ? paid : right + 1;
    }
    case 3:
      // Rounded the wrong way.
      return right + random.pick([-1, 1]);
    case 4:
      // A digit has slipped.
      return Math.floor(right / 10);
    default:
      return right + random.between(1, 50_000);
  }
}
