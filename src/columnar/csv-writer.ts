import { type Day, formatDay, NO_DAY, NO_TIME } from '../domain/calendar.js';
import { type Fen, formatYuan } from '../domain/money.js';
import { viewOf } from './bytes.js';
import { type Cell, codeCell, guardedAndQuoted, MAY_NEED_GUARD, NEEDS_QUOTES } from './csv-cell.js';
import { CENTS, digitCount, TWO_DIGITS } from './digits.js';
import type { StringStore } from './string-store.js';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const MINUS = 0x2d;
const SPACE = 0x20;
const COLON = 0x3a;
const ZERO = 0x30;

/** A chunk is written to the file when it is about this long; some extra room means that it seldom has to grow. */
export const CHUNK_BYTES = 1 << 20;
const FIRST_CAPACITY = CHUNK_BYTES + (CHUNK_BYTES >> 1);

/** More than any number takes. */
const NUMBER_BYTES = 24;

const ENCODER = new TextEncoder();

/** Amounts up to this many fen are written with whole-number arithmetic of 32 bits, which is fast. */
const LARGEST_SHORT = 0x7fffffff;

/**
 * Writes CSV (RFC 4180) straight into bytes: no string is made for a cell. It is the fast way for large tables;
 * `csvLines` is its slow twin. Every method writes one cell and the comma after it; `endRow` turns the last comma into
 * the line end. Only text cells can need quotes or a guard against formulas; numbers, dates and codes are written as
 * they are.
 */
export class CsvWriter {
  /** Rows ended so far. */
  rows = 0;
  private bytes: Uint8Array;
  /** The same bytes as a view, through which several are written at once. */
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
   * Lets `write` write into the given memory and returns the bytes written: in that memory, or in memory of the writer
   * where it was too small.
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
   * Hands over what has been written and starts again.
   *
   * @param used A chunk handed over before that nobody needs any more: its memory is used again, because new memory
   * must be allocated and cleared.
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

  /** Rows that are ready to be written, as `csvLines` makes them. */
  lines(text: string, rows: number): void {
    // A UTF-16 code unit takes at most three bytes.
    this.reserve(3 * text.length);
    this.at += ENCODER.encodeInto(text, this.bytes.subarray(this.at)).written;
    this.rows += rows;
  }

  /** A cell that was prepared by `textCell` or `codeCell`. */
  word({ words, length }: Cell): void {
    this.reserve(8 * words.length);
    const { view, at } = this;
    // The next cell overwrites what the last word has after the cell.
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
    this.reserveText(3 * text.length);
    const { written } = ENCODER.encodeInto(text, this.bytes.subarray(this.at));
    this.closeText(this.at + written, false);
  }

  /** A code of ours, a number or a date in ASCII: it never needs quotes or a guard. */
  code(ascii: string): void {
    this.reserve(ascii.length + 1);
    for (let i = 0; i < ascii.length; i++) this.bytes[this.at++] = ascii.charCodeAt(i);
    this.bytes[this.at++] = COMMA;
  }

  /** An amount in fen, written as yuan with two decimals. A negative amount keeps its sign: it is a number. */
  yuan(fen: Fen): void {
    // Many amounts are zero.
    if (fen === 0) {
      this.word(ZERO_YUAN);
      return;
    }
    this.reserve(NUMBER_BYTES);
    if (fen > LARGEST_SHORT || fen < -LARGEST_SHORT) {
      this.code(formatYuan(fen));
      return;
    }
    // From here on all numbers are whole and have 32 bits: they are divided by a constant without a division.
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
      this.code(String(value));
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
    // The time begins at the comma after the date.
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

  /** Claims are mostly written in date order, so many rows in a row have the same day. */
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

  /**
   * Ends a text cell whose bytes are between `at` and `end`: as it is, or quoted, or guarded.
   *
   * @param unquoted Whether it is known that the text needs no quotes.
   */
  private closeText(end: number, unquoted: boolean): void {
    const { bytes, at } = this;
    let plain = end === at || MAY_NEED_GUARD[bytes[at] as number] === 0;
    if (!unquoted) for (let i = at; plain && i < end; i++) plain = NEEDS_QUOTES[bytes[i] as number] === 0;
    if (plain) {
      bytes[end] = COMMA;
      this.at = end + 1;
    } else {
      const cell = guardedAndQuoted(bytes.slice(at, end));
      bytes.set(cell, at);
      this.at = at + cell.length;
    }
  }

  /** Every byte of a text may be a quote that is doubled; there are also two quotes, the guard and the comma. */
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

const ZERO_YUAN = codeCell(formatYuan(0));
