import type { FundEntry } from '../domain/fund-entry.js';
import { accountYears } from './account-years.js';
import type { FundPolicy } from './accounts.js';
import { checkAccountYear } from './checks.js';
import type { FundResults } from './ledger.js';
import type { Payment } from './payments.js';
import { bookPostings } from './postings.js';
import { summarizeYear } from './summary.js';

/**
 * Ledger, summary and checks of the payments of a run and the rows of fund.csv, in any order.
 * Errors: FUND_POOLING_MIXED.
 */
export function fundResults(
  payments: readonly Payment[],
  entries: readonly FundEntry[],
  policies: readonly FundPolicy[],
): FundResults {
  const postings = bookPostings(entries, payments, policies);
  const years = accountYears(postings).map((year) => ({ year, checks: checkAccountYear(year, policies) }));
  return {
    hasLedger: true,
    ledger: postings,
    summary: years.flatMap(({ year, checks }) => summarizeYear(year, checks)),
    checks: years.flatMap(({ checks }) => checks),
  };
}
