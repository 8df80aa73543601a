import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Counters } from '../../src/engine/counters.js';
import { plainPack } from '../policy/packs.js';
import { adjudicate, benefitRows, outcomeOf } from '../support/results.js';
import type { Row } from '../support/tables.js';

describe('counters', () => {
  it('stand at 0 until touched, and a touch of 0 lists them', () => {
    const counters = new Counters();
    expect([counters.get(1, 2021), counters.size]).toEqual([0, 0]);
    counters.add(1, 2021, 0);
    expect([counters.get(1, 2021), counters.size]).toEqual([0, 1]);
  });

  it('keep owners and periods apart, persons below 0 from households above', () => {
    const counters = new Counters();
    counters.add(1, 2021, 5);
    counters.add(-1, 2021, 7);
    counters.add(1, 2022, 11);
    expect([
      counters.get(1, 2021),
      counters.get(-1, 2021),
      counters.get(1, 2022),
      counters.get(2, 2021),
    ]).toEqual([5, 7, 11, 0]);
  });

  it('refuse a sum that a number no longer holds exactly', () => {
    const counters = new Counters();
    counters.add(1, 2021, Number.MAX_SAFE_INTEGER);
    expect(() => counters.add(1, 2021, 1)).toThrow(/^SUM_TOO_LARGE/);
    expect(counters.get(1, 2021)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('do what a map does, however many there are', () => {
    const step = fc.tuple(
      fc.integer({ min: -500, max: 500 }),
      fc.constantFrom(2020, 2021, 18_700),
      fc.nat(1_000_000),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 2000, size: 'max' }), (steps) => {
        const counters = new Counters();
        const map = new Map<string, number>();
        for (const [owner, period, amount] of steps) {
          counters.add(owner, period, amount);
          const key = `${owner} ${period}`;
          map.set(key, (map.get(key) ?? 0) + amount);
        }
        expect(counters.size).toBe(map.size);
        for (let i = 0; i < counters.size; i++) {
          const amount = map.get(`${counters.owners[i]} ${counters.periods[i]}`);
          expect(counters.amounts[i]).toBe(amount);
          expect(counters.get(counters.owners[i] as number, counters.periods[i] as number)).toBe(amount);
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Bills of 100.00 each: [claim_id, person, settled_at, service]. */
function bills(...list: readonly (readonly [string, string, string, string?])[]): Row[] {
  return list.map(([claim_id, person_id, settled_at, service = 'inpatient']) => ({
    claim_id,
    person_id,
    settled_at,
    service_type: service,
    total_amount: '100.00',
    eligible_amount: '100.00',
  }));
}

function member(person_id: string, household_id = '', more: Row = {}): Row {
  return { person_id, household_id, identity: 'dibao', recognized_on: '2021-01-01', ...more };
}

/** burden_before, paid_before and payable of every line. */
function lines(claims: readonly Row[], roster: readonly Row[], pack: ReturnType<typeof plainPack>): string[] {
  return benefitRows(adjudicate(claims, roster, [pack])).map(
    (line) => `${line.claim_id} ${line.benefit} ${line.burden_before} ${line.paid_before} ${line.payable}`,
  );
}

describe('a counter', () => {
  const capped = (more: Record<string, unknown> = {}) =>
    plainPack({
      benefits: [{ standards: [{ categories: ['1', '2'], deductible: 0, ratio: 1, cap: 150 }], ...more }],
    });

  it('per person belongs to the person, whatever the household', () => {
    const claims = bills(['C1', 'A', '2021-03-01'], ['C2', 'B', '2021-03-02'], ['C3', 'A', '2021-03-03']);
    expect(lines(claims, [member('A', 'H1'), member('B', 'H1')], capped())).toEqual([
      'C1 assist 0.00 0.00 100.00',
      'C2 assist 0.00 0.00 100.00',
      'C3 assist 100.00 100.00 50.00',
    ]);
  });

  it('per household belongs to all who share it; without a household to the person alone', () => {
    const household = capped({
      burden_counter: { per: 'household', period: 'year' },
      paid_counter: { per: 'household' },
    });
    const claims = bills(
      ['C1', 'A', '2021-03-01'],
      ['C2', 'B', '2021-03-02'],
      ['C3', 'C', '2021-03-03'],
      ['C4', 'D', '2021-03-04'],
    );
    expect(
      lines(claims, [member('A', 'H1'), member('B', 'H1'), member('C'), member('D')], household),
    ).toEqual([
      'C1 assist 0.00 0.00 100.00',
      'C2 assist 100.00 100.00 50.00',
      'C3 assist 0.00 0.00 100.00',
      'C4 assist 0.00 0.00 100.00',
    ]);
  });

  it('never mixes a household and a person of one name', () => {
    const household = capped({ paid_counter: { per: 'household' } });
    const claims = bills(['C1', 'A', '2021-03-01'], ['C2', 'B', '2021-03-02']);
    expect(lines(claims, [member('A', 'B'), member('B')], household).map((line) => line.slice(-6))).toEqual([
      '100.00',
      '100.00',
    ]);
  });

  it('begins anew with the calendar year of the settlement', () => {
    const claims = bills(['C1', 'A', '2021-12-31 23:59:59'], ['C2', 'A', '2022-01-01']);
    // Discharged in the old year: the year of the settlement counts all the same.
    const discharged = claims.map((claim) => ({ ...claim, discharged_on: '2021-12-30' }));
    expect(lines(discharged, [member('A')], capped())).toEqual([
      'C1 assist 0.00 0.00 100.00',
      'C2 assist 0.00 0.00 100.00',
    ]);
  });

  it('per recognition runs on over the years, per recognition of the household', () => {
    const lookBack = plainPack({
      benefits: [
        {
          burden_counter: { per: 'household', period: 'recognition' },
          standards: [{ categories: ['2'], deductible: 250, ratio: 1, cap: 'none' }],
        },
      ],
    });
    const claims = bills(
      ['C1', 'A', '2021-11-01'],
      ['C2', 'B', '2021-12-01'],
      ['C3', 'A', '2022-02-01'],
      ['C4', 'C', '2022-02-02'],
    );
    const other = member('C', 'H1', { recognized_on: '2021-06-01' });
    // A and B of one household and recognition share it: 300 − 250 = 50. C was recognised on another day.
    expect(lines(claims, [member('A', 'H1'), member('B', 'H1'), other], lookBack)).toEqual([
      'C1 assist 0.00 0.00 0.00',
      'C2 assist 100.00 0.00 0.00',
      'C3 assist 200.00 0.00 50.00',
      'C4 assist 0.00 0.00 0.00',
    ]);
  });

  it('stays where it is when the category changes in the year', () => {
    const pack = plainPack({
      benefits: [
        {
          standards: [
            { categories: ['1'], deductible: 0, ratio: 1, cap: 120 },
            { categories: ['2'], deductible: 150, ratio: 1, cap: 'none' },
          ],
        },
      ],
    });
    const roster = [
      member('A', '', { identity: 'dibao', valid_to: '2021-03-31' }),
      member('A', '', { identity: 'destitute', valid_from: '2021-04-01', valid_to: '2021-04-30' }),
      member('A', '', { identity: 'dibao', valid_from: '2021-05-01' }),
    ];
    const claims = bills(
      ['C1', 'A', '2021-03-01'],
      ['C2', 'A', '2021-04-01'],
      ['C3', 'A', '2021-04-02'],
      ['C4', 'A', '2021-05-01'],
    );
    // 1: 100 of 150. 2: no deductible, 100. 3: room 120 − 100 = 20. 4: 300 are already beyond 150, all 100 count.
    expect(lines(claims, roster, pack)).toEqual([
      'C1 assist 0.00 0.00 0.00',
      'C2 assist 100.00 0.00 100.00',
      'C3 assist 200.00 100.00 20.00',
      'C4 assist 300.00 120.00 100.00',
    ]);
  });
});

describe('a cap group', () => {
  const standards = [{ categories: ['2'], deductible: 0, ratio: 1, cap: 150 }];
  const shared = plainPack({
    benefits: [
      { id: 'ward', services: ['inpatient'], cap_group: 'one', standards },
      { id: 'clinic', services: ['outpatient', 'inpatient'], cap_group: 'one', standards },
      { id: 'shop', services: ['pharmacy'], cap_group: 'two', standards },
    ],
  });

  it('shares what was paid, but each benefit counts its own burden', () => {
    const claims = bills(
      ['C1', 'A', '2021-03-01', 'outpatient'],
      ['C2', 'A', '2021-03-02', 'inpatient'],
      ['C3', 'A', '2021-03-03', 'pharmacy'],
    );
    // C2: the ward has 150 − 100 = 50 of room, the clinic after it none.
    expect(lines(claims, [member('A')], shared)).toEqual([
      'C1 clinic 0.00 0.00 100.00',
      'C2 ward 0.00 100.00 50.00',
      'C2 clinic 100.00 150.00 0.00',
      'C3 shop 0.00 0.00 100.00',
    ]);
  });
});

describe('a decision that is not paid', () => {
  const pack = plainPack({
    rules: { referral: { rule: 'away', article: '二' } },
    benefits: [{ standards: [{ categories: ['2'], deductible: 150, ratio: 1, cap: 'none' }] }],
  });

  it('counts toward the deductible where it is zero, and nowhere else', () => {
    const [zero, away, next] = bills(
      ['C1', 'A', '2021-03-01'],
      ['C2', 'A', '2021-03-02'],
      ['C3', 'A', '2021-03-03'],
    ) as [Row, Row, Row];
    const claims = [zero, { ...away, place: 'in_province' }, next];
    const run = adjudicate(claims, [member('A')], [pack]);
    expect(['C1', 'C2', 'C3'].map((id) => outcomeOf(run, id))).toEqual([
      'zero:BELOW_DEDUCTIBLE',
      'pended:MISSING_REFERRAL',
      'paid',
    ]);
    expect(benefitRows(run).map((line) => [line.burden_before, line.payable])).toEqual([
      ['0.00', '0.00'],
      ['100.00', '50.00'],
    ]);
  });
});
