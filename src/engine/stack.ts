import { yearOf } from '../domain/calendar.js';
import type { Reason } from '../domain/decision.js';
import { inForce } from '../mechanisms/in-force.js';
import type { Policy } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { Accumulators } from './accumulators.js';
import { type BenefitOutcome, commit, computeBenefits, type Decision, stopped } from './benefits.js';
import { Case, type CaseData } from './case.js';
import { CHECKS } from './checks.js';
import type { PolicyRows } from './policy-rows.js';

/** A check, as far as it decides: '' where the claim passes, else why it is stopped. */
export interface ClaimCheck {
  readonly run: (item: Case) => Reason;
}

/** What a claim met on its way through one policy, in order: kept for an explanation, and only there. */
export interface Recording {
  /** What each check that was made found: '' where the claim passed. */
  readonly checks: Reason[];
  /** What each benefit that was reached gave. */
  readonly benefits: BenefitOutcome[];
}

/** What may differ between those who take claims through a policy. */
interface StepOptions {
  /** The roster as the policy sees it, worked out once for all claims. */
  readonly rows?: PolicyRows;
  /** Checks to make instead of the engine's. */
  readonly checks?: readonly ClaimCheck[];
  readonly recording?: Recording;
}

/**
 * One policy of a stack with its counters: decides one claim after the other. A decision moves no counter until it is
 * committed.
 */
export class PolicyStep {
  readonly item: Case;
  /** The decision on the latest claim. */
  decision: Decision = stopped('');
  private readonly checks: readonly ClaimCheck[];
  private readonly recording: Recording | null;

  constructor(
    data: CaseData,
    readonly policy: Policy,
    readonly policyIndex: number,
    readonly accumulators: Accumulators,
    { rows, checks = CHECKS, recording }: StepOptions = {},
  ) {
    this.item = new Case(data, policy, policyIndex, rows ?? null);
    this.checks = checks;
    this.recording = recording ?? null;
  }

  /** Decides the claim that `item` has begun: the first check that fails stops it, else its benefits are computed. */
  decide(): void {
    const { item, recording } = this;
    const reason = this.firstFailure();
    this.decision =
      reason === ''
        ? computeBenefits(item, this.accumulators, recording === null ? null : recording.benefits)
        : stopped(reason);
  }

  /** Moves the counters by the latest decision. */
  commit(): void {
    commit(this.item, this.accumulators, this.decision.lines);
  }

  private firstFailure(): Reason {
    const { item, recording } = this;
    for (const check of this.checks) {
      const reason = check.run(item);
      if (recording !== null) recording.checks.push(reason);
      if (reason !== '') return reason;
    }
    return '';
  }
}

/**
 * Takes one claim through the stack, in order: a later policy knows what the earlier ones pay. Each step holds its
 * decision until the next claim.
 *
 * @param notices Notices that belong to the claim whatever the policy: bits of NOTICES.
 */
export function decideClaim(
  stack: readonly PolicyStep[],
  claims: ClaimTable,
  claim: number,
  notices: number,
): void {
  const settledOn = claims.settledOn[claim];
  const year = yearOf(settledOn);
  let paidByEarlier = 0;
  let earlierInForce = false;
  for (const step of stack) {
    step.item.begin(claim, year, notices, earlierInForce ? paidByEarlier : claims.assistancePaid[claim]);
    step.decide();
    paidByEarlier += step.decision.payable;
    if (inForce(step.policy, settledOn)) earlierInForce = true;
  }
}
