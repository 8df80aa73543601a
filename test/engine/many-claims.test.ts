import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/domain/calendar.js';
import { SERVICES } from '../../src/domain/claim.js';
import { formatYuan } from '../../src/domain/money.js';
import { replay, settlementYears } from '../../src/engine/replay.js';
import { ClaimTable } from '../../src/tables/claim-table.js';
import { plainPack } from '../policy/packs.js';
import { adjudicate, benefitRows, decisionRows } from '../support/results.js';
import { claimTable, day, type Row, rosterTable } from '../support/tables.js';

/** More than any table of the engine has room for at first. */
const MANY = 5000;

const ROSTER = [{ person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01' }];

/** Claim number `at`, a bill of `at` + 1 fen; they stand in the order of replay. */
function bill(at: number, more: Row = {}): Row {
  const amount = formatYuan(at + 1);
  return {
    claim_id: `C${String(at).padStart(5, '0')}`,
    person_id: 'A',
    service_type: 'inpatient',
    institution_id: 'H1',
    settled_at: '2021-03-01',
    total_amount: amount,
    eligible_amount: amount,
    ...more,
  };
}

const ONE_YUAN = { total_amount: '1.00', eligible_amount: '1.00' };

/** The date so many days after another. */
function dateAfter(date: string, days: number): string {
  return formatDay(day(date) + days);
}

const BILLS = Array.from({ length: MANY }, (_, at) => bill(at));

describe('thousands of claims', () => {
  it('keep all their lines, each with its own amounts', () => {
    const capped = plainPack({
      benefits: [{ standards: [{ categories: ['2'], deductible: '0.03', ratio: '0.5', cap: 60_000 }] }],
    });
    const rows = benefitRows(adjudicate(BILLS, ROSTER, [capped]));
    expect(rows).toHaveLength(MANY);
    const at = (place: number) => rows[place];
    // 1 + 2 = 3 fen reach the deductible; then each fen counts and half of it, half up, is paid.
    expect(at(1)).toMatchObject({ burden_before: '0.01', deductible: '0.03', reason: 'BELOW_DEDUCTIBLE' });
    expect(at(2)).toMatchObject({ burden_before: '0.03', above_deductible: '0.03', gross: '0.02' });
    // Claim 2999 is a bill of 30.00 after 1 + 2 + … + 2999 = 4,498,500 fen.
    expect(at(2999)).toMatchObject({
      claim_id: 'C02999',
      policy: 'plain-2021',
      benefit: 'assist',
      base_amount: '30.00',
      burden_before: '44985.00',
      deductible: '0.03',
      above_deductible: '30.00',
      gross: '15.00',
      cap: '60000.00',
      payable: '15.00',
      reason: '',
    });
    // Half of 3 + … + 2999 = 4,498,497 fen is 2,249,248.5; half a fen more for each of the 1499 odd bills, 3 to 2999.
    expect(at(2999)?.paid_before).toBe('22499.98');
    // 4999 × 5000 / 2 = 12,497,500 fen before the last one.
    expect(at(MANY - 1)).toMatchObject({ burden_before: '124975.00', base_amount: '50.00' });
  });

  it('are each compared with all before them: of bills that all come twice, every second one is noted', () => {
    const again = BILLS.map((row) => ({ ...row, claim_id: `D${row.claim_id}` }));
    const rows = decisionRows(adjudicate([...BILLS, ...again], ROSTER, [plainPack()]));
    const noted = rows.filter((row) => row.notices === 'SUSPECTED_DUPLICATE').map((row) => row.claim_id);
    expect(noted).toEqual(again.map((row) => row.claim_id));
  });

  it.each<[string, (at: number) => Row]>([
    ['person', (at) => ({ person_id: `P${at}` })],
    ['institution', (at) => ({ institution_id: `H${at}` })],
    ['day', (at) => ({ settled_at: dateAfter('2010-01-01', at) })],
    // Ten bills of each institution, one for each service.
    [
      'service',
      (at) => ({ service_type: SERVICES[at % 10] as string, institution_id: `H${Math.floor(at / 10)}` }),
    ],
  ])('are not alike where nothing differs but the %s', (_, more) => {
    const claims = Array.from({ length: MANY }, (_, at) => ({ ...bill(at, more(at)), ...ONE_YUAN }));
    const rows = decisionRows(adjudicate(claims, ROSTER, [plainPack()]));
    expect(rows.filter((row) => row.notices !== '')).toEqual([]);
  });

  it('of one stay each overlap with whichever came before, however long ago', () => {
    // Stay 0 lasts the whole of 2020; the others are two days each in 2010 to 2019, one after the other.
    const text = (at: number) => dateAfter('2010-01-01', at);
    const stay = (at: number, from: string, to: string) =>
      bill(at, { admitted_on: from, discharged_on: to, settled_at: '2021-01-01' });
    const claims = [
      stay(0, '2020-01-01', '2020-12-31'),
      ...Array.from({ length: 1500 }, (_, at) => stay(at + 1, text(2 * at), text(2 * at + 2))),
      stay(1501, '2020-06-01', '2020-06-02'),
      // The night from the second to the third day belongs to the first of the short stays.
      stay(1502, '2010-01-02', '2010-01-03'),
    ];
    const noted = decisionRows(adjudicate(claims, ROSTER, [plainPack()])).filter((row) =>
      row.notices.includes('OVERLAPPING_STAY'),
    );
    expect(noted.map((row) => row.claim_id)).toEqual(['C01501', 'C01502']);
  });
});

describe('the progress of a replay', () => {
  it('is told at the first claim and after each fifty thousand', () => {
    const claims = new ClaimTable();
    const settledOn = day('2021-03-01');
    for (let at = 0; at <= 50_001; at++) {
      claims.push({
        claimId: `C${at}`,
        person: 'A',
        service: 'inpatient',
        settledOn,
        total: 1,
        eligible: 1,
      });
    }
    const told: number[] = [];
    replay(claims, rosterTable([], claims), [], (count) => told.push(count));
    expect(told).toEqual([0, 50_000]);
  });
});

describe('the years in which claims were settled', () => {
  it('are told once each, in rising order, for a period with both its ends', () => {
    const claims = claimTable(
      ['2023-05-01', '2021-12-31', '2020-01-01', '2021-01-01', '2023-04-30'].map((settled_at, at) =>
        bill(at, { settled_at }),
      ),
    );
    const years = settlementYears(claims);
    expect(years(day('2020-01-01'), day('2023-05-01'))).toEqual([2020, 2021, 2023]);
    expect(years(day('2020-01-02'), day('2023-04-29'))).toEqual([2021]);
    expect(years(day('2023-05-01'), day('2023-05-01'))).toEqual([2023]);
    expect(years(day('2022-01-01'), day('2022-12-31'))).toEqual([]);
  });
});
