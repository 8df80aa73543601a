import { dayOf, formatDay } from '../../domain/calendar.js';

/**
 * The text of a cell as a person would type it into a CSV file: dates by the epoch of the workbook, numbers with the
 * fewest digits that mean them, and never an id that has lost its last digits.
 */

/** What the format of a cell makes of its number. */
export interface CellFormat {
  readonly kind: 'number' | 'date' | 'duration';
  /** The date is shown with its time of day. */
  readonly hasTime: boolean;
  /** A whole number is filled up with zeros to so many digits. */
  readonly digits: number;
}

const NUMBER: CellFormat = { kind: 'number', hasTime: false, digits: 0 };
const DATE: CellFormat = { kind: 'date', hasTime: false, digits: 0 };
const DATE_AND_TIME: CellFormat = { kind: 'date', hasTime: true, digits: 0 };
const DURATION: CellFormat = { kind: 'duration', hasTime: true, digits: 0 };

/** Formats that have no code in the file: those of all spreadsheets, and those of Chinese ones (27 to 36, 50 to 58). */
const BUILT_IN_DATES = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const BUILT_IN_TIMES = [18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47, 55, 56];
const BUILT_IN_DURATION = 46;

/** What is no sign of a format: text in quotes, escaped characters, gaps, and colours, languages and conditions. */
const NO_SIGN = /"[^"]*"?|\\.|_.|\*./gs;
const IN_BRACKETS = /\[[^\]]*\]/g;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

/** What a format means; the code is undefined where the file has none for it. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (BUILT_IN_DATES.includes(id)) return DATE;
    if (BUILT_IN_TIMES.includes(id)) return DATE_AND_TIME;
    return id === BUILT_IN_DURATION ? DURATION : NUMBER;
  }
  const signs = code.replace(NO_SIGN, '');
  if (ELAPSED.test(signs)) return DURATION;
  const plain = signs.replace(IN_BRACKETS, '').replace(/general/gi, '');
  if (/^0{2,}$/.test(plain)) return { ...NUMBER, digits: plain.length };
  const hasTime = /[hs]/i.test(plain);
  if (hasTime) return DATE_AND_TIME;
  return /[ymd]|a{3,}/i.test(plain) ? DATE : NUMBER;
}

/** The text of a number in a cell of this format. */
export function numberText(value: number, format: CellFormat, is1904: boolean): string {
  if (format.kind === 'date') return dateText(value, format.hasTime, is1904) ?? plainNumber(value);
  if (format.kind === 'duration' && value >= 0) return durationText(value);
  const text = plainNumber(value);
  return /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

/** A whole number of more digits than a spreadsheet keeps. */
const BEYOND_DIGITS = 1e15;

function plainNumber(value: number): string {
  if (Math.abs(value) >= BEYOND_DIGITS) return value.toExponential().replace('e', 'E');
  const text = String(value === 0 ? 0 : value);
  const small = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (small === null) return text;
  const [, sign, first, more = '', exponent] = small;
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${first}${more}`;
}

const MS_PER_DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;
/** 29 February 1900, which there never was, and which spreadsheets count. */
const NO_SUCH_DAY = 60;
const BEFORE_1900 = -25_568;
const FIRST_OF_1904 = dayOf(1904, 1, 1) as number;

/** A date of a spreadsheet, a time of day where its day is none; undefined where the number is neither. */
function dateText(serial: number, hasTime: boolean, is1904: boolean): string | undefined {
  if (!(serial > 0) || serial > LAST_SERIAL) return undefined;
  let days = Math.floor(serial);
  // Seconds are cut, not rounded: what happened at 23:59:59.6 did not happen on the next day.
  let ms = Math.round((serial - days) * MS_PER_DAY);
  if (ms === MS_PER_DAY) {
    days += 1;
    ms = 0;
  }
  const seconds = Math.floor(ms / 1000);
  if (days === 0) return clock(seconds);
  if (!is1904 && days === NO_SUCH_DAY) return undefined;
  const day = is1904 ? FIRST_OF_1904 + days : BEFORE_1900 + days - (days > NO_SUCH_DAY ? 1 : 0);
  return seconds === 0 && !hasTime ? formatDay(day) : `${formatDay(day)} ${clock(seconds)}`;
}

function durationText(value: number): string {
  return clock(Math.floor(Math.round(value * MS_PER_DAY) / 1000));
}

function clock(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/;

/** A date that the file writes as ISO 8601: it has no time zone, whatever letter stands behind it. */
export function isoText(text: string): string {
  const [, day, time] = ISO.exec(text) ?? [];
  if (day === undefined) return text;
  return time === undefined || time === '00:00:00' ? day : `${day} ${time}`;
}

/** A cell that says nothing of its result: it must not pass for a blank one. */
export function uncomputed(formula: string): string {
  return `=${formula}`;
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
