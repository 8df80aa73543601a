import { describe, expect, it } from 'vitest';
import type { FundPolicy } from '../../src/fund/accounts.js';
import type { CheckResult } from '../../src/fund/ledger.js';
import type { Payment } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { day, fen } from '../support/tables.js';
import { entry, policy, summaryText } from './books.js';

/** A payment: `date fund account amount`, of the first benefit of a policy (the first unless said otherwise). */
function payment(row: string, policyPlace = 0, benefit = 0): Payment {
  const [date, fund, account, amount] = row.split(' ') as [string, Payment['fund'], string, string];
  return { day: day(date), fund, account, policy: policyPlace, benefit, amount: fen(amount) };
}

function summary(policies: FundPolicy[], entries: string[], payments: Payment[]): string[] {
  return summaryText(fundResults(payments, entries.map(entry), policies).summary);
}

function checks(policies: FundPolicy[], entries: string[], payments: Payment[]): readonly CheckResult[] {
  return fundResults(payments, entries.map(entry), policies).checks;
}

const county = policy({ id: 'county' });

describe('the summary of a year', () => {
  it('lists entries in the order of their kinds, totals, benefits and the closing balance', () => {
    expect(
      summary(
        [county],
        [
          '2023-06-01 assistance 330302 other_expense 2.00',
          '2023-05-01 assistance 330302 insurance_subsidy 4.00',
          '2023-04-01 assistance 330302 interest 1.00',
          '2023-03-01 assistance 330302 budget_county 30.00',
          '2023-02-01 assistance 330302 budget_county 20.00',
          '2023-01-01 assistance 330302 opening_balance 100.00',
        ],
        [payment('2023-07-01 assistance 330302 9.00', 0, 1), payment('2023-08-01 assistance 330302 5.50')],
      ),
    ).toEqual([
      'assistance 330302 2023 opening_balance 100.00',
      'assistance 330302 2023 budget_county 50.00',
      'assistance 330302 2023 interest 1.00',
      'assistance 330302 2023 insurance_subsidy 4.00',
      'assistance 330302 2023 other_expense 2.00',
      // 50 + 1, without the opening balance
      'assistance 330302 2023 total_income 51.00',
      'assistance 330302 2023 benefit:inpatient 5.50',
      'assistance 330302 2023 benefit:outpatient 9.00',
      // 4 + 2 + 5.50 + 9
      'assistance 330302 2023 total_expense 20.50',
      // 100 + 51 − 20.50
      'assistance 330302 2023 closing_balance 130.50',
    ]);
  });

  it('opens every later year with the closing balance before, a year without postings included', () => {
    expect(
      summary(
        [county],
        ['2021-05-01 assistance 330302 donation 10.00', '2023-05-01 assistance 330302 donation 2.00'],
        [],
      ),
    ).toEqual([
      'assistance 330302 2021 opening_balance 0.00',
      'assistance 330302 2021 donation 10.00',
      'assistance 330302 2021 total_income 10.00',
      'assistance 330302 2021 total_expense 0.00',
      'assistance 330302 2021 closing_balance 10.00',
      'assistance 330302 2022 opening_balance 10.00',
      'assistance 330302 2022 total_income 0.00',
      'assistance 330302 2022 total_expense 0.00',
      'assistance 330302 2022 closing_balance 10.00',
      'assistance 330302 2023 opening_balance 10.00',
      'assistance 330302 2023 donation 2.00',
      'assistance 330302 2023 total_income 2.00',
      'assistance 330302 2023 total_expense 0.00',
      'assistance 330302 2023 closing_balance 12.00',
    ]);
  });

  it('takes an opening balance that comes later, with an area that joins the account, into that year’s opening', () => {
    const city = policy({ id: 'city', pooling: 'municipal' });
    expect(
      summary(
        [city],
        [
          '2022-01-01 assistance 530402 opening_balance 10.00',
          '2023-01-01 assistance 530423 opening_balance 5.00',
        ],
        [payment('2022-06-01 assistance * 4.00')],
      ).filter((row) => /opening|closing/.test(row)),
    ).toEqual([
      'assistance * 2022 opening_balance 10.00',
      'assistance * 2022 closing_balance 6.00',
      // 6 + 5
      'assistance * 2023 opening_balance 11.00',
      'assistance * 2023 closing_balance 11.00',
    ]);
  });

  it('shows an account that has payments but no row in fund.csv', () => {
    expect(summary([county], [], [payment('2023-08-01 assistance 330302 5.50')])).toEqual([
      'assistance 330302 2023 opening_balance 0.00',
      'assistance 330302 2023 total_income 0.00',
      'assistance 330302 2023 benefit:inpatient 5.50',
      'assistance 330302 2023 total_expense 5.50',
      'assistance 330302 2023 closing_balance -5.50',
      'assistance 330302 2023 first_day_below_zero 2023-08-01',
    ]);
  });

  it('adds up under one item what two policies of a fund pay under one benefit id', () => {
    expect(
      summary(
        [county, policy({ id: 'later' })],
        [],
        [
          payment('2023-08-01 assistance 330302 5.50', 1, 0),
          payment('2023-08-01 assistance 330302 1.00', 1, 1),
          payment('2023-08-01 assistance 330302 2.00', 0, 0),
        ],
      ).filter((row) => row.includes('benefit:')),
    ).toEqual([
      'assistance 330302 2023 benefit:inpatient 7.50',
      'assistance 330302 2023 benefit:outpatient 1.00',
    ]);
  });

  it('orders funds, then accounts with the municipal one first, then years', () => {
    const keys = summary(
      [],
      [
        '2023-01-01 charity * donation 1.00',
        '2024-01-01 assistance 330302 donation 1.00',
        '2023-01-01 assistance 330302 donation 1.00',
        '2023-01-01 assistance * donation 1.00',
      ],
      [],
    ).map((row) => row.split(' ').slice(0, 3).join(' '));
    expect([...new Set(keys)]).toEqual([
      'assistance * 2023',
      'assistance 330302 2023',
      'assistance 330302 2024',
      'charity * 2023',
    ]);
  });
});

