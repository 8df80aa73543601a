import type { Random } from '../../../src/sample/random.js';

/** A claims file as people handle it: a header and rows of cells. */
export interface Table {
  header: string[];
  rows: string[][];
}

export function cellOf({ header }: Table, row: readonly string[], name: string): string {
  return row[header.indexOf(name)] ?? '';
}

export function setCell({ header }: Table, row: string[], name: string, value: string): void {
  row[header.indexOf(name)] = value;
}

/** Adds a column at the end; every row gets what `cell` gives for it. */
export function addColumn(table: Table, name: string, cell: (row: readonly string[]) => string): void {
  for (const row of table.rows) row.push(cell(row));
  table.header.push(name);
}

export function dropColumn({ header, rows }: Table, at: number): void {
  header.splice(at, 1);
  for (const row of rows) row.splice(at, 1);
}

/** The position of a column that is drawn; some damage makes more sense on columns of money. */
export function someColumn({ header }: Table, random: Random, name?: RegExp): number {
  const positions = header.flatMap((text, at) => (name === undefined || name.test(text) ? [at] : []));
  return positions.length === 0 ? random.below(header.length) : random.pick(positions);
}

/** The table as text, a record after the other, each ended by what `lineEnd` gives. */
export function written(
  lines: readonly (readonly string[])[],
  delimiter: string,
  lineEnd: (line: number) => string,
): string {
  return lines
    .map((cells, at) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + lineEnd(at))
    .join('');
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
