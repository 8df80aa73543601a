import { Decimal } from 'decimal.js';
import {
  EXPENSE_ENTRIES,
  FUND_ENTRIES,
  FUNDS,
  type FundEntryKind,
  INCOME_ENTRIES,
} from '../domain/fund-entry.js';
import { withCodes } from '../domain/unseen.js';
import { type Amount, addTo, order, yuan, ZERO } from './amounts.js';
import type { AuditedDecision } from './decisions.js';
import type { Findings, Location } from './findings.js';
import { type CheckFigures, checkItems, figuresOfCheck, type YearFigures } from './fund-checks.js';
import type { AuditedPolicy } from './pack.js';
import { amountIn, compareRow } from './rows.js';
import type { Row } from './tables.js';

/** What one benefit pays from one account on one day. */
interface Payment {
  readonly fund: string;
  readonly account: string;
  readonly date: string;
  readonly policyIndex: number;
  readonly entry: string;
  readonly amount: Amount;
}

/** The fund's books, rebuilt from the benefit lines and from the entries that the ledger itself shows. */
export class FundAudit {
  private readonly sums = new Map<string, Amount>();
  private sorted: readonly Payment[] | undefined;

  constructor(
    private readonly stack: readonly AuditedPolicy[],
    private readonly findings: Findings,
    /** Without the fund's own ledger the run knows no balance and writes none. */
    private readonly hasLedger: boolean,
  ) {}

  /** Books what the lines of a claim pay, each with the account of the area or of the city. */
  add(claim: readonly AuditedDecision[]): void {
    for (const { policyIndex, policy, row, lines } of claim) {
      const { pooling, name } = policy.pack.fund;
      const { settled_at, area } = row.cells;
      for (const { benefit, payable } of lines) {
        // The odd fen of a payment that is matched half and half is the city's.
        const half = payable.div(2).toDecimalPlaces(2, Decimal.ROUND_CEIL);
        const city = pooling === 'county' ? ZERO : pooling === 'municipal' ? payable : half;
        const book = (account: string, amount: Amount): void => {
          if (amount.isZero()) return;
          const key = [name, account, settled_at.slice(0, 10), policyIndex, `benefit:${benefit.id}`].join(
            '\0',
          );
          addTo(this.sums, key, amount);
        };
        book('*', city);
        book(area, payable.minus(city));
      }
    }
  }

  /** Compares the ledger with the payments, and each balance with the rows before it. */
  compareLedger(rows: readonly Row[], end: Location): void {
    const { findings } = this;
    const payments = this.payments();
    let next = 0;
    let balance = ZERO;
    rows.forEach((row, at) => {
      const { cells } = row;
      const previous = rows[at - 1];
      const isSame = previous !== undefined && accountOf(previous) === accountOf(row);
      if (previous !== undefined) {
        const isInOrder = order(ledgerKeyOf(previous), ledgerKeyOf(row)) <= 0;
        findings.holds(row, 'date', cells.date, isInOrder, `≥ ${previous.cells.date}`);
      }
      if (cells.entry.startsWith('benefit:')) {
        const payment = payments[next++];
        if (payment === undefined) findings.extraRow(row);
        else compareRow(row, cellsOf(payment), row, findings);
      } else this.checkEntry(row);
      balance = (isSame ? balance : ZERO).plus(amountIn(row, 'amount', this.findings));
      findings.equal(row, 'balance', cells.balance, this.hasLedger ? yuan(balance) : '');
    });
    for (const payment of payments.slice(next)) findings.missingRow(end, cellsOf(payment));
  }

  /** Compares fund_summary.csv with the ledger; returns the checks, in the order of summary.json. */
  compareSummary(ledger: readonly Row[], rows: readonly Row[], end: Location): CheckFigures[] {
    const checks: CheckFigures[] = [];
    let next = 0;
    for (const account of groupsOf(ledger, accountOf)) {
      let carried = ZERO;
      const first = Number(account[0].cells.date.slice(0, 4));
      const last = Number(account[account.length - 1].cells.date.slice(0, 4));
      for (let year = first; year <= last; year++) {
        const ofYear = account.filter(({ cells }) => cells.date.startsWith(`${year}-`));
        const { fund, account: name } = account[0].cells;
        const summary = this.summaryOf(fund, name, year, carried, ofYear);
        checks.push(...summary.checks.filter(({ check }) => this.hasLedger || check === 'pool_used'));
        for (const [item, amount] of summary.items) {
          if (!this.hasLedger && !/^(benefit:|pool_)/.test(item)) continue;
          const cells = { fund, account: name, year: String(year), item, amount };
          compareRow(rows[next++], cells, end, this.findings);
        }
        carried = summary.closing;
      }
    }
    for (const row of rows.slice(next)) this.findings.extraRow(row);
    return checks;
  }

  private checkEntry(row: Row): void {
    const { entry, amount } = row.cells;
    this.findings.holds(row, 'entry', entry, (FUND_ENTRIES as readonly string[]).includes(entry), '?');
    const isExpense = (EXPENSE_ENTRIES as readonly string[]).includes(entry);
    const value = amountIn(row, 'amount', this.findings);
    this.findings.holds(
      row,
      'amount',
      amount,
      isExpense ? value.lte(0) : value.gte(0),
      isExpense ? '≤ 0' : '≥ 0',
    );
  }

