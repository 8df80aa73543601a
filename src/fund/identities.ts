import { yearOf } from '../domain/calendar.js';
import { FUNDS } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import type {
  FundResults,
  InstitutionSettlement,
  LedgerRow,
  PersonSettlement,
  SummaryItem,
} from './ledger.js';
import { BENEFIT_PREFIX, sameAccount } from './postings.js';
import { decidedByFund, linesByFund } from './totals.js';

/**
 * What must be true of the books at the end of every run. A violation is a bug of the program, never an error in the
 * input: an Error is thrown and nothing may be written.
 *
 * - The running balance of each account is the sum of its rows.
 * - In every account and year: opening + income − expense = closing, where opening, income and closing are those
 *   of the ledger; so the expense is, too.
 * - In every fund: Σ fund payments = Σ benefit lines = Σ decisions. Without an adjudication (the payments of an
 *   earlier run) there is nothing to compare the payments with.
 */
export function closingIdentities(results: FundResults, adjudication: Adjudication | null): void {
  balancesRun(results.ledger);
  yearsClose(results);
  if (adjudication !== null) paymentsAgree(results.ledger, adjudication);
}

/** Σ of both settlement lists = Σ decisions, in every fund. Throws an Error where it is not so. */
export function settlementIdentities(
  institutions: readonly InstitutionSettlement[],
  persons: readonly PersonSettlement[],
  adjudication: Adjudication,
): void {
  const decided = decidedByFund(adjudication);
  for (const fund of FUNDS) {
    const due = [...institutions, ...persons].filter((item) => item.fund === fund);
    const payable = due.reduce((sum, item) => addFen(sum, item.payable), 0);
    mustEqual(payable, decided[fund], `${fund}: settlements and decisions`);
  }
}

function balancesRun(ledger: readonly LedgerRow[]): void {
  ledger.forEach((row, at) => {
    const previous = ledger[at - 1];
    const before = previous !== undefined && sameAccount(previous, row) ? previous.balance : 0;
    mustEqual(row.balance, addFen(before, row.amount), `${row.fund} ${row.account}: ledger row ${at + 1}`);
  });
}

function yearsClose({ ledger, summary }: FundResults): void {
  const booked = ledgerByYear(ledger);
  const closings = new Map<string, Fen>();
  for (const [key, { first, values }] of summaryByYear(summary)) {
    const value = (item: string): Fen => values.get(item) ?? Number.NaN;
    const closing = value('closing_balance');
    const computed = value('opening_balance') + value('total_income') - value('total_expense');
    mustEqual(computed, closing, `${key}: opening + income - expense and closing`);
    const carried = closings.get(yearKey(first, first.year - 1)) ?? 0;
    // A year without postings closes as it opened.
    const year = booked.get(key) ?? { brought: 0, income: 0, balance: carried };
    mustEqual(value('opening_balance'), carried + year.brought, `${key}: opening and the closing before`);
    mustEqual(value('total_income'), year.income, `${key}: income and ledger`);
    mustEqual(closing, year.balance, `${key}: closing and ledger`);
    closings.set(key, closing);
    booked.delete(key);
  }
  const [missing] = booked.keys();
  if (missing !== undefined) throw new Error(`the books do not close: ${missing} is missing in the summary`);
}

/** What the ledger itself gives for an account and year: `brought` are its opening_balance entries. */
interface Booked {
  brought: Fen;
  income: Fen;
  balance: Fen;
}

function ledgerByYear(ledger: readonly LedgerRow[]): Map<string, Booked> {
  const years = new Map<string, Booked>();
  for (const row of ledger) {
    const key = yearKey(row, yearOf(row.day));
    const year = years.get(key) ?? { brought: 0, income: 0, balance: 0 };
    if (row.entry === 'opening_balance') year.brought += row.amount;
    else if (row.amount > 0) year.income += row.amount;
    year.balance = row.balance;
    years.set(key, year);
  }
  return years;
}

/** The amounts of each account and year, by item. */
function summaryByYear(
  summary: readonly SummaryItem[],
): Map<string, { readonly first: SummaryItem; readonly values: Map<string, Fen> }> {
  const years = new Map<string, { readonly first: SummaryItem; readonly values: Map<string, Fen> }>();
  for (const item of summary) {
    const key = yearKey(item, item.year);
    const year = years.get(key) ?? { first: item, values: new Map<string, Fen>() };
    if ('fen' in item.value) year.values.set(item.item, item.value.fen);
    years.set(key, year);
  }
  return years;
}

function yearKey({ fund, account }: Pick<LedgerRow, 'fund' | 'account'>, year: number): string {
  return `${fund} ${account} ${year}`;
}

function paymentsAgree(ledger: readonly LedgerRow[], adjudication: Adjudication): void {
  const computed = linesByFund(adjudication);
  const decided = decidedByFund(adjudication);
  for (const fund of FUNDS) {
    const paid = ledger
      .filter((row) => row.fund === fund && row.entry.startsWith(BENEFIT_PREFIX))
      .reduce((sum, row) => addFen(sum, -row.amount), 0);
    mustEqual(paid, computed[fund], `${fund}: payments and benefit lines`);
    mustEqual(computed[fund], decided[fund], `${fund}: benefit lines and decisions`);
  }
}

function mustEqual(found: Fen, expected: Fen, what: string): void {
  if (found !== expected) throw new Error(`the books do not close: ${what}: ${found} is not ${expected}`);
}
