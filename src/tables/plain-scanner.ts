import { type Day, dayOf, daysInMonth, NO_DAY, NO_TIME } from '../domain/calendar.js';
import type { Fen } from '../domain/money.js';
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from './values.js';
import type { Words } from './words.js';

/**
 * Reads the plain canonical forms straight from bytes: what nearly every cell of a proper file is. All
 * else is «not plain» here and goes the text way of values.ts, which decides; where a form is plain, both
 * ways give the same value.
 */

export const NOT_PLAIN = -1;

const ZERO = 0x30;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const SPACE = 0x20;
const LARGE_X = 0x58;
const SMALL_N = 0x6e;
const QUOTE = 0x22;
/** Delimiters, quotes and line ends have a code up to that of the comma; words with a byte as low are not plain. */
const COMMA = 0x2c;

const FIRST_YEAR = 1900;
const YEARS = 300;
/** First day, and number of days, of every month that dates may lie in. */
const MONTH_START = new Int32Array(YEARS * 12);
const MONTH_LENGTH = new Uint8Array(YEARS * 12);
for (let index = 0; index < YEARS * 12; index++) {
  const year = FIRST_YEAR + Math.floor(index / 12);
  const month = (index % 12) + 1;
  MONTH_START[index] = dayOf(year, month, 1) as Day;
  MONTH_LENGTH[index] = daysInMonth(year, month);
}

/** Digits of an identity number as they were issued until 1999. */
const OLD_ID_LENGTH = 15;

/** More digits before the point than this are left to the text way: the value might not fit into 32 bits. */
const MOST_YUAN_DIGITS = 9;

/** What a byte may be part of: a plain id (letters, digits and a few signs), its beginning, a number. */
const IN_ID = 1;
const BEGINS_ID = 2;
const IS_DIGIT = 4;
const BYTE_CLASS = new Uint8Array(256);
for (let byte = 0; byte < 128; byte++) {
  const character = String.fromCharCode(byte);
  if (/[0-9A-Za-z]/.test(character)) BYTE_CLASS[byte] = IN_ID | BEGINS_ID;
  if (/[0-9]/.test(character)) BYTE_CLASS[byte] = IN_ID | BEGINS_ID | IS_DIGIT;
  if (/[-_.:#@]/.test(character)) BYTE_CLASS[byte] = IN_ID;
}

/**
 * Reads bytes cell by cell. Each method reads one value from the offset `at` on and leaves `at`
 * behind it; that the cell ends there is for the caller to see. A line end must follow somewhere, because only
 * a byte that is not part of the value ends it.
 */
export class PlainScanner {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** The second of the day that `moment` has read, or NO_TIME. */
  second: number = NO_TIME;

  /** Reads YYYY-MM-DD; NO_DAY where it is not plain. */
  day(): Day {
    const { bytes, at } = this;
    if (bytes[at + 4] !== HYPHEN || bytes[at + 7] !== HYPHEN) return NO_DAY;
    const century = twoDigits(bytes, at);
    const yearOfCentury = twoDigits(bytes, at + 2);
    const month = twoDigits(bytes, at + 5);
    const day = twoDigits(bytes, at + 8);
    if (century < 19 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return NO_DAY;
    const index = (century * 100 + yearOfCentury - FIRST_YEAR) * 12 + month - 1;
    if (index >= MONTH_START.length || day > (MONTH_LENGTH[index] as number)) return NO_DAY;
    this.at = at + 10;
    return (MONTH_START[index] as number) + day - 1;
  }

  /** Reads a day and, where a space follows, HH:MM:SS, which goes to `second`; NO_DAY where it is not plain. */
  moment(): Day {
    const day = this.day();
    this.second = NO_TIME;
    const { bytes, at } = this;
    if (day === NO_DAY || bytes[at] !== SPACE) return day;
    if (bytes[at + 3] !== COLON || bytes[at + 6] !== COLON) return NO_DAY;
    const hour = twoDigits(bytes, at + 1);
    const minute = twoDigits(bytes, at + 4);
    const second = twoDigits(bytes, at + 7);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NO_DAY;
    this.at = at + 9;
    this.second = hour * 3600 + minute * 60 + second;
    return day;
  }

  /** Reads an amount with at most two decimals: 1234, 1234.5, -1234.50; NaN where it is not plain. */
  amount(): Fen {
    const { bytes } = this;
    const isNegative = bytes[this.at] === HYPHEN;
    const start = isNegative ? this.at + 1 : this.at;
    let at = start;
    let yuan = 0;
    let digit = (bytes[at] as number) - ZERO;
    while (digit >>> 0 <= 9 && at - start < MOST_YUAN_DIGITS) {
      yuan = (yuan * 10 + digit) | 0;
      digit = (bytes[++at] as number) - ZERO;
    }
    if (at === start) return Number.NaN;
    let fen = yuan * 100;
    if (bytes[at] === POINT) {
      const tenths = (bytes[at + 1] as number) - ZERO;
      if (tenths >>> 0 > 9) return Number.NaN;
      const hundredths = (bytes[at + 2] as number) - ZERO;
      if (hundredths >>> 0 <= 9) {
        fen += tenths * 10 + hundredths;
        at += 3;
      } else {
        fen += tenths * 10;
        at += 2;
      }
    }
    this.at = at;
    // There is no negative zero in the books.
    return isNegative && fen !== 0 ? -fen : fen;
  }

  /** Passes over an id that means itself. Blank words, fractions and scientific notation do not: false. */
  id(): boolean {
    const { bytes, at: start } = this;
    if (((BYTE_CLASS[bytes[start] as number] as number) & BEGINS_ID) === 0) return false;
    let at = start + 1;
    while (((BYTE_CLASS[bytes[at] as number] as number) & IN_ID) !== 0) at++;
    this.at = at;
    if (bytes[at - 1] === ZERO && (bytes[at - 2] === POINT || bytes[at - 3] === POINT)) return false;
    return at - start <= MAX_ID_LENGTH && !isNull(bytes, start, at);
  }

  /**
   * Passes over a person's number that means itself: digits, the last of 18 perhaps X, and not the zeros at the
   * end by which a damaged number is suspected. One of 15 digits may be an identity number of the old kind.
   */
  personId(): boolean {
    const { bytes, at: start } = this;
    let at = start;
    while (((BYTE_CLASS[bytes[at] as number] as number) & IS_DIGIT) !== 0) at++;
    if (at - start === 17 && bytes[at] === LARGE_X) at++;
    this.at = at;
    const length = at - start;
    if (length === 0 || length > MAX_ID_LENGTH || length === OLD_ID_LENGTH) return false;
    return !(length === 18 && bytes[at - 1] === ZERO && bytes[at - 2] === ZERO && bytes[at - 3] === ZERO);
  }

  /** Passes over a name that means itself: common Chinese characters, or an id. */
  name(): boolean {
    const { bytes, at: start } = this;
    if ((bytes[start] as number) < 0x80) return this.id();
    let at = start;
    // That the bytes are UTF-8 is made sure of elsewhere, so that the lead byte tells.
    while ((bytes[at] as number) >= 0xe4 && (bytes[at] as number) <= 0xe9) at += 3;
    this.at = at;
    // Bytes are at least as many as characters.
    return at - start <= MAX_TEXT_LENGTH;
  }

  /** The number of a word in its list, or NOT_PLAIN. */
  word(words: PlainWords): number {
    const { bytes, at: start } = this;
    let at = start;
    while ((bytes[at] as number) > COMMA) at++;
    this.at = at;
    return words.find(bytes, start, at);
  }

  /** Passes over everything before the next delimiter, quote or control character. */
  skip(delimiter: number): void {
    const { bytes } = this;
    let { at } = this;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte <= COMMA && (byte === delimiter || byte === QUOTE || byte < SPACE)) break;
    }
    this.at = at;
  }
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  // -1000 outweighs whatever the other digit would add.
  return (tens >>> 0 <= 9 ? tens * 10 : -1000) + (ones >>> 0 <= 9 ? ones : -1000);
}

/** Whether a cell begins like the word null, which means that it is blank. */
function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 4 && ((bytes[start] as number) | 0x20) === SMALL_N && bytes[end - 1] === bytes[end - 2]
  );
}

