import type { FileHandle } from 'node:fs/promises';
import { MAX_RECORD_BYTES } from './csv-splitter.js';
import { afterLineEnd, endOfLine } from './line-ends.js';

/**
 * Where the ranges of a file begin that other threads read: each the offset after a line end, in rising order, and the
 * size of the file last. Undefined where the file has no line end near an offset where a range should begin.
 *
 * @param ownShare How long the range of this thread is, where that of each other thread is 1.
 */
export async function rangeStarts(
  handle: FileHandle,
  bytes: number,
  otherThreads: number,
  ownShare: number,
): Promise<number[] | undefined> {
  const share = bytes / (otherThreads + ownShare);
  const starts: number[] = [];
  for (let thread = 0; thread < otherThreads; thread++) {
    const start = await offsetAfterLineEnd(handle, Math.floor(share * (ownShare + thread)));
    if (start === undefined || start <= (starts.at(-1) ?? 0) || start >= bytes) return undefined;
    starts.push(start);
  }
  return [...starts, bytes];
}

/** The offset after the first line end at or after another one; never between the two halves of a CRLF. */
async function offsetAfterLineEnd(handle: FileHandle, from: number): Promise<number | undefined> {
  const near = Buffer.allocUnsafe(MAX_RECORD_BYTES);
  const { bytesRead } = await handle.read(near, 0, near.length, from);
  const lineEnd = endOfLine(near, 0, bytesRead);
  // The byte after it must have been read; no range begins at the end of the file.
  return lineEnd + 1 >= bytesRead ? undefined : from + afterLineEnd(near, lineEnd, bytesRead);
}
