import { ReliefError } from '../../domain/errors.js';
import type { SpoolWriter } from '../spool.js';

/** The header stands among so many rows at the top of a sheet. */
export const TOP_ROWS = 30;
/** So many rows has a sheet at most. */
const MAX_ROWS = 1_048_576;
const FLUSH_CHARACTERS = 1 << 20;

/**
 * Writes a sheet as CSV with one line for each row, so that the line of a record is the row of the sheet: a row that is
 * not there is an empty line, and a line break in a cell is a blank.
 */
export class SheetCsv {
  private text = '';
  private width = 0;
  /** Rows written so far, those that are not there among them. */
  rows = 0;

  constructor(
    private readonly write: SpoolWriter,
    private readonly file: string,
  ) {}

  /** Adds a row, counted from 1. The rows come in rising order. */
  add(row: number, cells: readonly string[]): void {
    if (!(row > this.rows) || row > MAX_ROWS)
      throw new ReliefError('BAD_WORKBOOK', { file: this.file, value: `row ${row}` });
    this.text += '\n'.repeat(row - 1 - this.rows);
    this.rows = row;
    let filled = cells.length;
    while (filled > 0 && cells[filled - 1].trim() === '') filled--;
    // Cells at the end of a row that nobody has filled are not in the file; the header knows how many there are.
    if (row <= TOP_ROWS) this.width = Math.max(this.width, filled);
    if (filled > 0) {
      for (let at = 0; at < filled; at++)
        this.text += at === 0 ? csvCell(cells[at]) : `,${csvCell(cells[at])}`;
      this.text += ','.repeat(Math.max(0, this.width - filled));
    }
    this.text += '\n';
  }

  /** Writes what has come together, where it is enough or nothing more will come. */
  async flush(isEnd = false): Promise<void> {
    if (!isEnd && this.text.length < FLUSH_CHARACTERS) return;
    const { text } = this;
    this.text = '';
    if (text !== '') await this.write(text);
  }
}

function csvCell(text: string): string {
  if (!/[",\t\r\n\v\f\u0085\u2028\u2029]/.test(text)) return text;
  const line = text.replace(/\r\n|[\t\r\n\v\f\u0085\u2028\u2029]/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
