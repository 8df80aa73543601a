import { REASONS, reasonNumber, statusNumber } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { Accumulators } from '../engine/accumulators.js';
import { CHECKS } from '../engine/checks.js';
import type { Adjudication } from '../engine/replay.js';
import { ReplayedCounters } from '../engine/replayed-counters.js';
import { VOID } from '../engine/reversal-pairs.js';
import { type ClaimCheck, decideClaim, PolicyStep } from '../engine/stack.js';
import type { Policy } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';

/** What differs from the replay. Without a change, a claim gets what it got there. */
export interface WhatIfChange {
  /** Another version of the policy at an index of the stack, e.g. one without caps. */
  readonly policy?: (policyIndex: number) => Policy;
  /** Another category under one policy. */
  readonly category?: { readonly policyIndex: number; readonly category: number };
  /** A reversed claim is treated as if nobody had reversed it. */
  readonly ignoreReversal?: boolean;
}

/** What one claim gets from each policy of the stack. */
export interface Outcome {
  readonly claim: number;
  readonly byPolicy: readonly PolicyOutcome[];
}

interface PolicyOutcome {
  /** The roster row taken. */
  readonly row: number;
  readonly lines: readonly Line[];
  readonly payable: Fen;
}

const NO_CHANGE: WhatIfChange = {};

const CHECKS_BUT_VOID = CHECKS.filter((check) => check.id !== 'void');

/** Reasons that the benefits give, after all checks of the claim and the person were passed. */
const BENEFIT_STOPS = new Set(
  (['SERVICE_NOT_COVERED', 'MISSING_CAPACITY', 'MISSING_LOCAL_STANDARD'] as const).map(reasonNumber),
);
const BENEFIT_STATUSES = new Set((['paid', 'zero'] as const).map(statusNumber));

/**
 * Takes single claims through the stack again with one thing changed, to see what they would have got. The counters are
 * moved by the caller to where they were before the claim.
 */
export class WhatIf {
  readonly counters: ReplayedCounters;
  /** The policies that are looked at: a later policy never changes what an earlier one pays. */
  private readonly policies: readonly Policy[];

  /** @param depth How many policies of the stack are looked at. */
  constructor(
    readonly adjudication: Adjudication,
    depth: number,
  ) {
    this.policies = adjudication.policies.slice(0, depth);
    this.counters = new ReplayedCounters(
      adjudication,
      this.policies.map((policy) => new Accumulators(policy, adjudication.roster)),
    );
  }

  /** What a claim would get with the present counters. Moves none. */
  compute(claim: number, change: WhatIfChange = NO_CHANGE): Outcome {
    const stack = this.policies.map(
      (policy, policyIndex) =>
        new PolicyStep(
          this.adjudication,
          change.policy?.(policyIndex) ?? policy,
          policyIndex,
          this.counters.accumulators[policyIndex],
          { checks: this.checksOf(claim, policyIndex, change) },
        ),
    );
    decideClaim(stack, this.adjudication.claims, claim, 0);
    return {
      claim,
      byPolicy: stack.map(({ item, decision: { lines, payable } }) => ({ row: item.row, lines, payable })),
    };
  }

  /** Moves the counters by what a claim gets. */
  commit({ claim, byPolicy }: Outcome): void {
    byPolicy.forEach(({ row, lines }, policyIndex) => {
      if (lines.length > 0) this.counters.move(claim, policyIndex, row, lines);
    });
  }

  /** Whether the claim and the person passed all checks of a policy in the replay, up to the benefits. */
  reachesBenefits(claim: number, policyIndex: number): boolean {
    const { reason, status } = this.adjudication.decisions[policyIndex];
    return BENEFIT_STATUSES.has(status[claim]) || BENEFIT_STOPS.has(reason[claim]);
  }

  /** The checks find what they found in the replay, unless the change undoes a reversal: then they are made again. */
  private checksOf(claim: number, policyIndex: number, change: WhatIfChange): readonly ClaimCheck[] {
    const { decisions, reversals } = this.adjudication;
    if (change.ignoreReversal === true && reversals.state[claim] === VOID) return CHECKS_BUT_VOID;
    const { category, reason, row } = decisions[policyIndex];
    if (!this.reachesBenefits(claim, policyIndex)) return [{ run: () => REASONS[reason[claim]] }];
    const takeRow: ClaimCheck['run'] = (item) => {
      item.row = row[claim];
      item.category =
        change.category?.policyIndex === policyIndex ? change.category.category : category[claim];
      return '';
    };
    return [{ run: takeRow }];
  }
}
