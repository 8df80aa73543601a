import type { RejectCode } from '../domain/reject.js';
import type { ColumnTable } from '../tables/index.js';
import type { AreaNames } from './areas.js';
import { canonicalLayout } from './layout.js';
import { type RowFault, RowReader } from './row.js';

/** One row given by the names of its columns rather than in a file, or what is wrong with it. */
export type RowResult<Row> = { readonly row: Row } | { readonly fault: NamedFault };

/** What is wrong with such a row: the code and value that a line of rejects.csv would have. */
export interface NamedFault {
  readonly code: RejectCode;
  /** Blank for the row as a whole. */
  readonly column: string;
  readonly value: string;
}

/**
 * Reads one row from the texts of its canonical columns, with the same tests as a row of a file. Columns
 * that are not given are blank; a name that is no column is a fault.
 */
export function readNamedRow<Name extends string, Row>(
  table: ColumnTable<Name>,
  cells: Readonly<Record<string, string>>,
  readRow: (reader: RowReader<Name>) => Row | undefined,
  areas?: AreaNames,
): RowResult<Row> {
  const layout = canonicalLayout(table);
  const unknown = Object.keys(cells).find((name) => !layout.header.includes(name));
  if (unknown !== undefined) {
    return { fault: { code: 'BAD_VALUE', column: unknown, value: cells[unknown] ?? '' } };
  }
  const reader = new RowReader(layout, areas);
  reader.begin(layout.header.map((name) => cells[name] ?? ''));
  const row = readRow(reader);
  if (row !== undefined) return { row };
  const { code, position, value } = reader.fault as RowFault;
  return { fault: { code, column: layout.header[position] ?? '', value } };
}
