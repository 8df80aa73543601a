import type { CellObject } from 'write-excel-file/node';
import { type Day, NO_DAY, NO_TIME } from '../../domain/calendar.js';
import type { Fen } from '../../domain/money.js';
import { withReplacements } from '../../domain/unseen.js';

/** A cell of the workbook; null where there is nothing to say. */
export type SheetCell = CellObject | null;

/** The most characters that a spreadsheet keeps in a cell. */
const MOST_CHARACTERS = 32_767;

/**
 * A text, and never a number or a formula, not even after the cell is edited: an identity number is no number, and a
 * text may begin with =.
 */
export function textCell(written: string): SheetCell {
  if (written === '') return null;
  const text = withReplacements(written);
  return {
    value: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text,
    type: String,
    format: '@',
  };
}

/** A text of several lines' length. */
export function proseCell(text: string): SheetCell {
  const cell = textCell(text);
  return cell === null ? null : { ...cell, wrap: true };
}

/** An amount as yuan: the number nearest to the whole fen, which reads back as exactly that many. */
export function yuanCell(fen: Fen | null): SheetCell {
  return fen === null ? null : { value: fen / 100, type: Number, format: '#,##0.00' };
}

export function countCell(count: number | null): SheetCell {
  return count === null ? null : { value: count, type: Number, format: '#,##0' };
}

export function yearCell(year: number): SheetCell {
  return { value: year, type: Number, format: '0' };
}

/** A ratio that is a plain decimal as text, with its four decimals; '' where there is none. */
export function ratioCell(ratio: string): SheetCell {
  return ratio === '' ? null : { value: Number(ratio), type: Number, format: '0.0000' };
}

const MILLISECONDS_OF_DAY = 86_400_000;

export function dayCell(day: Day): SheetCell {
  if (day === NO_DAY) return null;
  return { value: new Date(day * MILLISECONDS_OF_DAY), type: Date, format: 'yyyy-mm-dd' };
}

/** A settlement time: the date alone where no time of day was given. */
export function momentCell(day: Day, second: number): SheetCell {
  if (second === NO_TIME) return dayCell(day);
  return {
    value: new Date(day * MILLISECONDS_OF_DAY + second * 1000),
    type: Date,
    format: 'yyyy-mm-dd hh:mm:ss',
  };
}
