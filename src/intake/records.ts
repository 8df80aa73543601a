import type { Readable } from 'node:stream';
import type { ClaimTable } from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import type { Reject } from '../domain/reject.js';
import type { ColumnFinding } from './column-findings.js';
import type { ColumnTable } from './columns.js';
import {
  countBytes,
  type Header,
  LINE_FEED,
  MAX_RECORD_BYTES,
  RecordSplitter,
  type RecordTaker,
  readHeader,
  type Shape,
} from './csv.js';
import { asUtf8, type Encoding, InvalidByte, markOf } from './encoding.js';
import { countKnown, type Layout, layoutOf } from './layout.js';
import { withLineFeeds } from './line-ends.js';
import { fitTogether, type RangeRead, type RangeReaders, rangeStarts } from './ranges.js';
import { type ByteStream, fill, type Source } from './source.js';
import { addStrangerCells, type StrangerCells } from './strangers.js';
import { RejectWatch } from './too-many-rejects.js';

/** One input file as the manifest names it. */
export interface InputFile {
  /** As the user gave it; `-` for standard input. */
  readonly path: string;
  /** Size and hash of the file as it lies there, packed or not. */
  readonly bytes: number;
  readonly sha256: string;
  /** Records after the header. */
  readonly rows: number;
  /** Records of which something went to the rejects. */
  readonly rejected: number;
}

/** What is told once of a file, with how many rows are concerned, in the order in which it is told. */
export const REMARK_CODES = ['SUSPECT_ID', 'DERIVED_CLAIM_ID'] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

/** How often something odd comes, and the first of it. */
export interface Remark {
  readonly count: number;
  readonly line: number;
  readonly value: string;
}

/** Something odd about a file that stops nothing. */
export interface FileWarning {
  readonly code: 'UNKNOWN_COLUMN' | 'UNNAMED_COLUMN' | 'UNUSED_COLUMN' | RemarkCode;
  readonly file: string;
  /** The first line concerned. */
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  /** How many rows are concerned. */
  readonly count?: number;
}

export interface ReadOptions {
  /** Overrides what the bytes of the files say. */
  readonly encoding?: Encoding;
  /** Gives a file up as soon as its rejects, more than half of its rows, are too many to be kept. */
  readonly stopsAtRejects?: boolean;
  /** What relief.yaml says about reading the files. */
  readonly rules?: ReadingRules;
  /** Called now and then with the records so far and the share of all that there is to read. */
  readonly onProgress?: FileProgress;
  /** Threads that read ranges of large claims files. */
  readonly rangeReaders?: RangeReaders;
  /**
   * Gathers what somebody has to say about columns, where more files are still to be read and all is to be told at once:
   * whoever gives it refuses it afterwards. Without it each reader refuses its own files.
   */
  readonly columnFindings?: ColumnFinding[];
  /** The map of columns was written for another file of the kind: this one need not have all its headers. */
  readonly isMapOfAnother?: true;
  /** What the path `-` reads; the process's standard input where it is not given. */
  readonly stdin?: Readable;
}

/** Told how far the reading is: the records so far, and the share of the bytes from 0 to 1. */
export type FileProgress = (rows: number, share: number) => void;

/** What reading a file brings to light beside its rows. */
export interface Report {
  readonly rejects: Reject[];
  readonly remarks: Map<RemarkCode, Remark>;
  /** Words of a status column that nobody knows, by word: where the first of each stands. They stop the run. */
  readonly statuses: Map<string, { readonly line: number; readonly column: string }>;
  /** What stands in the columns that nobody knows, once the columns are known. */
  strangers?: StrangerCells;
}

export function emptyReport(): Report {
  return { rejects: [], remarks: new Map(), statuses: new Map() };
}

/** Counts a row of which something is told once for the whole file. */
export function remark({ remarks }: Report, code: RemarkCode, line: number, value: string): void {
  const { count, ...first } = remarks.get(code) ?? { count: 0, line, value };
  remarks.set(code, { ...first, count: count + 1 });
}

/** So many unknown words of a status are named at once; a column with more of them is no status. */
const MOST_STATUSES = 10;

/** Notes a word of a status column that nobody knows. */
export function noteStatus({ statuses }: Report, line: number, column: string, word: string): void {
  const text = word.trim();
  if (!statuses.has(text) && statuses.size < MOST_STATUSES)
    statuses.set(text, { line, column: column.trim() });
}

