import { describe, expect, it } from 'vitest';
import { ReliefError } from '../../src/domain/errors.js';
import { municipalShare, poolingOf } from '../../src/fund/accounts.js';
import type { PaymentRecord } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { paymentsOfRecords } from '../support/payments.js';
import { day, fen } from '../support/tables.js';
import { entry, ledgerText, policy } from './books.js';

/** A benefit line of an earlier run: `date policy benefit area payable`. */
function line(row: string): PaymentRecord {
  const [date, policyId, benefit, area = '', payable = ''] = row.split(' ') as [string, string, string];
  return { settledOn: day(date), policy: policyId, benefit, area, payable: fen(payable) };
}

const county = policy({ id: 'county' });
const municipal = policy({ id: 'city', pooling: 'municipal' });
const matched = policy({ id: 'matched', fund: 'charity', pooling: 'matched', benefits: [{ id: 'relief' }] });

function books(policies: ReturnType<typeof policy>[], entries: string[], lines: string[]): string[] {
  const payments = paymentsOfRecords(lines.map(line), policies);
  return ledgerText(fundResults(payments, entries.map(entry), policies).ledger);
}

describe('the ledger', () => {
  it('books income, expense and then the payments of a day, and carries the balance', () => {
    const entries = [
      '2023-03-01 assistance 330302 insurance_subsidy 5.00',
      '2023-03-01 assistance 330302 lottery 1.00',
      '2023-03-01 assistance 330302 donation 20.00 b',
      '2023-03-01 assistance 330302 donation 3.00',
      '2023-03-01 assistance 330302 donation 20.00 a',
      '2023-01-01 assistance 330302 opening_balance 100.00',
    ];
    const lines = [
      '2023-03-01 county outpatient 330302 0.70',
      '2023-03-01 county inpatient 330302 10.10',
      '2023-02-01 county outpatient 330302 0.30',
      '2023-03-01 county inpatient 330302 20.20',
    ];
    const expected = [
      'assistance 330302 2023-01-01 opening_balance 100.00 100.00',
      'assistance 330302 2023-02-01 benefit:outpatient -0.30 99.70',
      // By amount and not by its text: 3.00 comes before 20.00.
      'assistance 330302 2023-03-01 donation 3.00 102.70',
      'assistance 330302 2023-03-01 donation 20.00 122.70 a',
      'assistance 330302 2023-03-01 donation 20.00 142.70 b',
      'assistance 330302 2023-03-01 lottery 1.00 143.70',
      // After all income, although its name sorts before lottery.
      'assistance 330302 2023-03-01 insurance_subsidy -5.00 138.70',
      // 10.10 + 20.20
      'assistance 330302 2023-03-01 benefit:inpatient -30.30 108.40',
      'assistance 330302 2023-03-01 benefit:outpatient -0.70 107.70',
    ];
    expect(books([county], entries, lines)).toEqual(expected);
    expect(books([county], entries.toReversed(), lines.toReversed())).toEqual(expected);
  });

  it('keeps an account per area where the fund is pooled per county, with or without rows in fund.csv', () => {
    expect(
      books(
        [county],
        ['2023-01-01 assistance 330305 budget_county 8.00', '2023-01-01 assistance * superior_grant 9.00'],
        ['2023-02-01 county inpatient 330302 1.00', '2023-02-02 county inpatient 330305 2.00'],
      ),
    ).toEqual([
      'assistance * 2023-01-01 superior_grant 9.00 9.00',
      'assistance 330302 2023-02-01 benefit:inpatient -1.00 -1.00',
      'assistance 330305 2023-01-01 budget_county 8.00 8.00',
      'assistance 330305 2023-02-02 benefit:inpatient -2.00 6.00',
    ]);
  });

  it('keeps one account where the fund is pooled at municipal level, and leaves other funds their areas', () => {
    expect(
      books(
        [municipal],
        [
          '2023-01-01 assistance 530402 budget_county 8.00',
          '2023-01-01 assistance * superior_grant 9.00',
          '2023-01-01 charity 530402 donation 7.00',
        ],
        ['2023-02-01 city inpatient 530402 1.00', '2023-02-01 city inpatient 530423 2.00'],
      ),
    ).toEqual([
      'assistance * 2023-01-01 budget_county 8.00 8.00',
      'assistance * 2023-01-01 superior_grant 9.00 17.00',
      'assistance * 2023-02-01 benefit:inpatient -3.00 14.00',
      'charity 530402 2023-01-01 donation 7.00 7.00',
    ]);
  });

  it('halves each payment of a matched fund and gives each odd fen to the municipal account', () => {
    expect(
      books(
        [matched],
        ['2024-02-01 charity 330305 budget_county 1.00'],
        // 0.51 + 0.50 and 0.03 + 0.02: the odd fen belongs to each payment, not to the sum of the day, 1.06.
        ['2024-03-01 matched relief 330305 1.01', '2024-03-01 matched relief 330305 0.05'],
      ),
    ).toEqual([
      'charity * 2024-03-01 benefit:relief -0.54 -0.54',
      'charity 330305 2024-02-01 budget_county 1.00 1.00',
      'charity 330305 2024-03-01 benefit:relief -0.52 0.48',
    ]);
  });

  it('books no payment of nothing: not a line that pays 0, nor the area half of a single fen', () => {
    expect(
      books(
        [county, matched],
        [],
        ['2024-03-01 county inpatient 330305 0.00', '2024-03-01 matched relief 330305 0.01'],
      ),
    ).toEqual(['charity * 2024-03-01 benefit:relief -0.01 -0.01']);
  });

  it('keeps apart what two policies of a fund pay under one benefit id, in the order of the stack', () => {
    const later = policy({ id: 'a-later', benefits: [{ id: 'inpatient' }] });
    expect(
      books(
        [county, later],
        [],
        ['2023-02-01 a-later inpatient 330302 1.00', '2023-02-01 county inpatient 330302 2.00'],
      ),
    ).toEqual([
      'assistance 330302 2023-02-01 benefit:inpatient -2.00 -2.00',
      'assistance 330302 2023-02-01 benefit:inpatient -1.00 -3.00',
    ]);
  });
});

