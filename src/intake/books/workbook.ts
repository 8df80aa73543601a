import type { SpoolWriter } from '../source.js';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** Nobody who opens the workbook sees it. */
  readonly isHidden: boolean;
  /** The texts of its first rows, from the top of the sheet on. */
  top(rows: number): Promise<string[][]>;
  /** Writes the whole sheet as CSV; `progress` is told now and then how many rows are done. */
  writeCsv(write: SpoolWriter, progress: (rows: number) => void): Promise<void>;
}
