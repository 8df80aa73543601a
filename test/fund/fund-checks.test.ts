import { describe, expect, it } from 'vitest';
import type { FundPolicy } from '../../src/fund/accounts.js';
import type { CheckResult } from '../../src/fund/ledger.js';
import type { Payment } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { day, fen } from '../support/tables.js';
import { entry, policy } from './books.js';
import { payment, summary } from './summary-of.js';

function checks(policies: FundPolicy[], entries: string[], payments: Payment[]): readonly CheckResult[] {
  return fundResults(payments, entries.map(entry), policies).checks;
}

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
