import type { Sheet } from 'write-excel-file/node';
import { say, type TextKey } from '../../text/catalogue.js';
import type { RunResults } from '../results.js';
import type { Names } from '../shared/names.js';
import { readableCount } from '../shared/numbers.js';
import { COLOURS } from '../shared/palette.js';
import { type SheetCell, textCell } from './cells.js';

/** A sheet of the workbook: the content of one CSV file, or some of it. */
export interface SheetPlan {
  readonly title: TextKey;
  /** Where all rows are if a sheet cannot hold them. */
  readonly csv: string;
  readonly columns: readonly TextKey[];
  /** The rows in order; they are made one by one, so that rows beyond the limit cost nothing. */
  readonly rows: (results: RunResults, names: Names) => Iterable<SheetCell[]>;
  /** How many rows there are. */
  readonly count: (results: RunResults) => number;
  /** A note below the rows on what the run could not work out, and why; '' where nothing is missing. */
  readonly missing?: (results: RunResults) => TextKey | '';
}

/**
 * The most rows of a sheet, the header not counted. A spreadsheet can hold 1,048,576, but packing so many would take
 * minutes and gigabytes. The CSV files have all rows.
 */
export const MOST_ROWS = 100_000;

const HEADER = {
  fontWeight: 'bold',
  textColor: '#ffffff',
  backgroundColor: COLOURS.accent,
  alignVertical: 'center',
  height: 22,
} as const;

/** Makes a sheet ready to be packed. */
export function makeSheet(
  plan: SheetPlan,
  results: RunResults,
  names: Names,
  mostRows: number,
): Sheet<never> {
  const speak = (key: TextKey, values?: Record<string, string>) => say(names.language, key, values);
  const header = plan.columns.map((column) => ({ value: speak(column), type: String, ...HEADER }));
  const rows: SheetCell[][] = [];
  for (const row of plan.rows(results, names)) {
    if (rows.length === mostRows) break;
    rows.push(row);
  }
  const notes = notesOf(plan, results, mostRows, speak).map((note) => [textCell(note)]);
  return {
    sheet: speak(plan.title),
    data: [header, ...rows, ...notes],
    stickyRowsCount: 1,
    orientation: 'landscape',
    columns: widths([header, ...rows.slice(0, ROWS_MEASURED)]).map((width) => ({ width })),
  };
}

function notesOf(
  plan: SheetPlan,
  results: RunResults,
  mostRows: number,
  speak: (key: TextKey, values?: Record<string, string>) => string,
): string[] {
  const missing = plan.missing?.(results) ?? '';
  const left = plan.count(results) - mostRows;
  return [
    ...(left > 0 ? [speak('workbook.cut', { count: readableCount(left), file: plan.csv })] : []),
    ...(missing === '' ? [] : [speak(missing)]),
  ];
}

const ROWS_MEASURED = 2_000;
const NARROWEST = 8;
const WIDEST = 60;

/** Widths in characters that fit the header and the rows measured. */
function widths(rows: readonly (readonly SheetCell[])[]): number[] {
  const widest: number[] = [];
  for (const row of rows) {
    row.forEach((cell, at) => {
      widest[at] = Math.max(widest[at] ?? NARROWEST, Math.min(WIDEST, cellWidth(cell)));
    });
  }
  return widest;
}

function cellWidth(cell: SheetCell): number {
  if (cell === null) return 0;
  const { format, value } = cell;
  if (value instanceof Date) return (format as string).length + 2;
  if (typeof value === 'number') return readableCount(Math.trunc(Math.abs(value))).length + 6;
  let width = 2;
  for (const character of String(value)) width += isWide(character) ? 2 : 1;
  return width;
}

/** Chinese characters and their punctuation are as wide as two Latin letters. */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) as number;
  return code >= 0x2e80 && code !== 0xfffd;
}
