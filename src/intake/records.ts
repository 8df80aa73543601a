import type { Readable } from 'node:stream';
import type { ClaimTable } from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import type { Reject } from '../domain/reject.js';
import type { ColumnTable } from './columns.js';
import type { RecordTaker, Shape } from './csv.js';
import {
  areTooMany,
  badEncoding,
  DamageCounter,
  encodingBy,
  type LineSurvey,
  surveyLines,
} from './damage.js';
import { asDamagedUtf8 } from './damaged-stream.js';
import { asUtf8, type Encoding, InvalidByte, markOf, unmarkedUtf16 } from './encoding.js';
import type { Header } from './header.js';
import { type Layout, layoutOf, unnamedAtEnd } from './layout.js';
import { BUFFER_BYTES, fitTogether, type RangeRead, type RangeReaders, rangeStarts } from './ranges.js';
import type { ByteStream, Source } from './source.js';
import { headerIn, type Split, shapeOf, splitStream } from './split-stream.js';
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
export const REMARK_CODES = [
  'HEADER_BELOW',
  'HEADER_REPEATED',
  'BLANK_ROWS',
  'DAMAGED_BYTES',
  'SUSPECT_ID',
] as const;
export type RemarkCode = (typeof REMARK_CODES)[number];

/** How often something odd comes, and the first of it. */
export interface Remark {
  readonly count: number;
  readonly line: number;
  readonly value: string;
}

/** Something odd about a file that stops nothing. */
export interface FileWarning {
  readonly code: 'UNKNOWN_COLUMN' | 'UNNAMED_COLUMN' | RemarkCode;
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
  /** Bytes that are looked at together; a test makes them few. */
  readonly bufferBytes?: number;
  /** What the path `-` reads; the process's standard input where it is not given. */
  readonly stdin?: Readable;
}

/** Told how far the reading is: the records so far, and the share of the bytes from 0 to 1. */
export type FileProgress = (rows: number, share: number) => void;

/** What reading a file brings to light beside its rows. */
export interface Report {
  readonly rejects: Reject[];
  readonly remarks: Map<RemarkCode, Remark>;
  /** Positions of columns without a name at the end of the header in which something stands. */
  readonly filled: Set<number>;
}

export function emptyReport(): Report {
  return { rejects: [], remarks: new Map(), filled: new Set() };
}

