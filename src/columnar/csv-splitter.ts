import { isBlank, isBlankText } from './blanks.js';
import {
  afterLineEnd,
  CARRIAGE_RETURN,
  countLineEnds,
  endOfLine,
  LINE_FEED,
  lastCertainLineEnd,
} from './line-ends.js';
import { cellsWithBareQuotes, endOfQuoted, faultyCell, parseQuoted, QUOTE } from './quoted.js';
import {
  type Cells,
  NEEDS_SPLITTING,
  type RecordPosition,
  type RecordSink,
  type Shape,
} from './record-sink.js';

/**
 * Splits bytes into records. A line without a quote is split directly. From the first quote to the end of its record
 * csv-parse decides. A stray or unclosed quote costs one line, not the rest of the file.
 */

/** Longest record that is read, in bytes. */
export const MAX_RECORD_BYTES = 1 << 20;
/** How much is kept of the text of a longer line. */
const KEPT_BYTES = 4096;

export const COMMA = 0x2c;

/** Returned instead of an offset where a record continues after the bytes that were given. */
const NEEDS_MORE = -1;

/** Tells whether a record is the header again, from the number of its cells and their texts. */
export type HeaderTest = (count: number, cellAt: (cell: number) => string) => boolean;

/**
 * Splits a file, or a range of complete records of one, into records. Its only state is the current line, so ranges can
 * be split independently of each other.
 */
export class RecordSplitter {
  /** Records seen: taken and broken ones, without those that are passed over. */
  rows = 0;
  /** Whether the rest of a line that is too long is being skipped. */
  private skipping = false;
  /** Whether the bytes so far end in a carriage return: a line feed may follow that belongs to it. */
  private awaitsLineFeed = false;
  private readonly cells: Cells;
  private readonly record: RecordPosition;
  /** No byte above this one matters: it is the comma, or the delimiter where that is higher. */
  private readonly highest: number;

  constructor(
    private readonly shape: Shape,
    private readonly sink: RecordSink,
    /** Physical line of the next record. */
    public line: number,
    private readonly isHeader: HeaderTest = () => false,
  ) {
    this.cells = { bounds: new Int32Array(shape.columns + 1), count: 0, hasNul: false };
    this.record = { bytes: Buffer.alloc(0), start: 0, end: 0, line };
    this.highest = Math.max(COMMA, shape.delimiter);
  }

  /**
   * Splits bytes[from, to) and returns the offset of the first byte that it has not used: the record that starts there
   * continues after `to`. Where `isLast` says that nothing follows, every byte is used.
   */
  split(bytes: Buffer, from: number, to: number, isLast: boolean): number {
    this.record.bytes = bytes;
    let at = from;
    if (this.awaitsLineFeed && from < to) {
      if (bytes[from] === LINE_FEED) at++;
      this.awaitsLineFeed = false;
    }
    if (this.skipping) at = this.skipLine(bytes, at, to);
    // The plain way finds the end of a cell only where the delimiter is one of the low codes.
    const isPlain = this.highest === COMMA && this.sink.takePlain !== undefined;
    const lastLineEnd = isPlain ? lastCertainLineEnd(bytes, at, to) : -1;
    while (at < to) {
      const plain = at < lastLineEnd ? this.takePlain(bytes, at) : NEEDS_SPLITTING;
      if (plain !== NEEDS_SPLITTING) {
        at = plain;
        continue;
      }
      const next = this.splitRecord(bytes, at, to, isLast);
      if (next === NEEDS_MORE) break;
      at = next;
    }
    return at;
  }

  private takePlain(bytes: Buffer, at: number): number {
    const next = this.sink.takePlain?.(bytes, at, this.shape.delimiter, this.line) ?? NEEDS_SPLITTING;
    if (next === NEEDS_SPLITTING) return next;
    this.rows++;
    this.line++;
    return next;
  }