/** What a kind of file does with its records. */
export interface Reading<Name extends string> {
  readonly table: ColumnTable<Name>;
  /**
   * Begins to take the records of a file with this layout; what was taken of it before is forgotten.
   *
   * @param rows About how many there are, to make room for them; 0 where nobody knows.
   */
  begin(layout: Layout<Name>, report: Report, rows: number): RecordTaker;
  /** How ranges of a claims file are read on several threads; absent for files of other kinds. */
  readonly sideBySide?: SideBySide<Name>;
}

export interface SideBySide<Name extends string> {
  readonly claims: ClaimTable;
  /** Number of the file among the claims files. */
  readonly file: number;
  /** Begins to take the records of this thread's range into a section of the claims. */
  begin(layout: Layout<Name>, report: Report, section: ClaimTable): RecordTaker;
}

/** A file that has been read, with what is needed to read it again. */
export interface FileRead<Name extends string> {
  readonly source: Source;
  readonly encoding: Encoding;
  readonly layout: Layout<Name>;
  readonly shape: Shape;
  readonly rows: number;
  readonly report: Report;
}

/** What the manifest says of a file that has been read. */
export function inputFile({ source, rows, report }: FileRead<string>): InputFile {
  // The rejects stand in the order of their lines; a line of a roster may have several.
  const rejected = report.rejects.filter(({ line }, i, rejects) => line !== rejects[i - 1]?.line).length;
  return { path: source.path, bytes: source.bytes, sha256: source.sha256, rows, rejected };
}

/** What was odd about a file. */
export function warningsOf({ source, layout, report }: FileRead<string>): FileWarning[] {
  const file = source.path;
  const warnings: FileWarning[] = [
    ...layout.unknown.map((column) => ({ code: 'UNKNOWN_COLUMN' as const, file, column })),
    ...layout.unnamed.map((position) => ({
      code: 'UNNAMED_COLUMN' as const,
      file,
      value: String(position + 1),
    })),
    ...layout.unused.map((column) => ({ code: 'UNUSED_COLUMN' as const, file, column })),
  ];
  for (const code of REMARK_CODES) {
    const found = report.remarks.get(code);
    if (found === undefined) continue;
    const column = code === 'SUSPECT_ID' ? { column: headerOf(layout, 'person_id') } : {};
    warnings.push({ code, file, ...found, ...column });
  }
  return warnings;
}

/** The file's own name for a canonical column; blank where it has none. */
function headerOf(layout: Layout<string>, name: string): string {
  return layout.header[layout.fields.get(name)?.positions[0] ?? -1]?.trim() ?? '';
}

/** Records are split from a buffer of this size: large enough for any record, and for speed. */
const BUFFER_BYTES = 1 << 22;

/** Reads a file from its first byte to its last, in the encoding that it turns out to have. */
export async function readRecords<Name extends string>(
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress = () => {},
): Promise<FileRead<Name>> {
  const file = await readInItsEncoding(source, reading, options, progress);
  refuseUnknownStatus(file, reading.table);
  return file;
}

/** Whether a row counts is not guessed. Errors: UNKNOWN_STATUS, with the first row of the file that has such a word. */
function refuseUnknownStatus(
  { source, report: { statuses } }: FileRead<string>,
  { kind = 'claims' }: ColumnTable<string>,
): void {
  const [first] = statuses;
  if (first === undefined) return;
  const [, { line, column }] = first;
  const value = [...statuses.keys()].map((word) => `“${word}”`).join(', ');
  throw new ReliefError('UNKNOWN_STATUS', { file: source.path, line, column, value, kind });
}

async function readInItsEncoding<Name extends string>(
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress,
): Promise<FileRead<Name>> {
  const head = await source.head();
  refuseWhatIsNoText(source.path, head);
  const told = options.encoding ?? markOf(head)?.encoding;
  try {
    return await readIn(told ?? 'utf8', source, reading, options, progress);
  } catch (error) {
    if (!(error instanceof InvalidByte)) throw error;
    if (told !== undefined || error.isDamage) throw badEncoding(source.path, error);
  }
  try {
    return await readIn('gb18030', source, reading, options, progress);
  } catch (error) {
    throw error instanceof InvalidByte ? badEncoding(source.path, error) : error;
  }
}

function badEncoding(file: string, { encoding, offset }: InvalidByte): ReliefError {
  return new ReliefError('BAD_ENCODING', { file, encoding, offset });
}

/** Files that people take for CSV, by their first bytes: xlsx and other archives, xls, PDF, web pages. */
const NO_TEXT: readonly string[] = [
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '%PDF',
  '<html',
  '<HTML',
  '<!DOC',
  '<?xml',
];

