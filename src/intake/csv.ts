import { type Options, parse } from 'csv-parse/sync';

/**
 * Bytes into records. A line without a quote is split directly; from the first quote to the end of its
 * record csv-parse is the authority. A quote that is astray or never closed costs one line, not the rest
 * of the file.
 */

/** Longest record that is read, in bytes. */
export const MAX_RECORD_BYTES = 1 << 20;
/** How much is kept of the text of a line that is longer than that. */
const KEPT_BYTES = 4096;

export const COMMA = 0x2c;
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** The cells of a record that has no quote: cell k lies in bytes[bounds[k], bounds[k + 1] - 1). */
export interface Cells {
  readonly bounds: Int32Array;
  /** How many cells there are; `bounds` holds no more than the header has. */
  count: number;
  /** Whether a NUL byte is among them. */
  hasNul: boolean;
}

/** Where a record stands. Its text is bytes[start, end), which hold only until the call returns. */
export interface RecordPlace {
  bytes: Buffer;
  start: number;
  end: number;
  /** Physical line on which the record starts. */
  line: number;
}

/** What is done with the records of a file. */
export interface RecordTaker {
  /**
   * The record that starts at a place, as plain bytes: takes it and returns the place after its line end, or returns
   * NEEDS_SPLITTING and takes nothing. Behind every place that it is asked for there is a line end.
   */
  takePlain?(bytes: Uint8Array, start: number, delimiter: number, line: number): number;
  /** A record without a quote. */
  takeCells(cells: Cells, place: RecordPlace): void;
  /** A record that went through csv-parse. */
  takeTexts(texts: readonly string[], place: RecordPlace): void;
  /** A line that is no record, with the position and text of the cell at fault; -1 for the whole line. */
  takeBroken(position: number, value: string, place: RecordPlace): void;
}

/** What the header fixes for all records of a file. */
export interface Shape {
  readonly delimiter: number;
  readonly columns: number;
}

/** Returned instead of a place where a record cannot be taken at first sight. */
export const NEEDS_SPLITTING = -1;
/** Returned instead of a place where a record goes on beyond the bytes at hand. */
const NEEDS_MORE = -1;

/**
 * Splits a file, or a range of complete records of one, into records. It keeps nothing but the line it
 * has come to, so that ranges can be split independently of each other.
 */
export class RecordSplitter {
  /** Records seen: those taken and those broken. */
  rows = 0;
  /** Whether the rest of an overlong line is being passed over. */
  private skipping = false;
  private readonly cells: Cells;
  private readonly place: RecordPlace;

  constructor(
    private readonly shape: Shape,
    private readonly taker: RecordTaker,
    /** Physical line at which the splitter has come to stand. */
    public line: number,
  ) {
    this.cells = { bounds: new Int32Array(shape.columns + 1), count: 0, hasNul: false };
    this.place = { bytes: Buffer.alloc(0), start: 0, end: 0, line };
  }

  /**
   * Splits bytes[from, to) and returns the place of the first byte that it has not used: the record that
   * starts there goes on beyond `to`. Where `isLast` says that nothing follows, every byte is used.
   */
  split(bytes: Buffer, from: number, to: number, isLast: boolean): number {
    this.place.bytes = bytes;
    let at = this.skipping ? this.skipLine(bytes, from, to) : from;
    const lastLineEnd = bytes.subarray(0, to).lastIndexOf(LINE_FEED);
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
    const next = this.taker.takePlain?.(bytes, at, this.shape.delimiter, this.line) ?? NEEDS_SPLITTING;
    if (next === NEEDS_SPLITTING) return next;
    this.rows++;
    this.line++;
    return next;
  }

  private splitRecord(bytes: Buffer, start: number, to: number, isLast: boolean): number {
    const { delimiter, columns } = this.shape;
    const { bounds } = this.cells;
    let count = 0;
    let hasNul = false;
    let at = start;
    bounds[0] = start;
    for (; at < to; at++) {
      const byte = bytes[at] as number;
      // Everything that matters here has a code up to that of the comma.
      if (byte > COMMA) continue;
      if (byte === delimiter) {
        count++;
        if (count <= columns) bounds[count] = at + 1;
      } else if (byte === LINE_FEED) {
        break;
      } else if (byte === QUOTE) {
        return this.splitQuoted(bytes, start, at, to, isLast);
      } else if (byte === 0) {
        hasNul = true;
      }
    }
    if (at === to && !isLast)
      return this.isOverlong(start, to) ? this.takeOverlong(start, to, true) : NEEDS_MORE;
    const end = withoutReturn(bytes, start, at);
    const next = at === to ? to : at + 1;
    if (end - start > MAX_RECORD_BYTES) return this.takeOverlong(start, next, false);
    if (end > start) {
      count++;
      if (count <= columns) bounds[count] = end + 1;
      this.cells.count = count;
      this.cells.hasNul = hasNul;
      this.rows++;
      this.taker.takeCells(this.cells, this.at(start, end));
    }
    this.line++;
    return next;
  }

