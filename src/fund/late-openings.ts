import { yearOf } from '../domain/calendar.js';
import type { FundEntry } from '../domain/fund-entry.js';
import { accountOf, type FundPolicy, poolingOf } from './accounts.js';
import type { Payment } from './payments.js';

/**
 * The opening balances of fund.csv that must be rejected: an account opens with one in the first year in which it has an
 * entry or a payment, and in every later year with what the year before closed with.
 * Errors: FUND_POOLING_MIXED.
 */
export function lateOpenings(
  entries: readonly FundEntry[],
  payments: readonly Payment[],
  policies: readonly FundPolicy[],
): FundEntry[] {
  const pooling = poolingOf(policies);
  const firstYears = new Map<string, number>();
  const see = (account: string, year: number): void => {
    firstYears.set(account, Math.min(firstYears.get(account) ?? year, year));
  };
  const nameOf = (entry: FundEntry): string => `${entry.fund} ${accountOf(entry, pooling)}`;
  for (const entry of entries) see(nameOf(entry), yearOf(entry.day));
  for (const { fund, account, day } of payments) see(`${fund} ${account}`, yearOf(day));
  return entries.filter(
    (entry) => entry.entry === 'opening_balance' && yearOf(entry.day) !== firstYears.get(nameOf(entry)),
  );
}
