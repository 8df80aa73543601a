import type { Day } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import type { Fund } from '../domain/fund-entry.js';
import type { Fen } from '../domain/money.js';
import { Counters } from '../engine/counters.js';
import type { Adjudication } from '../engine/replay.js';
import { type FundPolicy, MUNICIPAL, municipalShare } from './accounts.js';

/** What one benefit takes from one account on one day: all claims settled on that day together. */
export interface Payment {
  /** The settlement date. */
  readonly day: Day;
  readonly fund: Fund;
  /** County code, or `*` for the municipal account. */
  readonly account: string;
  /** Index of the policy in the stack, and of the benefit in the policy. */
  readonly policy: number;
  readonly benefit: number;
  /** In fen, above 0. */
  readonly amount: Fen;
}

/** One benefit line of an earlier run, as its output files tell it. */
export interface PaymentRecord {
  /** Id of the policy. */
  readonly policy: string;
  readonly settledOn: Day;
  /** County code of the roster row taken. */
  readonly area: string;
  /** Id of the benefit. */
  readonly benefit: string;
  readonly payable: Fen;
}

/** The computed payments of a replay. */
export function paymentsOfAdjudication(adjudication: Adjudication): Payment[] {
  const { claims, order, roster, decisions, lines } = adjudication;
  const collector = new PaymentCollector(adjudication.policies);
  decisions.forEach(({ payable, row, firstLine, lineCount }, policy) => {
    for (const claim of order) {
      if (payable[claim] === 0) continue;
      const area = roster.area[row[claim]];
      const end = firstLine[claim] + lineCount[claim];
      for (let line = firstLine[claim]; line < end; line++) {
        if (lines.payable[line] === 0) continue;
        collector.add(policy, lines.benefit[line], area, claims.settledOn[claim], lines.payable[line]);
      }
    }
  });
  return collector.payments((area) => roster.areas.text(area));
}

/** Takes the benefit lines of an earlier run, one by one and in any order, and keeps nothing but sums. */
export class RecordedPayments {
  private readonly benefitIndexes: ReturnType<typeof benefitIndexes>;
  private readonly areas: string[] = [];
  private readonly areaNumbers = new Map<string, number>();
  private readonly collector: PaymentCollector;

  constructor(policies: readonly FundPolicy[]) {
    this.benefitIndexes = benefitIndexes(policies);
    this.collector = new PaymentCollector(policies);
  }

  /** Errors: FUND_PAYMENT_UNKNOWN where the stack has no such policy or benefit. */
  add({ policy, benefit, area, settledOn, payable }: PaymentRecord): void {
    const index = this.benefitIndexes.get(policy)?.get(benefit);
    if (index === undefined) throw new ReliefError('FUND_PAYMENT_UNKNOWN', { value: benefit, policy });
    this.collector.add(index.policy, index.benefit, this.numberOf(area), settledOn, payable);
  }

  payments(): Payment[] {
    return this.collector.payments((area) => this.areas[area]);
  }

  private numberOf(area: string): number {
    const known = this.areaNumbers.get(area);
    if (known !== undefined) return known;
    const number = this.areas.push(area) - 1;
    this.areaNumbers.set(area, number);
    return number;
  }
}

/** Owner of the sums of the municipal account; an area's sums are owned by its number, which is 0 or above. */
const MUNICIPAL_OWNER = -1;

/**
 * Adds up payments while they pass by: one number per benefit, account and day, so that ten million claims
 * stay small. Each payment is split between its accounts before it is added, because the odd fen of a matched
 * fund belongs to the single payment.
 */
class PaymentCollector {
  /** By index of the policy, then of the benefit. Owners are areas, periods are days. */
  private readonly sums: readonly (readonly Counters[])[];

  constructor(private readonly policies: readonly FundPolicy[]) {
    this.sums = policies.map((policy) => policy.benefits.map(() => new Counters()));
  }

  add(policy: number, benefit: number, area: number, day: Day, payable: Fen): void {
    if (!(payable >= 0)) throw new RangeError(`a payment below 0: ${payable}`);
    const sums = this.sums[policy]?.[benefit] as Counters;
    const municipal = municipalShare((this.policies[policy] as FundPolicy).pooling, payable);
    if (municipal > 0) sums.add(MUNICIPAL_OWNER, day, municipal);
    if (payable > municipal) sums.add(area, day, payable - municipal);
  }

  /** @param areaText The county code of an area's number. */
  payments(areaText: (area: number) => string): Payment[] {
    return this.policies.flatMap(({ fund }, policy) =>
      (this.sums[policy] as readonly Counters[]).flatMap((sums, benefit) =>
        listSums(sums).map(({ owner, day, amount }) => {
          const account = owner === MUNICIPAL_OWNER ? MUNICIPAL : areaText(owner);
          return { day, fund, account, policy, benefit, amount };
        }),
      ),
    );
  }
}

function listSums(sums: Counters): { owner: number; day: Day; amount: Fen }[] {
  return Array.from({ length: sums.size }, (_, at) => ({
    owner: sums.owners[at] as number,
    day: sums.periods[at] as Day,
    amount: sums.amounts[at] as Fen,
  }));
}

/** Where the stack keeps each benefit, by id of the policy and of the benefit. */
function benefitIndexes(
  policies: readonly FundPolicy[],
): ReadonlyMap<string, ReadonlyMap<string, { readonly policy: number; readonly benefit: number }>> {
  return new Map(
    policies.map(({ id, benefits }, policy) => [
      id,
      new Map(benefits.map((item, benefit) => [item.id, { policy, benefit }])),
    ]),
  );
}
