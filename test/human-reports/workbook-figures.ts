import readWorkbook from 'read-excel-file/node';
import { expect } from 'vitest';
import type { CsvRow } from './sample-run.js';

export type Cell = string | number | boolean | Date | null;

export interface ReadSheet {
  readonly name: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The sheets as another library reads them, by the order in the workbook. */
export async function sheetsOf(bytes: Uint8Array): Promise<ReadSheet[]> {
  const sheets = await readWorkbook(Buffer.from(bytes));
  return sheets.map(({ sheet, data }) => {
    const [header = [], ...rows] = (data as unknown as Cell[][]).map((row) => row.map(toSecond));
    return { name: sheet, header, rows };
  });
}

/** A workbook stores a time as a fraction of a day, which a reader may give a millisecond beside the second. */
function toSecond(cell: Cell): Cell {
  return cell instanceof Date ? new Date(Math.round(cell.getTime() / 1000) * 1000) : cell;
}

/** A CSV cell as the workbook must hold it. */
export const text = (cell: string | undefined): Cell => (cell === undefined || cell === '' ? null : cell);

export const number = (cell: string | undefined): Cell =>
  cell === undefined || cell === '' ? null : Number(cell);

type Expected = readonly (readonly [
  place: number,
  column: string,
  read: (cell: string | undefined) => Cell,
])[];

/** Holds the columns of a sheet against those of the rows of a CSV file. */
export function expectRows(sheet: ReadSheet | undefined, rows: readonly CsvRow[], columns: Expected): void {
  expect(sheet?.rows.map((row) => columns.map(([place]) => row[place] ?? null))).toEqual(
    rows.map((row) => columns.map(([, column, read]) => read(row[column]))),
  );
}
