import { type Day, formatDay, NO_DAY, NO_TIME } from '../domain/calendar.js';
import { needsGuard } from '../domain/formula-guard.js';
import { type Fen, formatYuan } from '../domain/money.js';
import { viewOf } from './bytes.js';
import type { StringStore } from './string-store.js';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const MINUS = 0x2d;
const SPACE = 0x20;
const COLON = 0x3a;
const POINT = 0x2e;
const ZERO = 0x30;

/** Bytes that make a cell need quotes: comma, quote, and both line ends. */
const NEEDS_QUOTES = flags(',', '"', '\n', '\r');
/**
 * First bytes of the texts that a spreadsheet might run as a formula: of signs, blanks, controls and an apostrophe, and
 * in UTF-8 of full-width signs, of blanks and of characters that nobody sees. Nearly all Chinese begins with others.
 */
const MAY_NEED_GUARD = new Uint8Array(256);
for (const byte of [
  0x2b, 0x2d, 0x3d, 0x40, 0x27, 0x7f, 0xc2, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf3,
])
  MAY_NEED_GUARD[byte] = 1;
MAY_NEED_GUARD.fill(1, 0, 0x21);

/** A chunk is handed on when it is about this long; there is some room beyond, so that it seldom has to grow. */
export const CHUNK_BYTES = 1 << 20;
const FIRST_CAPACITY = CHUNK_BYTES + (CHUNK_BYTES >> 1);

/** Two digits, and a point with two digits and a comma, as one number each: the first byte is the lowest. */
const TWO_DIGITS = new Int16Array(100);
const CENTS = new Int32Array(100);
for (let value = 0; value < 100; value++) {
  const tens = ZERO + ((value / 10) | 0);
  const ones = ZERO + (value % 10);
  TWO_DIGITS[value] = tens | (ones << 8);
  CENTS[value] = POINT | (tens << 8) | (ones << 16) | (COMMA << 24);
}

/** More than any number takes. */
const NUMBER_BYTES = 24;

const ENCODER = new TextEncoder();
/** A mark of UTF-8 is a character as any other here. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Amounts up to this many fen are written with whole-number arithmetic of 32 bits, which is fast. */
const LARGEST_SHORT = 0x7fffffff;

/**
 * Writes CSV (RFC 4180) straight into bytes: no string is made for a cell. Every method writes one cell and
 * the comma after it; `endRow` turns the last comma into the line end. Only text cells can need quotes or a
 * guard against formulas; numbers, dates and codes are written as they are.
 */
export class CsvWriter {
  /** Rows ended so far. */
  rows = 0;
  private bytes: Uint8Array;
  /** The same bytes, written several at a time. */
  private view: DataView;
  private at = 0;
  private readonly days = new Map<Day, Cell>();
  private lastDay: Day = NO_DAY;
  private lastDayCell = codeCell('');

  constructor(private readonly capacity = FIRST_CAPACITY) {
    this.bytes = new Uint8Array(capacity);
    this.view = viewOf(this.bytes);
  }

  /**
   * Has `write` write into memory given from outside, and returns what was written: in that memory, or in some of its
   * own where that did not suffice.
   */
  into(memory: Uint8Array, write: () => void): Uint8Array {
    const { bytes, view, at } = this;
    this.bytes = memory;
    this.view = viewOf(memory);
    this.at = 0;
    write();
    const written = this.bytes.subarray(0, this.at);
    this.bytes = bytes;
    this.view = view;
    this.at = at;
    return written;
  }

  /** Bytes written and not yet taken. */
  get length(): number {
    return this.at;
  }

