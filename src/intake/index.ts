/** Files into domain records: the one way in for everything that a run reads. */

export { IGNORE, type MappedColumn, NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
export {
  CLAIM_TABLE,
  type ClaimColumn,
  type Column,
  type ColumnTable,
  FUND_TABLE,
  type FundColumn,
  ROSTER_TABLE,
  type RosterColumn,
} from '../tables/index.js';
export { type FoundInputs, findInputs } from './books/find.js';
export { filesOfFolder, isDirectory } from './books/folder.js';
export { expandPatterns } from './books/patterns.js';
export { pathOf } from './books/refs.js';
export { surveyTables } from './books/survey-tables.js';
export { readClaimRow } from './claim-rows.js';
export { type ClaimsRead, readClaimRange, readClaims } from './claims.js';
export { type ColumnFinding, refuseColumnFindings } from './column-findings.js';
export {
  type Config,
  EMPTY_CONFIG,
  FILL_IN,
  parseConfig,
  parseConfigBytes,
  parseTolerance,
  readConfig,
  type WrittenParameter,
  type WrittenPeriod,
  type WrittenValue,
} from './config.js';
export {
  type PaidDecision,
  type PaidLine,
  readPaidDecisions,
  readPaidLines,
} from './earlier-outputs.js';
export { ENCODINGS, type Encoding } from './encoding.js';
export type { FileWarning, InputFile } from './file-remarks.js';
export { type FundRead, readFund, readFundRow, withoutOpenings } from './fund.js';
export { namesOf } from './header-names.js';
export type { NamedFault, RowResult } from './named-row.js';
export type { RangeRead, RangeReaders, RangeRequest } from './ranges.js';
export { type RejectsRead, readRejects } from './rejects-file.js';
export { type RosterRead, readRoster, readRosterRow } from './roster.js';
export { tableName } from './source.js';
export {
  type ColumnUse,
  FILE_KINDS,
  type FileKind,
  type FileSurvey,
  kindOf,
  type SurveyedColumn,
  surveyFile,
  TABLES,
} from './survey.js';
export type { FileProgress, ReadOptions } from './table-reader.js';
export { TooManyRejects } from './too-many-rejects.js';
export { UnplacedColumns, type UnplacedFile } from './unplaced.js';