describe('the first day below zero', () => {
  const belowZero = (entries: string[], payments: Payment[]): string[] =>
    summary([county], entries, payments).filter((row) => row.includes('first_day_below_zero'));

  it('is the first evening with a balance below 0; 0 is not below', () => {
    const entries = ['2023-01-01 assistance 330302 opening_balance 10.00'];
    expect(belowZero(entries, [payment('2023-02-01 assistance 330302 10.00')])).toEqual([]);
    expect(
      belowZero(entries, [
        payment('2023-02-01 assistance 330302 10.00'),
        payment('2023-02-02 assistance 330302 0.01'),
        payment('2023-02-03 assistance 330302 1.00'),
      ]),
    ).toEqual(['assistance 330302 2023 first_day_below_zero 2023-02-02']);
  });

  it('is not a day whose own income covers its payments', () => {
    expect(
      belowZero(
        ['2023-02-01 assistance 330302 donation 1.00'],
        [payment('2023-02-01 assistance 330302 1.00')],
      ),
    ).toEqual([]);
  });

  it('is 1 January of a year that is entered below zero, unless money comes in on that day', () => {
    expect(
      belowZero(
        [
          // −1.00 + 0.40 + 0.60: only the evening counts, and it is not below 0.
          '2024-01-01 assistance 330302 donation 0.40',
          '2024-01-01 assistance 330302 interest 0.60',
          '2022-12-31 assistance 330302 transfer_out 1.00',
          '2024-06-30 assistance 330302 interest 1.00',
        ],
        [],
      ),
    ).toEqual([
      'assistance 330302 2022 first_day_below_zero 2022-12-31',
      'assistance 330302 2023 first_day_below_zero 2023-01-01',
    ]);
  });

  it('is later where the money of 1 January does not last', () => {
    expect(
      belowZero(
        ['2022-12-31 assistance 330302 transfer_out 1.00', '2023-01-01 assistance 330302 donation 3.00'],
        [payment('2023-05-05 assistance 330302 2.01')],
      ),
    ).toEqual([
      'assistance 330302 2022 first_day_below_zero 2022-12-31',
      'assistance 330302 2023 first_day_below_zero 2023-05-05',
    ]);
  });
});

