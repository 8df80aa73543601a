/** The cells of a record that has no quote: cell k is bytes[bounds[k], bounds[k + 1] - 1). */
export interface Cells {
  readonly bounds: Int32Array;
  /** How many cells there are; `bounds` holds no more than the header has. */
  count: number;
  /** Whether a NUL byte is among them. */
  hasNul: boolean;
}

/** Where a record is. Its text is bytes[start, end), which are valid only until the call returns. */
export interface RecordPosition {
  bytes: Buffer;
  start: number;
  end: number;
  /** Physical line on which the record starts. */
  line: number;
}

/** What spreadsheets leave between the rows: rows of empty cells, and the header again. */
export type Leftover = 'BLANK_ROWS' | 'HEADER_REPEATED';

/** What is done with the records of a file. */
export interface RecordSink {
  /**
   * Takes the record that starts at an offset, as plain bytes, and returns the offset after its line end; or takes
   * nothing and returns NEEDS_SPLITTING. A line end always follows the offset.
   */
  takePlain?(bytes: Uint8Array, start: number, delimiter: number, line: number): number;
  /** Takes a record without a quote. */
  takeCells(cells: Cells, record: RecordPosition): void;
  /** Takes a record that went through csv-parse. */
  takeTexts(texts: readonly string[], record: RecordPosition): void;
  /** Told of a record that carries no information and is not taken; `line` is where it starts. */
  passOver?(code: Leftover, line: number): void;
  /** Takes a line that is no record, with the position and text of the cell at fault; -1 for the whole line. */
  takeBroken(position: number, value: string, record: RecordPosition): void;
}

/** What the header fixes for all records of a file. */
export interface Shape {
  readonly delimiter: number;
  readonly columns: number;
}

/** Returned by `takePlain` for a record that it cannot take. */
export const NEEDS_SPLITTING = -1;
