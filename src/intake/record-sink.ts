/** The cells of a record that has no quote: cell k lies in bytes[bounds[k], bounds[k + 1] - 1). */
export interface Cells {
  readonly bounds: Int32Array;
  /** How many cells there are; `bounds` holds no more than the header has. */
  count: number;
  /** Whether a NUL byte is among them. */
  hasNul: boolean;
}

/** Where a record stands. Its text is bytes[start, end), which hold only until the call returns. */
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
   * The record that starts at a place, as plain bytes: takes it and returns the place after its line end, or returns
   * NEEDS_SPLITTING and takes nothing. Behind every place that it is asked for there is a line end.
   */
  takePlain?(bytes: Uint8Array, start: number, delimiter: number, line: number): number;
  /** A record without a quote. */
  takeCells(cells: Cells, record: RecordPosition): void;
  /** A record that went through csv-parse. */
  takeTexts(texts: readonly string[], record: RecordPosition): void;
  /** A record that carries no information and is not taken; `line` is where it starts. */
  passOver?(code: Leftover, line: number): void;
  /** A line that is no record, with the position and text of the cell at fault; -1 for the whole line. */
  takeBroken(position: number, value: string, record: RecordPosition): void;
}

/** What the header fixes for all records of a file. */
export interface Shape {
  readonly delimiter: number;
  readonly columns: number;
  /** The cells of the header, where it may stand again among the rows. */
  readonly header?: readonly string[];
}

/** Returned instead of a place where a record cannot be taken at first sight. */
export const NEEDS_SPLITTING = -1;
