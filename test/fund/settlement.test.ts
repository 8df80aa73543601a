import { describe, expect, it } from 'vitest';
import type { Adjudication } from '../../src/engine/replay.js';
import { closingIdentities, settlementIdentities } from '../../src/fund/identities.js';
import type { FundResults, LedgerRow, SummaryItem } from '../../src/fund/ledger.js';
import { paymentsOfAdjudication } from '../../src/fund/payments.js';
import { fundResults } from '../../src/fund/results.js';
import { institutionSettlements, personSettlements } from '../../src/fund/settlement.js';
import { builtInPack } from '../support/policies.js';
import { adjudicate } from '../support/results.js';
import { fen, type Row } from '../support/tables.js';
import { entry } from './books.js';

/** An inpatient claim of 100.00, all of it in the catalogue and left to the person. */
function claim(id: string, settledAt: string, more: Row = {}): Row {
  return {
    claim_id: id,
    person_id: 'P1',
    service_type: 'inpatient',
    settled_at: settledAt,
    institution_id: 'H1',
    total_amount: '100.00',
    eligible_amount: '100.00',
    ...more,
  };
}

// Under wenzhou-2020 dibao gets 80% and destitute 100%, both without a deductible.
const roster: Row[] = [
  {
    person_id: 'P1',
    identity: 'dibao',
    recognized_on: '2021-01-01',
    valid_to: '2021-06-30',
    area: '330302',
    name: '旧名',
  },
  { person_id: 'P1', identity: 'dibao', recognized_on: '2021-07-01', area: '330302', name: '新名' },
  { person_id: 'P2', identity: 'destitute', recognized_on: '2021-01-01', area: '330328' },
];

function run(...claims: Row[]): Adjudication {
  return adjudicate(claims, roster, [builtInPack('wenzhou-2020')]);
}

describe('settlement with institutions', () => {
  it('adds up the one-stop claims of an institution and month, in code-unit order', () => {
    const adjudication = run(
      claim('A', '2022-01-31'),
      claim('B', '2021-12-01'),
      claim('C', '2021-12-31 23:59:59', { person_id: 'P2' }),
      claim('D', '2021-12-15', { institution_id: 'H10' }),
      claim('E', '2021-12-15', { institution_id: 'h1' }),
      claim('F', '2021-12-15', { institution_id: '' }),
      // Not one-stop, not on the roster, nothing to pay.
      claim('G', '2021-12-15', { channel: 'manual' }),
      claim('H', '2021-12-15', { person_id: 'P9' }),
      claim('I', '2021-12-15', { eligible_amount: '0.00' }),
    );
    const row = (institutionId: string, month: string, claims: number, payable: string) => ({
      fund: 'assistance',
      institutionId,
      month,
      claims,
      payable: fen(payable),
    });
    expect(institutionSettlements(adjudication)).toEqual([
      row('', '2021-12', 1, '80.00'),
      row('H1', '2021-12', 2, '180.00'),
      row('H1', '2022-01', 1, '80.00'),
      row('H10', '2021-12', 1, '80.00'),
      row('h1', '2021-12', 1, '80.00'),
    ]);
  });

  it('counts a claim once that two policies of a fund pay, and keeps funds apart', () => {
    const pack = builtInPack('wenzhou-2020');
    const twice = adjudicate([claim('A', '2021-12-01')], roster, [pack, pack]);
    // 80% of the burden under each of the two.
    expect(institutionSettlements(twice)).toMatchObject([{ claims: 1, payable: fen('160.00') }]);

    const stack = adjudicate(
      [claim('A', '2024-03-01', { total_amount: '200000.00', eligible_amount: '100.00' })],
      [
        { person_id: 'P1', identity: 'dibao', recognized_on: '2021-01-01', area: '330328' },
        { person_id: 'P1', identity: 'relative_low_income_2', recognized_on: '2021-01-01', area: '330328' },
      ],
      [
        { pack, settings: { inForce: { until: 20088 } } }, // 2024-12-31
        builtInPack('wenzhou-2023-charity'),
      ],
    );
    // 80% of 100.00; then 200,000.00 − 80.00 − 120,000.00
    expect(institutionSettlements(stack)).toMatchObject([
      { fund: 'assistance', claims: 1, payable: fen('80.00') },
      { fund: 'charity', claims: 1, payable: fen('79920.00') },
    ]);
  });
});

describe('settlement with persons', () => {
  it('adds up the manual claims of a person under the name of the latest one', () => {
    const manual = { channel: 'manual', filed_on: '2021-12-31' };
    const adjudication = run(
      claim('A', '2021-07-01', manual),
      claim('B', '2021-06-30', manual),
      claim('C', '2021-08-01'),
      claim('D', '2021-05-01', { ...manual, person_id: 'P2' }),
      claim('E', '2021-05-01', { ...manual, person_id: 'P9' }),
    );
    expect(personSettlements(adjudication)).toEqual([
      { fund: 'assistance', personId: 'P1', name: '新名', claims: 2, payable: fen('160.00') },
      { fund: 'assistance', personId: 'P2', name: '', claims: 1, payable: fen('100.00') },
    ]);
    const first = run(claim('B', '2021-06-30', manual));
    expect(personSettlements(first)).toMatchObject([{ name: '旧名' }]);
  });
});

