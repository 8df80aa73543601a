import { parentPort } from 'node:worker_threads';
import { rearrange } from '../../columnar/columns.js';
import type { CsvRows } from '../../columnar/csv-rows.js';
import { CsvWriter } from '../../columnar/csv-writer.js';
import { writeSection } from '../../columnar/section-queue.js';
import { ReliefError } from '../../domain/errors.js';
import { indexesOf } from '../../engine/partition.js';
import { type Adjudication, type ReplayState, replayPartition } from '../../engine/replay.js';
import { sortDays } from '../../engine/replay-order.js';
import { readClaimRange } from '../../intake/claims.js';
import { causesOf } from '../../reconciliation/index.js';
import { benefitRows } from '../../reports/benefits.js';
import { decisionRows } from '../../reports/decisions.js';
import { knownError } from '../../system-errors.js';
import type { LineTable } from '../../tables/decision-tables.js';
import type { Answer, Request } from './messages.js';
import {
  deserializeClaims,
  deserializeIds,
  deserializeLines,
  deserializeState,
  toTransferableResult,
} from './transfer.js';

/** The other side of Crew: does what it is asked, one request after the other. */

const csv = new CsvWriter();
let state: ReplayState | undefined;
let adjudication: Adjudication | undefined;
let tables: Readonly<Record<string, CsvRows>> | undefined;

async function answer(request: Request): Promise<Answer> {
  switch (request.kind) {
    case 'read':
      deserializeClaims(request.range.claims);
      return { kind: 'read', range: await readClaimRange(request.range) };
    case 'sort':
      sortDays(deserializeIds(request.ids), request.days, request.range);
      return { kind: 'sort' };
    case 'rearrange':
      rearrange(request.columns, request.order);
      return { kind: 'rearrange' };
    case 'replay': {
      state = deserializeState(request.state);
      const lines = deserializeLines(request.lines);
      const result = replayPartition(state, indexesOf(request.range), lines);
      return { kind: 'replay', result: toTransferableResult(result) };
    }
    case 'lines':
      adjudication = adjudicationOf(deserializeLines(request.lines));
      tables = { 'decisions.csv': decisionRows(adjudication), 'benefits.csv': benefitRows(adjudication) };
      return { kind: 'lines' };
    case 'causes': {
      if (adjudication === undefined) throw new Error('causes were asked for before the lines were told');
      const causes = causesOf(adjudication, request.findings, request.tolerance);
      return { kind: 'causes', causes };
    }
    case 'rows': {
      if (tables === undefined) throw new Error('rows were asked for before the lines were told');
      const { section, memory } = request;
      return { kind: 'rows', written: writeSection(csv, tables[section.table], section, memory) };
    }
  }
}

/** What other threads need to know of the adjudication: accumulators and warnings stay with the first one. */
function adjudicationOf(lines: LineTable): Adjudication {
  if (state === undefined) throw new Error('the lines were told before the replay');
  return { ...state, lines, accumulators: [], warnings: [] };
}

/** Requests are answered in the order in which they come, also where one has to wait for the disk. */
let last: Promise<void> = Promise.resolve();
parentPort?.on('message', (request: Request) => {
  last = last.then(() => reply(request));
});

async function reply(request: Request): Promise<void> {
  try {
    parentPort?.postMessage(await answer(request));
  } catch (error) {
    parentPort?.postMessage(failure(error));
  }
}

function failure(thrown: unknown): Answer {
  const error = knownError(thrown);
  if (error instanceof ReliefError) return { kind: 'refused', code: error.code, details: error.details };
  return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
