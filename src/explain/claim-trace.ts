import { formatDay } from '../domain/calendar.js';
import { formatYuan } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { burden } from '../mechanisms/base.js';
import { type ClaimFacts, claimFacts, type ReversalTrace, reversalTrace } from './claim-facts.js';
import { type PolicyTrace, policyTraces } from './policy-trace.js';

/**
 * How the stack decided one claim, for people to read: amounts are yuan as text, days ISO dates, absent values the empty
 * text.
 */
export interface ClaimTrace {
  readonly claim: ClaimFacts;
  /** What is left to the person within the catalogue. */
  readonly burden: string;
  /** The day on which entitlement is judged. */
  readonly entitlement_date: string;
  readonly reversal: ReversalTrace | null;
  /** Lines of the person's roster rows that were rejected: what they say is unknown. */
  readonly rejected_roster_lines: readonly number[];
  readonly policies: readonly PolicyTrace[];
}

/**
 * Explains a claim, given by its index in the claim table: the engine decides it once more, with the counters as the
 * claims before it left them, and what it meets is recorded.
 */
export function explainClaim(adjudication: Adjudication, claim: number): ClaimTrace {
  const { claims, roster } = adjudication;
  return {
    claim: claimFacts(claims, claim),
    burden: formatYuan(burden(claims, claim)),
    entitlement_date: formatDay(claims.entitlementDay(claim)),
    reversal: reversalTrace(adjudication, claim),
    rejected_roster_lines: roster.rejectedLines.get(claims.person[claim]) ?? [],
    policies: policyTraces(adjudication, claim),
  };
}
