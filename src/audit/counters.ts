import { type Amount, order, yuan, ZERO } from './amounts.js';
import type { Findings, Location } from './findings.js';
import type { AuditedPolicy, WrittenBenefit } from './pack.js';
import { compareRow } from './rows.js';
import type { Row } from './tables.js';

/** Who a counter belongs to: the household where there is one and the benefit counts by household, else the person. */
export interface Owner {
  readonly scope: 'person' | 'household';
  readonly key: string;
}

export function ownerOf(per: 'person' | 'household', personId: string, householdId: string): Owner {
  return per === 'household' && householdId !== ''
    ? { scope: 'household', key: householdId }
    : { scope: 'person', key: personId };
}

/**
 * The counters of one policy, rebuilt line by line. No benefit line names the period of a counter that runs per
 * recognition. Such lines are chained: each one says what was counted before it.
 */
export class RebuiltCounters {
  private readonly byYear = new Map<string, Map<string, Counter>>();
  private readonly chains = new Map<string, Map<string, Chain>>();

  constructor(private readonly policy: AuditedPolicy) {}

  /** What the burden counter must have been before a line that says it was `said`. */
  burdenBefore(benefit: WrittenBenefit, owner: Owner, year: string, said: Amount): Amount {
    if (benefit.burden_counter.period === 'year') {
      return this.counter(`burden ${benefit.id}`, owner, year).amount;
    }
    // The first line of a recognition starts from zero.
    const ends = this.chain(benefit.id, owner).ends;
    if (said.isZero() || ends.some((end) => end.equals(said))) return said;
    return ends[0] ?? ZERO;
  }

  /** @param before What `burdenBefore` gave for the line. */
  addBurden(benefit: WrittenBenefit, owner: Owner, year: string, before: Amount, base: Amount): void {
    if (benefit.burden_counter.period === 'year') {
      const counter = this.counter(`burden ${benefit.id}`, owner, year);
      counter.amount = counter.amount.plus(base);
      return;
    }
    const chain = this.chain(benefit.id, owner);
    const at = chain.ends.findIndex((end) => end.equals(before));
    if (at < 0) chain.ends.push(before.plus(base));
    else chain.ends[at] = before.plus(base);
    // A line that starts from zero may also be the first line of another recognition.
    if (at >= 0 && before.isZero()) chain.sparesAtZero++;
  }

  paid(group: string, owner: Owner, year: string): Amount {
    return this.counter(`paid ${group}`, owner, year).amount;
  }

  addPaid(group: string, owner: Owner, year: string, payable: Amount): void {
    const counter = this.counter(`paid ${group}`, owner, year);
    counter.amount = counter.amount.plus(payable);
  }

  /**
   * Compares the next rows of accumulators.csv with the counters; returns the rows after them.
   *
   * @param end Where a row that is missing is pointed to.
   */
  compare(rows: readonly Row[], end: Location, findings: Findings): readonly Row[] {
    let rest = rows;
    for (const benefit of this.policy.pack.benefits) {
      rest =
        benefit.burden_counter.period === 'year'
          ? this.compareYears('burden', benefit.id, rest, end, findings)
          : this.compareChains(benefit.id, rest, end, findings);
    }
    for (const group of this.policy.capGroups) rest = this.compareYears('paid', group, rest, end, findings);
    return rest;
  }

  private compareYears(
    kind: string,
    group: string,
    rows: readonly Row[],
    end: Location,
    findings: Findings,
  ): readonly Row[] {
    const counters = [...(this.byYear.get(`${kind} ${group}`)?.values() ?? [])].filter(
      ({ isTouched }) => isTouched,
    );
    counters.sort((a, b) => orderOwners(a.owner, b.owner) || order(a.year, b.year));
    counters.forEach(({ owner, year, amount }, at) => {
      const cells = { ...this.cells(kind, group, owner), period: year, amount: yuan(amount) };
      compareRow(rows[at], cells, end, findings);
    });
    return rows.slice(counters.length);
  }

  private compareChains(
    group: string,
    rows: readonly Row[],
    end: Location,
    findings: Findings,
  ): readonly Row[] {
    const chains = [...(this.chains.get(group)?.values() ?? [])].filter(({ ends }) => ends.length > 0);
    chains.sort((a, b) => orderOwners(a.owner, b.owner));
    let next = 0;
    for (const { owner, ends, sparesAtZero } of chains) {
      const cells = this.cells('burden', group, owner);
      const open = ends.map(yuan);
      let spares = sparesAtZero;
      const isSpare = (row: Row | undefined): boolean =>
        spares > 0 && row?.cells.amount === '0.00' && row.cells.key === owner.key && !open.includes('0.00');
      while (open.length > 0 || isSpare(rows[next])) {
        const row = rows[next++];
        // The periods are days of recognition, which only the roster says, so any of the owner's counters may be next.
        const at = Math.max(open.indexOf(row?.cells.amount ?? ''), 0);
        if (isSpare(row)) spares--;
        else compareRow(row, { ...cells, amount: open.splice(at, 1)[0] }, end, findings);
      }
    }
    return rows.slice(next);
  }

  private cells(counter: string, group: string, { scope, key }: Owner): Record<string, string> {
    return { policy: this.policy.pack.id, benefit_group: group, counter, scope, key };
  }

  private counter(group: string, owner: Owner, year: string): Counter {
    const counters = this.byYear.get(group) ?? new Map<string, Counter>();
    this.byYear.set(group, counters);
    const key = `${owner.scope} ${year} ${owner.key}`;
    const known = counters.get(key);
    if (known !== undefined) return known;
    const counter = new Counter(owner, year);
    counters.set(key, counter);
    return counter;
  }

  private chain(group: string, owner: Owner): Chain {
    const chains = this.chains.get(group) ?? new Map<string, Chain>();
    this.chains.set(group, chains);
    const key = `${owner.scope} ${owner.key}`;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const chain: Chain = { owner, ends: [], sparesAtZero: 0 };
    chains.set(key, chain);
    return chain;
  }
}

/** The counters of one owner that run per recognition, each by its amount so far. */
interface Chain {
  readonly owner: Owner;
  readonly ends: Amount[];
  /** How many further counters may be at zero without a line that shows it. */
  sparesAtZero: number;
}

/** A counter of a year. One that was only read, and never added to, is not listed in accumulators.csv. */
class Counter {
  isTouched = false;
  private sum: Amount = ZERO;

  constructor(
    readonly owner: Owner,
    readonly year: string,
  ) {}

  get amount(): Amount {
    return this.sum;
  }

  set amount(amount: Amount) {
    this.sum = amount;
    this.isTouched = true;
  }
}

/** Households before persons, each by id. */
function orderOwners(a: Owner, b: Owner): number {
  return order(a.scope, b.scope) || order(a.key, b.key);
}
