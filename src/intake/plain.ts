import { type Day, dayOf, daysInMonth, NO_DAY } from '../domain/calendar.js';
import { type Fen, MAX_AMOUNT } from '../domain/money.js';
import { MAX_ID_LENGTH, MAX_TEXT_LENGTH } from './values.js';
import type { Words } from './vocabulary.js';

/**
 * Reads the plain canonical forms straight from bytes: what nearly every cell of a proper file is. All
 * else is «not plain» here and goes the text way of values.ts, which decides; where a form is plain, both
 * ways give the same value.
 */

export const NOT_PLAIN = -1;

const ZERO = 0x30;
const NINE = 0x39;
const HYPHEN = 0x2d;
const POINT = 0x2e;
const COLON = 0x3a;
const SPACE = 0x20;
const LARGE_X = 0x58;
const SMALL_N = 0x6e;

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

/** Reads YYYY-MM-DD; NO_DAY where it is not plain. */
export function plainDay(bytes: Uint8Array, start: number, end: number): Day {
  if (end - start !== 10 || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN) return NO_DAY;
  const century = twoDigits(bytes, start);
  const yearOfCentury = twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  if (century < 19 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return NO_DAY;
  const index = (century * 100 + yearOfCentury - FIRST_YEAR) * 12 + month - 1;
  if (index >= MONTH_START.length || day > (MONTH_LENGTH[index] as number)) return NO_DAY;
  return (MONTH_START[index] as number) + day - 1;
}

/** Reads HH:MM:SS as the second of the day, or NOT_PLAIN. */
export function plainSecond(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 8 || bytes[start + 2] !== COLON || bytes[start + 5] !== COLON) return NOT_PLAIN;
  const hour = twoDigits(bytes, start);
  const minute = twoDigits(bytes, start + 3);
  const second = twoDigits(bytes, start + 6);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NOT_PLAIN;
  return hour * 3600 + minute * 60 + second;
}

/** Whether a cell is a date, a space and a time, as far as its length and the space tell. */
export function looksLikeMoment(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 19 && bytes[start + 10] === SPACE;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  // -1000 outweighs whatever the other digit would add.
  return (tens >>> 0 <= 9 ? tens * 10 : -1000) + (ones >>> 0 <= 9 ? ones : -1000);
}

/** Reads an amount that is not negative, with at most two decimals: 1234, 1234.5, 1234.50; else NOT_PLAIN. */
export function plainAmount(bytes: Uint8Array, start: number, end: number): Fen {
  let fen = 0;
  let at = start;
  // Beyond 16 digits a double would no longer be exact; MAX_AMOUNT has 13.
  if (end - start > 16) return NOT_PLAIN;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) break;
    fen = fen * 10 + byte - ZERO;
  }
  if (at === start) return NOT_PLAIN;
  fen *= 100;
  if (at < end) {
    const decimals = end - at - 1;
    if (bytes[at] !== POINT || decimals < 1 || decimals > 2) return NOT_PLAIN;
    const tenths = (bytes[at + 1] as number) - ZERO;
    const hundredths = decimals === 2 ? (bytes[at + 2] as number) - ZERO : 0;
    if (tenths >>> 0 > 9 || hundredths >>> 0 > 9) return NOT_PLAIN;
    fen += tenths * 10 + hundredths;
  }
  return fen <= MAX_AMOUNT ? fen : NOT_PLAIN;
}

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

/** Whether a cell is an id that means itself. Blank words and numbers in scientific notation are not. */
export function isPlainId(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > MAX_ID_LENGTH || end === start) return false;
  if (((BYTE_CLASS[bytes[start] as number] as number) & BEGINS_ID) === 0) return false;
  let all = IN_ID;
  for (let at = start; at < end; at++) all &= BYTE_CLASS[bytes[at] as number] as number;
  return all !== 0 && !isNull(bytes, start, end);
}

/** Whether a cell begins like the word null, which means that it is blank. */
function isNull(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 4 && ((bytes[start] as number) | 0x20) === SMALL_N && bytes[end - 1] === bytes[end - 2]
  );
}

/**
 * Whether a cell is a person's number that means itself: digits, the last of 18 perhaps X, and not the
 * zeros at the end by which a damaged number is suspected.
 */
export function isPlainPersonId(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length === 0 || length > MAX_ID_LENGTH) return false;
  let all = IS_DIGIT;
  for (let at = start; at < end - 1; at++) all &= BYTE_CLASS[bytes[at] as number] as number;
  if (all === 0) return false;
  const last = bytes[end - 1] as number;
  if (last === LARGE_X && length === 18) return true;
  if (((BYTE_CLASS[last] as number) & IS_DIGIT) === 0) return false;
  return !(length === 18 && last === ZERO && bytes[end - 2] === ZERO && bytes[end - 3] === ZERO);
}

/** Whether a cell is a name that means itself: common Chinese characters, or an id. */
export function isPlainName(bytes: Uint8Array, start: number, end: number): boolean {
  if ((bytes[start] as number) < 0x80) return isPlainId(bytes, start, end);
  const length = end - start;
  // Bytes are at least as many as characters.
  if (length % 3 !== 0 || length > MAX_TEXT_LENGTH) return false;
  for (let at = start; at < end; at += 3) {
    const lead = bytes[at] as number;
    if (lead < 0xe4 || lead > 0xe9) return false;
  }
  return true;
}

/** Finds the place of a word in its list by the bytes of its usual spellings; no word is blank. */
export class PlainWords {
  private readonly spellings: readonly Uint8Array[];
  private readonly places: readonly number[];
  /** By slot, the number of its first spelling plus one; 0 where there is none. */
  private readonly slots = new Uint16Array(256);
  /** By spelling, the number of the next one of the same slot plus one. */
  private readonly next: Uint16Array;

  constructor(words: Words) {
    this.spellings = words.written.map(([spelling]) => new Uint8Array(Buffer.from(spelling)));
    this.places = words.written.map(([, place]) => place);
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
        return this.places[number] as number;
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
