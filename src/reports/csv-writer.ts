import { type Day, formatDay, NO_DAY, NO_TIME } from '../domain/calendar.js';
import { type Fen, formatYuan } from '../domain/money.js';
import type { TextStore } from '../domain/text-store.js';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** Bytes that make a cell need quotes: comma, quote, and both line ends. */
const NEEDS_QUOTES = flags(',', '"', '\n', '\r');
/** First bytes with which a spreadsheet would run the cell as a formula. */
const STARTS_FORMULA = flags('=', '+', '-', '@', '\t', '\r');

/** A chunk is handed on when it is about this long; there is some room beyond, so that it seldom has to grow. */
export const CHUNK_BYTES = 1 << 20;
const FIRST_CAPACITY = CHUNK_BYTES + (CHUNK_BYTES >> 1);

const ENCODER = new TextEncoder();

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
  private at = 0;
  private writtenDay: Day = NO_DAY;
  private readonly writtenDayBytes = new Uint8Array(10);

  constructor(private readonly capacity = FIRST_CAPACITY) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Bytes written and not yet taken. */
  get length(): number {
    return this.at;
  }

  /** Hands over what has been written and starts afresh. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.bytes = new Uint8Array(this.capacity);
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
  word(cell: Uint8Array): void {
    const { length } = cell;
    this.reserve(length + 1);
    const { bytes } = this;
    let { at } = this;
    for (let i = 0; i < length; i++) bytes[at++] = cell[i] as number;
    bytes[at++] = COMMA;
    this.at = at;
  }

  /** A text of a store, by its number. */
  pooled(store: TextStore, id: number): void {
    // Every byte may be a quote to be doubled; and there are two quotes, the guard and the comma.
    this.reserve(2 * store.byteLength(id) + 4);
    this.closeText(store.copyTo(id, this.bytes, this.at));
  }

  text(text: string): void {
    this.reserve(6 * text.length + 4);
    const { written } = ENCODER.encodeInto(text, this.bytes.subarray(this.at));
    this.closeText(this.at + written);
  }

  /** An amount in fen, written as yuan with two decimals. A negative amount keeps its sign: it is a number. */
  yuan(fen: Fen): void {
    this.reserve(24);
    let rest = fen;
    if (fen < 0) {
      this.bytes[this.at++] = MINUS;
      rest = -fen;
    }
    if (rest > LARGEST_SHORT) {
      this.ascii(formatYuan(rest));
      return;
    }
    const yuan = (rest / 100) | 0;
    const cents = rest - yuan * 100;
    this.digits(yuan);
    const { bytes } = this;
    const tens = (cents / 10) | 0;
    bytes[this.at] = POINT;
    bytes[this.at + 1] = ZERO + tens;
    bytes[this.at + 2] = ZERO + cents - tens * 10;
    bytes[this.at + 3] = COMMA;
    this.at += 4;
  }

  /** A whole number from 0 to 2^53. */
  whole(value: number): void {
    this.reserve(24);
    if (value > LARGEST_SHORT) {
      this.ascii(String(value));
      return;
    }
    this.digits(value);
    this.bytes[this.at++] = COMMA;
  }

  /** A date; blank for NO_DAY. */
  day(day: Day): void {
    this.reserve(11);
    if (day !== NO_DAY) this.dayDigits(day);
    this.bytes[this.at++] = COMMA;
  }

  /** A date with its time of day, if it has one. */
  moment(day: Day, second: number): void {
    if (second === NO_TIME) {
      this.day(day);
      return;
    }
    this.reserve(20);
    this.dayDigits(day);
    const minutes = (second / 60) | 0;
    const hour = (minutes / 60) | 0;
    const { bytes } = this;
    bytes[this.at] = 0x20;
    this.pair(this.at + 1, hour);
    bytes[this.at + 3] = 0x3a;
    this.pair(this.at + 4, minutes - hour * 60);
    bytes[this.at + 6] = 0x3a;
    this.pair(this.at + 7, second - minutes * 60);
    bytes[this.at + 9] = COMMA;
    this.at += 10;
  }

  /** Claims are written in date order, so the same day comes many times in a row. */
  private dayDigits(day: Day): void {
    if (day !== this.writtenDay) {
      ENCODER.encodeInto(formatDay(day), this.writtenDayBytes);
      this.writtenDay = day;
    }
    const { bytes, writtenDayBytes, at } = this;
    for (let i = 0; i < 10; i++) bytes[at + i] = writtenDayBytes[i] as number;
    this.at = at + 10;
  }

  private pair(at: number, value: number): void {
    const tens = (value / 10) | 0;
    this.bytes[at] = ZERO + tens;
    this.bytes[at + 1] = ZERO + value - tens * 10;
  }

  /** A whole number of 32 bits. */
  private digits(value: number): void {
    const end = this.at + digitCount(value);
    let rest = value;
    for (let at = end - 1; at >= this.at; at--) {
      const next = (rest / 10) | 0;
      this.bytes[at] = ZERO + rest - next * 10;
      rest = next;
    }
    this.at = end;
  }

  private ascii(text: string): void {
    for (let i = 0; i < text.length; i++) this.bytes[this.at++] = text.charCodeAt(i);
    this.bytes[this.at++] = COMMA;
  }

  /** Ends a text cell whose bytes stand between `at` and `end`: as it is, or quoted, or guarded. */
  private closeText(end: number): void {
    const { bytes, at } = this;
    let plain = end === at || STARTS_FORMULA[bytes[at] as number] === 0;
    for (let i = at; plain && i < end; i++) plain = NEEDS_QUOTES[bytes[i] as number] === 0;
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
    if (STARTS_FORMULA[text[0] as number] === 1) bytes[this.at++] = APOSTROPHE;
    for (const byte of text) {
      if (byte === QUOTE) bytes[this.at++] = QUOTE;
      bytes[this.at++] = byte;
    }
    if (quoted) bytes[this.at++] = QUOTE;
    bytes[this.at++] = COMMA;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}

/** Prepares a text that many rows repeat, guarded and quoted as it will stand in the file. */
export function textCell(text: string): Uint8Array {
  const writer = new CsvWriter(64);
  writer.text(text);
  return writer.take().slice(0, -1);
}

/** Prepares a code of ours, a number or a date: what can need neither quotes nor a guard. */
export function codeCell(code: string): Uint8Array {
  return ENCODER.encode(code);
}

function digitCount(value: number): number {
  let count = 1;
  for (let limit = 10; count < 10 && value >= limit; limit *= 10) count++;
  return count;
}

function flags(...characters: string[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