/** Counts a row of which something is told once for the whole file. */
export function remark({ remarks }: Report, code: RemarkCode, line: number, value: string): void {
  const { count, ...first } = remarks.get(code) ?? { count: 0, line, value };
  remarks.set(code, { ...first, count: count + 1 });
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
  readonly header: Header;
  /** Whether bytes of it are no characters. */
  readonly isDamaged: boolean;
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
  // Columns that a spreadsheet has left behind the last one say nothing.
  const empty = new Set(unnamedAtEnd(layout).filter((position) => !report.filled.has(position)));
  const unnamed = layout.unnamed.filter((position) => !empty.has(position));
  const warnings: FileWarning[] = [
    ...layout.unknown.map((column) => ({ code: 'UNKNOWN_COLUMN' as const, file, column })),
    ...unnamed.map((position) => ({
      code: 'UNNAMED_COLUMN' as const,
      file,
      value: String(position + 1),
    })),
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

/** Reads a file from its first byte to its last, in the encoding that it turns out to have. */
export async function readRecords<Name extends string>(
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress = () => {},
): Promise<FileRead<Name>> {
  const head = await source.head();
  refuseWhatIsNoText(source.path, head);
  const told = options.encoding ?? markOf(head)?.encoding ?? unmarkedUtf16(head);
  const encoding = told ?? 'utf8';
  try {
    return await readIn(encoding, source, reading, options, progress);
  } catch (error) {
    if (!(error instanceof InvalidByte)) throw error;
    return readDamaged(error, told, source, reading, options, progress);
  }
}

/** Reads a file that is not UTF-8 throughout, or not the encoding that is said to be. */
async function readDamaged<Name extends string>(
  invalid: InvalidByte,
  told: Encoding | undefined,
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress,
): Promise<FileRead<Name>> {
  const survey = told === undefined ? await surveyLines(source) : undefined;
  const encoding = told ?? (survey && encodingBy(survey));
  if (encoding === undefined) throw await badEncoding(source, invalid);
  let first = invalid;
  if (encoding !== invalid.encoding) {
    try {
      const file = await readIn(encoding, source, reading, options, progress);
      tellDamage(file.report, survey, encoding);
      return file;
    } catch (error) {
      if (!(error instanceof InvalidByte)) throw error;
      first = error;
    }
  }
  const counter = new DamageCounter();
  try {
    const file = await readIn(encoding, source, reading, options, progress, counter);
    if (areTooMany(counter.rows, file.rows)) throw first;
    tellDamage(file.report, survey, encoding, counter);
    return file;
  } catch (error) {
    throw error instanceof InvalidByte ? await badEncoding(source, first) : error;
  }
}

/** Says how many rows hold bytes that are no characters, or characters of another encoding. */
function tellDamage(
  report: Report,
  survey: LineSurvey | undefined,
  encoding: Encoding,
  counter?: DamageCounter,
): void {
  const strange = survey !== undefined && encoding === 'gb18030' ? [survey.utf8, survey.damagedUtf8] : [];
  const groups = [...strange, { count: counter?.rows ?? 0, first: counter?.firstLine ?? 0 }];
  const found = groups.filter(({ count }) => count > 0);
  if (found.length === 0) return;
  const count = found.reduce((sum, group) => sum + group.count, 0);
  const line = Math.min(...found.map(({ first }) => first));
  report.remarks.set('DAMAGED_BYTES', { count, line, value: '' });
}

/** Files that people take for CSV, by their first bytes: xlsx and other archives, xls, PDF, RTF, JSON. */
const NO_TEXT: readonly string[] = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF', '{', '[{', '[['];

function refuseWhatIsNoText(file: string, head: Buffer): void {
  if (head.length === 0) throw new ReliefError('EMPTY_FILE', { file });
  const encoding = markOf(head)?.encoding ?? unmarkedUtf16(head);
  const beginning = (encoding?.startsWith('utf16') ? withoutZeros(head) : head)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (isWebPage(beginning)) throw new ReliefError('HTML_FILE', { file });
  if (NO_TEXT.some((magic) => beginning.startsWith(magic)))
    throw new ReliefError('NOT_A_CSV', { file, line: 1 });
}

/** A page or a single-file page, as web systems send it under the name of a spreadsheet; no header begins so. */
function isWebPage(beginning: string): boolean {
  return (
    /^<[a-z!?]/i.test(beginning) || /^(?:MIME-Version|From|Content-Type|X-Document-Type): /i.test(beginning)
  );
}

function withoutZeros(head: Buffer): Buffer {
  return head.filter((byte) => byte !== 0) as Buffer;
}

async function readIn<Name extends string>(
  encoding: Encoding,
  source: Source,
  reading: Reading<Name>,
  options: ReadOptions,
  progress: FileProgress,
  damage?: DamageCounter,
): Promise<FileRead<Name>> {
  const isWhole = encoding === 'utf8' && damage === undefined;
  const starts = isWhole ? await startsOfRanges(source, reading, options) : undefined;
  if (starts !== undefined) {
    const together = await readTogether(source, reading, options, starts, progress);
    if (together !== undefined) return together;
  }
  const report = emptyReport();
  const begin = (layout: Layout<Name>, _: Header, rowsPerByte: number) => {
    const taker = reading.begin(layout, report, roomFor(source.bytes, rowsPerByte));
    return damage?.around(taker) ?? taker;
  };
  const decode = damage === undefined ? asUtf8 : asDamagedUtf8;
  const content = (stream: ByteStream) => decode(stream, encoding);
  const found = await readRange(content, source, reading, options, report, begin, progress);
  const { layout, shape, header, rows } = found;
  return { source, encoding, report, layout, shape, header, rows, isDamaged: damage !== undefined };
}

/** Room for the rows of so many bytes, and some more: what is too much costs nothing, what is too little does. */
function roomFor(bytes: number, rowsPerByte: number): number {
  return Math.ceil(bytes * rowsPerByte * 1.1);
}

/** Reads a file on this thread, from the first byte on; where `until` is given, the records before that place. */
function readRange<Name extends string>(
  content: (stream: ByteStream) => ByteStream,
  source: Source,
  { table }: Reading<Name>,
  { stopsAtRejects, rules, bufferBytes }: ReadOptions,
  report: Report,
  begin: (layout: Layout<Name>, header: Header, rowsPerByte: number) => RecordTaker,
  progress: FileProgress,
  until?: number,
): Promise<Split<Name>> {
  return source.pass((stream, position) => {
    const watch = new RejectWatch(source.path);
    const beginFile = (header: Header, rowsPerByte: number) => {
      if (header.above > 0)
        report.remarks.set('HEADER_BELOW', { count: header.above, line: header.line, value: '' });
      const layout = layoutOf(table, header.cells, source.path, header.line);
      return { layout, taker: begin(layout, header, rowsPerByte) };
    };
    const look = (rows: number) => {
      if (stopsAtRejects) watch.look(report.rejects, rows);
      // Other threads read what lies behind `until`, and are about as far.
      const end = until ?? source.bytes;
      progress(Math.round((rows * source.bytes) / end), Math.min(1, position() / end));
    };
    const find = (bytes: Buffer) => headerIn(bytes, source.path, table, rules?.headerLine);
    return splitStream(content(stream), find, beginFile, look, until, bufferBytes);
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
  return rangeStarts(source.path, source.bytes, rangeReaders);
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
  const content = (stream: ByteStream) => asUtf8(stream, 'utf8');
  let found: Split<Name>;
  try {
    found = await readRange(content, source, reading, options, report, begin, progress, starts[0]);
  } finally {
    // The threads write into the memory of the claims, which nobody else may fill before they have come to their end.
    await Promise.allSettled(asked);
  }
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
  const { layout, shape, header } = found;
  return { source, encoding: 'utf8', report, layout, shape, header, rows, isDamaged: false };
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
    // It is awaited later; until then a failure must not end the program.
    range.catch(() => {});
    return range;
  });
}

/** Puts what another thread has found behind what was found before; its lines count from `lines` on. */
function appendReport(report: Report, other: Report, lines: number): void {
  for (const reject of other.rejects) report.rejects.push({ ...reject, line: reject.line + lines });
  for (const [code, { count, line, value }] of other.remarks) {
    const first = report.remarks.get(code) ?? { count: 0, line: line + lines, value };
    report.remarks.set(code, { ...first, count: first.count + count });
  }
  for (const position of other.filled) report.filled.add(position);
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
  const decode = file.isDamaged ? asDamagedUtf8 : asUtf8;
  const begin = () => ({ layout: file.layout, taker });
  await file.source.pass((stream) =>
    splitStream(
      decode(stream, file.encoding),
      () => file.header,
      begin,
      () => {},
    ),
  );
  return texts;
}
