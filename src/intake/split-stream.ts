import { countLineEnds } from '../columnar/line-ends.js';
import { ReliefError } from '../domain/errors.js';
import type { ColumnTable } from '../tables/index.js';
import { MAX_RECORD_BYTES, RecordSplitter } from './csv.js';
import { InvalidByte } from './encoding/encoding.js';
import { findHeader, type Header } from './header.js';
import { countKnown, type Layout } from './layout.js';
import { BUFFER_BYTES, withRoom } from './ranges.js';
import type { RecordSink, Shape } from './record-sink.js';
import { type ByteStream, fill } from './source.js';

/** What came of splitting a stream. */
export interface Split<Name extends string> {
  readonly layout: Layout<Name>;
  readonly shape: Shape;
  readonly header: Header;
  readonly rows: number;
  /** Physical line at which the splitting came to its end. */
  readonly lines: number;
  /** Whether the last record ended where it was to end. */
  readonly endsThere: boolean;
}

/**
 * Splits a stream of UTF-8 into the header and the records, which go to the taker that `begin` returns. Where
 * `until` is given, only the records before that place; the rest of the stream is checked and hashed all the same.
 */
export async function splitStream<Name extends string>(
  stream: ByteStream,
  find: (bytes: Buffer) => Header,
  begin: (header: Header, rowsPerByte: number) => { layout: Layout<Name>; sink: RecordSink },
  progress: (rows: number) => void,
  until = Number.POSITIVE_INFINITY,
  bufferBytes = BUFFER_BYTES,
): Promise<Split<Name>> {
  // The header is looked for in a whole buffer of the usual size.
  let buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = await fill(stream, buffer);
  const start = skipMark(buffer, filled);
  const header = find(buffer.subarray(start, filled));
  const { layout, sink } = begin(header, lineEndsPerByte(buffer.subarray(start + header.next, filled)));
  const shape = shapeOf(header);
  const splitter = new RecordSplitter(shape, sink, header.nextLine);
  let at = start + header.next;
  // The place of buffer[0] in the stream.
  let base = 0;
  let rest = stream;
  if (bufferBytes < BUFFER_BYTES) {
    rest = followedBy(buffer.subarray(at, filled), stream);
    buffer = Buffer.allocUnsafe(bufferBytes);
    filled = await fill(rest, buffer);
    base = at;
    at = 0;
  }
  for (;;) {
    const isLast = filled < buffer.length;
    const stop = Math.min(filled, until - base);
    at = splitter.split(buffer, at, stop, isLast && stop === filled);
    progress(splitter.rows);
    const isDone = base + stop === until;
    if (isLast || isDone) {
      while (isDone && (await fill(rest, buffer)) > 0);
      const endsThere = at === stop && !splitter.isSkipping;
      return { layout, shape, header, rows: splitter.rows, lines: splitter.line, endsThere };
    }
    // What is left is the beginning of a record, and never longer than a record can be.
    buffer = withRoom(buffer, at, filled);
    const kept = filled - at;
    base += at;
    filled = kept + (await fill(rest, buffer.subarray(kept)));
    at = 0;
  }
}

/** Bytes at hand, and then what a stream has. */
function followedBy(bytes: Buffer, stream: ByteStream): ByteStream {
  let rest = bytes;
  return {
    read: async (into) => {
      if (rest.length === 0) return stream.read(into);
      const count = rest.copy(into);
      rest = rest.subarray(count);
      return count;
    },
  };
}

/** So much of a file tells how long its rows are. */
const SAMPLE_BYTES = 1 << 16;

function lineEndsPerByte(bytes: Buffer): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return sample.length === 0 ? 0 : countLineEnds(sample, 0, sample.length) / sample.length;
}

/** The header of a file. Errors: EMPTY_FILE, NOT_A_CSV, TOO_MANY_COLUMNS; InvalidByte where it is damaged. */
export function headerIn(bytes: Buffer, file: string, table: ColumnTable<string>, hint?: number): Header {
  const header = findHeader(bytes, bytes.length, table, { file, line: hint });
  // Without its header a damaged file tells nothing for sure.
  if (header?.cells.some((cell) => cell.includes('\ufffd'))) throw new InvalidByte('utf8', 0);
  if (header === undefined) {
    const isBlank = bytes.length < MAX_RECORD_BYTES && bytes.toString('utf8').trim() === '';
    throw new ReliefError(isBlank ? 'EMPTY_FILE' : 'NOT_A_CSV', { file, line: 1 });
  }
  const isOneCell = header.cells.length <= 1 && countKnown(table, header.cells) === 0;
  if (isOneCell || header.cells.some((cell) => cell.includes('\0'))) {
    throw new ReliefError('NOT_A_CSV', { file, line: header.line });
  }
  return header;
}

/** Place after the byte order mark, which is the same in all encodings once they are UTF-8. */
function skipMark(bytes: Buffer, filled: number): number {
  return filled >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** What the header fixes for all records. */
export function shapeOf({ cells, delimiter }: Header): Shape {
  return { delimiter, columns: cells.length, header: cells };
}
