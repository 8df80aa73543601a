import { type Cell, codeCell } from '../columnar/csv-cell.js';
import type { CsvRows } from '../columnar/csv-rows.js';
import type { CsvWriter } from '../columnar/csv-writer.js';
import type { StringInterner } from '../columnar/string-interner.js';
import type { Counters } from '../engine/counters.js';
import type { Adjudication } from '../engine/replay.js';
import { type Period, paidPeriodOf, periodText } from '../mechanisms/counters.js';
import { CellCache } from './cells.js';
import type { CsvTable } from './csv-table.js';

/**
 * accumulators.csv: every counter at the end of the run. By policy of the stack: the burden counters in the
 * order of the benefits, then the paid counters in the order of the cap groups; each by scope, key and period.
 */
export const accumulatorsTable: CsvTable = {
  name: 'accumulators.csv',
  columns: ['policy', 'benefit_group', 'counter', 'scope', 'key', 'period', 'amount'],
  rows: ({ adjudication }) => accumulatorRows(adjudication),
};

/** The counters of one benefit, or of one cap group, of a policy. */
interface Group {
  readonly counters: Counters;
  readonly policy: Cell;
  readonly group: Cell;
  readonly counter: Cell;
  /** The texts of its periods, by number. */
  readonly periods: CellCache<number>;
  /** Index of its first row among the rows of all groups. */
  readonly first: number;
}

const BURDEN = codeCell('burden');
const PAID = codeCell('paid');
const HOUSEHOLD = codeCell('household');
const PERSON = codeCell('person');

export function accumulatorRows(adjudication: Adjudication): CsvRows {
  const { roster } = adjudication;
  const groups = groupsOf(adjudication);
  const owners = new OwnerOrder(groups, roster.households, roster.personIds);
  const last = groups[groups.length - 1];
  let sortedGroup: Group | undefined;
  let sorted: Float64Array = new Float64Array(0);

  const writeGroup = (csv: CsvWriter, group: Group, from: number, to: number): void => {
    if (sortedGroup !== group) {
      sorted = owners.sortedKeys(group.counters);
      sortedGroup = group;
    }
    for (let at = from; at < to; at++) {
      const owner = owners.ownerOf(sorted[at]);
      const period = periodOf(sorted[at]);
      csv.word(group.policy);
      csv.word(group.group);
      csv.word(group.counter);
      csv.word(owner > 0 ? HOUSEHOLD : PERSON);
      if (owner > 0) csv.pooled(roster.households, owner);
      else csv.pooled(roster.personIds, -owner);
      csv.word(group.periods.get(period));
      csv.yuan(group.counters.get(owner, period));
      csv.endRow();
    }
  };

  return {
    count: last === undefined ? 0 : last.first + last.counters.size,
    write: (csv, from, to) => {
      for (const group of groups) {
        const start = Math.max(from - group.first, 0);
        const end = Math.min(to - group.first, group.counters.size);
        if (start < end) writeGroup(csv, group, start, end);
      }
    },
  };
}

function groupsOf({ policies, accumulators }: Adjudication): Group[] {
  const groups: Group[] = [];
  let first = 0;
  const add = (group: Omit<Group, 'first'>): void => {
    groups.push({ ...group, first });
    first += group.counters.size;
  };
  policies.forEach((policy, policyIndex) => {
    const { burden, paid } = accumulators[policyIndex];
    const cell = codeCell(policy.id);
    policy.benefits.forEach((benefit, at) => {
      const periods = periodCells(benefit.burdenPeriod);
      add({ counters: burden[at], policy: cell, group: codeCell(benefit.id), counter: BURDEN, periods });
    });
    policy.capGroups.forEach((name, at) => {
      const periods = periodCells(paidPeriodOf(name, policy.benefits));
      add({ counters: paid[at], policy: cell, group: codeCell(name), counter: PAID, periods });
    });
  });
  return groups;
}

function periodCells(period: Period): CellCache<number> {
  return new CellCache((number) => codeCell(periodText(period, number)));
}

/** More periods than years or days are ever counted, before and after 1970. */
const PERIODS = 1 << 18;
const PERIOD_OF_ZERO = 1 << 17;

function periodOf(key: number): number {
  return (key % PERIODS) - PERIOD_OF_ZERO;
}

/**
 * The order of the counters' owners: households before persons, each in code-unit order of their ids. Every
 * owner is compared as text once, for all groups; a group is then sorted by numbers, which is fast.
 */
class OwnerOrder {
  /** Numbers of households and of persons in order. */
  private readonly households: Int32Array;
  private readonly persons: Int32Array;
  /** Positions in these orders, by number. */
  private readonly householdRank: Int32Array;
  private readonly personRank: Int32Array;

  constructor(groups: readonly Group[], households: StringInterner, persons: StringInterner) {
    const householdUsed = new Uint8Array(households.size);
    const personUsed = new Uint8Array(persons.size);
    for (const { counters } of groups) {
      for (let index = 0; index < counters.size; index++) {
        const owner = counters.owners[index];
        if (owner > 0) householdUsed[owner] = 1;
        else personUsed[-owner] = 1;
      }
    }
    this.households = sortedTexts(households, householdUsed);
    this.persons = sortedTexts(persons, personUsed);
    this.householdRank = ranks(this.households, households.size);
    this.personRank = ranks(this.persons, persons.size);
  }

  /** One number per counter, in order: the rank of its owner, then its period. */
  sortedKeys(counters: Counters): Float64Array {
    const keys = new Float64Array(counters.size);
    for (let index = 0; index < counters.size; index++) {
      const owner = counters.owners[index];
      const rank = owner > 0 ? this.householdRank[owner] : this.households.length + this.personRank[-owner];
      keys[index] = rank * PERIODS + counters.periods[index] + PERIOD_OF_ZERO;
    }
    return keys.sort();
  }

  /** The owner of a key, numbered as in the counters. */
  ownerOf(key: number): number {
    const rank = Math.floor(key / PERIODS);
    const { length } = this.households;
    return rank < length ? this.households[rank] : -this.persons[rank - length];
  }
}

/** The numbers of the used texts of an interner, in code-unit order of the texts. */
function sortedTexts(interner: StringInterner, used: Uint8Array): Int32Array {
  const sorted = new Int32Array(used.reduce((count, flag) => count + flag, 0));
  let next = 0;
  for (let id = 0; id < used.length; id++) if (used[id] === 1) sorted[next++] = id;
  return sorted.sort((a, b) => interner.compare(a, b));
}

function ranks(sorted: Int32Array, size: number): Int32Array {
  const rank = new Int32Array(size);
  for (let index = 0; index < sorted.length; index++) rank[sorted[index]] = index;
  return rank;
}