/** Finds the number of a word in its list by the bytes of its usual spellings. No word is blank. */
export class PlainWords {
  private readonly spellings: readonly Uint8Array[];
  private readonly numbers: readonly number[];
  /** By slot, the number of its first spelling plus one; 0 where there is none. */
  private readonly slots = new Uint16Array(256);
  /** By spelling, the number of the next one of the same slot plus one. */
  private readonly next: Uint16Array;

  constructor(words: Words) {
    this.spellings = words.written.map(([spelling]) => new Uint8Array(Buffer.from(spelling)));
    this.numbers = words.written.map(([, number]) => number);
    this.next = new Uint16Array(this.spellings.length);
    // Backwards, so that the spellings that come first in the list are the first to be found.
    for (let number = this.spellings.length - 1; number >= 0; number--) {
      const bytes = this.spellings[number] as Uint8Array;
      const slot = slotOf(bytes, 0, bytes.length);
      this.next[number] = this.slots[slot] as number;
      this.slots[slot] = number + 1;
    }
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    let number = (this.slots[slotOf(bytes, start, end)] as number) - 1;
    while (number >= 0) {
      if (isSame(this.spellings[number] as Uint8Array, bytes, start, end))
        return this.numbers[number] as number;
      number = (this.next[number] as number) - 1;
    }
    return NOT_PLAIN;
  }
}

/** Length, first and last byte tell nearly all words of a list apart. */
function slotOf(bytes: Uint8Array, start: number, end: number): number {
  return ((end - start) * 37 + (bytes[start] as number) * 5 + (bytes[end - 1] as number)) & 255;
}

function isSame(spelling: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  for (let at = 0; at < spelling.length; at++) if (spelling[at] !== bytes[start + at]) return false;
  return true;
}
