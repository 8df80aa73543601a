import { rearrange } from '../../columnar/columns.js';
import type { CsvRows } from '../../columnar/csv-rows.js';
import { CsvWriter } from '../../columnar/csv-writer.js';
import { writeSection } from '../../columnar/section-queue.js';
import { answerTasks } from '../../columnar/worker.js';
import { indexesOf } from '../../engine/partition.js';
import { type Adjudication, type ReplayState, replayPartition } from '../../engine/replay.js';
import { sortDays } from '../../engine/replay-order.js';
import { readClaimRange } from '../../intake/claims.js';
import { causesOf } from '../../reconciliation/index.js';
import { LARGE_TABLES } from '../../reports/large-tables.js';
import { knownError } from '../../system-errors.js';
import type { RunTasks } from './tasks.js';
import { deserializeClaims, deserializeIds, deserializeLines, deserializeState } from './transfer.js';

/** The other side of RunWorkers. What one task leaves for a later one is kept here. */

const csv = new CsvWriter();
let replayState: ReplayState | undefined;
let adjudication: Adjudication | undefined;
const tables = new Map<string, CsvRows>();

answerTasks<RunTasks>(
  {
    read: (request) => {
      deserializeClaims(request.claims);
      return readClaimRange(request);
    },
    sort: ({ ids, days, range }) => sortDays(deserializeIds(ids), days, range),
    rearrange: ({ columns, order }) => rearrange(columns, order),
    replay: ({ state, range, lines }) => {
      replayState = deserializeState(state);
      return replayPartition(replayState, indexesOf(range), deserializeLines(lines));
    },
    lines: (lines) => {
      // Accumulators and warnings stay with the main thread: neither causes nor rows need them.
      const state = needed(replayState);
      adjudication = { ...state, lines: deserializeLines(lines), accumulators: [], warnings: [] };
      for (const { name, rows } of LARGE_TABLES) tables.set(name, rows(adjudication));
    },
    causes: ({ findings, tolerance }) => causesOf(needed(adjudication), findings, tolerance),
    rows: ({ section, memory }) => writeSection(csv, needed(tables.get(section.table)), section, memory),
  },
  knownError,
);

/** What an earlier task has left. */
function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a thread was asked for something before what it needs');
  return value;
}
