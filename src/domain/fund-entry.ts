import type { Day } from './calendar.js';
import type { Fen } from './money.js';

/** The funds, and the column of claims.csv in which the settlement system recorded its payment. */
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
  /** County code, or `*` for the municipal account. */
  readonly area: string;
  readonly entry: FundEntryKind;
  /** ≥ 0; the entry tells the direction. */
  readonly amount: Fen;
  readonly note: string;
}
