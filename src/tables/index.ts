import { CLAIM_COLUMNS } from './claim-columns.js';
import type { FileColumns } from './column.js';
import { FUND_COLUMNS } from './fund-columns.js';
import { ROSTER_COLUMNS } from './roster-columns.js';
import {
  IGNORED_ENDINGS_IN_CLAIMS,
  IGNORED_IN_CLAIMS,
  IGNORED_IN_ROSTER,
  UNREAD_OF_CLAIMS,
  UNREAD_OF_ROSTER,
} from './unread-columns.js';

/** THE table of columns: canonical names, everything that files call them, and what is known and not read. */

export type { Column, FileColumns, Kind } from './column.js';
export { CLAIM_COLUMNS, FUND_COLUMNS, ROSTER_COLUMNS };

export type ClaimColumn = (typeof CLAIM_COLUMNS)[number]['name'];
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]['name'];
export type FundColumn = (typeof FUND_COLUMNS)[number]['name'];

export const CLAIM_TABLE: FileColumns<ClaimColumn> = {
  kind: 'claims',
  columns: CLAIM_COLUMNS,
  unread: UNREAD_OF_CLAIMS,
  ignored: IGNORED_IN_CLAIMS,
  isIgnored: IGNORED_ENDINGS_IN_CLAIMS,
};

export const ROSTER_TABLE: FileColumns<RosterColumn> = {
  kind: 'roster',
  columns: ROSTER_COLUMNS,
  unread: UNREAD_OF_ROSTER,
  ignored: IGNORED_IN_ROSTER,
};

export const FUND_TABLE: FileColumns<FundColumn> = {
  kind: 'fund',
  columns: FUND_COLUMNS,
  ignored: ['序号'],
};