describe('fund check surplus_ratio', () => {
  const limited = policy({
    id: 'limited',
    pooling: 'municipal',
    fundChecks: [{ check: 'surplus_ratio', limit: { numerator: 15, denominator: 100 }, article: '四（四）' }],
  });
  const items = (entries: string[], payments: Payment[] = []): string[] =>
    summary([limited], entries, payments).filter((row) => row.includes('surplus'));

  it('holds at exactly 15% of the income without the opening balance', () => {
    // closing 100 + 200 − 270 = 30 = 15% of 200
    const entries = [
      '2023-01-01 assistance * opening_balance 100.00',
      '2023-02-01 assistance * budget_municipal 200.00',
    ];
    const paid = [payment('2023-03-01 assistance * 270.00')];
    expect(items(entries, paid)).toEqual([
      'assistance * 2023 surplus_ratio 0.1500',
      'assistance * 2023 surplus_above_limit 0.00',
    ]);
    expect(checks([limited], entries, paid)).toEqual([
      {
        policy: 'limited',
        fund: 'assistance',
        account: '*',
        year: 2023,
        check: 'surplus_ratio',
        article: '四（四）',
        holds: true,
        ratio: '0.1500',
        amount: 0,
        left: 0,
      },
    ]);
  });

  it('gives the amount above, and the ratio with four decimals rounded half up', () => {
    // closing 100 + 200 − 269.99 = 30.01; 30.01 / 200 = 0.15005 → 0.1501
    const entries = [
      '2023-01-01 assistance * opening_balance 100.00',
      '2023-02-01 assistance * budget_municipal 200.00',
    ];
    const paid = [payment('2023-03-01 assistance * 269.99')];
    expect(items(entries, paid)).toEqual([
      'assistance * 2023 surplus_ratio 0.1501',
      'assistance * 2023 surplus_above_limit 0.01',
    ]);
    expect(checks([limited], entries, paid)[0]).toMatchObject({ holds: false, amount: 1 });
  });

  it('rounds an exact half up however large the amounts are', () => {
    expect(
      items(
        ['2023-02-01 assistance * budget_municipal 80000000000.00'],
        // closing 44,000,000.00 / 80,000,000,000.00 = 0.00055 → 0.0006
        [payment('2023-03-01 assistance * 79956000000.00')],
      )[0],
    ).toBe('assistance * 2023 surplus_ratio 0.0006');
    expect(
      items(
        ['2023-02-01 assistance * budget_municipal 80000000000.00'],
        // closing 43,999,999.99: just below → 0.0005
        [payment('2023-03-01 assistance * 79956000000.01')],
      )[0],
    ).toBe('assistance * 2023 surplus_ratio 0.0005');
  });

  it('has no ratio without income, and then any surplus is above the limit', () => {
    expect(items(['2023-01-01 assistance * opening_balance 100.00'])).toEqual([
      'assistance * 2023 surplus_ratio ',
      'assistance * 2023 surplus_above_limit 100.00',
    ]);
  });

  it('holds below zero, with a ratio below zero', () => {
    // −50 / 200; and −0.001 / 200, which is no -0.0000
    expect(
      items(['2023-02-01 assistance * donation 200.00'], [payment('2023-03-01 assistance * 250.00')]),
    ).toEqual(['assistance * 2023 surplus_ratio -0.2500', 'assistance * 2023 surplus_above_limit 0.00']);
    expect(
      items(['2023-02-01 assistance * donation 2000.00'], [payment('2023-03-01 assistance * 2000.01')])[0],
    ).toBe('assistance * 2023 surplus_ratio 0.0000');
  });

  it('applies to every year that shares a day with the period, and to no other', () => {
    const ended = { ...limited, from: day('2021-12-31'), until: day('2023-01-01') };
    const entries = [2020, 2021, 2022, 2023, 2024].map((year) => `${year}-06-01 assistance * donation 1.00`);
    expect(checks([ended], entries, []).map(({ year }) => year)).toEqual([2021, 2022, 2023]);
  });

  it('does not concern another fund', () => {
    expect(checks([limited], ['2023-06-01 charity * donation 1.00'], [])).toEqual([]);
  });
});

describe('fund check gap', () => {
  const reported = policy({
    id: 'reported',
    pooling: 'municipal',
    fundChecks: [{ check: 'gap', article: '第二十九条' }],
  });

  it('is the income without opening less the expense, where that is below zero', () => {
    const entries = [
      '2023-01-01 assistance * opening_balance 100.00',
      '2023-02-01 assistance * superior_grant 20.00',
      '2023-03-01 assistance * insurance_subsidy 5.00',
      '2024-02-01 assistance * superior_grant 20.00',
    ];
    // 2023: 20 − (5 + 25) = −10; 2024: 20 − 20 = 0, no gap
    const paid = [payment('2023-04-01 assistance * 25.00'), payment('2024-04-01 assistance * 20.00')];
    expect(summary([reported], entries, paid).filter((row) => row.includes(' gap '))).toEqual([
      'assistance * 2023 gap -10.00',
    ]);
    expect(checks([reported], entries, paid)).toMatchObject([
      { year: 2023, check: 'gap', article: '第二十九条', holds: false, ratio: '', amount: -1000 },
      { year: 2024, check: 'gap', holds: true, amount: 0 },
    ]);
  });
});

describe('fund check pool_used', () => {
  const pooled = policy({
    id: 'pooled',
    fund: 'charity',
    pooling: 'matched',
    fundChecks: [
      {
        check: 'pool_used',
        pool: new Map([
          [2023, fen('100.00')],
          [2024, fen('100.00')],
        ]),
        article: '三（五）',
      },
    ],
  });
  const paid = [
    payment('2023-04-01 charity * 40.00'),
    payment('2023-04-02 charity * 20.00', 0, 1),
    payment('2023-04-01 charity 330305 60.00'),
    payment('2024-04-01 charity * 100.01'),
    payment('2025-04-01 charity * 1.00'),
  ];

  it('holds the municipal half against the pool of the year, and says nothing without a pool', () => {
    expect(summary([pooled], [], paid).filter((row) => row.includes('pool'))).toEqual([
      // (40 + 20) / 100
      'charity * 2023 pool_used 0.6000',
      'charity * 2023 pool_left 40.00',
      'charity * 2024 pool_used 1.0001',
      'charity * 2024 pool_left -0.01',
    ]);
    expect(checks([pooled], [], paid)).toMatchObject([
      { year: 2023, holds: true, amount: 0, left: 4000 },
      { year: 2024, holds: false, amount: 1, left: -1 },
    ]);
  });

  it('counts only what the policy itself pays', () => {
    const other = policy({ id: 'other', fund: 'charity', pooling: 'matched' });
    expect(
      summary(
        [other, pooled],
        [],
        [payment('2023-04-01 charity * 40.00'), payment('2023-04-01 charity * 7.00', 1)],
      ).filter((row) => row.includes('pool')),
    ).toEqual(['charity * 2023 pool_used 0.0700', 'charity * 2023 pool_left 93.00']);
  });
});
