import { dayOf, formatDay } from '../../domain/calendar.js';

/**
 * Writes the value of a cell as a person would type it into a CSV file. Dates count from the epoch of the workbook, and
 * numbers have the fewest digits that express them. Large numbers, such as ids that a spreadsheet has rounded, are
 * written with an exponent, so that they cannot pass for an id.
 */

/** How a cell shows its number. */
export interface CellFormat {
  readonly kind: 'number' | 'date' | 'duration';
  /** Whether a date is shown with its time of day. */
  readonly hasTime: boolean;
  /** Whole numbers are padded with zeros to so many digits. */
  readonly digits: number;
}

const NUMBER: CellFormat = { kind: 'number', hasTime: false, digits: 0 };
const DATE: CellFormat = { kind: 'date', hasTime: false, digits: 0 };
const DATE_AND_TIME: CellFormat = { kind: 'date', hasTime: true, digits: 0 };
const DURATION: CellFormat = { kind: 'duration', hasTime: true, digits: 0 };

/** Numbers of built-in formats, which have no code in the file. 27 to 36 and 50 to 58 are those of Chinese Excel. */
const BUILT_IN_DATES = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
const BUILT_IN_TIMES = [18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47, 55, 56];
const BUILT_IN_DURATION = 46;

/** Parts of a format code without a meaning here: quoted texts, escaped characters, gaps and repeated characters. */
const LITERALS = /"[^"]*"?|\\.|_.|\*./gs;
/** Colours, languages and conditions. */
const IN_BRACKETS = /\[[^\]]*\]/g;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

/** The meaning of a format, by its number and its code. The code is undefined where the file has none for it. */
export function formatOf(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    if (BUILT_IN_DATES.includes(id)) return DATE;
    if (BUILT_IN_TIMES.includes(id)) return DATE_AND_TIME;
    return id === BUILT_IN_DURATION ? DURATION : NUMBER;
  }
  const symbols = code.replace(LITERALS, '');
  if (ELAPSED.test(symbols)) return DURATION;
  const plain = symbols.replace(IN_BRACKETS, '').replace(/general/gi, '');
  if (/^0{2,}$/.test(plain)) return { ...NUMBER, digits: plain.length };
  const hasTime = /[hs]/i.test(plain);
  if (hasTime) return DATE_AND_TIME;
  return /[ymd]|a{3,}/i.test(plain) ? DATE : NUMBER;
}

/** The text of a number in a cell with a format. */
export function numberText(value: number, format: CellFormat, is1904: boolean): string {
  if (format.kind === 'date') return dateText(value, format.hasTime, is1904) ?? plainNumber(value);
  if (format.kind === 'duration' && value >= 0) return durationText(value);
  const text = plainNumber(value);
  return /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

/** Whole numbers from here on may have more digits than a spreadsheet keeps. */
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
/** The number of 29 February 1900, which spreadsheets count although it did not exist. */
const NO_SUCH_DAY = 60;
const BEFORE_1900 = -25_568;
const FIRST_OF_1904 = dayOf(1904, 1, 1) as number;

/** The date of a number, or the time of day where the number is below 1; undefined where the number is no date. */
function dateText(serial: number, hasTime: boolean, is1904: boolean): string | undefined {
  if (!(serial > 0) || serial > LAST_SERIAL) return undefined;
  let days = Math.floor(serial);
  // Fractions of a second are dropped, because rounding 23:59:59.6 would give the next day.
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

/** The text of a date that the file has in ISO 8601. Dates of a workbook have no time zone, so that a `Z` is ignored. */
export function isoText(text: string): string {
  const [, day, time] = ISO.exec(text) ?? [];
  if (day === undefined) return text;
  return time === undefined || time === '00:00:00' ? day : `${day} ${time}`;
}

/** The text of a formula without a stored result. It is the formula itself, so that it cannot pass for a blank cell. */
export function uncomputed(formula: string): string {
  return `=${formula}`;
}

/** Decodes characters that XML cannot contain; they are written as `_x000D_`. */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
