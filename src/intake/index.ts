/** Reads files into tables: what the other rooms use of intake. */

export { IGNORE, NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
export { CLAIM_TABLE, type Column, FUND_TABLE, ROSTER_TABLE } from '../tables/index.js';
export { type FoundInputs, findInputs } from './books/find.js';
export { filesOfFolder, isDirectory } from './books/folder.js';
export { expandPatterns } from './books/patterns.js';
export { pathOf } from './books/refs.js';
export { surveyTables } from './books/survey-tables.js';
export { refuseColumnFindings } from './checks/column-findings.js';
export type { FileWarning, InputFile } from './checks/file-remarks.js';
export { type ClaimsRead, readClaims } from './claims.js';
export {
  type Config,
  EMPTY_CONFIG,
  FILL_IN,
  parseConfigBytes,
  parseTolerance,
  readConfig,
  type WrittenParameter,
} from './config/config.js';
export {
  type PaidDecision,
  type PaidLine,
  readPaidDecisions,
  readPaidLines,
} from './earlier-runs/earlier-outputs.js';
export { readRejects } from './earlier-runs/rejects-file.js';
export type { Encoding } from './encoding/encoding.js';
export { type FundRead, readFund, withoutOpenings } from './fund.js';
export { FILE_KINDS, type FileKind, TABLES } from './header/column-uses.js';
export { namesOf } from './header/header-names.js';
export type { ColumnFinding, UnplacedFile } from './header/unplaced.js';
export type { RangeRead, RangeReaders, RangeRequest } from './records/ranges.js';
export type { FileProgress, ReadOptions } from './records/table-reader.js';
export { TooManyRejects } from './report/too-many-rejects.js';
export { type RosterRead, readRoster, readRosterRow } from './roster.js';
export { readClaimRow } from './rows/claim-rows.js';
export { tableName } from './source/source.js';
export type { FileSurvey, SurveyedColumn } from './survey.js';
