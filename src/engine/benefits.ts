import {
  noticeBit,
  REASONS,
  type Reason,
  reasonNumber,
  statusNumber,
  statusOfStop,
} from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { baseOf } from '../mechanisms/base.js';
import { covers, standardOf } from '../mechanisms/benefit.js';
import { benefitLine } from '../mechanisms/benefit-line.js';
import { type FailedCondition, failedCondition } from '../mechanisms/conditions.js';
import { periodOf } from '../mechanisms/counters.js';
import { deductibleOf } from '../mechanisms/deductible.js';
import { tiersOf } from '../mechanisms/rate.js';
import { leavesRemainder } from '../mechanisms/remainder-notice.js';
import type { Benefit, Standard } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import type { Accumulators } from './accumulators.js';
import type { Case } from './case.js';

const PAID = statusNumber('paid');
const ZERO = statusNumber('zero');
const CAP_LIMITED = noticeBit('CAP_LIMITED');
const RARE_DISEASE_REMAINDER = noticeBit('RARE_DISEASE_REMAINDER');

/** What a policy decides for a claim. */
export interface Decision {
  /** Numbers of STATUSES and REASONS. */
  readonly status: number;
  readonly reason: number;
  /** None where the claim was stopped: by a check, by a missing value, or because no benefit applies. */
  readonly lines: readonly Line[];
  readonly payable: Fen;
}

/** Why a benefit gives a line or none. */
export type BenefitOutcome =
  | 'line'
  | 'service_not_covered'
  | 'category_not_covered'
  | FailedCondition
  | 'value_missing';

const NO_LINES: readonly Line[] = [];

/** The decision on a claim that is stopped, by reason: made once, because most claims of a run are stopped. */
const STOPPED = new Map<Reason, Decision>(
  REASONS.map((reason) => [
    reason,
    {
      status: statusNumber(statusOfStop(reason)),
      reason: reasonNumber(reason),
      lines: NO_LINES,
      payable: 0,
    },
  ]),
);

/** The decision on a claim that is stopped for a reason. */
export function stopped(reason: Reason): Decision {
  return STOPPED.get(reason) as Decision;
}

/**
 * The benefits of a claim that has passed all checks: each that covers service and category and whose conditions hold
 * gives one line, in the policy's order. No counter moves here: `commit` moves them when the decision stands.
 *
 * @param outcomes Takes what each benefit gave, for an explanation; null where nobody asks.
 */
export function computeBenefits(
  item: Case,
  accumulators: Accumulators,
  outcomes: BenefitOutcome[] | null,
): Decision {
  const { benefits } = item.policy;
  const lines: Line[] = [];
  let payable = 0;
  for (let benefitIndex = 0; benefitIndex < benefits.length; benefitIndex++) {
    const benefit = benefits[benefitIndex];
    const outcome = outcomeOf(benefit, item);
    if (outcome === 'line') {
      const standard = standardOf(benefit, item.category, item.year);
      const deductible = deductibleOf(standard, item.roster, item.row);
      if (standard.missing !== '' || deductible === undefined) {
        outcomes?.push('value_missing');
        return stopped(standard.missing || 'MISSING_CAPACITY');
      }
      const line = computeLine(item, accumulators, benefitIndex, standard, {
        base: baseOf(benefit.base, item.claims, item.claim, item.assistance, payable),
        deductible,
        paidInThisClaim: paidInGroup(lines, accumulators, benefitIndex),
      });
      lines.push(line);
      payable += line.payable;
    }
    outcomes?.push(outcome);
  }
  return lines.length === 0 ? stopped('SERVICE_NOT_COVERED') : decided(item, lines, payable);
}

/** Moves the counters of the policy by the lines of one claim. */
export function commit(item: Case, accumulators: Accumulators, lines: readonly Line[]): void {
  for (const line of lines) {
    const benefit = item.policy.benefits[line.benefit];
    const burdenCounter = accumulators.burden[line.benefit];
    burdenCounter.add(item.owner(benefit.burdenPer), periodOf(benefit.burdenPeriod, item), line.base);
    const paidCounter = accumulators.paid[accumulators.groupOf[line.benefit]];
    paidCounter.add(item.owner(benefit.paidPer), periodOf(benefit.paidPeriod, item), line.payable);
  }
}

/** Whether a benefit applies to a claim, or why not. Whether a value is missing is seen only afterwards. */
function outcomeOf(benefit: Benefit, item: Case): BenefitOutcome {
  const { category, claim, claims, roster, row } = item;
  const service = claims.service[claim];
  if (!covers(benefit, service, category))
    return benefit.services[service] === true ? 'category_not_covered' : 'service_not_covered';
  const { conditions } = standardOf(benefit, category, item.year);
  return failedCondition(conditions, claims, claim, roster, row) || 'line';
}

/** The decision on a claim with at least one line, and the notices that only then are known. */
function decided(item: Case, lines: readonly Line[], payable: Fen): Decision {
  const { claim, claims, policy } = item;
  for (const line of lines) {
    if (line.payable > 0 && line.payable < line.gross) item.notices |= CAP_LIMITED;
  }
  if (leavesRemainder(policy, claims, claim, payable)) item.notices |= RARE_DISEASE_REMAINDER;
  const isPaid = payable > 0;
  return { status: isPaid ? PAID : ZERO, reason: isPaid ? 0 : lines[0].reason, lines, payable };
}

function computeLine(
  item: Case,
  accumulators: Accumulators,
  benefitIndex: number,
  standard: Standard,
  start: { base: Fen; deductible: Fen; paidInThisClaim: Fen },
): Line {
  const benefit = item.policy.benefits[benefitIndex];
  const { base, deductible } = start;
  const burdenCounter = accumulators.burden[benefitIndex];
  const paidCounter = accumulators.paid[accumulators.groupOf[benefitIndex]];
  const before = burdenCounter.get(item.owner(benefit.burdenPer), periodOf(benefit.burdenPeriod, item));
  const paidInPeriod = paidCounter.get(item.owner(benefit.paidPer), periodOf(benefit.paidPeriod, item));
  const paidBefore = paidInPeriod + start.paidInThisClaim;
  const tiers = tiersOf(standard, item.roster, item.row);
  const result = benefitLine({ base, before, deductible, tiers, cap: standard.cap, paidBefore });
  return {
    claim: item.claim,
    policy: item.policyIndex,
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
