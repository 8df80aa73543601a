import { fenOf, type PageTable } from './page-reader.js';
import type { CsvRow } from './sample-run.js';

/** Adds a column of CSV rows up, in whole fen, by a key. */
export function sums(
  rows: readonly CsvRow[],
  keyOf: (row: CsvRow) => string,
  column: string,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + fenOf(row[column] ?? ''));
  return found;
}

export function where(rows: readonly CsvRow[], values: CsvRow): CsvRow[] {
  return rows.filter((row) => Object.entries(values).every(([column, value]) => row[column] === value));
}

export const numbers = (texts: readonly (string | undefined)[]): number[] =>
  texts.map((text) => fenOf(text ?? ''));

export const added = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/** The cells of one column, counted from the end where the place is below 0. */
export const column = (table: PageTable | undefined, place: number): number[] =>
  numbers((table?.rows ?? []).map((row) => row.at(place)));
