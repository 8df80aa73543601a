import { BUFFER_BYTES } from '../../columnar/split-stream.js';
import { ReliefError } from '../../domain/errors.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import { asUtf8 } from '../encoding/decode.js';
import type { Header } from '../header/header.js';
import type { Layout } from '../header/layout.js';
import { appendReport, emptyReport } from '../report/report.js';
import type { ByteStream, Source } from '../source/source.js';
import { type RangeRead, type RangeReaders, rangesAreContiguous, startsOfFile } from './ranges.js';
import { readRange, roomFor } from './read-range.js';
import { type Split, shapeOf } from './split-file.js';
import type { FileProgress, FileRead, ReadOptions, SideBySide, TableReader } from './table-reader.js';

/** Where other threads begin to read the file; undefined where they do not. */
export async function startsOfRanges<Name extends string>(
  source: Source,
  reader: TableReader<Name>,
  { rangeReaders }: ReadOptions,
): Promise<number[] | undefined> {
  if (rangeReaders === undefined || reader.sideBySide === undefined || !(await source.isPlainFile()))
    return undefined;
  return startsOfFile(source.path, source.bytes, rangeReaders);
}

/**
 * Reads a file side by side with other threads: this thread reads what comes before the first start, and checks and
 * hashes the whole file. Undefined where a start was inside a record, so that the file must be read from end to end.
 */
export async function readTogether<Name extends string>(
  source: Source,
  reader: TableReader<Name>,
  options: ReadOptions,
  starts: readonly number[],
  progress: FileProgress,
): Promise<FileRead<Name> | undefined> {
  const { claims, begin: beginOwn, file } = reader.sideBySide as SideBySide<Name>;
  const report = emptyReport();
  let sections: readonly ClaimTable[] = [];
  let asked: Promise<RangeRead>[] = [];
  const begin = (layout: Layout<Name>, header: Header, rowsPerByte: number) => {
    sections = claims.sections(
      starts.map((start, at) => roomFor(start - (starts[at - 1] ?? 0), rowsPerByte)),
    );
    asked = askForRanges(source.path, header, starts, file, sections.slice(1), options);
    return beginOwn(layout, report, sections[0]);
  };
  const content = (stream: ByteStream) => asUtf8(stream, 'utf8');
  let found: Split<Name>;
  try {
    found = await readRange(content, source, reader, options, report, begin, progress, starts[0]);
  } finally {
    // The threads write into the memory of the claims: nobody else may fill it before they have ended.
    await Promise.allSettled(asked);
  }
  const ranges = await allRead(asked);
  if (ranges === undefined || !found.endsThere || !rangesAreContiguous(ranges, source.state))
    return undefined;
  let { rows, lines } = found;
  const linesBefore = [0];
  for (const range of ranges) {
    linesBefore.push(lines);
    appendReport(report, range.report, lines);
    rows += range.rows;
    lines += range.lines;
  }
  claims.join([sections[0], ...ranges.map((range) => range.claims)], linesBefore);
  const { layout, shape, header } = found;
  return { source, encoding: 'utf8', report, layout, shape, header, rows, isDamaged: false };
}

/** The ranges, or undefined where a thread could not read its own: reading from end to end will show why. */
async function allRead(asked: readonly Promise<RangeRead>[]): Promise<RangeRead[] | undefined> {
  try {
    return await Promise.all(asked);
  } catch (error) {
    if (error instanceof ReliefError) return undefined;
    throw error;
  }
}

function askForRanges(
  path: string,
  header: Header,
  starts: readonly number[],
  file: number,
  sections: readonly ClaimTable[],
  { rangeReaders, rules, bufferBytes = BUFFER_BYTES }: ReadOptions,
): Promise<RangeRead>[] {
  const shape = shapeOf(header);
  return starts.slice(0, -1).map((from, thread) => {
    const isLast = thread === starts.length - 2;
    const to = starts[thread + 1];
    const request = {
      path,
      file,
      from,
      to,
      isLast,
      header: header.cells,
      headerLine: header.line,
      shape,
      rules,
      bufferBytes,
      claims: sections[thread],
    };
    const range = (rangeReaders as RangeReaders).read(thread, request);
    // A failure must not end the program before the promise is awaited.
    range.catch(() => {});
    return range;
  });
}
