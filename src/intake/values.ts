import { type Day, dayOf, NO_TIME } from '../domain/calendar.js';
import { type Fen, MAX_AMOUNT, parseRatio } from '../domain/money.js';
import { RATIO_UNIT } from '../domain/recipient.js';
import type { RejectCode } from '../domain/reject.js';
import { withoutDecorations } from './header-decorations.js';

/**
 * How the text of one cell becomes a value. This text way is the authority; plain.ts reads the plain
 * canonical forms from bytes, faster and with the same results.
 */

/** Why a cell has no value: what a reading function returns instead of one. */
export class Fault {
  constructor(readonly code: RejectCode) {}
}

const BAD_VALUE = new Fault('BAD_VALUE');
const BAD_DATE = new Fault('BAD_DATE');
const AMBIGUOUS_DATE = new Fault('AMBIGUOUS_DATE');
const BAD_AMOUNT = new Fault('BAD_AMOUNT');
const AMOUNT_PRECISION = new Fault('AMOUNT_PRECISION');
const AMOUNT_RANGE = new Fault('AMOUNT_RANGE');
const DAMAGED_ID = new Fault('DAMAGED_ID');

/** What spreadsheets and databases write where there is nothing. */
const BLANK_WORDS = new Set(['--', 'null', 'NULL', '\\N', '/']);

/** Characters that nobody sees: they mean nothing, wherever they stand, and would break a comparison. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const BEYOND_ASCII = /[^ -~]/;

/** The text of a cell without what surrounds it; empty where the cell is blank. */
export function cleanText(cell: string): string {
  let text = BEYOND_ASCII.test(cell) ? cell.replace(INVISIBLE, '') : cell;
  text = text.trim();
  if (text.startsWith("'") || text.startsWith('＇')) text = text.slice(1).trim();
  return BLANK_WORDS.has(halfWidth(text)) ? '' : text;
}

/** The same with full-width digits, letters and signs in their half-width forms. */
export function cleanCell(cell: string): string {
  return halfWidth(cleanText(cell));
}

/** What two spellings of one word have in common: neither width nor case nor surroundings count. */
export function wordKey(cell: string): string {
  return cleanCell(cell).toLowerCase();
}

/** What two spellings of one header have in common: `SETL_ID`, `setlId` and `setl_id` are one. */
export function headerKey(cell: string): string {
  return withoutDecorations(halfWidth(cell.replace(INVISIBLE, '')).replace(/[\s_]/g, '').toLowerCase());
}

function halfWidth(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text;
  return text
    .replace(/\u3000/g, ' ')
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/** What databases write into a date column where there is no date. */
const ZERO_DATE = /^(?:0|0{8}|0{4}(?<sign>[-/])0{1,2}\k<sign>0{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;

/** The same for a date; empty for a date of zeros, too. */
export function cleanDate(cell: string): string {
  const text = cleanCell(cell);
  return ZERO_DATE.test(text) ? '' : text;
}

/** How databases write the last day of what has no end yet. */
const NEVER = /^9999(?:-12-31|\/12\/31|1231|年12月31日)(?:[T ]?[\d:.]+)?$/;

/** The same for a last day; empty where it is never. */
export function cleanLastDay(cell: string): string {
  const text = cleanDate(cell);
  return NEVER.test(text) ? '' : text;
}

/** A settlement time: a day and the second of the day, or NO_TIME. */
export interface Moment {
  readonly day: Day;
  readonly second: number;
}

const DATE_AND_TIME =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})\/(\d{1,2})\/(\d{1,2})|(\d{4})(\d{2})(\d{2})|(\d{4})年(\d{1,2})月(\d{1,2})日)(?:(?:T|\s+|(?<=日))(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s*\+08:00)?)?$/;
/** A day number of a spreadsheet, or a date whose day, month or century has to be guessed. */
const NEEDS_GUESSING = /^\d{1,7}(?:\.\d+)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}(?:\s.*)?$/;

