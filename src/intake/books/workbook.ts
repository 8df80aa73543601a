import type { SpoolWriter } from '../spool.js';

/** Cells that are one; rows and columns count from 1, both ends included. */
export interface MergedCells {
  readonly reference: string;
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Nobody who opens the workbook sees it. */
  readonly isHidden: boolean;
  /** The texts of its first rows, from the top of the sheet on. */
  top(rows: number): Promise<string[][]>;
  /**
   * Writes the whole sheet as CSV; `progress` is told now and then how many rows are done. Of cells that are merged the
   * first has the value and the others are blank: which they are is returned, as far as they reach over several rows.
   */
  writeCsv(write: SpoolWriter, progress: (rows: number) => void): Promise<readonly MergedCells[]>;
}
