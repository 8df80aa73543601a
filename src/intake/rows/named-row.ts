import type { RejectCode } from '../../domain/reject.js';
import type { FileColumns } from '../../tables/index.js';
import type { AreaNames } from '../cells/areas.js';
import { canonicalLayout } from '../header/layout.js';
import { type RowFault, RowReader } from './row.js';

/** A row that was read from named cells, or what is wrong with it. */
export type RowResult<Row> = { readonly row: Row } | { readonly fault: NamedFault };

/** What is wrong with such a row: the code, column and value that rejects.csv would show. */
interface NamedFault {
  readonly code: RejectCode;
  /** Empty for the whole row. */
  readonly column: string;
  readonly value: string;
}

/**
 * Reads a row from the texts of its canonical columns, with the same checks as a row of a file. A column that is not
 * given is blank. A name that is no column is a fault.
 */
export function readNamedRow<Name extends string, Row>(
  table: FileColumns<Name>,
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
