import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { CounterPeers } from '../engine/counter-peers.js';
import type { Policy } from '../policy/policy.js';
import type { LineTable } from '../tables/decision-tables.js';
import type { FundSide } from './fund-side.js';
import { kindOf } from './kinds.js';
import type { ReconciliationKind } from './reconciliation.js';
import type { Outcome, WhatIf, WhatIfChange } from './what-if.js';

/** One claim and fund that is not a match. */
export interface Finding {
  readonly fund: Fund;
  /** Replay position; of a correction, that of the claim before which it comes. */
  readonly replayPosition: number;
  readonly claim: number;
  readonly computed: Fen;
  readonly paid: Fen;
  readonly kind: Exclude<ReconciliationKind, 'match'>;
}

/** What all cause searches of one fund share. */
export interface CauseContext {
  readonly side: FundSide;
  readonly counterPeers: CounterPeers;
  readonly whatIf: WhatIf;
  readonly tolerance: Fen;
}

/** The search for the cause of one difference. A cause must give a computation with exactly the amount paid. */
export class CauseSearch {
  readonly claim: number;
  readonly side: FundSide;
  readonly whatIf: WhatIf;
  private known: Int32Array | undefined;
  private countersAt = -1;
  private markAt = 0;

  constructor(
    readonly finding: Finding,
    private readonly context: CauseContext,
  ) {
    this.claim = finding.claim;
    this.side = context.side;
    this.whatIf = context.whatIf;
  }

  /** Replay positions, rising, of the claims that may share a counter with this one, itself included. */
  get peers(): Int32Array {
    this.known ??= this.context.counterPeers.of(this.claim);
    return this.known;
  }

  /** The claim at a replay position. */
  claimAt(replayPosition: number): number {
    return this.side.adjudication.order[replayPosition];
  }

  /** Restores the counters as they were before a replay position: by default, that of the claim. */
  restoreCountersBefore(replayPosition = this.finding.replayPosition): void {
    if (this.countersAt === replayPosition) {
      this.whatIf.counters.rewind(this.markAt);
      return;
    }
    this.whatIf.counters.rewind();
    for (const earlier of this.peers) {
      if (earlier < replayPosition) this.whatIf.counters.moveAsReplayed(this.claimAt(earlier));
    }
    this.countersAt = replayPosition;
    this.markAt = this.whatIf.counters.mark;
  }

  /** Whether the claim gets exactly what was paid, with one thing changed and the counters as they were. */
  provenBy(change: WhatIfChange): boolean {
    // A claim that was stopped before the benefits gets no line, whatever the counters.
    if (!this.side.policyIndexes.some((policyIndex) => this.whatIf.reachesBenefits(this.claim, policyIndex)))
      return false;
    this.restoreCountersBefore();
    return this.gives(this.whatIf.compute(this.claim, change));
  }

  /** Whether the replay gave the claim a benefit line of the fund with a certain property. */
  hasLine(isSuch: (lines: LineTable, line: number) => boolean): boolean {
    const { decisions, lines } = this.side.adjudication;
    return this.side.policyIndexes.some((policyIndex) => {
      const first = decisions[policyIndex].firstLine[this.claim];
      const end = first + decisions[policyIndex].lineCount[this.claim];
      for (let line = first; line < end; line++) if (isSuch(lines, line)) return true;
      return false;
    });
  }

  /** A change of all policies of the fund. */
  whatIfFundPolicy(changed: (policy: Policy) => Policy): WhatIfChange {
    const { adjudication, policyIndexes } = this.side;
    const policies = adjudication.policies.map((policy, policyIndex) =>
      policyIndexes.includes(policyIndex) ? changed(policy) : policy,
    );
    return { policy: (policyIndex) => policies[policyIndex] };
  }

  /** Whether an outcome of the claim is exactly what was paid. An outcome without a benefit line proves nothing. */
  gives({ byPolicy }: Outcome): boolean {
    const hasLine = this.side.policyIndexes.some((policyIndex) => byPolicy[policyIndex].lines.length > 0);
    return hasLine && this.payableOf({ claim: this.claim, byPolicy }) === this.finding.paid;
  }

  /** What the fund's policies pay in an outcome, in fen. */
  payableOf({ byPolicy }: Outcome): Fen {
    return this.side.policyIndexes.reduce(
      (sum, policyIndex) => addFen(sum, byPolicy[policyIndex].payable),
      0,
    );
  }

  /** Whether what was paid for a claim agrees with what the replay computed. */
  isMatch(claim: number): boolean {
    const { side } = this;
    return kindOf(side, claim, side.computed(claim), side.paid(claim), this.context.tolerance) === 'match';
  }

  /** Whether what was paid for a claim agrees with an outcome. */
  agrees(outcome: Outcome): boolean {
    return Math.abs(this.side.paid(outcome.claim) - this.payableOf(outcome)) <= this.context.tolerance;
  }

  /**
   * Replays the peers again, from the first position in the lists on, with some reversed claims counted or some claims left
   * out, and then computes the claim. Both lists are replay positions, rising.
   */
  replayedWith({
    counted = [],
    leftOut = [],
  }: {
    counted?: readonly number[];
    leftOut?: readonly number[];
  }): Outcome {
    const from = Math.min(...counted, ...leftOut);
    this.restoreCountersBefore(from);
    for (const replayPosition of this.peers) {
      if (
        replayPosition < from ||
        replayPosition >= this.finding.replayPosition ||
        leftOut.includes(replayPosition)
      )
        continue;
      const ignoreReversal = counted.includes(replayPosition);
      this.whatIf.commit(this.whatIf.compute(this.claimAt(replayPosition), { ignoreReversal }));
    }
    return this.whatIf.compute(this.claim);
  }
}

/** The cause, where it is this one and the search proves it; else ''. */
export type Cause = (search: CauseSearch) => string;
