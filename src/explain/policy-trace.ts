import { type Notice, noticesOf, REASONS, type Reason, STATUSES, type Status } from '../domain/decision.js';
import { formatYuan } from '../domain/money.js';
import { Accumulators } from '../engine/accumulators.js';
import { CHECKS, type CheckId } from '../engine/checks.js';
import { CounterPeers } from '../engine/counter-peers.js';
import type { Adjudication } from '../engine/replay.js';
import { ReplayedCounters } from '../engine/replayed-counters.js';
import { decideClaim, PolicyStep, type Recording } from '../engine/stack.js';
import type { Policy } from '../policy/policy.js';
import { type BenefitTrace, benefitTraces } from './benefit-trace.js';
import { CounterHistory } from './counter-trace.js';
import { type RosterRowTrace, rosterRowTraces } from './roster-row-trace.js';

/** How one policy of the stack decided the claim. */
export interface PolicyTrace {
  readonly policy: string;
  readonly fund: string;
  readonly status: Status;
  readonly reason: Reason;
  readonly notices: readonly Notice[];
  readonly category: string;
  readonly payable: string;
  /** What earlier policies of the stack pay for the claim, or its own assistance_paid where none was in force. */
  readonly assistance: string;
  readonly roster: readonly RosterRowTrace[];
  readonly checks: readonly CheckTrace[];
  readonly benefits: readonly BenefitTrace[];
}

export interface CheckTrace {
  readonly check: CheckId;
  readonly article: string;
  readonly outcome: 'passed' | 'stopped' | 'not_reached';
  readonly reason: Reason;
}

/** Takes the claim through the stack as the replay did, with the counters as they were, and records what it meets. */
export function policyTraces(adjudication: Adjudication, claim: number): PolicyTrace[] {
  const { claims, notices, policies } = adjudication;
  const earlier = earlierPeers(adjudication, claim);
  const counters = new ReplayedCounters(
    adjudication,
    policies.map((policy) => new Accumulators(policy)),
  );
  for (const other of earlier) counters.moveAsReplayed(other);
  const recordings = policies.map((): Recording => ({ checks: [], benefits: [] }));
  const stack = policies.map(
    (policy, policyIndex) =>
      new PolicyStep(adjudication, policy, policyIndex, counters.accumulators[policyIndex], {
        recording: recordings[policyIndex],
      }),
  );
  decideClaim(stack, claims, claim, notices[claim]);
  return stack.map((step, policyIndex) =>
    policyTrace(step, recordings[policyIndex], new CounterHistory(adjudication, step.item, earlier)),
  );
}

function policyTrace(step: PolicyStep, recording: Recording, history: CounterHistory): PolicyTrace {
  const { decision, item, policy } = step;
  return {
    policy: policy.id,
    fund: policy.fund,
    status: STATUSES[decision.status],
    reason: REASONS[decision.reason],
    notices: noticesOf(item.notices),
    category: policy.categories[item.category]?.code ?? '',
    payable: formatYuan(decision.payable),
    assistance: formatYuan(item.assistance),
    roster: rosterRowTraces(item),
    checks: checkTraces(policy, recording.checks),
    benefits: benefitTraces(item, recording.benefits, decision.lines, history),
  };
}

/** @param reasons What each check that was made found. */
function checkTraces(policy: Policy, reasons: readonly Reason[]): CheckTrace[] {
  return CHECKS.map(({ id, article }, at): CheckTrace => {
    const found = { check: id, article: article(policy) };
    if (at >= reasons.length) return { ...found, outcome: 'not_reached', reason: '' };
    return { ...found, outcome: reasons[at] === '' ? 'passed' : 'stopped', reason: reasons[at] };
  });
}

/** The claims before a claim that may share a counter with it, in the order of replay. */
function earlierPeers(adjudication: Adjudication, claim: number): readonly number[] {
  const { order } = adjudication;
  const replayPosition = order.indexOf(claim);
  const peers = new CounterPeers(adjudication, [claim], true).of(claim);
  return Array.from(peers.subarray(0, peers.indexOf(replayPosition)), (at) => order[at]);
}
