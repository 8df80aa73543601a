/** Why an input row is not used, in the order in which a row is tested: the first one found counts. */
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

/** Rows that are no data: they count neither toward “more than half is rejected” nor for --strict. */
export const NOT_DATA: ReadonlySet<RejectCode> = new Set(['ROW_NOT_VALID', 'TOTAL_ROW']);

/**
 * A code with what it does not tell by itself: an opening balance of a later year than its account's first, a county
 * that no policy of the run names, a row that is too long to be read, where the claim stands that is used instead,
 * what the file calls a service.
 */
export type RejectCause =
  | 'BAD_VALUE.late_opening'
  | 'BAD_VALUE.area'
  | 'BAD_VALUE.too_long'
  | 'DUPLICATE_CLAIM_ID.first'
  | 'UNKNOWN_SERVICE.named';

/** One input row that could not be used, with all that is needed to correct it. */
export interface Reject {
  /** The file's path as the user gave it. */
  readonly file: string;
  /** Physical line on which the record starts; the header is line 1. */
  readonly line: number;
  /** The file's own name for the column, blank where the row as a whole is at fault. */
  readonly column: string;
  readonly code: RejectCode;
  readonly value: string;
  /** Where the code alone would mislead. */
  readonly cause?: RejectCause;
  /** The values that the column takes, where these are a list of words and the cell has none of them; the names of counties. */
  readonly allowed?: string;
  /** Of a claim that is there more than once: where the one stands that is used. */
  readonly first?: { readonly file: string; readonly line: number };
  /** What the column beside the value calls it, where the file has one. */
  readonly name?: string;
  /** The row as it stands in the file. */
  readonly row: string;
}
