import { addFen, type Fen } from '../../../domain/money.js';
import { ownerOf, ownerText } from '../../../engine/accumulators.js';
import { Counters } from '../../../engine/counters.js';
import type { Adjudication } from '../../../engine/replay.js';
import { NOT_VOID } from '../../../engine/reversal-pairs.js';
import { inForce } from '../../../mechanisms/in-force.js';
import type { Scope } from '../../../policy/policy.js';

/** Who pays how much of a bill, or of several together. In fen; total = the sum of all others. */
export interface Shares {
  readonly total: Fen;
  readonly insurance: Fen;
  readonly other: Fen;
  /** What the system recorded as assistance of bills that no policy before the last one adjudicates. */
  readonly recorded: Fen;
  /** What each policy of the stack pays. */
  readonly policies: readonly Fen[];
  readonly remains: Fen;
}

export interface Bill extends Shares {
  /** Index in the claim table. */
  readonly claim: number;
}

/** The bills of one family, or of a person alone, in replay order. */
export interface Family {
  readonly scope: Scope;
  readonly key: string;
  readonly bills: readonly Bill[];
  readonly sum: Shares;
}

/**
 * The family to which the later policies of the stack pay most, and who pays what of each of its bills. null where the
 * stack has one policy only, or no later policy pays anything.
 */
export function familyWithMost(adjudication: Adjudication): Family | null {
  const owner = ownerWithMost(adjudication);
  if (owner === null) return null;
  const { order, policies, roster, reversals } = adjudication;
  const bills: Bill[] = [];
  for (const claim of order) {
    if (reversals.state[claim] === NOT_VOID && familyOf(adjudication, claim) === owner) {
      bills.push(billOf(adjudication, claim));
    }
  }
  const nothing = {
    total: 0,
    insurance: 0,
    other: 0,
    recorded: 0,
    policies: policies.map(() => 0),
    remains: 0,
  };
  return { ...ownerText(roster, owner), bills, sum: bills.reduce<Shares>(addShares, nothing) };
}

function ownerWithMost(adjudication: Adjudication): number | null {
  const { claims, decisions, roster } = adjudication;
  const later = decisions.slice(1);
  const received = new Counters();
  for (let claim = 0; claim < claims.count; claim++) {
    for (const { payable, row } of later) {
      const amount = payable[claim];
      if (amount > 0) received.add(ownerOf('household', roster, row[claim]), 0, amount);
    }
  }
  let best = -1;
  for (let at = 0; at < received.size; at++) if (best < 0 || precedes(received, at, best, roster)) best = at;
  return best < 0 ? null : received.owners[best];
}

function precedes(received: Counters, a: number, b: number, roster: Adjudication['roster']): boolean {
  const difference = received.amounts[a] - received.amounts[b];
  if (difference !== 0) return difference > 0;
  const [keyA, keyB] = [a, b].map((at) => ownerText(roster, received.owners[at]).key);
  return keyA < keyB;
}

/** The household, or person alone, of the row that the last policy took; of an earlier one where it took none. */
function familyOf({ claims, decisions, index, roster }: Adjudication, claim: number): number | null {
  for (const { row } of [...decisions].reverse()) {
    const taken = row[claim];
    if (taken >= 0) return ownerOf('household', roster, taken);
  }
  const [row] = index.rowsOf(claims.person[claim]);
  return row === undefined ? null : ownerOf('household', roster, row);
}

function billOf({ claims, decisions, policies }: Adjudication, claim: number): Bill {
  const total = claims.total[claim];
  const insurance = claims.insurancePaid(claim);
  const other = claims.otherPaid[claim];
  const adjudicated = policies.slice(0, -1).some((policy) => inForce(policy, claims.settledOn[claim]));
  const recorded = adjudicated ? 0 : claims.assistancePaid[claim];
  const paid = decisions.map(({ payable }) => payable[claim]);
  const covered = [insurance, other, recorded, ...paid].reduce(addFen, 0);
  return { claim, total, insurance, other, recorded, policies: paid, remains: addFen(total, -covered) };
}

function addShares(sum: Shares, bill: Shares): Shares {
  return {
    total: addFen(sum.total, bill.total),
    insurance: addFen(sum.insurance, bill.insurance),
    other: addFen(sum.other, bill.other),
    recorded: addFen(sum.recorded, bill.recorded),
    policies: sum.policies.map((amount, policyIndex) => addFen(amount, bill.policies[policyIndex])),
    remains: addFen(sum.remains, bill.remains),
  };
}

/** A bill with which a counter passed a deductible or reached a cap: why payments begin or end. */
interface Milestone {
  readonly claim: number;
  /** Indexes in the stack and in the policy. */
  readonly policy: number;
  readonly benefit: number;
  readonly kind: 'deductible' | 'cap';
  readonly scope: Scope;
  /** The deductible or cap, in fen. */
  readonly amount: Fen;
}

/** The milestones of the family's bills, bill by bill and in the order of the stack. */
export function milestonesOf({ decisions, lines, policies }: Adjudication, { bills }: Family): Milestone[] {
  return bills.flatMap(({ claim }) =>
    decisions.flatMap(({ firstLine, lineCount }, policy) =>
      Array.from({ length: lineCount[claim] }, (_, at) => firstLine[claim] + at).flatMap((line) => {
        const benefit = lines.benefit[line];
        const { burdenPer, paidPer } = policies[policy].benefits[benefit];
        const deductible = lines.deductible[line];
        const cap = lines.cap[line];
        const found: Milestone[] = [];
        if (deductible > 0 && lines.before[line] <= deductible && lines.above[line] > 0) {
          found.push({ claim, policy, benefit, kind: 'deductible', scope: burdenPer, amount: deductible });
        }
        if (lines.payable[line] > 0 && lines.paidBefore[line] + lines.payable[line] === cap) {
          found.push({ claim, policy, benefit, kind: 'cap', scope: paidPer, amount: cap });
        }
        return found;
      }),
    ),
  );
}