  /** Splits a record whose first quote stands at `quote`. */
  private splitQuoted(bytes: Buffer, start: number, quote: number, to: number, isLast: boolean): number {
    const lineFeed = indexOfByte(bytes, LINE_FEED, quote, to);
    if (lineFeed < 0 && !isLast) {
      return this.isOverlong(start, to) ? this.takeOverlong(start, to, true) : NEEDS_MORE;
    }
    const lineEnd = withoutReturn(bytes, start, lineFeed < 0 ? to : lineFeed);
    const nextLine = lineFeed < 0 ? to : lineFeed + 1;
    if (lineEnd - start > MAX_RECORD_BYTES) return this.takeOverlong(start, nextLine, false);

    const limit = Math.min(to, start + MAX_RECORD_BYTES + 2);
    const close = endOfQuoted(bytes, quote, limit);
    if (close === limit && limit === to && !isLast) return NEEDS_MORE;
    const end = withoutReturn(bytes, start, close);
    if (end - start <= MAX_RECORD_BYTES) {
      const texts = this.textsOf(bytes, start, quote, end);
      const spansLines = end > lineEnd;
      if (texts !== undefined && (!spansLines || texts.length === this.shape.columns)) {
        this.rows++;
        this.taker.takeTexts(texts, this.at(start, end));
        this.line += countBytes(bytes, LINE_FEED, start, end) + 1;
        return close < to ? close + 1 : to;
      }
    }
    this.rows++;
    const fault = faultyCell(bytes, start, lineEnd, this.shape.delimiter);
    this.taker.takeBroken(
      fault.position,
      bytes.toString('utf8', fault.start, lineEnd),
      this.at(start, lineEnd),
    );
    this.line++;
    return nextLine;
  }

  /** The cells of a record with quotes, or undefined where its quotes are not well formed. */
  private textsOf(bytes: Buffer, start: number, quote: number, end: number): string[] | undefined {
    const texts: string[] = [];
    let cellStart = start;
    for (let at = start; at < quote; at++) {
      if (bytes[at] !== this.shape.delimiter) continue;
      texts.push(bytes.toString('utf8', cellStart, at));
      cellStart = at + 1;
    }
    const rest = parseQuoted(bytes.subarray(cellStart, end), this.shape.delimiter);
    return rest === undefined ? undefined : texts.concat(rest);
  }

  /** Whether the splitter stands inside a line that it passes over. */
  get isSkipping(): boolean {
    return this.skipping;
  }

  private isOverlong(start: number, to: number): boolean {
    return to - start > MAX_RECORD_BYTES + 1;
  }

  /** Takes a line that is too long to be read; `goesOn` where its end is not in sight. */
  private takeOverlong(start: number, next: number, goesOn: boolean): number {
    this.rows++;
    this.taker.takeBroken(-1, '', this.at(start, next));
    this.skipping = goesOn;
    if (!goesOn) this.line++;
    return next;
  }

  private skipLine(bytes: Buffer, from: number, to: number): number {
    const lineFeed = indexOfByte(bytes, LINE_FEED, from, to);
    if (lineFeed < 0) return to;
    this.skipping = false;
    this.line++;
    return lineFeed + 1;
  }

  private at(start: number, end: number): RecordPlace {
    this.place.start = start;
    this.place.end = end;
    this.place.line = this.line;
    return this.place;
  }
}

/** The text of a record as it stands in the file; of an overlong line only the beginning. */
export function rowText(place: RecordPlace): string {
  const { bytes, start, end } = place;
  if (end - start <= MAX_RECORD_BYTES) return bytes.toString('utf8', start, end);
  let cut = start + KEPT_BYTES;
  // A character is never cut in two: bytes 10xxxxxx continue the one before.
  while (((bytes[cut] as number) & 0xc0) === 0x80) cut--;
  return bytes.toString('utf8', start, cut) + '…';
}

/** What was found of the header: its cells, the delimiter, and where the records begin. */
export interface Header {
  readonly cells: readonly string[];
  readonly delimiter: number;
  /** Physical line of the header. */
  readonly line: number;
  /** Place, and physical line, of the first record. */
  readonly next: number;
  readonly nextLine: number;
}

