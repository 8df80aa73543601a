import { FUNDS, type FundEntry, type FundEntryKind, INCOME_ENTRIES } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import { accountOf, type FundPolicy, poolingOf } from './accounts.js';
import type { LedgerRow } from './ledger.js';
import type { Payment } from './payments.js';

/** What precedes the id of a benefit in the ledger and in the summary. */
export const BENEFIT_PREFIX = 'benefit:';

/** A ledger row with what the books need to know of its origin. */
export interface Posting extends LedgerRow {
  /** Set for a row of fund.csv. */
  readonly kind: FundEntryKind | null;
  /** Index in the stack of the policy that pays; -1 for a row of fund.csv. */
  readonly policy: number;
}

/**
 * Books the entries of fund.csv and the computed payments, by fund, account and day, with the running balance.
 * On each day the rows of fund.csv come first, income before expense, then by entry, amount and note; after them
 * the payments, in the order of the stack and of the benefit ids. So the balance after the last row of a day is
 * the lowest since that day's money came in.
 * Errors: FUND_POOLING_MIXED.
 */
export function bookPostings(
  entries: readonly FundEntry[],
  payments: readonly Payment[],
  policies: readonly FundPolicy[],
): Posting[] {
  const pooling = poolingOf(policies);
  const postings = [
    ...entries.map((entry) => ofEntry(entry, accountOf(entry, pooling))),
    ...payments.map((payment) => ofPayment(payment, policies)),
  ].sort(compare);
  runBalances(postings);
  return postings;
}

/** A posting whose balance is known only when all are in order. */
type Unbalanced = Omit<Posting, 'balance'> & { balance: Fen };

function ofEntry(entry: FundEntry, account: string): Unbalanced {
  return {
    day: entry.day,
    fund: entry.fund,
    account,
    entry: entry.entry,
    amount: isIncome(entry.entry) ? entry.amount : 0 - entry.amount,
    balance: 0,
    note: entry.note,
    kind: entry.entry,
    policy: -1,
  };
}

function ofPayment(payment: Payment, policies: readonly FundPolicy[]): Unbalanced {
  const id = policies[payment.policy]?.benefits[payment.benefit]?.id;
  if (id === undefined) throw new RangeError(`no such benefit: ${payment.policy}/${payment.benefit}`);
  return {
    day: payment.day,
    fund: payment.fund,
    account: payment.account,
    entry: BENEFIT_PREFIX + id,
    amount: -payment.amount,
    balance: 0,
    note: '',
    kind: null,
    policy: payment.policy,
  };
}

/** The direction of an entry of fund.csv. */
export function isIncome(kind: FundEntryKind): boolean {
  return (INCOME_ENTRIES as readonly FundEntryKind[]).includes(kind);
}

function compare(a: Posting, b: Posting): number {
  return (
    FUNDS.indexOf(a.fund) - FUNDS.indexOf(b.fund) ||
    compareTexts(a.account, b.account) ||
    a.day - b.day ||
    rank(a) - rank(b) ||
    a.policy - b.policy ||
    compareTexts(a.entry, b.entry) ||
    Math.abs(a.amount) - Math.abs(b.amount) ||
    compareTexts(a.note, b.note)
  );
}

/** Income, then expense of fund.csv, then payments. */
function rank(posting: Posting): number {
  if (posting.kind === null) return 2;
  return isIncome(posting.kind) ? 0 : 1;
}

function runBalances(postings: readonly Unbalanced[]): void {
  let balance = 0;
  postings.forEach((posting, at) => {
    const previous = postings[at - 1];
    const before = previous !== undefined && sameAccount(previous, posting) ? balance : 0;
    balance = addFen(before, posting.amount);
    posting.balance = balance;
  });
}

/** Whether two rows are of one account of one fund. */
export function sameAccount(
  a: Pick<LedgerRow, 'fund' | 'account'>,
  b: Pick<LedgerRow, 'fund' | 'account'>,
): boolean {
  return a.fund === b.fund && a.account === b.account;
}

/** Orders texts by code units. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
