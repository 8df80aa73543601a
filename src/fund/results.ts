import type { FundEntry } from '../domain/fund-entry.js';
import type { Adjudication } from '../engine/replay.js';
import { accountYears } from './account-years.js';
import type { FundPolicy } from './accounts.js';
import { checkAccountYear } from './checks.js';
import type { FundResults } from './ledger.js';
import { type Payment, paymentsOfAdjudication } from './payments.js';
import { bookPostings } from './postings.js';
import { summarizeYear } from './summary.js';

/**
 * Ledger, summary and checks of a replay and the rows of fund.csv, in any order.
 * Errors: FUND_POOLING_MIXED.
 */
export function fundResults(adjudication: Adjudication, entries: readonly FundEntry[]): FundResults {
  return fundResultsOfPayments(paymentsOfAdjudication(adjudication), entries, adjudication.policies);
}

/** The same from payments alone, such as those of an earlier run. */
export function fundResultsOfPayments(
  payments: readonly Payment[],
  entries: readonly FundEntry[],
  policies: readonly FundPolicy[],
): FundResults {
  const postings = bookPostings(entries, payments, policies);
  const years = accountYears(postings).map((year) => ({ year, checks: checkAccountYear(year, policies) }));
  return {
    ledger: postings,
    summary: years.flatMap(({ year, checks }) => summarizeYear(year, checks)),
    checks: years.flatMap(({ checks }) => checks),
  };
}
