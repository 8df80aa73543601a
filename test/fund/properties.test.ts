import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUND_ENTRIES, FUNDS, type FundEntry } from '../../src/domain/fund-entry.js';
import { closingIdentities } from '../../src/fund/identities.js';
import type { PaymentRecord } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { paymentsOfRecords } from '../support/payments.js';
import { day } from '../support/tables.js';
import { policy } from './books.js';

const stack = [
  policy({ id: 'first', pooling: 'municipal', fundChecks: [{ check: 'gap', article: '' }] }),
  policy({ id: 'second', pooling: 'municipal' }),
  policy({
    id: 'charity',
    fund: 'charity',
    pooling: 'matched',
    fundChecks: [
      { check: 'pool_used', pool: new Map([[0, 100_000]]), article: '' },
      { check: 'surplus_ratio', limit: { numerator: 15, denominator: 100 }, article: '' },
    ],
  }),
];

const days = fc.integer({ min: day('2021-12-28'), max: day('2025-01-03') });
const areas = fc.constantFrom('', '330302', '330305');
const amounts = fc.integer({ min: 0, max: 30_000 });

const entries: fc.Arbitrary<FundEntry[]> = fc.array(
  fc.record({
    day: days,
    fund: fc.constantFrom(...FUNDS),
    area: fc.oneof(areas, fc.constant('*')),
    entry: fc.constantFrom(...FUND_ENTRIES),
    amount: amounts,
    note: fc.constantFrom('', 'a', '乙'),
  }),
);
const records: fc.Arbitrary<PaymentRecord[]> = fc.array(
  fc.record({
    policy: fc.constantFrom('first', 'second', 'charity'),
    settledOn: days,
    area: areas,
    benefit: fc.constantFrom('inpatient', 'outpatient'),
    payable: amounts,
  }),
);

function booksOf(fundEntries: readonly FundEntry[], lines: readonly PaymentRecord[]) {
  return fundResults(paymentsOfRecords(lines, stack), fundEntries, stack);
}

it('closes whatever is booked, and the order of the inputs never matters', () => {
  const shuffled = fc
    .tuple(entries, records)
    .chain(([fundEntries, lines]) =>
      fc.tuple(
        fc.constant({ fundEntries, lines }),
        fc.shuffledSubarray(fundEntries, { minLength: fundEntries.length }),
        fc.shuffledSubarray(lines, { minLength: lines.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([{ fundEntries, lines }, otherEntries, otherLines]) => {
      const results = booksOf(fundEntries, lines);
      closingIdentities(results, null);
      expect(booksOf(otherEntries, otherLines)).toEqual(results);
    }),
    { numRuns: 200 },
  );
});

it('takes every payment to the fen, a matched one from both halves', () => {
  fc.assert(
    fc.property(records, (lines) => {
      const payments = paymentsOfRecords(lines, stack);
      const sum = (items: readonly number[]): number => items.reduce((a, b) => a + b, 0);
      const charity = lines.filter((line) => line.policy === 'charity').map((line) => line.payable);
      const of = (wanted: (account: string) => boolean): number =>
        sum(payments.filter((p) => p.fund === 'charity' && wanted(p.account)).map((p) => p.amount));
      expect(sum(payments.map((payment) => payment.amount))).toBe(sum(lines.map((line) => line.payable)));
      // The municipal half is larger by one fen for each odd payment.
      const odd = charity.filter((payable) => payable % 2 === 1).length;
      expect(of((account) => account === '*') - of((account) => account !== '*')).toBe(odd);
    }),
    { numRuns: 200 },
  );
});
