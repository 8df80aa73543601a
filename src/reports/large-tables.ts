import type { CsvRows } from '../columnar/csv-rows.js';
import type { Adjudication } from '../engine/replay.js';
import { benefitRows, benefitsTable } from './benefits.js';
import { decisionRows, decisionsTable } from './decisions.js';

/** A table whose rows several threads write side by side. Each item of it is a claim, in the order of replay. */
export interface LargeTable {
  readonly name: string;
  readonly rows: (adjudication: Adjudication) => CsvRows;
}

/** The tables with a row per claim or more. The threads begin with the first, the main thread with the last. */
export const LARGE_TABLES: readonly LargeTable[] = [
  { name: decisionsTable.name, rows: decisionRows },
  { name: benefitsTable.name, rows: benefitRows },
];
