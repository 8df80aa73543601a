import type { Day } from '../domain/calendar.js';
import type { Fund } from '../domain/fund-entry.js';
import type { Fen } from '../domain/money.js';

/** One row of the ledger, in date order within its account. */
export interface LedgerRow {
  readonly day: Day;
  readonly fund: Fund;
  /** County code, or `*` for the municipal account. */
  readonly account: string;
  /** An entry of fund.csv, or `benefit:<benefit id>` for the computed payments of a day. */
  readonly entry: string;
  /** Signed: income above 0, expense below. */
  readonly amount: Fen;
  /** Of the account, after this row. */
  readonly balance: Fen;
  readonly note: string;
}

/** One line of fund_summary.csv. */
export interface SummaryItem {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly item: string;
  readonly value: SummaryValue;
}

/** An amount in fen, a date, or a ratio as a plain decimal: it may be below 0, and is '' where nothing divides it. */
export type SummaryValue = { readonly fen: Fen } | { readonly day: Day } | { readonly ratio: string };

/** What a policy's fund check found in one account and year. */
export interface CheckResult {
  /** Id of the policy whose document sets the limit. */
  readonly policy: string;
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly check: 'surplus_ratio' | 'gap' | 'pool_used';
  readonly article: string;
  /** Whether the document's limit holds. Nothing is refused where it does not: it is reported. */
  readonly holds: boolean;
  /** The ratio found, with four decimals; '' where the check has none or there is nothing to divide by. */
  readonly ratio: string;
  /** The surplus above the limit, the gap (below 0), or what was paid in excess of the pool; 0 where it holds. */
  readonly amount: Fen;
  /** What is left of the pool, below 0 where it was overdrawn; 0 for the other checks. */
  readonly left: Fen;
}

/** The books of all funds of a run. */
export interface FundResults {
  /** Whether the fund's own ledger was given. Without it there are payments, and no balance is known. */
  readonly hasLedger: boolean;
  /** By fund (order of FUNDS), account and day; on one day in the order of `bookPostings`. */
  readonly ledger: readonly LedgerRow[];
  /** By fund, account and year; then in the order of the items of a year. */
  readonly summary: readonly SummaryItem[];
  /** By fund, account and year; then in the order of the stack. */
  readonly checks: readonly CheckResult[];
}

/** What one institution is due for the one-stop claims of a month. */
export interface InstitutionSettlement {
  readonly fund: Fund;
  readonly institutionId: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly claims: number;
  readonly payable: Fen;
}

/** What one person is due for manual claims. */
export interface PersonSettlement {
  readonly fund: Fund;
  readonly personId: string;
  readonly name: string;
  readonly claims: number;
  readonly payable: Fen;
}
