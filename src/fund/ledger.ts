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
  readonly balance: Fen;
  readonly note: string;
}

/** One line of fund_summary.csv. */
export interface SummaryItem {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly item: string;
  /** An amount in fen, a date, or a ratio as text. */
  readonly value: { readonly fen: Fen } | { readonly day: Day } | { readonly text: string };
}

/** What a policy's fund check found in one account and year. */
export interface CheckResult {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly check: 'surplus_ratio' | 'gap' | 'pool_used';
  readonly article: string;
  /** Whether the document's limit holds. */
  readonly holds: boolean;
  /** The ratio found, as a plain decimal; '' where the check has none. */
  readonly ratio: string;
  /** The amount above the limit, or the gap, in fen; 0 where the check holds. */
  readonly amount: Fen;
}

export interface FundResults {
  readonly ledger: readonly LedgerRow[];
  readonly summary: readonly SummaryItem[];
  readonly checks: readonly CheckResult[];
}

/** What is owed to one institution for the one-stop claims of a month. */
export interface InstitutionSettlement {
  readonly fund: Fund;
  readonly institutionId: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly claims: number;
  readonly payable: Fen;
}

/** What is owed to one person for manual claims. */
export interface PersonSettlement {
  readonly fund: Fund;
  readonly personId: string;
  readonly name: string;
  readonly claims: number;
  readonly payable: Fen;
}
