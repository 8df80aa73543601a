import type { CsvWriter } from './csv-writer.js';

/** The rows of a table, ready to be written section by section. */
export interface CsvRows {
  /** How many items the table is made from, each of which gives one row or one per policy. */
  readonly count: number;
  /** Writes the rows of the items from `from` to before `to`. It depends on nothing else, so that sections can be written apart. */
  readonly write: (csv: CsvWriter, from: number, to: number) => void;
}
