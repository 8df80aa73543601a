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
  /** Places in the stack of the policies that pay from this fund, in order. */
  readonly places: readonly number[];
  private readonly paidColumn: Float64Array;

  constructor(
    readonly adjudication: Adjudication,
    readonly fund: Fund,
  ) {
    const { claims, policies } = adjudication;
    this.places = policies.flatMap((policy, place) => (policy.fund === fund ? [place] : []));
    this.paidColumn = fund === 'assistance' ? claims.assistancePaid : claims.charityPaid;
  }

  /** What the settlement system recorded for the claim, in fen. */
  paid(claim: number): Fen {
    return this.paidColumn[claim];
  }

  /** What the fund's policies pay for the claim, in fen. */
  computed(claim: number): Fen {
    let sum = 0;
    for (const place of this.places) sum = addFen(sum, this.adjudication.decisions[place].payable[claim]);
    return sum;
  }

  /** Whether a decision of the fund's policies waits for something. */
  isPended(claim: number): boolean {
    return this.places.some((place) => this.adjudication.decisions[place].status[claim] === PENDED);
  }

  /** What a pended claim waits for: the reason of the fund's first policy that pends it. */
  pendedReason(claim: number): Reason {
    const { decisions } = this.adjudication;
    const pended = this.places.find((place) => decisions[place].status[claim] === PENDED);
    return REASONS[decisions[pended ?? this.places[0]].reason[claim]];
  }

  /** How many benefit lines the fund's policies give the claim. */
  lineCount(claim: number): number {
    let count = 0;
    for (const place of this.places) count += this.adjudication.decisions[place].lineCount[claim];
    return count;
  }

  /** Place in the stack of the fund's first policy that took a roster row for the claim, -1 without one. */
  placeWithRow(claim: number): number {
    // A correction is no claim, and nobody has looked for a row.
    if (claim >= this.adjudication.claims.count) return -1;
    for (const place of this.places) if (this.adjudication.decisions[place].row[claim] >= 0) return place;
    return -1;
  }

  /** Why the claim gets nothing: the reason of the fund's first policy in force, else of its first. */
  reason(claim: number): Reason {
    const { decisions } = this.adjudication;
    const inForce = this.places.find((place) => decisions[place].reason[claim] !== NOT_IN_FORCE);
    return REASONS[decisions[inForce ?? this.places[0]].reason[claim]];
  }
}
