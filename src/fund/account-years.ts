import { type Day, dayOf, NO_DAY, yearOf } from '../domain/calendar.js';
import { FUND_ENTRIES, type Fund, type FundEntryKind } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import { compareTexts, isIncome, type Posting, sameAccount } from './postings.js';

/** What one benefit of one policy took from an account in a year. */
interface BenefitPaid {
  /** Index of the policy in the stack. */
  readonly policy: number;
  /** As in the ledger: `benefit:<benefit id>`. */
  readonly entry: string;
  /** Above 0. */
  readonly amount: Fen;
}

/** One account in one calendar year. Amounts are fen; those of expenses are positive. */
export interface AccountYear {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  /** The closing balance of the year before, and the opening_balance entries of this year. */
  readonly opening: Fen;
  /** Totals by kind, in the order of FUND_ENTRIES, without opening_balance. */
  readonly entries: readonly { readonly kind: FundEntryKind; readonly amount: Fen }[];
  /** Without opening_balance. */
  readonly income: Fen;
  /** In the order of the stack, then of the benefit ids. */
  readonly benefits: readonly BenefitPaid[];
  /** Expense entries and benefits together. */
  readonly expense: Fen;
  readonly closing: Fen;
  /** The first day of the year that ends below zero; NO_DAY where none does. */
  readonly belowZeroOn: Day;
}

/**
 * Every account in every year from its first to its last posting, a year without postings included. In the
 * order of the postings, which are those of `bookPostings`.
 */
export function accountYears(postings: readonly Posting[]): AccountYear[] {
  const years: AccountYear[] = [];
  let start = 0;
  while (start < postings.length) {
    const { fund, account, day } = postings[start] as Posting;
    let year = yearOf(day);
    let carried = 0;
    while (start < postings.length && sameAccount(postings[start] as Posting, { fund, account })) {
      let end = start;
      while (end < postings.length && isOf(postings[end] as Posting, fund, account, year)) end++;
      const accountYear = summarize({ fund, account, year }, carried, postings.slice(start, end));
      years.push(accountYear);
      carried = accountYear.closing;
      start = end;
      year++;
    }
  }
  return years;
}

function isOf(posting: Posting, fund: Fund, account: string, year: number): boolean {
  return sameAccount(posting, { fund, account }) && yearOf(posting.day) === year;
}

function summarize(
  key: Pick<AccountYear, 'fund' | 'account' | 'year'>,
  carried: Fen,
  postings: readonly Posting[],
): AccountYear {
  const entries = FUND_ENTRIES.filter((kind) => postings.some((posting) => posting.kind === kind)).map(
    (kind) => ({
      kind,
      amount: Math.abs(total(postings.filter((posting) => posting.kind === kind))),
    }),
  );
  const benefits = benefitsPaid(postings);
  const opening = addFen(carried, sumOf(entries.filter(({ kind }) => kind === 'opening_balance')));
  const ofTheYear = entries.filter(({ kind }) => kind !== 'opening_balance');
  const income = sumOf(ofTheYear.filter(({ kind }) => isIncome(kind)));
  const expense = addFen(sumOf(ofTheYear.filter(({ kind }) => !isIncome(kind))), sumOf(benefits));
  return {
    ...key,
    opening,
    entries: ofTheYear,
    income,
    benefits,
    expense,
    closing: addFen(addFen(opening, income), -expense),
    belowZeroOn: firstDayBelowZero(key.year, carried, postings),
  };
}

function benefitsPaid(postings: readonly Posting[]): BenefitPaid[] {
  const paid = new Map<string, BenefitPaid>();
  for (const { kind, policy, entry, amount } of postings) {
    if (kind !== null) continue;
    const key = `${policy} ${entry}`;
    const before = paid.get(key)?.amount ?? 0;
    paid.set(key, { policy, entry, amount: addFen(before, -amount) });
  }
  return [...paid.values()].sort((a, b) => a.policy - b.policy || compareTexts(a.entry, b.entry));
}

/**
 * The balance of a day is that of its evening. An account that enters the year below zero is so from
 * 1 January, unless money comes in on that day.
 */
function firstDayBelowZero(year: number, carried: Fen, postings: readonly Posting[]): Day {
  const newYear = dayOf(year, 1, 1) as Day;
  if (carried < 0 && postings[0]?.day !== newYear) return newYear;
  const evening = postings.find(({ day, balance }, at) => balance < 0 && day !== postings[at + 1]?.day);
  return evening?.day ?? NO_DAY;
}

function total(postings: readonly Posting[]): Fen {
  return postings.reduce((sum, { amount }) => addFen(sum, amount), 0);
}

/** Adds up amounts in fen. */
export function sumOf(items: readonly { readonly amount: Fen }[]): Fen {
  return items.reduce((sum, { amount }) => addFen(sum, amount), 0);
}