describe('the closing identities', () => {
  const adjudication = run(claim('A', '2021-12-31'), claim('B', '2023-01-01', { channel: 'manual' }));
  const entries = [
    entry('2021-01-01 assistance 330302 opening_balance 1000.00'),
    entry('2021-02-01 assistance 330302 donation 10.00'),
    entry('2021-03-01 assistance 330302 transfer_out 5.00'),
    entry('2021-02-01 charity * donation 10.00'),
  ];
  const results = fundResults(paymentsOfAdjudication(adjudication), entries, adjudication.policies);

  const withLedger = (at: number, change: Partial<LedgerRow>): FundResults => ({
    ...results,
    ledger: results.ledger.map((row, place) => (place === at ? { ...row, ...change } : row)),
  });
  const withItem = (item: string, year: number, change: (fen: number) => number): FundResults => ({
    ...results,
    summary: results.summary.map(
      (row): SummaryItem =>
        row.item === item && row.year === year && row.fund === 'assistance' && 'fen' in row.value
          ? { ...row, value: { fen: change(row.value.fen) } }
          : row,
    ),
  });
  const broken = (changed: FundResults, adjudicated = adjudication): (() => void) => {
    return () => closingIdentities(changed, adjudicated);
  };

  it('hold of what the program computes, a year without postings included', () => {
    expect(
      results.summary.filter(({ item }) => item === 'closing_balance').map(({ value }) => value),
    ).toEqual([
      // 1,000 + 10 − 5 − 80, the same a year later, 80 less in 2023; and the charity fund
      { fen: fen('925.00') },
      { fen: fen('925.00') },
      { fen: fen('845.00') },
      { fen: fen('10.00') },
    ]);
    expect(broken(results)).not.toThrow();
    expect(() => closingIdentities(results, null)).not.toThrow();
  });

  it('break where a balance does not run', () => {
    expect(broken(withLedger(1, { balance: 1 }))).toThrow(/do not close: assistance 330302: ledger row 2/);
  });

  it.each([
    ['opening_balance', 2021, /opening \+ income - expense/],
    ['total_income', 2021, /opening \+ income - expense/],
    ['total_expense', 2023, /opening \+ income - expense/],
    ['closing_balance', 2022, /opening \+ income - expense/],
  ] as const)('break where %s of %i is a fen off', (item, year, message) => {
    expect(broken(withItem(item, year, (value) => value + 1))).toThrow(message);
  });

  it('break where a year does not open as the one before closed, even if it closes in itself', () => {
    const opened = withItem('opening_balance', 2022, (value) => value + 1);
    const closed = { ...opened, summary: opened.summary.map((row) => shifted(row)) };
    expect(broken(closed)).toThrow(/2022: opening and the closing before/);
  });

  it('break where income and expense are both off by the same amount', () => {
    const income = withItem('total_income', 2021, (value) => value + 1);
    const both = { ...income, summary: income.summary.map((row) => shifted(row, 'total_expense', 2021)) };
    expect(broken(both)).toThrow(/2021: income and ledger/);
  });

  it('break where a year spends and keeps other sums than the ledger', () => {
    const expense = withItem('total_expense', 2023, (value) => value - 1);
    const both = { ...expense, summary: expense.summary.map((row) => shifted(row, 'closing_balance', 2023)) };
    expect(broken(both)).toThrow(/2023: closing and ledger/);
  });

  it('break where the summary leaves out a year or an account', () => {
    expect(broken({ ...results, summary: results.summary.filter(({ fund }) => fund !== 'charity') })).toThrow(
      /charity \* 2021 is missing/,
    );
  });

  it('break where a payment was lost, doubled or made from another fund', () => {
    const lines = { ...adjudication.lines, payable: adjudication.lines.payable.slice() };
    lines.payable[0] = (lines.payable[0] as number) + 1;
    expect(broken(results, { ...adjudication, lines } as Adjudication)).toThrow(/payments and benefit lines/);
    const decisions = adjudication.decisions.map((table) => ({
      ...table,
      payable: table.payable.map(() => 0),
    }));
    expect(broken(results, { ...adjudication, decisions })).toThrow(/benefit lines and decisions/);
    const policies = adjudication.policies.map((policy) => ({ ...policy, fund: 'charity' as const }));
    expect(broken(results, { ...adjudication, policies })).toThrow(/payments and benefit lines/);
  });

  it('hold the settlement lists against the decisions', () => {
    const institutions = institutionSettlements(adjudication);
    const persons = personSettlements(adjudication);
    expect(() => settlementIdentities(institutions, persons, adjudication)).not.toThrow();
    expect(() => settlementIdentities(institutions, [], adjudication)).toThrow(/settlements and decisions/);
    expect(() => settlementIdentities([...institutions, ...institutions], persons, adjudication)).toThrow();
  });

  /** One fen more on an item of the assistance fund. */
  function shifted(row: SummaryItem, item = 'closing_balance', year = 2022): SummaryItem {
    const concerned = row.fund === 'assistance' && row.item === item && row.year === year;
    return concerned && 'fen' in row.value ? { ...row, value: { fen: row.value.fen + 1 } } : row;
  }
});
