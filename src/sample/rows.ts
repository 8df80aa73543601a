import type { FundEntry } from '../domain/fund-entry.js';
import { formatYuan } from '../domain/money.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../intake/index.js';
import { cellsOf } from '../tables/cells.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { type KeptColumn, keptColumns } from '../tables/fields.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { Answer } from './payments.js';

/** The columns of each file. Exports mark refunds in refund_flag; the canonical file says it in `reverses` alone. */
const CLAIM_COLUMNS = keptColumns(CLAIM_TABLE.columns).filter(({ name }) => name !== 'refund_flag');
const ROSTER_COLUMNS = keptColumns(ROSTER_TABLE.columns);
const FUND_COLUMNS = keptColumns(FUND_TABLE.columns);

/** The names of these columns, in order. */
export const CLAIM_HEADER = headerOf(CLAIM_COLUMNS);
export const ROSTER_HEADER = headerOf(ROSTER_COLUMNS);
export const FUND_HEADER = headerOf(FUND_COLUMNS);
export const ANSWER_HEADER: readonly string[] = ['claim_id', 'fund', 'kind', 'right', 'paid'];

/** Amounts that an export writes even where they are 0. */
const ALWAYS_WRITTEN: readonly string[] = ['total_amount', 'eligible_amount', 'basic_paid'];
const BLANK_WHERE_ZERO = CLAIM_COLUMNS.map(
  ({ name, kind }) => kind === 'amount' && !ALWAYS_WRITTEN.includes(name),
);

function headerOf(columns: readonly KeptColumn[]): string[] {
  return columns.map(({ name }) => name);
}

/** The cells of a claim, in the order of CLAIM_HEADER. */
export function claimCells(claims: ClaimTable, claim: number): string[] {
  const cells = cellsInOrder(CLAIM_COLUMNS, claims.rowAt(claim));
  return cells.map((cell, number) => (BLANK_WHERE_ZERO[number] && cell === '0.00' ? '' : cell));
}

/** The cells of a roster row, in the order of ROSTER_HEADER. */
export function rosterCells(roster: RosterTable, row: number): string[] {
  return cellsInOrder(ROSTER_COLUMNS, roster.rowAt(row));
}

/** The cells of a ledger entry, in the order of FUND_HEADER. */
export function fundCells(entry: FundEntry): string[] {
  return cellsInOrder(FUND_COLUMNS, entry);
}

function cellsInOrder(columns: readonly KeptColumn[], row: object): string[] {
  const cells = cellsOf(columns, row);
  return columns.map(({ name }) => cells[name]);
}

/** The cells of an answer, in the order of ANSWER_HEADER. */
export function answerCells({ claim, fund, kind, right, paid }: Answer, claims: ClaimTable): string[] {
  return [claims.claimIds.text(claims.claimId[claim]), fund, kind, formatYuan(right), formatYuan(paid)];
}
