import type { SpoolWriter } from '../source/spool.js';

/** Merged cells. Rows and columns count from 1, and both ends are included. */
export interface MergedCells {
  readonly reference: string;
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Whether a spreadsheet does not show it. */
  readonly isHidden: boolean;
  /** The texts of its first rows. */
  top(rows: number): Promise<string[][]>;
  /**
   * Writes the whole sheet as CSV. `progress` gets the number of rows done so far, now and then. The first of merged cells
   * has their value, and the others are blank. Returns the merged cells that span several rows.
   */
  writeCsv(write: SpoolWriter, progress: (rows: number) => void): Promise<readonly MergedCells[]>;
}
