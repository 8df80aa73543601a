import { fileRange } from '../../columnar/byte-stream.js';
import { RecordSplitter } from '../../columnar/csv-splitter.js';
import { rangeStarts } from '../../columnar/file-ranges.js';
import type { RecordSink, Shape } from '../../columnar/record-sink.js';
import { type StreamSplit, splitStream } from '../../columnar/split-stream.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { Report } from '../report/report.js';
import { type FileState, openFile, sameState, stateOf } from '../source/source.js';
import { isRepeated } from './repeated-header.js';

/**
 * A large file is read in ranges side by side: this thread reads the first range, the other threads the rest. The start
 * of a range is a guess, the byte after some line end, which may be inside quotes. The guess is right if the thread
 * that reads the range before ends exactly there. If one guess is wrong, the file is read again from end to end.
 */

/** A range of a file, given to another thread. */
export interface RangeRequest {
  readonly path: string;
  /** Number of the file among the claims files. */
  readonly file: number;
  readonly from: number;
  readonly to: number;
  /** Nothing follows the range. */
  readonly isLast: boolean;
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly shape: Shape;
  readonly rules?: ReadingRules | undefined;
  readonly bufferBytes: number;
  /** Where the claims go. */
  readonly claims: ClaimTable;
}

/** What another thread has read of a range. Lines are counted from the first of the range, which is line 0. */
export interface RangeRead extends StreamSplit {
  readonly claims: ClaimTable;
  readonly report: Report;
  /** The file as that thread saw it. */
  readonly state: FileState;
}

/** Threads that can read ranges of claims files. */
export interface RangeReaders {
  readonly count: number;
  readonly read: (thread: number, request: RangeRequest) => Promise<RangeRead>;
  /** Files with fewer bytes are read on one thread; WORTH_BYTES where it is not given. */
  readonly worthBytes?: number;
}

/** A smaller file has been read before another thread has started. */
const WORTH_BYTES = 4_000_000;
/** This thread also checks and hashes the whole file and reads the roster, so its range is shorter. */
const OWN_SHARE = 0.64;

/** Where the ranges of the other threads begin, and the size of the file; undefined where one thread reads it all. */
export async function startsOfFile(
  path: string,
  bytes: number,
  { count: threads, worthBytes = WORTH_BYTES }: Omit<RangeReaders, 'read'>,
): Promise<number[] | undefined> {
  if (threads === 0 || bytes < worthBytes) return undefined;
  const handle = await openFile(path);
  try {
    return await rangeStarts(handle, bytes, threads, OWN_SHARE);
  } finally {
    await handle.close();
  }
}

/** Splits a range of a plain UTF-8 file. The thread that reads the whole file checks that it is UTF-8. */
export async function splitRange(
  { path, from, to, isLast, shape, header, bufferBytes }: RangeRequest,
  sink: RecordSink,
): Promise<StreamSplit & Pick<RangeRead, 'state'>> {
  const handle = await openFile(path);
  try {
    const splitter = new RecordSplitter(shape, sink, 0, isRepeated(header));
    const split = await splitStream(fileRange(handle, from, to), splitter, { bufferBytes, isLast });
    return { ...split, state: await stateOf(handle) };
  } finally {
    await handle.close();
  }
}

/** Whether every range ended where the next begins, and all were read from one and the same state of the file. */
export function rangesAreContiguous(ranges: readonly RangeRead[], state: FileState): boolean {
  return ranges.every((range) => range.endsThere && sameState(range.state, state));
}