  /**
   * Hands over what has been written and starts afresh.
   *
   * @param used A chunk handed over before that nobody looks at any more: its memory is written again, which spares
   * the system the work of giving and clearing some.
   */
  take(used?: Uint8Array): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = used === undefined ? new Uint8Array(this.capacity) : new Uint8Array(used.buffer);
    this.view = viewOf(this.bytes);
    this.at = 0;
    return taken;
  }

  endRow(): void {
    this.bytes[this.at - 1] = NEWLINE;
    this.rows++;
  }

  empty(): void {
    this.reserve(1);
    this.bytes[this.at++] = COMMA;
  }

  /** A cell that was prepared by `textCell` or `codeCell`. */
  word({ words, length }: Cell): void {
    this.reserve(8 * words.length);
    const { view, at } = this;
    // What the last word has beyond the cell is overwritten by the next cell.
    for (let i = 0; i < words.length; i++) view.setFloat64(at + 8 * i, words[i], true);
    this.at = at + length;
  }

  /** A text of a store, by its number. */
  pooled(store: StringStore, id: number): void {
    const length = store.byteLength(id);
    this.reserveText(length);
    this.closeText(this.at + length, store.copyTo(id, this.view, this.at));
  }

  text(text: string): void {
    // A UTF-16 code unit takes at most three bytes.
    this.reserveText(3 * text.length);
    const { written } = ENCODER.encodeInto(text, this.bytes.subarray(this.at));
    this.closeText(this.at + written, false);
  }

  /** An amount in fen, written as yuan with two decimals. A negative amount keeps its sign: it is a number. */
  yuan(fen: Fen): void {
    // Many an amount is nothing.
    if (fen === 0) {
      this.word(NOTHING);
      return;
    }
    this.reserve(NUMBER_BYTES);
    if (fen > LARGEST_SHORT || fen < -LARGEST_SHORT) {
      this.ascii(formatYuan(fen));
      return;
    }
    // From here on everything is whole numbers of 32 bits, which divide by a constant without a division.
    let rest = fen | 0;
    if (rest < 0) {
      this.bytes[this.at++] = MINUS;
      rest = -rest;
    }
    const yuan = (rest / 100) | 0;
    this.digits(yuan);
    this.view.setInt32(this.at, CENTS[rest - yuan * 100], true);
    this.at += 4;
  }

  /** A whole number from 0 to 2^53. */
  whole(value: number): void {
    this.reserve(NUMBER_BYTES);
    if (value > LARGEST_SHORT) {
      this.ascii(String(value));
      return;
    }
    this.digits(value | 0);
    this.bytes[this.at++] = COMMA;
  }

  /** A date; blank for NO_DAY. */
  day(day: Day): void {
    if (day === NO_DAY) this.empty();
    else this.word(this.cellOfDay(day));
  }

  /** A date with its time of day, if it has one. */
  moment(day: Day, second: number): void {
    this.day(day);
    if (second === NO_TIME) return;
    this.reserve(10);
    const minutes = (second / 60) | 0;
    const hour = (minutes / 60) | 0;
    const { view } = this;
    // The time begins where the comma after the date stands.
    const at = this.at - 1;
    view.setInt8(at, SPACE);
    view.setInt16(at + 1, TWO_DIGITS[hour], true);
    view.setInt8(at + 3, COLON);
    view.setInt16(at + 4, TWO_DIGITS[minutes - hour * 60], true);
    view.setInt8(at + 6, COLON);
    view.setInt16(at + 7, TWO_DIGITS[second - minutes * 60], true);
    view.setInt8(at + 9, COMMA);
    this.at = at + 10;
  }

  /** Claims are mostly written in date order, so the same day comes many times in a row. */
  private cellOfDay(day: Day): Cell {
    if (day !== this.lastDay) {
      this.lastDayCell = this.days.get(day) ?? this.addDay(day);
      this.lastDay = day;
    }
    return this.lastDayCell;
  }

  private addDay(day: Day): Cell {
    const cell = codeCell(formatDay(day));
    this.days.set(day, cell);
    return cell;
  }

  /** A whole number of 32 bits, two digits at a time from the last ones on. */
  private digits(value: number): void {
    const { view } = this;
    const end = this.at + digitCount(value);
    let at = end;
    let rest = value;
    while (rest >= 100) {
      const next = (rest / 100) | 0;
      at -= 2;
      view.setInt16(at, TWO_DIGITS[rest - next * 100], true);
      rest = next;
    }
    if (rest >= 10) view.setInt16(at - 2, TWO_DIGITS[rest], true);
    else view.setInt8(at - 1, ZERO + rest);
    this.at = end;
  }

  private ascii(text: string): void {
    for (let i = 0; i < text.length; i++) this.bytes[this.at++] = text.charCodeAt(i);
    this.bytes[this.at++] = COMMA;
  }

  /**
   * Ends a text cell whose bytes stand between `at` and `end`: as it is, or quoted, or guarded.
   *
   * @param unquoted Whether it is known already that the text needs no quotes.
   */
  private closeText(end: number, unquoted: boolean): void {
    const { bytes, at } = this;
    let plain = end === at || MAY_NEED_GUARD[bytes[at] as number] === 0;
    if (!unquoted) for (let i = at; plain && i < end; i++) plain = NEEDS_QUOTES[bytes[i] as number] === 0;
    if (plain) {
      bytes[end] = COMMA;
      this.at = end + 1;
    } else {
      this.rewriteText(bytes.slice(at, end));
    }
  }

  private rewriteText(text: Uint8Array): void {
    const { bytes } = this;
    const quoted = text.some((byte) => NEEDS_QUOTES[byte] === 1);
    if (quoted) bytes[this.at++] = QUOTE;
    if (MAY_NEED_GUARD[text[0] as number] === 1 && needsGuard(DECODER.decode(text)))
      bytes[this.at++] = APOSTROPHE;
    for (const byte of text) {
      if (byte === QUOTE) bytes[this.at++] = QUOTE;
      bytes[this.at++] = byte;
    }
    if (quoted) bytes[this.at++] = QUOTE;
    bytes[this.at++] = COMMA;
  }

  /** Every byte of a text may be a quote to be doubled; and there are two quotes, the guard and the comma. */
  private reserveText(length: number): void {
    this.reserve(2 * length + 4);
  }

  private reserve(more: number): void {
    if (this.at + more > this.bytes.length) this.grow(more);
  }

  private grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
    this.view = viewOf(larger);
  }
}

