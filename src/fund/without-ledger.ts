import type { FundResults } from './ledger.js';
import { BENEFIT_PREFIX } from './postings.js';

/** What the one check says that asks for nothing but payments. */
const KNOWN_WITHOUT_LEDGER = ['pool_used', 'pool_left'];

/**
 * The books of a run without the fund's ledger: what the policies pay, and nothing that rests on income or on what
 * was there before. The sums are made for all, because they must close; then they are left out.
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