/**
 * Reads the header from the first line that is not empty. Undefined where there is none, or where it is
 * not a line of CSV; the caller has made sure that a whole record is in sight.
 */
export function readHeader(bytes: Buffer, to: number): Header | undefined {
  let start = 0;
  let line = 1;
  for (; start < to; line++) {
    const lineEnd = endOfLine(bytes, start, to);
    if (withoutReturn(bytes, start, lineEnd) > start) break;
    start = lineEnd + 1;
  }
  if (start >= to) return undefined;
  const quote = indexOfByte(bytes, QUOTE, start, endOfLine(bytes, start, to));
  const close = quote < 0 ? endOfLine(bytes, start, to) : endOfQuoted(bytes, quote, to);
  const end = withoutReturn(bytes, start, close);
  if (end - start > MAX_RECORD_BYTES) return undefined;
  const content = bytes.subarray(start, end);
  const delimiter =
    countBytes(content, TAB, 0, content.length) > countBytes(content, COMMA, 0, content.length) ? TAB : COMMA;
  const cells =
    quote < 0
      ? content.toString('utf8').split(String.fromCharCode(delimiter))
      : parseQuoted(content, delimiter);
  if (cells === undefined) return undefined;
  const nextLine = line + countBytes(content, LINE_FEED, 0, content.length) + 1;
  return { cells, delimiter, line, next: Math.min(close + 1, to), nextLine };
}

/** The cells of one record by csv-parse, or undefined where it finds fault or more than one record. */
export function parseQuoted(content: Buffer, delimiter: number): string[] | undefined {
  return parseRecord(content, delimiter) ?? parseRecord(withoutFormulaSigns(content, delimiter), delimiter);
}

/** The same with `="5304"` as the quoted text that it stands for. Without such a cell it is no different. */
function withoutFormulaSigns(content: Buffer, delimiter: number): Buffer {
  const kept = Buffer.allocUnsafe(content.length);
  let length = 0;
  let isOpen = false;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (byte === QUOTE) isOpen = !isOpen;
    const beginsCell = !isOpen && (at === 0 || content[at - 1] === delimiter);
    if (!(beginsCell && byte === EQUALS && content[at + 1] === QUOTE)) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

function parseRecord(content: Buffer, delimiter: number): string[] | undefined {
  try {
    const records = parse(content, delimiter === TAB ? TAB_OPTIONS : COMMA_OPTIONS) as unknown as string[][];
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

const COMMA_OPTIONS: Options = { delimiter: ',', record_delimiter: '\n', relax_column_count: true };
const TAB_OPTIONS: Options = { ...COMMA_OPTIONS, delimiter: '\t' };

/** The end of the record in which a first quote stands: the first line end outside quotes, or `to`. */
function endOfQuoted(bytes: Buffer, quote: number, to: number): number {
  let isOpen = false;
  let at = quote;
  for (; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isOpen = !isOpen;
    else if (byte === LINE_FEED && !isOpen) break;
  }
  return at;
}

/** The first cell of a line whose quotes are not well formed: one in the middle, or one never closed. */
function faultyCell(
  bytes: Buffer,
  start: number,
  end: number,
  delimiter: number,
): { position: number; start: number } {
  let cellStart = start;
  for (let position = 0; cellStart <= end; position++) {
    let at = cellStart;
    if (bytes[at] === QUOTE) {
      for (at++; at < end; at++) {
        if (bytes[at] !== QUOTE) continue;
        if (bytes[at + 1] !== QUOTE || at + 1 >= end) break;
        at++;
      }
      at++;
      if (at > end || (at < end && bytes[at] !== delimiter)) return { position, start: cellStart };
    } else {
      for (; at < end && bytes[at] !== delimiter; at++) {
        if (bytes[at] === QUOTE) return { position, start: cellStart };
      }
    }
    cellStart = at + 1;
  }
  return { position: -1, start };
}

function endOfLine(bytes: Buffer, from: number, to: number): number {
  const lineFeed = indexOfByte(bytes, LINE_FEED, from, to);
  return lineFeed < 0 ? to : lineFeed;
}

/** `end`, or the place before it where a carriage return stands there. */
function withoutReturn(bytes: Buffer, start: number, end: number): number {
  return end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
}

function indexOfByte(bytes: Buffer, byte: number, from: number, to: number): number {
  const at = bytes.subarray(0, to).indexOf(byte, from);
  return at;
}

export function countBytes(bytes: Buffer, byte: number, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === byte) count++;
  return count;
}
