import { ReliefError } from '../../domain/errors.js';
import type { SpoolWriter } from '../source/spool.js';

/** The header of a sheet is searched for among so many rows. */
export const TOP_ROWS = 30;
/** A sheet has at most so many rows. */
const MAX_ROWS = 1_048_576;
const FLUSH_CHARACTERS = 1 << 20;

/**
 * Writes a sheet as CSV with exactly one line for each row, so that line numbers in messages are rows of the sheet. A row
 * that the file does not have becomes an empty line, and a line break in a cell becomes a blank.
 */
export class SheetCsv {
  private text = '';
  private width = 0;
  /** The number of rows so far, with those that the file does not have. */
  rows = 0;

  constructor(
    private readonly write: SpoolWriter,
    private readonly file: string,
  ) {}

  /** Adds a row by its number, from 1. The rows come in rising order. Errors: BAD_WORKBOOK where they do not. */
  add(row: number, cells: readonly string[]): void {
    if (!(row > this.rows) || row > MAX_ROWS)
      throw new ReliefError('BAD_WORKBOOK', { file: this.file, value: `row ${row}` });
    this.text += '\n'.repeat(row - 1 - this.rows);
    this.rows = row;
    let filled = cells.length;
    while (filled > 0 && cells[filled - 1].trim() === '') filled--;
    // The file does not have the empty cells at the end of a row. The first rows, with the header, show how many to add.
    if (row <= TOP_ROWS) this.width = Math.max(this.width, filled);
    if (filled > 0) {
      this.text += cells.slice(0, filled).map(csvCell).join(',');
      this.text += ','.repeat(Math.max(0, this.width - filled));
    }
    this.text += '\n';
  }

  /** Writes the collected text, once it is long enough or at the end. */
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
