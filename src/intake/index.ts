/** Reads files into tables: what the other rooms use of intake. */

export { IGNORE, NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
export { CLAIM_TABLE, type Column, FUND_TABLE, ROSTER_TABLE } from '../tables/index.js';
export { type FoundInputs, findInputs } from './books/find.js';
export { filesOfFolder, isDirectory } from './books/folder.js';
export { expandPatterns } from './books/patterns.js';
export { pathOf } from './books/refs.js';
export { surveyTables } from './books/survey-tables.js';
export { readClaimRow } from './claim-rows.js';
export { type ClaimsRead, readClaims } from './claims.js';
export { refuseColumnFindings } from './column-findings.js';
export { FILE_KINDS, type FileKind, TABLES } from './column-uses.js';
export {
  type Config,
  EMPTY_CONFIG,
  FILL_IN,
  parseConfigBytes,
  parseTolerance,
  readConfig,
  type WrittenParameter,
} from './config.js';
export {
  type PaidDecision,
  type PaidLine,
  readPaidDecisions,
  readPaidLines,
} from './earlier-outputs.js';
export type { Encoding } from './encoding/encoding.js';
export type { FileWarning, InputFile } from './file-remarks.js';
export { type FundRead, readFund, withoutOpenings } from './fund.js';
export { namesOf } from './header-names.js';
export type { RangeRead, RangeReaders, RangeRequest } from './ranges.js';
export { readRejects } from './rejects-file.js';
export { type RosterRead, readRoster, readRosterRow } from './roster.js';
export { tableName } from './source.js';
export type { FileSurvey, SurveyedColumn } from './survey.js';
export type { FileProgress, ReadOptions } from './table-reader.js';
export { TooManyRejects } from './too-many-rejects.js';
export type { ColumnFinding, UnplacedFile } from './unplaced.js';
