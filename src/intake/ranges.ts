import type { FileHandle } from 'node:fs/promises';
import { afterLineEnd, endOfLine } from '../columnar/line-ends.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { MAX_RECORD_BYTES, RecordSplitter } from './csv.js';
import type { RecordSink, Shape } from './record-sink.js';
import type { Report } from './report.js';
import { type FileState, fill, openFile, sameState, stateOf } from './source.js';

/**
 * A large file is read in ranges, side by side: this thread takes the first, others the rest. Where a range begins
 * is only a guess, the byte after some line end, which may lie inside quotes; the guess is right when whoever reads
 * the range before comes to stand exactly there. Where one is wrong the file is read again from end to end.
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
export interface RangeRead {
  readonly claims: ClaimTable;
  readonly report: Report;
  readonly rows: number;
  readonly lines: number;
  /** Whether the last record ended with the range. */
  readonly endsThere: boolean;
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

/** Smaller files are read before another thread has begun. */
const WORTH_BYTES = 4_000_000;
/** This thread has the whole file to check and hash, and the roster to read besides, so its range is shorter. */
const OWN_SHARE = 0.64;

/**
 * Where the ranges of the other threads begin: each the byte after a line end, in rising order, and the end of the
 * file last. Undefined where the file is too small, or has no line end near a place where one is wanted.
 */
export async function rangeStarts(
  path: string,
  bytes: number,
  { count: threads, worthBytes = WORTH_BYTES }: Omit<RangeReaders, 'read'>,
): Promise<number[] | undefined> {
  if (threads === 0 || bytes < worthBytes) return undefined;
  const share = bytes / (threads + OWN_SHARE);
  const handle = await openFile(path);
  try {
    const starts: number[] = [];
    for (let thread = 0; thread < threads; thread++) {
      const start = await behindLineEnd(handle, Math.floor(share * (OWN_SHARE + thread)));
      if (start === undefined || start <= (starts.at(-1) ?? 0) || start >= bytes) return undefined;
      starts.push(start);
    }
    return [...starts, bytes];
  } finally {
    await handle.close();
  }
}

/** The place behind the first line end from a place on; never between the two halves of a CRLF. */
async function behindLineEnd(handle: FileHandle, from: number): Promise<number | undefined> {
  const near = Buffer.allocUnsafe(MAX_RECORD_BYTES);
  const { bytesRead } = await handle.read(near, 0, near.length, from);
  const lineEnd = endOfLine(near, 0, bytesRead);
  // The byte behind it must be in sight; at the end of the file there is no place for a range.
  return lineEnd + 1 >= bytesRead ? undefined : from + afterLineEnd(near, lineEnd, bytesRead);
}

/** Records are split from a buffer of this size: large enough for any record, and for speed. */
export const BUFFER_BYTES = 1 << 22;

/** The buffer with bytes[at, filled) at its front: itself, or a larger one where no room would be left. */
export function withRoom(buffer: Buffer<ArrayBuffer>, at: number, filled: number): Buffer<ArrayBuffer> {
  const target = at === 0 && filled === buffer.length ? Buffer.allocUnsafe(2 * buffer.length) : buffer;
  buffer.copy(target, 0, at, filled);
  return target;
}

/** Splits a range of a plain UTF-8 file. That it is UTF-8 is checked by whoever reads the file as a whole. */
export async function splitRange(
  { path, from, to, isLast, shape, bufferBytes }: RangeRequest,
  taker: RecordSink,
): Promise<Pick<RangeRead, 'rows' | 'lines' | 'endsThere' | 'state'>> {
  const handle = await openFile(path);
  try {
    let position = from;
    const stream = {
      read: async (into: Uint8Array): Promise<number> => {
        const { bytesRead } = await handle.read(into, 0, Math.min(into.length, to - position), position);
        position += bytesRead;
        return bytesRead;
      },
    };
    const splitter = new RecordSplitter(shape, taker, 0);
    let buffer = Buffer.allocUnsafe(bufferBytes);
    let filled = await fill(stream, buffer);
    for (;;) {
      const isEnd = filled < buffer.length;
      const at = splitter.split(buffer, 0, filled, isEnd && isLast);
      if (isEnd) {
        const { rows, line } = splitter;
        return {
          rows,
          lines: line,
          endsThere: at === filled && !splitter.isSkipping,
          state: await stateOf(handle),
        };
      }
      const kept = filled - at;
      buffer = withRoom(buffer, at, filled);
      filled = kept + (await fill(stream, buffer.subarray(kept)));
    }
  } finally {
    await handle.close();
  }
}

/** Whether every range was read as the others thought, and of one and the same file. */
export function rangesAreContiguous(ranges: readonly RangeRead[], state: FileState): boolean {
  return ranges.every((range) => range.endsThere && sameState(range.state, state));
}
