import { type ByteStream, fill } from './byte-stream.js';
import type { RecordSplitter } from './csv-splitter.js';

/** Records are split from a buffer of this size: large enough for any record, and fast. */
export const BUFFER_BYTES = 1 << 22;

export interface StreamOptions {
  readonly bufferBytes?: number | undefined;
  /** Offset in the stream before which records are split; what follows is read and not split. */
  readonly until?: number | undefined;
  /** Whether nothing follows the stream, so that its last record needs no line end. */
  readonly isLast?: boolean;
  /** Told the records so far. */
  readonly onProgress?: (rows: number) => void;
}

/** What came of splitting a stream. */
export interface StreamSplit {
  readonly rows: number;
  /** Physical line at which the splitting ended. */
  readonly lines: number;
  /** Whether the last record ended where the stream, or the part of it that was to be split, ends. */
  readonly endsThere: boolean;
}

/** Splits a stream of bytes into records, and reads the stream to its end. */
export async function splitStream(
  stream: ByteStream,
  splitter: RecordSplitter,
  {
    bufferBytes = BUFFER_BYTES,
    until = Number.POSITIVE_INFINITY,
    isLast = true,
    onProgress,
  }: StreamOptions = {},
): Promise<StreamSplit> {
  let buffer = Buffer.allocUnsafe(bufferBytes);
  let filled = await fill(stream, buffer);
  // The offset of buffer[0] in the stream.
  let base = 0;
  for (;;) {
    const isEnd = filled < buffer.length;
    const stop = Math.min(filled, until - base);
    const used = splitter.split(buffer, 0, stop, isLast && isEnd && stop === filled);
    onProgress?.(splitter.rows);
    const isDone = base + stop === until;
    if (isEnd || isDone) {
      while (isDone && (await fill(stream, buffer)) > 0);
      const endsThere = used === stop && !splitter.isSkipping;
      return { rows: splitter.rows, lines: splitter.line, endsThere };
    }
    // What is left is the beginning of a record, and never longer than a record can be.
    buffer = withRoom(buffer, used, filled);
    const kept = filled - used;
    base += used;
    filled = kept + (await fill(stream, buffer.subarray(kept)));
  }
}

/** The buffer with bytes[from, filled) at its front: itself, or a larger one where no room would be left. */
function withRoom(buffer: Buffer<ArrayBuffer>, from: number, filled: number): Buffer<ArrayBuffer> {
  const target = from === 0 && filled === buffer.length ? Buffer.allocUnsafe(2 * buffer.length) : buffer;
  buffer.copy(target, 0, from, filled);
  return target;
}
