import { REASONS, type Reason } from '../domain/decision.js';
import { formatRatio, formatYuan } from '../domain/money.js';
import type { BenefitOutcome } from '../engine/benefits.js';
import type { Case } from '../engine/case.js';
import { lineRatios } from '../engine/line-ratios.js';
import { standardOf } from '../mechanisms/benefit.js';
import { type Benefit, NO_CAP, type Standard } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import type { CounterHistory, CounterTrace } from './counter-trace.js';

export interface BenefitTrace {
  readonly benefit: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Of the standard, where the benefit has one for the claim. */
  readonly article: string;
  readonly outcome: BenefitOutcome | 'not_reached';
  readonly line: LineTrace | null;
}

export interface LineTrace {
  readonly base: Benefit['base'];
  readonly base_amount: string;
  readonly deductible: string;
  readonly above_deductible: string;
  /** Each part of the amount above the deductible with its ratio. */
  readonly parts: readonly { readonly amount: string; readonly ratio: string }[];
  /** As benefits.csv writes it. */
  readonly ratio: string;
  readonly gross: string;
  /** '' where there is none. */
  readonly cap: string;
  readonly payable: string;
  readonly reason: Reason;
  readonly burden_counter: CounterTrace;
  readonly paid_counter: CounterTrace;
}

/** Outcomes of benefits that have no standard for the claim. */
const WITHOUT_STANDARD: readonly BenefitTrace['outcome'][] = [
  'not_reached',
  'service_not_covered',
  'category_not_covered',
];

/**
 * What each benefit of the policy gave.
 *
 * @param outcomes Those of the benefits that were reached.
 * @param lines The lines that stand: none where a value is missing.
 */
export function benefitTraces(
  item: Case,
  outcomes: readonly BenefitOutcome[],
  lines: readonly Line[],
  history: CounterHistory,
): BenefitTrace[] {
  const shown = shownOutcomes(outcomes);
  return item.policy.benefits.map((benefit, benefitIndex): BenefitTrace => {
    const outcome = shown[benefitIndex] ?? 'not_reached';
    const { id, title } = benefit;
    if (WITHOUT_STANDARD.includes(outcome))
      return { benefit: id, title, article: benefit.article, outcome, line: null };
    const standard = standardOf(benefit, item.category, item.year);
    const line = lines.find((candidate) => candidate.benefit === benefitIndex);
    return {
      benefit: id,
      title,
      article: standard.article,
      outcome,
      line: line === undefined ? null : lineTrace(item, benefit, standard, line, lines, history),
    };
  });
}

/** Where a value is missing, no line stands: the first benefit that applies is shown as waiting, and none after it. */
function shownOutcomes(outcomes: readonly BenefitOutcome[]): readonly BenefitOutcome[] {
  if (outcomes.at(-1) !== 'value_missing') return outcomes;
  const waiting = outcomes.findIndex((outcome) => outcome === 'line' || outcome === 'value_missing');
  return [...outcomes.slice(0, waiting), 'value_missing'];
}

function lineTrace(
  item: Case,
  benefit: Benefit,
  standard: Standard,
  line: Line,
  lines: readonly Line[],
  history: CounterHistory,
): LineTrace {
  const { parts, ratios } = lineRatios(standard, item.roster, item.row, line);
  return {
    base: benefit.base,
    base_amount: formatYuan(line.base),
    deductible: formatYuan(line.deductible),
    above_deductible: formatYuan(line.above),
    parts: parts.map(({ amount, ratio }) => ({ amount: formatYuan(amount), ratio: formatRatio(ratio) })),
    ratio: ratios.map(formatRatio).join('|'),
    gross: formatYuan(line.gross),
    cap: line.cap === NO_CAP ? '' : formatYuan(line.cap),
    payable: formatYuan(line.payable),
    reason: REASONS[line.reason],
    burden_counter: history.burdenCounter(line),
    paid_counter: history.paidCounter(line, lines),
  };
}
