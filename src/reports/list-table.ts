import { type CellValue, csvLines, Figure } from '../columnar/csv-lines.js';
import type { CsvRows } from '../columnar/csv-rows.js';
import type { CsvWriter } from '../columnar/csv-writer.js';
import type { OutputColumn } from '../text/reports.js';
import type { CsvTable } from './csv-table.js';
import type { OutputOptions } from './output.js';

/** Longer lists are written directly: csv-stringify takes some 5 seconds for a million rows. */
const MOST_ROWS_STRINGIFIED = 2_000;

/** By name of the column, in the order of the file: the cell of a row. */
type Cells<Row, Results> = {
  readonly [Name in OutputColumn]?: (row: Row, results: Results, options: OutputOptions) => CellValue;
};

/** Declares a table with a row per item of a list. A column is one line. */
export function listTable<Row, Results>(declared: {
  readonly name: string;
  /** null where the run has nothing that the table could say. */
  readonly list: (results: Results) => readonly Row[] | null;
  readonly columns: Cells<Row, Results>;
}): CsvTable<Results> {
  const cells = Object.values(declared.columns);
  return {
    name: declared.name,
    columns: Object.keys(declared.columns) as OutputColumn[],
    rows: (results, options) => {
      const list = declared.list(results);
      if (list === null) return null;
      return rowsOfCells(list, (row) => cells.map((cell) => cell(row, results, options)));
    },
  };
}

/** The rows of a list, as csv-stringify writes them; those of a long list directly, with the same bytes. */
function rowsOfCells<Row>(list: readonly Row[], cellsOf: (row: Row) => CellValue[]): CsvRows {
  const isLong = list.length > MOST_ROWS_STRINGIFIED;
  return {
    count: list.length,
    write: (csv, from, to) => {
      const rows = list.slice(from, to).map(cellsOf);
      if (isLong) for (const row of rows) writeRow(csv, row);
      else csv.lines(csvLines(rows), rows.length);
    },
  };
}

function writeRow(csv: CsvWriter, row: readonly CellValue[]): void {
  for (const value of row) {
    if (value instanceof Figure) csv.code(value.text);
    else csv.text(value);
  }
  csv.endRow();
}

/** By name of the column, in the order of the file: writes the cell of a row. */
type CellWriters<Row, Shared> = {
  readonly [Name in OutputColumn]?: (csv: CsvWriter, row: Row, shared: Shared) => void;
};

/** Declares a table with many rows, whose cells are written directly from the columns of the run. A column is one line. */
export function longListTable<Row, Results, Shared>(declared: {
  readonly name: string;
  /** The rows, and what all of them share; null where the run has nothing that the table could say. */
  readonly list: (results: Results) => { readonly rows: readonly Row[]; readonly shared: Shared } | null;
  readonly columns: CellWriters<Row, Shared>;
}): CsvTable<Results> {
  const writers = Object.values(declared.columns);
  return {
    name: declared.name,
    columns: Object.keys(declared.columns) as OutputColumn[],
    rows: (results) => {
      const list = declared.list(results);
      if (list === null) return null;
      const { rows, shared } = list;
      return {
        count: rows.length,
        write: (csv, from, to) => {
          for (let at = from; at < to; at++) {
            for (const write of writers) write(csv, rows[at], shared);
            csv.endRow();
          }
        },
      };
    },
  };
}
