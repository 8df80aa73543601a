/** What was found in folders, workbooks and archives: used though nobody named it, or left. */
export const FOUND_CODES = ['ROSTER_FOUND', 'FUND_FOUND', 'FILE_NOT_USED'] as const;

/**
 * Remarks about a file that stop nothing, but may mean that a sum is wrong: a column that was not read, a column that is
 * not there, numbers that may be damaged. They stand among the things that need a person.
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