function refuseWhatIsNoText(file: string, head: Buffer): void {
  const beginning = head.toString('latin1').trimStart();
  if (head.length === 0) throw new ReliefError('EMPTY_FILE', { file });
  if (NO_TEXT.some((magic) => beginning.startsWith(magic)))
    throw new ReliefError('NOT_A_CSV', { file, line: 1 });
}

async function readIn<Name extends string>(
  encoding: Encoding,
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress,
): Promise<FileRead<Name>> {
  const starts = encoding === 'utf8' ? await startsOfRanges(source, reading, options) : undefined;
  if (starts !== undefined) {
    const together = await readTogether(source, reading, options, starts, progress);
    if (together !== undefined) return together;
  }
  const report = emptyReport();
  const begin = (layout: Layout<Name>, _: Header, rowsPerByte: number) =>
    reading.begin(layout, report, roomFor(source.bytes, rowsPerByte));
  const found = await readRange(encoding, source, reading, options, report, begin, progress);
  return { source, encoding, report, layout: found.layout, shape: found.shape, rows: found.rows };
}

/** Room for the rows of so many bytes, and some more: what is too much costs nothing, what is too little does. */
function roomFor(bytes: number, rowsPerByte: number): number {
  return Math.ceil(bytes * rowsPerByte * 1.1);
}

/** Reads a file on this thread, from the first byte on; where `until` is given, the records before that place. */
function readRange<Name extends string>(
  encoding: Encoding,
  source: Source,
  { table }: Reading<Name>,
  { stopsAtRejects }: ReadOptions,
  report: Report,
  begin: (layout: Layout<Name>, header: Header, rowsPerByte: number) => RecordTaker,
  progress: FileProgress,
  until?: number,
): Promise<Split<Name>> {
  return source.pass((stream, position) => {
    const watch = new RejectWatch(source.path);
    const beginFile = (header: Header, rowsPerByte: number) => {
      const layout = layoutOf(table, header.cells, source.path, header.line);
      return { layout, taker: begin(layout, header, rowsPerByte) };
    };
    const look = (rows: number) => {
      if (stopsAtRejects) watch.look(report.rejects, rows);
      // Other threads read what lies behind `until`, and are about as far.
      const end = until ?? source.bytes;
      progress(Math.round((rows * source.bytes) / end), Math.min(1, position() / end));
    };
    return splitStream(contentOf(stream, encoding), source.path, table, beginFile, look, until);
  });
}

/** Where other threads begin to read the file; undefined where they do not. */
async function startsOfRanges<Name extends string>(
  source: Source,
  reading: Reading<Name>,
  { rangeReaders }: ReadOptions,
): Promise<number[] | undefined> {
  if (rangeReaders === undefined || reading.sideBySide === undefined || !(await source.isPlainFile()))
    return undefined;
  return rangeStarts(source.path, source.bytes, rangeReaders.count);
}

/**
 * Reads a file side by side with other threads: this one takes what lies before the first start, and checks and
 * hashes the whole. Undefined where a start lay inside a record, so that the file must be read from end to end.
 */
async function readTogether<Name extends string>(
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  starts: readonly number[],
  progress: FileProgress,
): Promise<FileRead<Name> | undefined> {
  const { claims, begin: beginOwn, file } = reading.sideBySide as SideBySide<Name>;
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
  const found = await readRange('utf8', source, reading, options, report, begin, progress, starts[0]);
  const ranges = await allRead(asked);
  if (ranges === undefined || !found.endsThere || !fitTogether(ranges, source.state)) return undefined;
  let { rows, lines } = found;
  const linesBefore = [0];
  for (const range of ranges) {
    linesBefore.push(lines);
    appendReport(report, range.report, lines);
    rows += range.rows;
    lines += range.lines;
  }
  claims.join([sections[0], ...ranges.map((range) => range.claims)], linesBefore);
  return { source, encoding: 'utf8', report, layout: found.layout, shape: found.shape, rows };
}

/** The ranges, or undefined where a thread could not read its own: reading from end to end will tell why. */
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
  { rangeReaders, rules }: ReadOptions,
): Promise<RangeRead>[] {
  const shape: Shape = { delimiter: header.delimiter, columns: header.cells.length };
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
      claims: sections[thread],
    };
    const range = (rangeReaders as RangeReaders).read(thread, request);
    // It is awaited later; until then a failure must not end the program.
    range.catch(() => {});
    return range;
  });
}

