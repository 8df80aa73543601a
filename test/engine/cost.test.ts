import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/domain/calendar.js';
import { Counters, YearCounters } from '../../src/engine/counters.js';
import { replay } from '../../src/engine/replay.js';
import type { ClaimTable } from '../../src/tables/claim-table.js';
import type { RosterTable } from '../../src/tables/roster-table.js';
import { builtInPack, compileFor } from '../support/policies.js';
import { claimTable, day, type Row, rosterTable } from '../support/tables.js';

/**
 * Ten million claims cost ten times what one million cost only if nothing looks back over what came before. Time
 * is noise; so the reads of the columns of claims and roster are counted, in runs of n and of 8 n claims.
 */
const FEW = 500;
const MANY = 8 * FEW;

/** A claim that was paid: what every shape starts from. */
function bill(number: number, more: Row = {}): Row {
  return {
    claim_id: `C${String(number).padStart(6, '0')}`,
    person_id: 'P0',
    service_type: 'outpatient',
    institution_id: 'H1',
    settled_at: '2022-06-01',
    total_amount: `${100 + number}.00`,
    eligible_amount: '80.00',
    ...more,
  };
}

/** A stay of two nights from a day of the run on. */
function stay(number: number, admitted: number, nights = 2, more: Row = {}): Row {
  return bill(number, {
    service_type: 'inpatient',
    admitted_on: date(admitted),
    discharged_on: date(admitted + nights),
    ...more,
  });
}

const FIRST_DAY = day('1990-01-01');

function date(day: number): string {
  return formatDay(FIRST_DAY + day);
}

function time(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 19);
}

/** Shapes of input that would betray a search through earlier claims, each with its claims by their number. */
const SHAPES: Readonly<Record<string, (number: number, count: number) => Row>> = {
  'persons with twelve claims each': (at) =>
    bill(at, { person_id: `P${Math.floor(at / 12)}`, settled_at: `2022-06-0${1 + (at % 9)}` }),
  'one person has all claims': (at) => bill(at, { settled_at: `2022-06-01 ${time(at)}` }),
  'one household has everybody': (at) => bill(at, { person_id: `P${at}` }),
  'all claims of one second': (at) => bill(at, { person_id: `P${at}`, settled_at: '2022-06-01 10:00:00' }),
  'bills of one person on one day, all alike': (at) => bill(at, { total_amount: '100.00' }),
  'bills of one person on one day, no two alike': (at) => bill(at),
  'stays of one person, one after the other': (at) => stay(at, 2 * at),
  'stays of one person, the last first': (at, count) => stay(at, 2 * (count - at)),
  'stays of one person, each over the one before': (at) => stay(at, at),
  'stays of one person, all the same': (at) => stay(at, 0),
  'stays of one person before one that came first': (at, count) =>
    at === 0 ? stay(at, 3 * count) : stay(at, 3 * at),
  'stays of one person inside one that came first': (at, count) =>
    at === 0 ? stay(at, 0, 3 * count) : stay(at, 2 * at),
  'every other claim reverses the one before': (at) =>
    at % 2 === 0
      ? bill(at)
      : bill(at, { ...negative(at - 1), reverses: `C${String(at - 1).padStart(6, '0')}` }),
  'reversals that name nothing there is': (at) => bill(at, { ...negative(at), reverses: `X${at}` }),
  'refunds that name nothing at all': (at, count) =>
    at < count / 2 ? bill(at) : bill(at, { ...negative(at - count / 2), unnamed_refund: 'Y' }),
  'refunds of one amount that name nothing at all': (at, count) =>
    at < count / 2
      ? bill(at, { total_amount: '100.00' })
      : bill(at, { total_amount: '-100.00', eligible_amount: '-80.00', unnamed_refund: 'Y' }),
};

function negative(number: number): Row {
  return { total_amount: `-${100 + number}.00`, eligible_amount: '-80.00' };
}

const STACK = ['wenzhou-2020', 'wenzhou-2023-charity'];

/** How many numbers a replay of so many claims of a shape reads from the columns of claims and roster. */
function readsOf(shape: (number: number, count: number) => Row, count: number): number {
  const rows = Array.from({ length: count }, (_, at) => shape(at, count));
  const claims = claimTable(rows);
  const persons = [...new Set(rows.map((row) => row.person_id as string))];
  const roster = rosterTable(
    persons.map((person_id) => ({
      person_id,
      household_id: 'one',
      identity: 'dibao',
      recognized_on: '1990-01-01',
      area: '330302',
    })),
    claims,
  );
  const policies = STACK.map((id) => compileFor(builtInPack(id), claims, roster));
  const reads = countReads(claims, roster);
  replay(claims, roster, policies);
  return reads();
}

/** From here on counts every number that is read from a column of the tables; the result tells how many. */
function countReads(...tables: readonly (ClaimTable | RosterTable)[]): () => number {
  let reads = 0;
  for (const table of tables) {
    const fields = table as unknown as Record<string, unknown>;
    for (const [name, column] of Object.entries(fields)) {
      if (ArrayBuffer.isView(column)) fields[name] = countedColumn(column, () => reads++);
    }
  }
  return () => reads;
}

function countedColumn(column: ArrayBufferView, count: () => void): unknown {
  return new Proxy(column, {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (typeof value === 'function') return value.bind(target);
      if (typeof key === 'string' && /^\d/.test(key)) count();
      return value;
    },
  });
}

describe('a claim costs no more in a run eight times as large', () => {
  it.each(Object.keys(SHAPES))('%s', (name) => {
    const perClaimOfFew = readsOf(SHAPES[name], FEW) / FEW;
    const perClaimOfMany = readsOf(SHAPES[name], MANY) / MANY;
    expect(perClaimOfFew).toBeGreaterThan(10);
    // Tables that double when they are full take their share; a search would show eightfold.
    expect(perClaimOfMany).toBeLessThan(1.25 * perClaimOfFew);
  });
});

describe('a counter is found without a search that grows', () => {
  const kinds = {
    'by hash': () => new Counters(),
    'by year': (owners: number) => new YearCounters(owners, owners),
  };

  /** Reads of the owners' column for each of so many counters: every step of a search reads one. */
  function steps(make: (owners: number) => Counters, count: number, key: (at: number) => [number, number]) {
    const counters = make(count + 1);
    let reads = 0;
    for (let at = 0; at < count; at++) counters.add(...key(at), 1);
    counters.owners = countedColumn(counters.owners, () => reads++) as Int32Array<SharedArrayBuffer>;
    for (let at = 0; at < count; at++) expect(counters.get(...key(at))).toBe(1);
    return reads / count;
  }

  it.each(Object.entries(kinds))('%s', (_, make) => {
    // Of as many persons in one year.
    expect(steps(make, MANY, (at) => [-at, 2022])).toBeLessThan(3);
    // Of as many households in one year.
    expect(steps(make, MANY, (at) => [at + 1, 2022])).toBeLessThan(3);
    // Of one household in as many periods.
    expect(steps(make, 200, (at) => [7, 1900 + at])).toBeLessThan(3);
  });

  it('by hash, of one household recognised on many days', () => {
    expect(steps(kinds['by hash'], MANY, (at) => [7, 18_000 + at])).toBeLessThan(3);
  });
});
