import { REASONS, type Reason, reasonNumber, statusNumber } from '../domain/decision.js';
import { FUNDS, type Fund } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import type { Policy } from '../policy/policy.js';

const PENDED = statusNumber('pended');
const NOT_IN_FORCE = reasonNumber('POLICY_NOT_IN_FORCE');

/** The funds that the policies of a stack pay from, in the order of FUNDS. */
export function fundsOf(policies: readonly Policy[]): Fund[] {
  return FUNDS.filter((fund) => policies.some((policy) => policy.fund === fund));
}

/** One fund's side of a run: what its policies compute for a claim, and what the settlement system paid from it. */
export class FundSide {
  /** Policy indexes of the policies that pay from this fund, in order. */
  readonly policyIndexes: readonly number[];
  private readonly paidColumn: Float64Array;

  constructor(
    readonly adjudication: Adjudication,
    readonly fund: Fund,
  ) {
    const { claims, policies } = adjudication;
    this.policyIndexes = policies.flatMap((policy, policyIndex) =>
      policy.fund === fund ? [policyIndex] : [],
    );
    this.paidColumn = fund === 'assistance' ? claims.assistancePaid : claims.charityPaid;
  }

  /** What the settlement system recorded for the claim, in fen. */
  paid(claim: number): Fen {
    return this.paidColumn[claim];
  }

  /** What the fund's policies pay for the claim, in fen. */
  computed(claim: number): Fen {
    let sum = 0;
    for (const policyIndex of this.policyIndexes)
      sum = addFen(sum, this.adjudication.decisions[policyIndex].payable[claim]);
    return sum;
  }

  /** Whether one of the fund's policies pends the claim. */
  isPended(claim: number): boolean {
    return this.policyIndexes.some(
      (policyIndex) => this.adjudication.decisions[policyIndex].status[claim] === PENDED,
    );
  }

  /** Why a claim is pended: the reason of the fund's first policy that pends it. */
  pendedReason(claim: number): Reason {
    const { decisions } = this.adjudication;
    const pended = this.policyIndexes.find((policyIndex) => decisions[policyIndex].status[claim] === PENDED);
    return REASONS[decisions[pended ?? this.policyIndexes[0]].reason[claim]];
  }

  /** How many benefit lines the fund's policies give the claim. */
  lineCount(claim: number): number {
    let count = 0;
    for (const policyIndex of this.policyIndexes)
      count += this.adjudication.decisions[policyIndex].lineCount[claim];
    return count;
  }

  /** Policy index of the fund's first policy that took a roster row for the claim, -1 without one. */
  policyIndexWithRow(claim: number): number {
    // A correction is not a claim and has no decision.
    if (claim >= this.adjudication.claims.count) return -1;
    for (const policyIndex of this.policyIndexes)
      if (this.adjudication.decisions[policyIndex].row[claim] >= 0) return policyIndex;
    return -1;
  }

  /** Why the claim gets nothing: the reason of the fund's first policy in force, else of its first. */
  reason(claim: number): Reason {
    const { decisions } = this.adjudication;
    const inForce = this.policyIndexes.find(
      (policyIndex) => decisions[policyIndex].reason[claim] !== NOT_IN_FORCE,
    );
    return REASONS[decisions[inForce ?? this.policyIndexes[0]].reason[claim]];
  }
}
