import { stringify } from 'csv-stringify/sync';
import { formatDay } from '../domain/calendar.js';
import { needsGuard } from '../domain/formula-guard.js';
import { type Fen, formatYuan } from '../domain/money.js';

/** A figure or a date of ours: it is written as it is, because the minus before an amount is no formula. */
export class Figure {
  constructor(readonly text: string) {}
}

/** What a cell holds. A text gets a guard where a spreadsheet would run it as a formula. */
export type CellValue = string | Figure;

export function yuan(fen: Fen): Figure {
  return new Figure(formatYuan(fen));
}

export function whole(value: number): Figure {
  return new Figure(String(value));
}

/** A date, blank for NO_DAY. */
export function date(day: number): Figure {
  return new Figure(formatDay(day));
}

/** Rows as lines of CSV (RFC 4180), by csv-stringify: the way of all small tables. */
export function csvLines(rows: readonly (readonly CellValue[])[]): string {
  return stringify(rows.map((row) => row.map(cellText)));
}

function cellText(value: CellValue): string {
  if (value instanceof Figure) return value.text;
  return needsGuard(value) ? `'${value}` : value;
}
