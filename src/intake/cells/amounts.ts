import { type Fen, MAX_AMOUNT } from '../../domain/money.js';
import { Fault } from '../../tables/values.js';

/** Yuan as files write them: plain, with thousands, with a currency sign, negative in the ways of accounting. */

const BAD_AMOUNT = new Fault('BAD_AMOUNT');
const AMOUNT_PRECISION = new Fault('AMOUNT_PRECISION');
const AMOUNT_RANGE = new Fault('AMOUNT_RANGE');

const FIGURE = String.raw`(?<yuan>\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?:\.(?<decimals>\d+))?`;
const SIGNED = new RegExp(`^(?<first>[+-]?) ?[¥￥]? ?(?<second>[+-]?) ?${FIGURE} ?元? ?(?<last>-?)$`);
/** A negative amount of a ledger: its brackets are its sign. */
const BRACKETED = new RegExp(
  String.raw`^(?:\( ?[¥￥]? ?${FIGURE} ?元? ?\)|[¥￥] ?\( ?${FIGURE.replaceAll('<', '<c_')} ?\)) ?元?$`,
);
/** What the accounting format of a spreadsheet writes for zero. */
const ZERO = /^[¥￥]? ?(?:-|[\u2010-\u2015\u2500]{1,2}) ?元?$/;
/** The minus sign of typesetting. */
const MINUS = /\u2212/g;
const BLANKS = /\s+/g;
/** More digits than this before the point are beyond MAX_AMOUNT, whatever they are. */
const MOST_DIGITS = 11;

/** Signs and blanks as the forms above have them. Many blanks are one, so that none is matched in many ways. */
function plainSigns(text: string): string {
  return text.replace(MINUS, '-').replace(BLANKS, ' ');
}

/** Reads yuan as whole fen. Noise of binary fractions (2100.2799999999997) is taken as the fen it meant. */
export function readAmount(text: string): Fen | Fault {
  const written = plainSigns(text);
  const signed = SIGNED.exec(written)?.groups;
  if (signed !== undefined) {
    const marks = [signed.first, signed.second, signed.last].filter((mark) => mark !== '');
    if (marks.length > 1) return BAD_AMOUNT;
    return fenOf(signed.yuan as string, signed.decimals, marks[0] === '-');
  }
  const bracketed = BRACKETED.exec(written)?.groups;
  if (bracketed === undefined) return BAD_AMOUNT;
  const yuan = bracketed.yuan ?? bracketed.c_yuan;
  return fenOf(yuan as string, bracketed.decimals ?? bracketed.c_decimals, true);
}

/** The same for a cell in which a stroke stands for zero, as accounting writes it. */
export function readAccountingAmount(text: string): Fen | Fault {
  return ZERO.test(plainSigns(text)) ? 0 : readAmount(text);
}

function fenOf(written: string, decimals = '', isNegative: boolean): Fen | Fault {
  const yuan = written.replaceAll(',', '').replace(/^0+/, '');
  const rest = decimals.slice(2);
  const roundsDown = /^0*$|^0{6}|^0{5}10*$/.test(rest);
  const roundsUp = /^9{6}/.test(rest);
  if (!roundsDown && !roundsUp) return AMOUNT_PRECISION;
  if (yuan.length > MOST_DIGITS) return AMOUNT_RANGE;
  const fen = Number(yuan) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0')) + (roundsUp ? 1 : 0);
  if (fen > MAX_AMOUNT) return AMOUNT_RANGE;
  return fen !== 0 && isNegative ? -fen : fen;
}