/** Reads a date, with or without a time. */
export function readMoment(text: string): Moment | Fault {
  const match = DATE_AND_TIME.exec(text);
  if (match === null) return NEEDS_GUESSING.test(text) ? AMBIGUOUS_DATE : BAD_DATE;
  const first = [1, 4, 7, 10].find((group) => match[group] !== undefined) as number;
  const day = dayOf(Number(match[first]), Number(match[first + 1]), Number(match[first + 2]));
  if (day === undefined) return BAD_DATE;
  if (match[13] === undefined) return { day, second: NO_TIME };
  const [hour, minute, second] = [Number(match[13]), Number(match[14]), Number(match[15] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return BAD_DATE;
  return { day, second: hour * 3600 + minute * 60 + second };
}

/** Reads a date; a time of day beside it must be a real one, and is not kept. */
export function readDay(text: string): Day | Fault {
  const moment = readMoment(text);
  return moment instanceof Fault ? moment : moment.day;
}

const AMOUNT = /^([+-]?)([¥￥]?)([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(\d+))?\s*元?$/;
/** More digits than this before the point are beyond MAX_AMOUNT, whatever they are. */
const MOST_DIGITS = 11;

/** Reads yuan as whole fen. Noise of binary fractions (2100.2799999999997) is taken as the fen it meant. */
export function readAmount(text: string): Fen | Fault {
  const match = AMOUNT.exec(text);
  if (match === null || (match[1] !== '' && match[3] !== '')) return BAD_AMOUNT;
  const yuan = (match[4] as string).replaceAll(',', '').replace(/^0+/, '');
  const decimals = match[5] ?? '';
  const rest = decimals.slice(2);
  const roundsDown = /^0*$|^0{6}|^0{5}10*$/.test(rest);
  const roundsUp = /^9{6}/.test(rest);
  if (!roundsDown && !roundsUp) return AMOUNT_PRECISION;
  if (yuan.length > MOST_DIGITS) return AMOUNT_RANGE;
  const fen = Number(yuan) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0')) + (roundsUp ? 1 : 0);
  if (fen > MAX_AMOUNT) return AMOUNT_RANGE;
  return fen !== 0 && (match[1] === '-' || match[3] === '-') ? -fen : fen;
}

/** Reads a ratio from 0 to 1 with at most six decimals, as millionths. */
export function readRatio(text: string): number | Fault {
  const ratio = parseRatio(text);
  return ratio === undefined ? BAD_VALUE : ratio.numerator * (RATIO_UNIT / ratio.denominator);
}

/** Longest id that is read, in characters. */
export const MAX_ID_LENGTH = 64;
/** Longest name or note that is read, in characters. */
export const MAX_TEXT_LENGTH = 1000;

/** A line break or the like, which no id has: a quote that is astray may have put it there. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f]/;
const SCIENTIFIC = /^\d+(?:\.\d+)?E\+\d+$/i;

/** Reads an id. A number that a spreadsheet has shortened to 3.3E+17 is no longer an id. */
export function readId(text: string): string | Fault {
  if (text.length > MAX_ID_LENGTH || CONTROL.test(text)) return BAD_VALUE;
  return SCIENTIFIC.test(text) ? DAMAGED_ID : text;
}

/** Masked (330***1234, 330XXXX1234), turned into a number (3.3E17, 330….0) or lost by a formula (#N/A). */
const DAMAGED_PERSON_ID = /\*|^#|^\d+X{2,}\d*$|^\d+\.\d*$|^\d+(?:\.\d+)?E\+?\d+$/i;
const ENDS_IN_SMALL_X = /^\d{17}x$/;

/** Reads a person's number: a damaged one must never become a key that joins two people. */
export function readPersonId(text: string): string | Fault {
  if (text.length > MAX_ID_LENGTH || CONTROL.test(text)) return BAD_VALUE;
  if (DAMAGED_PERSON_ID.test(text)) return DAMAGED_ID;
  return ENDS_IN_SMALL_X.test(text) ? text.toUpperCase() : text;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * Whether a number looks as if a spreadsheet had lost its last digits: 18 digits, the last three of
 * them zeros, and the check digit of GB 11643 does not fit.
 */
export function isSuspectPersonId(id: string): boolean {
  if (!/^\d{15}000$/.test(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return CHECK_DIGITS[sum % 11] !== id[17];
}

/** Reads a name or a note, which keep their full-width forms. */
export function readText(text: string): string | Fault {
  return text.length > MAX_TEXT_LENGTH ? BAD_VALUE : text;
}