  private splitRecord(bytes: Buffer, start: number, to: number, isLast: boolean): number {
    const { delimiter, columns } = this.shape;
    const { highest } = this;
    const { bounds } = this.cells;
    let count = 0;
    let hasNul = false;
    let at = start;
    bounds[0] = start;
    for (; at < to; at++) {
      const byte = bytes[at] as number;
      if (byte > highest) continue;
      if (byte === delimiter) {
        count++;
        if (count <= columns) bounds[count] = at + 1;
      } else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) {
        break;
      } else if (byte === QUOTE) {
        return this.splitQuoted(bytes, start, at, to, isLast);
      } else if (byte === 0) {
        hasNul = true;
      }
    }
    if (at === to && !isLast)
      return this.isOverlong(start, to) ? this.takeOverlong(start, to, true) : NEEDS_MORE;
    const next = this.after(bytes, at, to);
    if (at - start > MAX_RECORD_BYTES) return this.takeOverlong(start, next, false);
    if (at > start) {
      this.cells.hasNul = hasNul;
      this.takeUnquoted(bytes, start, at, count + 1);
    }
    this.line++;
    return next;
  }

  /** Takes a record without quotes, unless it is blank or the header again. */
  private takeUnquoted(bytes: Buffer, start: number, end: number, count: number): void {
    const { delimiter, columns } = this.shape;
    const { cells } = this;
    if (count <= columns) cells.bounds[count] = end + 1;
    cells.count = count;
    if (isBlank(bytes, start, end, delimiter)) {
      this.sink.passOver?.('BLANK_ROWS', this.line);
      return;
    }
    // Empty cells after the last column are no fault.
    if (count > columns && isBlank(bytes, cells.bounds[columns] as number, end, delimiter))
      cells.count = columns;
    const cellAt = (cell: number) =>
      bytes.toString('utf8', cells.bounds[cell], (cells.bounds[cell + 1] as number) - 1);
    if (this.isHeader(cells.count, cellAt)) {
      this.sink.passOver?.('HEADER_REPEATED', this.line);
      return;
    }
    this.rows++;
    this.sink.takeCells(cells, this.at(start, end));
  }

  /** Splits a record whose first quote is at `quote`. */
  private splitQuoted(bytes: Buffer, start: number, quote: number, to: number, isLast: boolean): number {
    const lineEnd = endOfLine(bytes, quote, to);
    if (lineEnd === to && !isLast) {
      return this.isOverlong(start, to) ? this.takeOverlong(start, to, true) : NEEDS_MORE;
    }
    if (lineEnd - start > MAX_RECORD_BYTES)
      return this.takeOverlong(start, this.after(bytes, lineEnd, to), false);

    const limit = Math.min(to, start + MAX_RECORD_BYTES + 2);
    const end = endOfQuoted(bytes, quote, limit);
    if (end === limit && limit === to && !isLast) return NEEDS_MORE;
    if (end - start <= MAX_RECORD_BYTES) {
      const texts = this.textsOf(bytes, start, quote, end);
      // A stray quote must not make one record of many lines.
      if (texts !== undefined && (end === lineEnd || texts.length === this.shape.columns)) {
        this.takeQuoted(texts, start, end);
        this.line += countLineEnds(bytes, start, end) + 1;
        return this.after(bytes, end, to);
      }
    }
    return this.splitStrayQuotes(bytes, start, lineEnd, to);
  }

  /** Splits a line whose quotes are not well formed. */
  private splitStrayQuotes(bytes: Buffer, start: number, lineEnd: number, to: number): number {
    const texts = cellsWithBareQuotes(bytes.subarray(start, lineEnd), this.shape.delimiter);
    if (texts?.length === this.shape.columns) {
      this.takeQuoted(texts, start, lineEnd);
      this.line++;
      return this.after(bytes, lineEnd, to);
    }
    this.rows++;
    const fault = faultyCell(bytes, start, lineEnd, this.shape.delimiter);
    this.sink.takeBroken(
      fault.position,
      bytes.toString('utf8', fault.start, lineEnd),
      this.at(start, lineEnd),
    );
    this.line++;
    return this.after(bytes, lineEnd, to);
  }

  /** Takes a record with quotes, unless it is blank or the header again. */
  private takeQuoted(texts: readonly string[], start: number, end: number): void {
    if (texts.every(isBlankText)) {
      this.sink.passOver?.('BLANK_ROWS', this.line);
    } else if (this.isHeader(texts.length, (cell) => texts[cell] as string)) {
      this.sink.passOver?.('HEADER_REPEATED', this.line);
    } else {
      this.rows++;
      this.sink.takeTexts(texts, this.at(start, end));
    }
  }

  /** The cells of a record with quotes, or undefined where its quotes are not well formed. */
  private textsOf(bytes: Buffer, start: number, quote: number, end: number): string[] | undefined {
    const { delimiter, columns } = this.shape;
    const before: string[] = [];
    let cellStart = start;
    for (let at = start; at < quote; at++) {
      if (bytes[at] !== delimiter) continue;
      before.push(bytes.toString('utf8', cellStart, at));
      cellStart = at + 1;
    }
    const rest = parseQuoted(bytes.subarray(cellStart, end), delimiter);
    if (rest === undefined) return undefined;
    const texts = before.concat(rest);
    return texts.length > columns && texts.slice(columns).every(isBlankText)
      ? texts.slice(0, columns)
      : texts;
  }

  /** Whether the splitter is inside a line that it skips. */
  get isSkipping(): boolean {
    return this.skipping;
  }

  private isOverlong(start: number, to: number): boolean {
    return to - start > MAX_RECORD_BYTES + 1;
  }

  /** Takes a line that is too long to be read; `continues` where its end has not been seen. */
  private takeOverlong(start: number, next: number, continues: boolean): number {
    this.rows++;
    this.sink.takeBroken(-1, '', this.at(start, next));
    this.skipping = continues;
    if (!continues) this.line++;
    return next;
  }

  private skipLine(bytes: Buffer, from: number, to: number): number {
    const lineEnd = endOfLine(bytes, from, to);
    if (lineEnd === to) return to;
    this.skipping = false;
    this.line++;
    return this.after(bytes, lineEnd, to);
  }

  /** The offset after the line end at `end`. */
  private after(bytes: Buffer, end: number, to: number): number {
    this.awaitsLineFeed = end + 1 === to && bytes[end] === CARRIAGE_RETURN;
    return afterLineEnd(bytes, end, to);
  }

  private at(start: number, end: number): RecordPosition {
    this.record.start = start;
    this.record.end = end;
    this.record.line = this.line;
    return this.record;
  }
}

/** The text of a record as it is in the file; of a line that is too long only the beginning. */
export function rowText(record: RecordPosition): string {
  const { bytes, start, end } = record;
  if (end - start <= MAX_RECORD_BYTES) return bytes.toString('utf8', start, end);
  let cut = start + KEPT_BYTES;
  // A character is never cut in two: bytes 10xxxxxx continue the one before.
  while (((bytes[cut] as number) & 0xc0) === 0x80) cut--;
  return bytes.toString('utf8', start, cut) + '…';
}