/**
 * A cell that is prepared once and written many times: its bytes and the comma after them, eight to a number,
 * because they are then copied five times as fast as one by one.
 *
 * Only a number that is not a number (NaN) might be copied as another one. Its last two bytes would be 0xF0 or
 * above and 0x7F or 0xFF, and UTF-8 never has them side by side.
 */
export class Cell {
  readonly words: Float64Array;
  /** In bytes, with the comma. */
  readonly length: number;

  /** @param bytes UTF-8. */
  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    const padded = new Uint8Array(8 * Math.ceil(bytes.length / 8));
    padded.set(bytes);
    const view = viewOf(padded);
    this.words = new Float64Array(padded.length / 8).map((_, word) => view.getFloat64(8 * word, true));
  }
}

/** Prepares a text that many rows repeat, guarded and quoted as it will stand in the file. */
export function textCell(text: string): Cell {
  const writer = new CsvWriter(64);
  writer.text(text);
  return new Cell(writer.take());
}

/** Prepares a code of ours, a number or a date: what can need neither quotes nor a guard. */
export function codeCell(code: string): Cell {
  return new Cell(ENCODER.encode(`${code},`));
}

/** How many digits a whole number of 32 bits has. */
function digitCount(value: number): number {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  if (value < 1_000_000) return value < 100_000 ? 5 : 6;
  if (value < 100_000_000) return value < 10_000_000 ? 7 : 8;
  return value < 1_000_000_000 ? 9 : 10;
}

const NOTHING = codeCell(formatYuan(0));

function flags(...characters: string[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
