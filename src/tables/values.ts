import { parseRatio } from '../domain/money.js';
import { RATIO_UNIT } from '../domain/recipient.js';
import type { RejectCode } from '../domain/reject.js';
import { withoutDecorations } from './header-decorations.js';

/**
 * How the text of one cell becomes a value: dates in dates.ts, yuan in amounts.ts, numbers of persons in
 * identity-numbers.ts. This text way is the authority; plain.ts reads the plain canonical forms from bytes, faster and
 * with the same results.
 */

/** Why a cell has no value: what a reading function returns instead of one. */
export class Fault {
  constructor(readonly code: RejectCode) {}
}

const BAD_VALUE = new Fault('BAD_VALUE');
const DAMAGED_ID = new Fault('DAMAGED_ID');

/** What spreadsheets and databases write where there is nothing. */
const BLANK_WORDS = new Set(['--', 'null', 'NULL', '\\N', '/']);

/** Characters that nobody sees: they mean nothing anywhere in a cell, and would break a comparison. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
export const BEYOND_ASCII = /[^ -~]/;

/** The text of a cell without what surrounds it; empty where the cell is blank. */
export function cleanText(cell: string): string {
  let text = BEYOND_ASCII.test(cell) ? cell.replace(INVISIBLE, '') : cell;
  text = text.trim();
  if (text.startsWith('=')) text = textOfFormula(text);
  if (text.startsWith("'") || text.startsWith('＇')) text = text.slice(1).trim();
  return BLANK_WORDS.has(halfWidth(text)) ? '' : text;
}

/** A formula that is nothing but a text: `="5304"`, with which exporters keep spreadsheets off the digits. */
const TEXT_FORMULA = /^=\s*"((?:[^"]|"")*)"$/;

function textOfFormula(text: string): string {
  const quoted = TEXT_FORMULA.exec(text)?.[1];
  return quoted === undefined ? text : quoted.replaceAll('""', '"').trim();
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
export const CONTROL = /[\u0000-\u001f\u007f]/;
const SCIENTIFIC = /^\d+(?:\.\d+)?E\+\d+$/i;

/** A whole number that a program has made a fraction of (36000001.0), and the digits that a fraction keeps. */
const FRACTION = /^(\d+)\.00?$/;
const SAFE_DIGITS = 15;
/** A formula that makes a number of the digits of an id. */
export const NUMBER_FORMULA = /^=\d+(?:\.\d*)?$/;

/** The whole number that a number with nothing but zeros behind the point is; undefined for every other text. */
export function wholeNumber(text: string): string | undefined {
  const digits = FRACTION.exec(text)?.[1];
  return digits !== undefined && digits.length <= SAFE_DIGITS ? digits : undefined;
}

/** Reads an id. A number that a spreadsheet has shortened to 3.3E+17, or that lost digits as a fraction, is none. */
export function readId(text: string): string | Fault {
  if (text.length > MAX_ID_LENGTH || CONTROL.test(text)) return BAD_VALUE;
  const whole = wholeNumber(text);
  if (whole !== undefined) return whole;
  return SCIENTIFIC.test(text) || FRACTION.test(text) || NUMBER_FORMULA.test(text) ? DAMAGED_ID : text;
}

/** Reads a name or a note, which keep their full-width forms. */
export function readText(text: string): string | Fault {
  return text.length > MAX_TEXT_LENGTH ? BAD_VALUE : text;
}
