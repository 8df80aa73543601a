import type { RecordSink } from '../../columnar/record-sink.js';
import { ReliefError } from '../../domain/errors.js';
import type { FileColumns } from '../../tables/index.js';
import { badEncoding, DamageCounter } from '../encoding/damage.js';
import { asDamagedUtf8, asUtf8 } from '../encoding/decode.js';
import { type Encoding, encodingByHead, InvalidByte } from '../encoding/encoding.js';
import { areTooMany, encodingBy, type LineSurvey, surveyLines } from '../encoding/line-survey.js';
import type { Header } from '../header/header.js';
import type { Layout } from '../header/layout.js';
import { emptyReport, type Report } from '../report/report.js';
import type { ByteStream, Source } from '../source/source.js';
import { readRange, roomFor } from './read-range.js';
import { readTogether, startsOfRanges } from './read-together.js';
import { splitFile } from './split-file.js';
import type { FileProgress, FileRead, ReadOptions, TableReader } from './table-reader.js';

/** Reads a file from its first byte to its last, in the encoding that it has. */
export async function readRecords<Name extends string>(
  source: Source,
  reader: TableReader<Name>,
  options: ReadOptions,
  progress: FileProgress = () => {},
): Promise<FileRead<Name>> {
  const file = await readInItsEncoding(source, reader, options, progress);
  refuseUnknownStatus(file, reader.table);
  return file;
}

/** Whether a row counts is never guessed. Errors: UNKNOWN_STATUS, with the first row that has an unknown word. */
function refuseUnknownStatus(
  { source, report: { statuses } }: FileRead<string>,
  { kind = 'claims' }: FileColumns<string>,
): void {
  const [first] = statuses;
  if (first === undefined) return;
  const [, { line, column }] = first;
  const value = [...statuses.keys()].map((word) => `“${word}”`).join(', ');
  throw new ReliefError('UNKNOWN_STATUS', { file: source.path, line, column, value, section: kind });
}

async function readInItsEncoding<Name extends string>(
  source: Source,
  reader: TableReader<Name>,
  options: ReadOptions,
  progress: FileProgress,
): Promise<FileRead<Name>> {
  const head = await source.head();
  refuseWhatIsNoText(source.path, head);
  const given = source.origin?.isUtf8 ? 'utf8' : options.encoding;
  const known = given ?? encodingByHead(head);
  const encoding = known ?? 'utf8';
  try {
    return await readIn(encoding, source, reader, options, progress);
  } catch (error) {
    if (!(error instanceof InvalidByte)) throw error;
    return readDamaged(error, known, source, reader, options, progress);
  }
}

/** Reads a file that is not UTF-8 throughout, or not in the encoding that it is known to have. */
async function readDamaged<Name extends string>(
  invalid: InvalidByte,
  known: Encoding | undefined,
  source: Source,
  reader: TableReader<Name>,
  options: ReadOptions,
  progress: FileProgress,
): Promise<FileRead<Name>> {
  const survey = known === undefined ? await surveyLines(source) : undefined;
  const encoding = known ?? (survey && encodingBy(survey));
  if (encoding === undefined) throw await badEncoding(source, invalid);
  let first = invalid;
  if (encoding !== invalid.encoding) {
    try {
      const file = await readIn(encoding, source, reader, options, progress);
      reportDamage(file.report, survey, encoding);
      return file;
    } catch (error) {
      if (!(error instanceof InvalidByte)) throw error;
      first = error;
    }
  }
  const counter = new DamageCounter();
  try {
    const file = await readIn(encoding, source, reader, options, progress, counter);
    if (areTooMany(counter.rows, file.rows)) throw first;
    reportDamage(file.report, survey, encoding, counter);
    return file;
  } catch (error) {
    throw error instanceof InvalidByte ? await badEncoding(source, first) : error;
  }
}

/** Reports how many rows hold bytes that are no characters, or characters of another encoding. */
function reportDamage(
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

/** Files that are given instead of CSV, by their first bytes: xlsx and other archives, xls, PDF, RTF, JSON. */
const NO_TEXT: readonly string[] = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF', '{', '[{', '[['];

function refuseWhatIsNoText(file: string, head: Buffer): void {
  if (head.length === 0) throw new ReliefError('EMPTY_FILE', { file });
  const encoding = encodingByHead(head);
  const beginning = (encoding?.startsWith('utf16') ? withoutZeros(head) : head)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (isWebPage(beginning)) throw new ReliefError('HTML_FILE', { file });
  if (NO_TEXT.some((magic) => beginning.startsWith(magic)))
    throw new ReliefError('NOT_A_CSV', { file, line: 1 });
}

/** An HTML or MHTML page, as web systems send it under the name of a spreadsheet; no header begins like one. */
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
  reader: TableReader<Name>,
  options: ReadOptions,
  progress: FileProgress,
  damage?: DamageCounter,
): Promise<FileRead<Name>> {
  const isWhole = encoding === 'utf8' && damage === undefined;
  const starts = isWhole ? await startsOfRanges(source, reader, options) : undefined;
  if (starts !== undefined) {
    const together = await readTogether(source, reader, options, starts, progress);
    if (together !== undefined) return together;
  }
  const report = emptyReport();
  const begin = (layout: Layout<Name>, _: Header, rowsPerByte: number) => {
    const sink = reader.begin(layout, report, roomFor(source.bytes, rowsPerByte));
    return damage?.around(sink) ?? sink;
  };
  const decode = damage === undefined ? asUtf8 : asDamagedUtf8;
  const content = (stream: ByteStream) => decode(stream, encoding);
  const found = await readRange(content, source, reader, options, report, begin, progress);
  const { layout, shape, header, rows } = found;
  return { source, encoding, report, layout, shape, header, rows, isDamaged: damage !== undefined };
}

/** Reads the texts of some rows again; the lines are in rising order and each starts a record. */
export async function rowTexts<Name extends string>(
  file: FileRead<Name>,
  lines: readonly number[],
  textOf: (record: Parameters<RecordSink['takeCells']>[1]) => string,
): Promise<string[]> {
  const texts: string[] = [];
  const keep = (record: Parameters<RecordSink['takeCells']>[1]) => {
    if (lines[texts.length] === record.line) texts.push(textOf(record));
  };
  const sink: RecordSink = {
    takeCells: (_, record) => keep(record),
    takeTexts: (_, record) => keep(record),
    takeBroken: () => {},
  };
  await readAgain(file, sink);
  return texts;
}

/** Gives the records of a file that has been read to another sink, on this thread and from end to end. */
export async function readAgain<Name extends string>(file: FileRead<Name>, sink: RecordSink): Promise<void> {
  const decode = file.isDamaged ? asDamagedUtf8 : asUtf8;
  const begin = () => ({ layout: file.layout, sink });
  await file.source.pass((stream) => splitFile(decode(stream, file.encoding), () => file.header, begin));
}
