import { yearOf } from '../domain/calendar.js';
import type { Policy } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import type { Accumulators } from './accumulators.js';
import { commit } from './benefits.js';
import { Case } from './case.js';
import type { Adjudication } from './replay.js';

interface Move {
  readonly item: Case;
  readonly lines: readonly Line[];
}

/**
 * The counters of a stack outside the replay: moved by the lines that the replay gave to single claims, so that they come
 * to where they were before a later claim. Every move can be taken back, so that one set of counters serves many claims.
 */
export class ReplayedCounters {
  private readonly moves: Move[] = [];

  /** @param accumulators Those of the first policies of the stack, or of all. */
  constructor(
    private readonly adjudication: Adjudication,
    readonly accumulators: readonly Accumulators[],
  ) {}

  /** Moves the counters of one policy by some lines of a claim that has taken a roster row. */
  move(claim: number, policyIndex: number, row: number, lines: readonly Line[]): void {
    const { policy } = this.accumulators[policyIndex];
    const item = caseWithRow(this.adjudication, policy, policyIndex, claim, row);
    commit(item, this.accumulators[policyIndex], lines);
    this.moves.push({ item, lines });
  }

  /** Moves the counters of all policies by what the replay gave a claim. */
  moveAsReplayed(claim: number): void {
    for (let policyIndex = 0; policyIndex < this.accumulators.length; policyIndex++) {
      const { lineCount, row } = this.adjudication.decisions[policyIndex];
      if (lineCount[claim] === 0) continue;
      this.move(claim, policyIndex, row[claim], recordedLines(this.adjudication, policyIndex, claim));
    }
  }

  /** How far the counters have moved; for `rewind`. */
  get mark(): number {
    return this.moves.length;
  }

  /** Takes back every move since a mark. */
  rewind(mark = 0): void {
    while (this.moves.length > mark) {
      const { item, lines } = this.moves.pop() as Move;
      const back = lines.map((line) => ({ ...line, base: -line.base, payable: -line.payable }));
      commit(item, this.accumulators[item.policyIndex], back);
    }
  }
}

/** The lines that the replay gave a claim under a policy. */
export function recordedLines(
  { decisions, lines }: Adjudication,
  policyIndex: number,
  claim: number,
): Line[] {
  const { firstLine, lineCount } = decisions[policyIndex];
  const recorded: Line[] = [];
  for (let at = 0; at < lineCount[claim]; at++) recorded.push(lines.at(firstLine[claim] + at));
  return recorded;
}

/** A claim with a roster row, as its lines and their counters need it. */
export function caseWithRow(
  adjudication: Adjudication,
  policy: Policy,
  policyIndex: number,
  claim: number,
  row: number,
): Case {
  const item = new Case(adjudication, policy, policyIndex);
  item.begin(claim, yearOf(adjudication.claims.settledOn[claim]), 0, 0);
  item.row = row;
  return item;
}
