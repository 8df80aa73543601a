import { type Day, formatDay, formatMoment } from '../domain/calendar.js';
import { type Fen, formatRatio, formatYuan } from '../domain/money.js';
import { RATIO_UNIT } from '../domain/recipient.js';
import type { KeptColumn } from './fields.js';

/** The value of a column as its cell would be written in the canonical file; empty where the cell is blank. */
function cellText(
  { kind, field, second = '', blank }: KeptColumn,
  row: Readonly<Record<string, unknown>>,
): string {
  const value = row[field];
  if (value === blank) return '';
  switch (kind) {
    case 'amount':
      return formatYuan(value as Fen);
    case 'day':
      return formatDay(value as Day);
    case 'moment':
      return formatMoment(value as Day, row[second] as number);
    case 'ratio':
      return formatRatio({ numerator: value as number, denominator: RATIO_UNIT });
    default:
      return value as string;
  }
}

/** The cells of a row given as an object, by the names of their columns. */
export function cellsOf(columns: readonly KeptColumn[], row: object): Record<string, string> {
  return Object.fromEntries(
    columns.map((column) => [column.name, cellText(column, row as Readonly<Record<string, unknown>>)]),
  );
}
