import type { FundResults } from './ledger.js';
import { BENEFIT_PREFIX } from './postings.js';

/** The items of the one check that needs nothing but payments. */
const KNOWN_WITHOUT_LEDGER = ['pool_used', 'pool_left'];

/**
 * The books of a run without the fund's ledger: what the policies pay, and nothing that depends on income or on an
 * earlier balance. All sums are computed first, because they must close, and then left out.
 */
export function withoutLedger({ ledger, summary, checks }: FundResults): FundResults {
  return {
    hasLedger: false,
    ledger,
    summary: summary.filter(
      ({ item }) => item.startsWith(BENEFIT_PREFIX) || KNOWN_WITHOUT_LEDGER.includes(item),
    ),
    checks: checks.filter(({ check }) => check === 'pool_used'),
  };
}
