import type { Day } from './calendar.js';
import type { Fen } from './money.js';

/** The funds. claims.csv has a column `<fund>_paid` for what the settlement system paid from each. */
export const FUNDS = ['assistance', 'charity'] as const;
export type Fund = (typeof FUNDS)[number];

export const INCOME_ENTRIES = [
  'opening_balance',
  'budget_municipal',
  'budget_county',
  'superior_grant',
  'lottery',
  'donation',
  'interest',
  'transfer_payment',
  'transfer_in',
  'other_income',
] as const;
export const EXPENSE_ENTRIES = ['insurance_subsidy', 'transfer_out', 'other_expense'] as const;
export const FUND_ENTRIES = [...INCOME_ENTRIES, ...EXPENSE_ENTRIES] as const;
export type FundEntryKind = (typeof FUND_ENTRIES)[number];

/** One row of fund.csv. */
export interface FundEntry {
  readonly day: Day;
  readonly fund: Fund;
  /** The code of the county, or `*` for the municipal account. */
  readonly area: string;
  readonly entry: FundEntryKind;
  /** In fen, never negative: the kind of entry says whether it is income or expense. */
  readonly amount: Fen;
  readonly note: string;
}
