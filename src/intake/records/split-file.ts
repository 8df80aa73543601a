import { type ByteStream, fill, followedBy } from '../../columnar/byte-stream.js';
import { MAX_RECORD_BYTES, RecordSplitter } from '../../columnar/csv-splitter.js';
import { countLineEnds } from '../../columnar/line-ends.js';
import type { RecordSink, Shape } from '../../columnar/record-sink.js';
import {
  BUFFER_BYTES,
  type StreamOptions,
  type StreamSplit,
  splitStream,
} from '../../columnar/split-stream.js';
import { ReliefError } from '../../domain/errors.js';
import type { FileColumns } from '../../tables/index.js';
import { InvalidByte } from '../encoding/encoding.js';
import { findHeader, type Header } from '../header/header.js';
import { countKnown, type Layout } from '../header/layout.js';
import { isRepeated } from './repeated-header.js';

/** What came of splitting a file. */
export interface Split<Name extends string> extends StreamSplit {
  readonly layout: Layout<Name>;
  readonly shape: Shape;
  readonly header: Header;
}

/**
 * Splits a file, given as a stream of UTF-8, into the header and the records, which go to the sink that `begin` returns.
 * Where `until` is given, only the records before that offset are split; the rest of the stream is read all the same, so
 * that it is checked and hashed.
 */
export async function splitFile<Name extends string>(
  stream: ByteStream,
  find: (bytes: Buffer) => Header,
  begin: (header: Header, rowsPerByte: number) => { layout: Layout<Name>; sink: RecordSink },
  { until = Number.POSITIVE_INFINITY, ...options }: StreamOptions = {},
): Promise<Split<Name>> {
  // The header is looked for in a whole buffer of the usual size.
  const top = Buffer.allocUnsafe(BUFFER_BYTES);
  const filled = await fill(stream, top);
  const start = skipMark(top, filled);
  const header = find(top.subarray(start, filled));
  const first = start + header.next;
  const rows = top.subarray(first, filled);
  const { layout, sink } = begin(header, lineEndsPerByte(rows));
  const shape = shapeOf(header);
  const splitter = new RecordSplitter(shape, sink, header.nextLine, isRepeated(header.cells));
  const split = await splitStream(followedBy(rows, stream), splitter, { ...options, until: until - first });
  return { layout, shape, header, ...split };
}

/** This much of a file shows how long its rows are. */
const SAMPLE_BYTES = 1 << 16;

function lineEndsPerByte(bytes: Buffer): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return sample.length === 0 ? 0 : countLineEnds(sample, 0, sample.length) / sample.length;
}

/** The header of a file. Errors: EMPTY_FILE, NOT_A_CSV, TOO_MANY_COLUMNS; InvalidByte where it is damaged. */
export function headerIn(bytes: Buffer, file: string, table: FileColumns<string>, hint?: number): Header {
  const header = findHeader(bytes, bytes.length, table, { file, line: hint });
  // Where its header is damaged, nothing is certain about a file.
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

/** The offset after the byte order mark, which is the same in all encodings once they are UTF-8. */
function skipMark(bytes: Buffer, filled: number): number {
  return filled >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** What the header fixes for all records. */
export function shapeOf({ cells, delimiter }: Header): Shape {
  return { delimiter, columns: cells.length };
}