/** Puts what another thread has found behind what was found before; its lines count from `lines` on. */
function appendReport(report: Report, other: Report, lines: number): void {
  for (const reject of other.rejects) report.rejects.push({ ...reject, line: reject.line + lines });
  for (const [word, { line, column }] of other.statuses) noteStatus(report, line + lines, column, word);
  if (report.strangers !== undefined && other.strangers !== undefined)
    addStrangerCells(report.strangers, other.strangers);
  for (const [code, { count, line, value }] of other.remarks) {
    const first = report.remarks.get(code) ?? { count: 0, line: line + lines, value };
    report.remarks.set(code, { ...first, count: first.count + count });
  }
}

/** What came of splitting a stream. */
interface Split<Name extends string> {
  readonly layout: Layout<Name>;
  readonly shape: Shape;
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
async function splitStream<Name extends string>(
  stream: ByteStream,
  file: string,
  table: ColumnTable<string>,
  begin: (header: Header, rowsPerByte: number) => { layout: Layout<Name>; taker: RecordTaker },
  progress: (rows: number) => void,
  until = Number.POSITIVE_INFINITY,
): Promise<Split<Name>> {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let filled = await fill(stream, buffer);
  const start = skipMark(buffer, filled);
  const header = headerIn(buffer.subarray(start, filled), file, table);
  const { layout, taker } = begin(header, lineEndsPerByte(buffer.subarray(start + header.next, filled)));
  const shape: Shape = { delimiter: header.delimiter, columns: header.cells.length };
  const splitter = new RecordSplitter(shape, taker, header.nextLine);
  let at = start + header.next;
  // The place of buffer[0] in the stream.
  let base = 0;
  for (;;) {
    const isLast = filled < buffer.length;
    const stop = Math.min(filled, until - base);
    at = splitter.split(buffer, at, stop, isLast && stop === filled);
    progress(splitter.rows);
    const isDone = base + stop === until;
    if (isLast || isDone) {
      while (isDone && (await fill(stream, buffer)) > 0);
      const endsThere = at === stop && !splitter.isSkipping;
      return { layout, shape, rows: splitter.rows, lines: splitter.line, endsThere };
    }
    // What is left is the beginning of a record, and never longer than a record can be.
    buffer.copy(buffer, 0, at, filled);
    const kept = filled - at;
    base += at;
    filled = kept + (await fill(stream, buffer.subarray(kept)));
    at = 0;
  }
}

/** The content of a file as all files should be: UTF-8, with line feeds at the line ends. */
function contentOf(stream: ByteStream, encoding: Encoding): ByteStream {
  return withLineFeeds(asUtf8(stream, encoding));
}

/** So much of a file tells how long its rows are. */
const SAMPLE_BYTES = 1 << 16;

function lineEndsPerByte(bytes: Buffer): number {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return sample.length === 0 ? 0 : countBytes(sample, LINE_FEED, 0, sample.length) / sample.length;
}

function headerIn(bytes: Buffer, file: string, table: ColumnTable<string>): Header {
  const header = readHeader(bytes, bytes.length);
  if (header === undefined) {
    const isBlank = bytes.length < MAX_RECORD_BYTES && bytes.toString('utf8').trim() === '';
    throw new ReliefError(isBlank ? 'EMPTY_FILE' : 'NOT_A_CSV', { file, line: 1 });
  }
  const isOneCell = header.cells.length === 1 && countKnown(table, header.cells) === 0;
  if (isOneCell || header.cells.some((cell) => cell.includes('\0'))) {
    throw new ReliefError('NOT_A_CSV', { file, line: header.line });
  }
  return header;
}

/** Place after the byte order mark, which is the same in all encodings once they are UTF-8. */
function skipMark(bytes: Buffer, filled: number): number {
  return filled >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** Reads the texts of some rows again; the lines stand in rising order and each starts a record. */
export async function rowTexts<Name extends string>(
  file: FileRead<Name>,
  lines: readonly number[],
  textOf: (place: Parameters<RecordTaker['takeCells']>[1]) => string,
): Promise<string[]> {
  const texts: string[] = [];
  const keep = (place: Parameters<RecordTaker['takeCells']>[1]) => {
    if (lines[texts.length] === place.line) texts.push(textOf(place));
  };
  const taker: RecordTaker = {
    takeCells: (_, place) => keep(place),
    takeTexts: (_, place) => keep(place),
    takeBroken: () => {},
  };
  await file.source.pass((stream) =>
    splitStream(
      contentOf(stream, file.encoding),
      file.source.path,
      { columns: [], ignored: file.layout.header },
      () => ({ layout: file.layout, taker }),
      () => {},
    ),
  );
  return texts;
}
