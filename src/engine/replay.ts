import { uint16 } from '../columnar/columns.js';
import { type Day, yearOf } from '../domain/calendar.js';
import { noticeBit, type Reason, reasonNumber, statusNumber, statusOfStop } from '../domain/decision.js';
import type { Fen } from '../domain/money.js';
import { inForce } from '../mechanisms/in-force.js';
import { leavesRemainder } from '../mechanisms/remainder-notice.js';
import type { Policy } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { DecisionTable, LineTable } from '../tables/decision-tables.js';
import type { RosterTable } from '../tables/roster-table.js';
import { Accumulators } from './accumulators.js';
import { commit, computeBenefits } from './benefits.js';
import { Case, type CaseData } from './case.js';
import { CHECKS } from './checks.js';
import { claimNotices } from './claim-notices.js';
import { PolicyRows } from './policy-rows.js';
import { replayOrder } from './replay-order.js';
import { findReversalPairs, noReversals, type ReversalPairs } from './reversal-pairs.js';
import { RosterIndex } from './roster-index.js';
import { type EarlyWarning, WarningWatch } from './warnings.js';

/** Everything that a replay of all claims through the stack gives. */
export interface Adjudication {
  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly index: RosterIndex;
  /** The stack, in order. */
  readonly policies: readonly Policy[];
  /** Claims in the order of replay. */
  readonly order: Int32Array;
  readonly reversals: ReversalPairs;
  /** By place in the stack. */
  readonly decisions: readonly DecisionTable[];
  readonly lines: LineTable;
  readonly accumulators: readonly Accumulators[];
  readonly warnings: readonly EarlyWarning[];
}

/** Called now and then with the number of claims replayed so far. */
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
 * What the replay of one partition adds: columns that grow, and so are each partition's own until they are joined. Of the
 * counters of a partition that comes from another thread only the columns are there, not the way to search them.
 */
export interface PartitionResult {
  readonly lines: LineTable;
  readonly accumulators: readonly Accumulators[];
  readonly warnings: readonly EarlyWarning[];
}

/** Replays all claims, in date order, through the stack of policies. */
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
 * @param order The order of replay, where somebody has found it already.
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

/** An empty table for the lines of a replay. Most claims have one line under each policy, or none; more are possible. */
export function roomForLines({ order, policies }: ReplayState): LineTable {
  return new LineTable(order.length * policies.length);
}

/**
 * Replays the claims of some persons. Parts that share no household can be replayed side by side.
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
  const { claims, reversals, notices, policies } = state;
  findReversalPairs(claims, order, reversals);
  claimNotices(claims, order, reversals, notices);
  // The other parts are about as far.
  const partitions = Math.round(state.order.length / order.length);
  const stack = policies.map((policy, policyIndex) => new PolicyReplay(state, policy, policyIndex, lines));
  for (let replayPosition = 0; replayPosition < order.length; replayPosition++) {
    const claim = order[replayPosition];
    replayClaim(claims, claim, notices[claim], stack);
    if (progress !== undefined && replayPosition % CLAIMS_PER_REPORT === 0)
      progress(replayPosition * partitions);
  }
  return {
    lines,
    accumulators: stack.map((item) => item.accumulators),
    warnings: stack.flatMap((item) => item.watch.warnings),
  };
}

/** One claim through the stack: a later policy knows what the earlier ones pay for it. */
function replayClaim(
  claims: ClaimTable,
  claim: number,
  notices: number,
  stack: readonly PolicyReplay[],
): void {
  const settledOn = claims.settledOn[claim] as Day;
  const year = yearOf(settledOn);
  let paidByEarlier = 0;
  let earlierInForce = false;
  for (const item of stack) {
    const assistance = earlierInForce ? paidByEarlier : (claims.assistancePaid[claim] as Fen);
    paidByEarlier += item.decide(claim, year, notices, assistance);
    if (inForce(item.policy, settledOn)) earlierInForce = true;
  }
}

/** One policy of the stack with its state. */
class PolicyReplay {
  readonly accumulators: Accumulators;
  readonly watch: WarningWatch;
  private readonly decisions: DecisionTable;
  private readonly item: Case;

  constructor(
    data: ReplayState,
    readonly policy: Policy,
    private readonly policyIndex: number,
    private readonly lines: LineTable,
  ) {
    this.decisions = data.decisions[policyIndex];
    this.accumulators = new Accumulators(policy, data.roster);
    this.watch = new WarningWatch(data, policy, policyIndex);
    this.item = new Case(data, policy, new PolicyRows(policy, data.roster, data.index));
  }

  /** Decides a claim and returns what the policy pays for it, in fen. */
  decide(claim: number, year: number, notices: number, assistance: Fen): Fen {
    const { item } = this;
    item.begin(claim, year, notices);
    const reason = firstFailure(item);
    const paid = reason === '' ? this.settle(assistance) : this.stop(reason);
    this.watch.see(claim, year, paid);
    return paid;
  }

  private settle(assistance: Fen): Fen {
    const { item, decisions } = this;
    const outcome = computeBenefits(item, this.accumulators, this.policyIndex, assistance);
    if (outcome.stop !== '') return this.stop(outcome.stop);
    commit(item, this.accumulators, outcome.lines);
    decisions.firstLine[item.claim] = this.lines.count;
    decisions.lineCount[item.claim] = outcome.lines.length;
    for (const line of outcome.lines) {
      this.lines.push(line);
      // Noted only here, because a claim that must wait has no lines to be limited.
      if (line.payable > 0 && line.payable < line.gross) item.notices |= noticeBit('CAP_LIMITED');
    }
    decisions.payable[item.claim] = outcome.payable;
    if (leavesRemainder(item.policy, item.claims, item.claim, outcome.payable))
      item.notices |= noticeBit('RARE_DISEASE_REMAINDER');
    const paid = outcome.payable > 0;
    this.store(statusNumber(paid ? 'paid' : 'zero'), paid ? 0 : (outcome.lines[0]?.reason as number));
    return outcome.payable;
  }

  private stop(reason: Reason): Fen {
    this.store(statusNumber(statusOfStop(reason)), reasonNumber(reason));
    return 0;
  }

  private store(status: number, reason: number): void {
    const { item, decisions } = this;
    decisions.status[item.claim] = status;
    decisions.reason[item.claim] = reason;
    decisions.notices[item.claim] = item.notices;
    decisions.row[item.claim] = item.row;
    decisions.category[item.claim] = item.category;
  }
}

/** Runs checks 1 to 9; the reason of the first that fails, or ''. */
function firstFailure(item: Case): Reason {
  for (const check of CHECKS) {
    const reason = check.run(item);
    if (reason !== '') return reason;
  }
  return '';
}

/** Years in which claims were settled between two days, both inclusive, in rising order. */
export function settlementYears(claims: ClaimTable): (from: Day, until: Day) => number[] {
  const days = new Set<Day>();
  for (let claim = 0; claim < claims.count; claim++) days.add(claims.settledOn[claim] as Day);
  const sorted = [...days].sort((a, b) => a - b);
  return (from, until) => [...new Set(sorted.filter((day) => day >= from && day <= until).map(yearOf))];
}
