import { describe, expect, it } from 'vitest';
import type { Payment } from '../../src/fund/payments.js';
import { policy } from './books.js';
import { payment, summary } from './summary-of.js';

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
