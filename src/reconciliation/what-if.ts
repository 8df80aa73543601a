import { type Day, yearOf } from '../domain/calendar.js';
import { reasonNumber, statusNumber } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { Accumulators } from '../engine/accumulators.js';
import { commit, computeBenefits } from '../engine/benefits.js';
import { Case } from '../engine/case.js';
import { CHECKS } from '../engine/checks.js';
import type { Adjudication } from '../engine/replay.js';
import { VOID } from '../engine/reversal-pairs.js';
import { inForce } from '../mechanisms/in-force.js';
import type { Policy } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';

/** What is taken otherwise than in the replay. Without a change, a claim gets what it got there. */
export interface WhatIfChange {
  /** Another reading of the policy at a place of the stack, e.g. one without caps. */
  readonly policy?: (policyIndex: number) => Policy;
  /** Another category at one place of the stack. */
  readonly category?: { readonly policyIndex: number; readonly category: number };
  /** A reversed claim is taken as if nobody had reversed it. */
  readonly ignoreReversal?: boolean;
}

/** What one claim gets from each policy of the stack. */
export interface Outcome {
  readonly claim: number;
  readonly byPolicy: readonly PolicyOutcome[];
}

interface PolicyOutcome {
  /** The roster row taken, -1 where the claim does not come as far as the benefits. */
  readonly row: number;
  readonly lines: readonly Line[];
  readonly payable: Fen;
}

const NOTHING: PolicyOutcome = { row: -1, lines: [], payable: 0 };
const NO_CHANGE: WhatIfChange = {};

const CHECKS_BUT_VOID = CHECKS.filter((check) => check.id !== 'void');

/** Reasons that only the benefits themselves give: all checks on the claim and the person were passed. */
const BENEFIT_STOPS = new Set(
  (['SERVICE_NOT_COVERED', 'MISSING_CAPACITY', 'MISSING_LOCAL_STANDARD'] as const).map(reasonNumber),
);
const BENEFIT_STATUSES = new Set((['paid', 'zero'] as const).map(statusNumber));

/**
 * Takes single claims through the stack once more, with the engine's own rules and one thing changed, to see
 * what they would have got. Counters are brought to where they stood by the recorded lines of earlier claims.
 * Every move of a counter can be taken back, so that one set of counters serves a whole run.
 */
export class WhatIf {
  /** The stack as far as it is looked at: a later policy never changes what an earlier one pays. */
  private readonly policies: readonly Policy[];
  private readonly accumulators: readonly Accumulators[];
  private readonly moves: {
    readonly claim: number;
    readonly policyIndex: number;
    readonly outcome: PolicyOutcome;
  }[] = [];

  /** @param depth How many policies of the stack are taken. */
  constructor(
    readonly adjudication: Adjudication,
    depth: number,
  ) {
    this.policies = adjudication.policies.slice(0, depth);
    this.accumulators = this.policies.map((policy) => new Accumulators(policy, adjudication.roster));
  }

  /** What a claim would get, against the counters as they stand now. Moves nothing. */
  compute(claim: number, change: WhatIfChange = NO_CHANGE): Outcome {
    const { claims } = this.adjudication;
    const settledOn: Day = claims.settledOn[claim];
    let paidByEarlier = 0;
    let earlierInForce = false;
    const byPolicy = this.policies.map((policy, policyIndex) => {
      const assistance = earlierInForce ? paidByEarlier : claims.assistancePaid[claim];
      const outcome = this.computePolicy(claim, policyIndex, assistance, change);
      paidByEarlier += outcome.payable;
      if (inForce(policy, settledOn)) earlierInForce = true;
      return outcome;
    });
    return { claim, byPolicy };
  }

  /** Moves the counters by what a claim gets. */
  commit({ claim, byPolicy }: Outcome): void {
    byPolicy.forEach((outcome, policyIndex) => {
      if (outcome.lines.length > 0) this.move(claim, policyIndex, outcome);
    });
  }

  /** Moves the counters by what the replay gave a claim. */
  commitAsReplayed(claim: number): void {
    const { decisions } = this.adjudication;
    for (let policyIndex = 0; policyIndex < this.policies.length; policyIndex++) {
      const { row, lineCount, payable } = decisions[policyIndex];
      if (lineCount[claim] === 0) continue;
      this.move(claim, policyIndex, {
        row: row[claim],
        lines: this.recordedLines(claim, policyIndex),
        payable: payable[claim],
      });
    }
  }

  /** How far the counters have moved; for `rewind`. */
  get mark(): number {
    return this.moves.length;
  }

  /** Takes back every move since a mark. */
  rewind(mark = 0): void {
    while (this.moves.length > mark) {
      const move = this.moves.pop() as (typeof this.moves)[number];
      const back = move.outcome.lines.map((line) => ({ ...line, base: -line.base, payable: -line.payable }));
      commit(
        this.caseOf(move.claim, move.policyIndex, move.outcome.row),
        this.accumulators[move.policyIndex],
        back,
      );
    }
  }

  /** Whether the replay found nothing against the claim and the person under a policy, before the benefits. */
  reachesBenefits(claim: number, policyIndex: number): boolean {
    const { reason, status } = this.adjudication.decisions[policyIndex];
    return BENEFIT_STATUSES.has(status[claim]) || BENEFIT_STOPS.has(reason[claim]);
  }

  private computePolicy(
    claim: number,
    policyIndex: number,
    assistance: Fen,
    change: WhatIfChange,
  ): PolicyOutcome {
    const policy = change.policy?.(policyIndex) ?? this.policies[policyIndex];
    const item = this.entitledCase(claim, policyIndex, policy, change);
    if (item === null) return NOTHING;
    if (change.category?.policyIndex === policyIndex) item.category = change.category.category;
    const { lines, payable } = computeBenefits(item, this.accumulators[policyIndex], policyIndex, assistance);
    return { row: item.row, lines, payable };
  }

  /** The claim with the roster row that entitles it, or null where it does not come as far as the benefits. */
  private entitledCase(
    claim: number,
    policyIndex: number,
    policy: Policy,
    change: WhatIfChange,
  ): Case | null {
    const { decisions, reversals } = this.adjudication;
    const { category, row } = decisions[policyIndex];
    if (this.reachesBenefits(claim, policyIndex)) {
      const item = this.caseOf(claim, policyIndex, row[claim], policy);
      item.category = category[claim];
      return item;
    }
    if (change.ignoreReversal !== true || reversals.state[claim] !== VOID) return null;
    const item = this.caseOf(claim, policyIndex, -1, policy);
    return CHECKS_BUT_VOID.every((check) => check.run(item) === '') ? item : null;
  }

  private caseOf(claim: number, policyIndex: number, row: number, policy = this.policies[policyIndex]): Case {
    const item = new Case(this.adjudication, policy);
    item.begin(claim, yearOf(this.adjudication.claims.settledOn[claim]), 0);
    item.row = row;
    return item;
  }

  private move(claim: number, policyIndex: number, outcome: PolicyOutcome): void {
    commit(this.caseOf(claim, policyIndex, outcome.row), this.accumulators[policyIndex], outcome.lines);
    this.moves.push({ claim, policyIndex, outcome });
  }

  private recordedLines(claim: number, policyIndex: number): Line[] {
    const { decisions, lines } = this.adjudication;
    const first = decisions[policyIndex].firstLine[claim];
    const recorded: Line[] = [];
    for (let at = 0; at < decisions[policyIndex].lineCount[claim]; at++) recorded.push(lines.at(first + at));
    return recorded;
  }
}