  private summaryOf(
    fund: string,
    account: string,
    year: number,
    carried: Amount,
    ledger: readonly Row[],
  ): { items: [string, string][]; checks: CheckFigures[]; closing: Amount } {
    const totalOf = (kind: FundEntryKind): Amount => this.total(ledger, kind).abs();
    const payments = this.payments().filter(
      (payment) =>
        payment.fund === fund && payment.account === account && payment.date.startsWith(`${year}-`),
    );
    const opening = carried.plus(this.total(ledger, 'opening_balance'));
    const income = sumOf(INCOME_ENTRIES.filter((kind) => kind !== 'opening_balance').map(totalOf));
    const expense = sumOf([...EXPENSE_ENTRIES.map(totalOf), ...payments.map(({ amount }) => amount)]);
    const closing = opening.plus(income).minus(expense);
    const checks = this.checksOf(fund, { account, year, income, expense, closing }, payments);
    const isEntered = (kind: FundEntryKind): boolean => ledger.some(({ cells }) => cells.entry === kind);
    const entries = FUND_ENTRIES.filter((kind) => kind !== 'opening_balance' && isEntered(kind));
    const belowZero = firstDayBelowZero(year, carried, ledger);
    const items: [string, string][] = [
      ['opening_balance', yuan(opening)],
      ...entries.map((kind): [string, string] => [kind, yuan(totalOf(kind))]),
      ['total_income', yuan(income)],
      ...benefitItems(payments),
      ['total_expense', yuan(expense)],
      ['closing_balance', yuan(closing)],
    ];
    if (belowZero !== undefined) items.push(['first_day_below_zero', belowZero]);
    return { items: [...items, ...checks.flatMap(checkItems)], checks, closing };
  }

  /** What the policies of the fund that were in force in a year check about an account. */
  private checksOf(
    fund: string,
    figures: Omit<YearFigures, 'used'>,
    payments: readonly Payment[],
  ): CheckFigures[] {
    const { account, year } = figures;
    return this.stack.flatMap((policy, policyIndex) => {
      const isInForce = policy.from <= `${year}-12-31` && policy.until >= `${year}-01-01`;
      if (policy.pack.fund.name !== fund || !isInForce) return [];
      const own = payments.filter((payment) => payment.policyIndex === policyIndex);
      const used = sumOf(own.map(({ amount }) => amount));
      return (policy.pack.fund_checks ?? []).flatMap((check) => {
        const result = figuresOfCheck(check, policy, { ...figures, used });
        if (result === undefined) return [];
        const article = withCodes((check.article ?? '').trim());
        return [{ policy: policy.pack.id, fund, account, year, check: check.check, article, ...result }];
      });
    });
  }

  /** By fund, account, date, policy and benefit. Complete only after the last claim. */
  private payments(): readonly Payment[] {
    this.sorted ??= this.sortedPayments();
    return this.sorted;
  }

  private sortedPayments(): Payment[] {
    const payments = [...this.sums].map(([key, amount]) => {
      const [fund, account, date, policyIndex, entry] = key.split('\0');
      return { fund, account, date, policyIndex: Number(policyIndex), entry, amount };
    });
    return payments.sort(
      (a, b) => order(sortKeyOf(a), sortKeyOf(b)) || a.policyIndex - b.policyIndex || order(a.entry, b.entry),
    );
  }

  private total(rows: readonly Row[], kind: string): Amount {
    return rows
      .filter(({ cells }) => cells.entry === kind)
      .reduce((sum, row) => sum.plus(amountIn(row, 'amount', this.findings)), ZERO);
  }
}

function sumOf(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
}

function cellsOf({ date, fund, account, entry, amount }: Payment): Record<string, string> {
  return { date, fund, account, entry, amount: yuan(amount.neg()), note: '' };
}

function sortKeyOf({ fund, account, date }: Pick<Payment, 'fund' | 'account' | 'date'>): string {
  return [(FUNDS as readonly string[]).indexOf(fund), account, date].join('\0');
}

/** Of one day, income comes first, then other expenses, then the payments. */
function ledgerKeyOf({ cells }: Row): string {
  const { fund, account, date, entry } = cells;
  const isIncome = (INCOME_ENTRIES as readonly string[]).includes(entry);
  const rank = entry.startsWith('benefit:') ? 2 : isIncome ? 0 : 1;
  return `${sortKeyOf({ fund, account, date })}\0${rank}`;
}

function accountOf({ cells }: Row): string {
  return `${cells.fund}\0${cells.account}`;
}

function groupsOf(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/**
 * The first day that ends below zero. For an account that enters the year below zero this is New Year's Day, unless
 * an entry of that day changes it.
 */
function firstDayBelowZero(year: number, carried: Amount, ledger: readonly Row[]): string | undefined {
  const newYear = `${year}-01-01`;
  if (carried.lt(0) && ledger[0]?.cells.date !== newYear) return newYear;
  const last = ledger.find(
    ({ cells }, at) => cells.balance.startsWith('-') && cells.date !== ledger[at + 1]?.cells.date,
  );
  return last?.cells.date;
}

function benefitItems(payments: readonly Payment[]): [string, string][] {
  const inOrder = [...payments].sort((a, b) => a.policyIndex - b.policyIndex || order(a.entry, b.entry));
  const sums = new Map<string, Amount>();
  for (const { entry, amount } of inOrder) addTo(sums, entry, amount);
  return [...sums].map(([entry, amount]) => [entry, yuan(amount)]);
}
