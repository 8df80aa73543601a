/** Why an input row is rejected. Where several codes apply to a row, it gets the first of them in this order. */
export const REJECT_CODES = [
  'ROW_NOT_VALID',
  'TOTAL_ROW',
  'BAD_BYTES',
  'TOO_MANY_CELLS',
  'TOO_FEW_CELLS',
  'MISSING_VALUE',
  'BAD_VALUE',
  'BAD_DATE',
  'AMBIGUOUS_DATE',
  'BAD_AMOUNT',
  'AMOUNT_PRECISION',
  'AMOUNT_RANGE',
  'DAMAGED_ID',
  'UNKNOWN_SERVICE',
  'UNKNOWN_IDENTITY',
  'DATE_ORDER',
  'NEGATIVE_AMOUNT',
  'AMOUNT_INCONSISTENT',
  'DUPLICATE_CLAIM_ID',
  'DUPLICATE_ROSTER_ROW',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** Codes of rows that are no data. They count neither for --strict nor when most rows of a file are rejected. */
export const NOT_DATA: ReadonlySet<RejectCode> = new Set(['ROW_NOT_VALID', 'TOTAL_ROW']);

/**
 * A more precise cause than the code. In this order: an opening balance after the first year of its account, a county
 * that no policy of the run names, a row that is too long, a claim whose first row is known, a service whose name is
 * known.
 */
type RejectCause =
  | 'BAD_VALUE.late_opening'
  | 'BAD_VALUE.area'
  | 'BAD_VALUE.too_long'
  | 'DUPLICATE_CLAIM_ID.first'
  | 'UNKNOWN_SERVICE.named';

/** An input row that is rejected, with everything that is needed to correct it. */
export interface Reject {
  /** The path of the file as the user gave it. */
  readonly file: string;
  /** The physical line on which the record starts, from 1. */
  readonly line: number;
  /** The file's own name for the column; empty where the whole row is at fault. */
  readonly column: string;
  readonly code: RejectCode;
  readonly value: string;
  readonly cause?: RejectCause;
  /** The values that the column accepts, for a column that takes one of a list of words or the name of a county. */
  readonly allowed?: string;
  /** For a claim_id that occurs more than once: the row that is used. */
  readonly first?: { readonly file: string; readonly line: number };
  /** For an unknown service code: its name, where the file has a column of names. */
  readonly name?: string;
  /** The original text of the row. */
  readonly row: string;
}