describe('municipalShare', () => {
  it('is nothing, all, or the larger half', () => {
    expect(municipalShare('county', 101)).toBe(0);
    expect(municipalShare('municipal', 101)).toBe(101);
    expect(municipalShare('matched', 101)).toBe(51);
    expect(municipalShare('matched', 100)).toBe(50);
    expect(municipalShare('matched', 1)).toBe(1);
  });
});

describe('poolingOf', () => {
  it('refuses two policies of one fund that keep it differently', () => {
    const error = codeOf(() => poolingOf([county, matched, municipal]));
    expect(error).toEqual(['FUND_POOLING_MIXED', { value: 'assistance' }]);
  });

  it('knows the funds that the stack pays from, and no other', () => {
    expect([...poolingOf([county, matched, policy({ id: 'second' })])]).toEqual([
      ['assistance', 'county'],
      ['charity', 'matched'],
    ]);
  });
});

describe('the payments of an earlier run', () => {
  it('must be of a policy and benefit of the stack', () => {
    expect(codeOf(() => paymentsOfRecords([line('2023-02-01 county dental 330302 1.00')], [county]))).toEqual(
      ['FUND_PAYMENT_UNKNOWN', { value: 'dental', policy: 'county' }],
    );
    expect(
      codeOf(() => paymentsOfRecords([line('2023-02-01 other inpatient 330302 1.00')], [county])),
    ).toEqual(['FUND_PAYMENT_UNKNOWN', { value: 'inpatient', policy: 'other' }]);
  });
});

function codeOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof ReliefError) return [error.code, error.details];
    throw error;
  }
  return 'no error';
}
