import type { Fund } from '../domain/fund-entry.js';
import type { Fen } from '../domain/money.js';

/** How what was paid compares with what was computed. */
export const RECONCILIATION_KINDS = [
  'match',
  'not_due',
  'unpaid',
  'overpaid',
  'underpaid',
  'void_not_recovered',
  'pended',
  /** A row that is not a claim and only corrects what was paid. */
  'correction',
] as const;
export type ReconciliationKind = (typeof RECONCILIATION_KINDS)[number];

/**
 * Whether a variance of this kind is money paid too much or too little. Of a pended claim this is not known yet, and of a
 * correction only together with the claims of its person.
 */
export function isWrongPayment(kind: ReconciliationKind): boolean {
  return kind !== 'match' && kind !== 'pended' && kind !== 'correction';
}

/** A claim that is not a match for a fund, or a correction of what was paid. Amounts in fen; variance = paid − computed. */
export interface Difference {
  readonly fund: Fund;
  /** Index of the claim in the claim table, which has the corrections after the claims. */
  readonly claim: number;
  /** Roster row of the decision that the fund's policies took, -1 without one, and its category code ('' without). */
  readonly row: number;
  readonly category: string;
  readonly computed: Fen;
  readonly paid: Fen;
  readonly variance: Fen;
  readonly kind: Exclude<ReconciliationKind, 'match'>;
  /**
   * What the inputs prove to have caused it, e.g. `not_due:NO_CATEGORY_AT_DATE`, `cap`, `ratio:2`, `unexplained`;
   * `pended:<reason>` and `correction` where there is nothing to explain.
   */
  readonly cause: string;
}

export const RECONCILIATION_DIMENSIONS = ['all', 'institution', 'area', 'category', 'month', 'kind'] as const;
export type ReconciliationDimension = (typeof RECONCILIATION_DIMENSIONS)[number];

/** Totals of one fund along one dimension, matches included. */
export interface ReconciliationTotal {
  readonly fund: Fund;
  readonly dimension: ReconciliationDimension;
  readonly key: string;
  readonly claims: number;
  readonly computed: Fen;
  readonly paid: Fen;
  readonly variance: Fen;
}

export interface Reconciliation {
  /** By fund (order of FUNDS), then in replay order. */
  readonly differences: readonly Difference[];
  /** By fund, dimension in the order above, then key in code-unit order. */
  readonly totals: readonly ReconciliationTotal[];
}
