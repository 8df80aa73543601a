import type { Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { LineTable } from '../engine/decisions.js';
import type { Policy } from '../policy/policy.js';
import type { FundSide } from './fund-side.js';
import type { Histories } from './histories.js';
import { kindOf } from './kinds.js';
import type { ReconciliationKind } from './reconciliation.js';
import type { Change, Outcome, Rerun } from './rerun.js';

/** One claim and fund that is not a match. */
export interface Finding {
  readonly fund: Fund;
  /** Place in the replay; of a correction, that of the claim before which it comes. */
  readonly place: number;
  readonly claim: number;
  readonly computed: Fen;
  readonly paid: Fen;
  readonly kind: Exclude<ReconciliationKind, 'match'>;
}

/** What all inquiries of one fund share. */
export interface Means {
  readonly side: FundSide;
  readonly histories: Histories;
  readonly rerun: Rerun;
  readonly tolerance: Fen;
}

/** The search for the cause of one difference. A cause must show a computation that gives exactly what was paid. */
export class Inquiry {
  readonly claim: number;
  readonly side: FundSide;
  readonly rerun: Rerun;
  private known: Int32Array | undefined;
  private stands = -1;
  private standsAt = 0;

  constructor(
    readonly finding: Finding,
    private readonly means: Means,
  ) {
    this.claim = finding.claim;
    this.side = means.side;
    this.rerun = means.rerun;
  }

  /** Places in the replay, rising, of the claims that may share a counter with this one, itself included. */
  get history(): Int32Array {
    this.known ??= this.means.histories.of(this.claim);
    return this.known;
  }

  /** The claim at a place of the replay. */
  claimAt(place: number): number {
    return this.side.adjudication.order[place];
  }

  /** Brings the counters to where they stood before a place of the replay: at first, that of the claim. */
  standBefore(place = this.finding.place): void {
    if (this.stands === place) {
      this.rerun.rewind(this.standsAt);
      return;
    }
    this.rerun.rewind();
    for (const earlier of this.history) {
      if (earlier < place) this.rerun.commitAsReplayed(this.claimAt(earlier));
    }
    this.stands = place;
    this.standsAt = this.rerun.mark;
  }

  /** Whether the claim gets exactly what was paid, with one thing changed and the counters as they stood. */
  provenBy(change: Change): boolean {
    // What never came as far as the benefits gets no line under any counters.
    if (!this.side.places.some((place) => this.rerun.reachesBenefits(this.claim, place))) return false;
    this.standBefore();
    return this.gives(this.rerun.compute(this.claim, change));
  }

  /** Whether the replay gave the claim a benefit line of the fund that is such. */
  hasLine(isSuch: (lines: LineTable, line: number) => boolean): boolean {
    const { decisions, lines } = this.side.adjudication;
    return this.side.places.some((place) => {
      const first = decisions[place].firstLine[this.claim];
      const end = first + decisions[place].lineCount[this.claim];
      for (let line = first; line < end; line++) if (isSuch(lines, line)) return true;
      return false;
    });
  }

  /** Another reading of the fund's own policies. */
  readingOfFund(reading: (policy: Policy) => Policy): Change {
    const { adjudication, places } = this.side;
    const policies = adjudication.policies.map((policy, place) =>
      places.includes(place) ? reading(policy) : policy,
    );
    return { policy: (place) => policies[place] };
  }

  /** Whether an outcome of the claim is exactly what was paid. Without a benefit line it is no computation. */
  gives({ byPlace }: Outcome): boolean {
    const hasLine = this.side.places.some((place) => byPlace[place].lines.length > 0);
    return hasLine && this.payableOf({ claim: this.claim, byPlace }) === this.finding.paid;
  }

  /** What the fund's policies pay in an outcome, in fen. */
  payableOf({ byPlace }: Outcome): Fen {
    return this.side.places.reduce((sum, place) => addFen(sum, byPlace[place].payable), 0);
  }

  /** Whether what was paid for a claim agrees with what the replay computed. */
  isMatch(claim: number): boolean {
    const { side } = this;
    return kindOf(side, claim, side.computed(claim), side.paid(claim), this.means.tolerance) === 'match';
  }

  /** Whether what was paid for a claim agrees with an outcome of a rerun. */
  agrees(outcome: Outcome): boolean {
    return Math.abs(this.side.paid(outcome.claim) - this.payableOf(outcome)) <= this.means.tolerance;
  }

  /**
   * Takes the history again from its first place named here on, with reversed claims counted or others left
   * out, and computes the claim where it then comes. Both lists are places in the replay, rising.
   */
  takenAgain({
    counted = [],
    leftOut = [],
  }: {
    counted?: readonly number[];
    leftOut?: readonly number[];
  }): Outcome {
    const from = Math.min(...counted, ...leftOut);
    this.standBefore(from);
    for (const place of this.history) {
      if (place < from || place >= this.finding.place || leftOut.includes(place)) continue;
      const ignoreReversal = counted.includes(place);
      this.rerun.commit(this.rerun.compute(this.claimAt(place), { ignoreReversal }));
    }
    return this.rerun.compute(this.claim);
  }
}

/** Names the cause that an inquiry proves, or says '' where it is another. */
export type Cause = (inquiry: Inquiry) => string;
