/** What was found in folders, workbooks and archives: used though nobody named it, or left. */
export const FOUND_CODES = ['ROSTER_FOUND', 'FUND_FOUND', 'FILE_NOT_USED'] as const;

/**
 * Remarks about a file that may mean that a total is wrong: a column that was not read, a column that is missing,
 * numbers that may be damaged. They do not stop a run, but the reports list them under “Needs a person”.
 */
export const NEED_A_PERSON: ReadonlySet<string> = new Set([
  'UNKNOWN_COLUMN',
  'UNNAMED_COLUMN',
  'UNUSED_COLUMN',
  'COLUMNS_ABSENT',
  'PAYER_BLANK',
  'SUSPECT_ID',
  'NONE_ON_ROSTER',
  'DAMAGED_BYTES',
  'DERIVED_CLAIM_ID',
  'FILE_NOT_USED',
]);
