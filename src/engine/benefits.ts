import { type Reason, reasonNumber } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { baseOf } from '../mechanisms/base.js';
import { covers, standardOf } from '../mechanisms/benefit.js';
import { benefitLine } from '../mechanisms/benefit-line.js';
import { conditionsHold } from '../mechanisms/conditions.js';
import { deductibleOf } from '../mechanisms/deductible.js';
import { tiersOf } from '../mechanisms/rate.js';
import type { Benefit, Standard } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import type { Accumulators } from './accumulators.js';
import type { Case } from './case.js';

/** What check 10 makes of a claim: its lines, or the reason why it must wait or gets nothing. */
export interface BenefitsOutcome {
  readonly lines: readonly Line[];
  readonly payable: Fen;
  /** Why the claim is pended or, with no line at all, not covered; '' where the lines stand. */
  readonly stop: Reason;
}

const NO_LINES: readonly Line[] = [];

/**
 * Check 10: every benefit that covers service and category and whose conditions hold gives one line, in the
 * policy's order. No counter moves here: `commit` moves them when the decision stands.
 *
 * @param assistance What earlier policies of the stack pay for the claim, in fen.
 */
export function computeBenefits(
  item: Case,
  accumulators: Accumulators,
  policyIndex: number,
  assistance: Fen,
): BenefitsOutcome {
  const { claims, roster } = item;
  const { claim, category, row, year } = item;
  const service = claims.service[claim] as number;
  const lines: Line[] = [];
  let payable = 0;
  for (let benefitIndex = 0; benefitIndex < item.policy.benefits.length; benefitIndex++) {
    const benefit = item.policy.benefits[benefitIndex] as Benefit;
    if (!covers(benefit, service, category)) continue;
    const standard = standardOf(benefit, category, year);
    if (!conditionsHold(standard.conditions, claims, claim, roster, row)) continue;
    if (standard.missing !== '') return stopped(standard.missing);
    const deductible = deductibleOf(standard, roster, row);
    if (deductible === undefined) return stopped('MISSING_CAPACITY');
    const line = computeLine(item, accumulators, policyIndex, benefitIndex, benefit, standard, {
      base: baseOf(benefit.base, claims, claim, assistance, payable),
      deductible,
      paidInThisClaim: paidInGroup(lines, accumulators, benefitIndex),
    });
    lines.push(line);
    payable += line.payable;
  }
  return lines.length === 0 ? stopped('SERVICE_NOT_COVERED') : { lines, payable, stop: '' };
}

/** Moves the counters of the policy by the lines of one claim. */
export function commit(item: Case, accumulators: Accumulators, lines: readonly Line[]): void {
  for (const line of lines) {
    const benefit = item.policy.benefits[line.benefit];
    const burdenCounter = accumulators.burden[line.benefit];
    burdenCounter.add(item.owner(benefit.burdenPer), burdenPeriod(benefit, item), line.base);
    const paidCounter = accumulators.paid[accumulators.groupOf[line.benefit]];
    paidCounter.add(item.owner(benefit.paidPer), item.year, line.payable);
  }
}

/** The period of a benefit's burden counter: the year of settlement, or the day of recognition. */
export function burdenPeriod(benefit: Benefit, item: Case): number {
  return benefit.burdenPeriod === 'year' ? item.year : item.roster.recognizedOn[item.row];
}

function computeLine(
  item: Case,
  accumulators: Accumulators,
  policyIndex: number,
  benefitIndex: number,
  benefit: Benefit,
  standard: Standard,
  start: { base: Fen; deductible: Fen; paidInThisClaim: Fen },
): Line {
  const { roster } = item;
  const { base, deductible } = start;
  const burdenCounter = accumulators.burden[benefitIndex];
  const paidCounter = accumulators.paid[accumulators.groupOf[benefitIndex]];
  const before = burdenCounter.get(item.owner(benefit.burdenPer), burdenPeriod(benefit, item));
  const paidBefore = paidCounter.get(item.owner(benefit.paidPer), item.year) + start.paidInThisClaim;
  const tiers = tiersOf(standard, roster, item.row);
  const result = benefitLine({ base, before, deductible, tiers, cap: standard.cap, paidBefore });
  return {
    claim: item.claim,
    policy: policyIndex,
    benefit: benefitIndex,
    base,
    before,
    deductible,
    above: result.above,
    gross: result.gross,
    cap: standard.cap,
    paidBefore,
    payable: result.payable,
    reason: reasonNumber(result.reason),
  };
}

/** What earlier lines of the same claim pay in the same cap group: their counter has not moved yet. */
function paidInGroup(lines: readonly Line[], accumulators: Accumulators, benefitIndex: number): Fen {
  const group = accumulators.groupOf[benefitIndex];
  let paid = 0;
  for (const line of lines) if (accumulators.groupOf[line.benefit] === group) paid += line.payable;
  return paid;
}

function stopped(stop: Reason): BenefitsOutcome {
  return { lines: NO_LINES, payable: 0, stop };
}
