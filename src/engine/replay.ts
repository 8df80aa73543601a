import { uint16 } from '../columnar/columns.js';
import { type Day, yearOf } from '../domain/calendar.js';
import type { Policy } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { DecisionTable, LineTable } from '../tables/decision-tables.js';
import type { RosterTable } from '../tables/roster-table.js';
import { Accumulators } from './accumulators.js';
import type { CaseData } from './case.js';
import { claimNotices } from './claim-notices.js';
import { PolicyRows } from './policy-rows.js';
import { replayOrder } from './replay-order.js';
import { findReversalPairs, noReversals } from './reversal-pairs.js';
import { RosterIndex } from './roster-index.js';
import { decideClaim, PolicyStep } from './stack.js';
import { type EarlyWarning, WarningWatch } from './warnings.js';

/** Called every 50,000 claims with the number of claims replayed so far. */
export type ReplayProgress = (claims: number) => void;

const CLAIMS_PER_REPORT = 50_000;

/** What a replay starts from, and the columns that it fills in, claim by claim. */
export interface ReplayState extends CaseData {
  readonly policies: readonly Policy[];
  readonly order: Int32Array;
  /** Notices that belong to the claims whatever the policy: bits of NOTICES. */
  readonly notices: Uint16Array;
  readonly decisions: readonly DecisionTable[];
}

/**
 * What the replay of one partition adds: columns that grow, so that each partition has its own until they are joined.
 * Counters that come from another thread have only their columns and cannot be searched.
 */
export interface PartitionResult {
  readonly lines: LineTable;
  readonly accumulators: readonly Accumulators[];
  readonly warnings: readonly EarlyWarning[];
}

/** Everything that a replay of all claims through the stack gives. */
export interface Adjudication extends ReplayState, PartitionResult {}

/** Replays all claims, in date order, through a stack of policies. */
export function replay(
  claims: ClaimTable,
  roster: RosterTable,
  policies: readonly Policy[],
  progress?: ReplayProgress,
): Adjudication {
  return replayAll(initialReplayState(claims, roster, policies), progress);
}

/** Replays all claims of a replay state. */
export function replayAll(state: ReplayState, progress?: ReplayProgress): Adjudication {
  return { ...state, ...replayPartition(state, state.order, roomForLines(state), progress) };
}

/**
 * A replay state in which nothing is decided yet.
 *
 * @param order The order of replay, where the caller knows it.
 */
export function initialReplayState(
  claims: ClaimTable,
  roster: RosterTable,
  policies: readonly Policy[],
  order = replayOrder(claims),
): ReplayState {
  return {
    claims,
    roster,
    policies,
    index: new RosterIndex(roster),
    order,
    reversals: noReversals(claims.count),
    notices: uint16(claims.count),
    decisions: policies.map(() => new DecisionTable(claims.count)),
  };
}

/** An empty table for the lines of a replay, with space for one line per claim and policy; it grows where more come. */
export function roomForLines({ order, policies }: ReplayState): LineTable {
  return new LineTable(order.length * policies.length);
}

/**
 * Replays the claims of some persons. Partitions that share no household can be replayed at the same time.
 *
 * @param order The claims of these persons, in the order of replay.
 * @param lines Where the benefit lines go.
 */
export function replayPartition(
  state: ReplayState,
  order: Int32Array,
  lines: LineTable,
  progress?: ReplayProgress,
): PartitionResult {
  const { claims, index, notices, policies, reversals, roster } = state;
  findReversalPairs(claims, order, reversals);
  claimNotices(claims, order, reversals, notices);
  // The other partitions are assumed to be as far.
  const partitions = Math.round(state.order.length / order.length);
  const stack = policies.map(
    (policy, policyIndex) =>
      new PolicyStep(state, policy, policyIndex, new Accumulators(policy, roster), {
        rows: new PolicyRows(policy, roster, index),
      }),
  );
  const kept = stack.map((step) => new PolicyReplay(state, step, lines));
  for (let replayPosition = 0; replayPosition < order.length; replayPosition++) {
    const claim = order[replayPosition];
    decideClaim(stack, claims, claim, notices[claim]);
    for (const policy of kept) policy.keep();
    if (progress !== undefined && replayPosition % CLAIMS_PER_REPORT === 0)
      progress(replayPosition * partitions);
  }
  return {
    lines,
    accumulators: stack.map((step) => step.accumulators),
    warnings: kept.flatMap((policy) => policy.watch.warnings),
  };
}

/** What the replay keeps of the decisions of one policy. */
class PolicyReplay {
  readonly watch: WarningWatch;
  private readonly decisions: DecisionTable;

  constructor(
    data: ReplayState,
    readonly step: PolicyStep,
    private readonly lines: LineTable,
  ) {
    this.decisions = data.decisions[step.policyIndex];
    this.watch = new WarningWatch(data, step.policy, step.policyIndex);
  }

  /** Keeps the latest decision: its lines, its counters, its row of the table. */
  keep(): void {
    const { decisions, step } = this;
    const { decision, item } = step;
    const { claim } = item;
    if (decision.lines.length > 0) {
      step.commit();
      decisions.firstLine[claim] = this.lines.count;
      decisions.lineCount[claim] = decision.lines.length;
      for (const line of decision.lines) this.lines.push(line);
      decisions.payable[claim] = decision.payable;
    }
    decisions.status[claim] = decision.status;
    decisions.reason[claim] = decision.reason;
    decisions.notices[claim] = item.notices;
    decisions.row[claim] = item.row;
    decisions.category[claim] = item.category;
    this.watch.see(claim, item.year, decision.payable);
  }
}

/** Years in which claims were settled between two days, both inclusive, in rising order. */
export function settlementYears(claims: ClaimTable): (from: Day, until: Day) => number[] {
  const days = new Set<Day>();
  for (let claim = 0; claim < claims.count; claim++) days.add(claims.settledOn[claim]);
  const sorted = [...days].sort((a, b) => a - b);
  return (from, until) => [...new Set(sorted.filter((day) => day >= from && day <= until).map(yearOf))];
}
