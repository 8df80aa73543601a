import { dayOf } from '../../domain/calendar.js';
import { CONTROL, Fault, MAX_ID_LENGTH, NUMBER_FORMULA, wholeNumber } from '../../tables/values.js';

/**
 * The numbers of persons. One person has one number, however it is written: without blanks and hyphens, with X for
 * whatever looks like it, and with 18 digits where it was issued with 15. Numbers of other documents stay as they are.
 */

const BAD_VALUE = new Fault('BAD_VALUE');
const DAMAGED_ID = new Fault('DAMAGED_ID');

/** Masked (330***1234, 330XXXX1234), or lost by a formula (#N/A). */
const MASKED = /\*|^#|^\d+X{2,}\d*$/i;
/**
 * Turned into a number (3.3E17, 330….0). A spreadsheet and a program write one digit before the E, or a sign behind
 * it: 1234567E8 is a passport.
 */
const NUMBER = /^\d+\.\d*$|^\d(?:\.\d*)?E\+?\d+$|^\d+\.\d+E\+?\d+$|^\d+E\+\d+$/i;

/** Blanks, hyphens and dashes, with which people group the digits of a number. */
const BETWEEN_DIGITS = /[\s\u2010-\u2015\u2212-]/g;
/** An identity number of 15 or 18 characters; small, Cyrillic, Greek and Roman letters and signs look like its X. */
const IDENTITY_NUMBER = /^(?:(?<old>\d{15})|(?<body>\d{17})(?:(?<digit>\d)|[XxХхΧχⅩⅹ×✕✖╳]))$/u;

/** Reads a person's number: a damaged one must never become a key that joins two people. */
export function readPersonId(text: string): string | Fault {
  if (text.length > MAX_ID_LENGTH || CONTROL.test(text)) return BAD_VALUE;
  if (MASKED.test(text) || NUMBER_FORMULA.test(text)) return DAMAGED_ID;
  const whole = wholeNumber(text) ?? text;
  if (NUMBER.test(whole)) return DAMAGED_ID;
  const groups = IDENTITY_NUMBER.exec(whole.replace(BETWEEN_DIGITS, ''))?.groups;
  if (groups === undefined) return whole;
  if (groups.old !== undefined) return withEighteenDigits(groups.old) ?? whole;
  return `${groups.body}${groups.digit ?? 'X'}`;
}

/** The first digit of a region, and the day of birth in the years 1900 to 1999. */
const FIFTEEN_DIGITS = /^[1-8]\d{5}(\d\d)(\d\d)(\d\d)\d{3}$/;

/**
 * The number of 18 digits that one of 15 became in 1999, as GB 11643 makes it: the century, and a check digit. Undefined
 * where the 15 digits hold no day of birth and so are another number.
 */
function withEighteenDigits(old: string): string | undefined {
  const [, year, month, day] = FIFTEEN_DIGITS.exec(old) ?? [];
  if (year === undefined || dayOf(1900 + Number(year), Number(month), Number(day)) === undefined)
    return undefined;
  const body = `${old.slice(0, 6)}19${old.slice(6)}`;
  return body + checkDigit(body);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The check digit of GB 11643 for the first 17 digits of an identity number. */
function checkDigit(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return CHECK_DIGITS[sum % 11] as string;
}

/**
 * Whether a number looks as if a spreadsheet had lost its last digits: 18 digits, the last three of
 * them zeros, and the check digit of GB 11643 does not fit.
 */
export function isSuspectPersonId(id: string): boolean {
  return /^\d{15}000$/.test(id) && checkDigit(id) !== id[17];
}
