import { isAscii, isUtf8 } from 'node:buffer';
import { CARRIAGE_RETURN, LINE_FEED } from '../columnar/line-ends.js';
import type { RecordSink } from '../columnar/record-sink.js';
import { ReliefError } from '../domain/errors.js';
import { asUtf8, type Encoding, InvalidByte, REPLACEMENT, surveyUtf8 } from './encoding.js';
import type { ByteStream, Source } from './source.js';

/**
 * Files with bytes that are no characters. A few of them cost their row at most; where they are many, the file is
 * damaged as a whole, or not in the encoding that it was read in, or put together from files of two encodings.
 */

/** What the lines of a file look like, the whole file through. */
export interface LineSurvey {
  /** Lines that are not empty. */
  readonly lines: number;
  /** Lines with Chinese characters in UTF-8 and nothing else beyond ASCII. */
  readonly utf8: LineGroup;
  /** Lines with such characters and with a few bytes that are none. */
  readonly damagedUtf8: LineGroup;
  /** Lines that are not UTF-8, which GB18030 would be. */
  readonly other: LineGroup;
  /** Chinese characters in UTF-8, and bytes that are not UTF-8. */
  readonly chinese: number;
  readonly broken: number;
}

export interface LineGroup {
  count: number;
  /** Physical line of the first. */
  first: number;
}

/** More than one row in a hundred, and more than a single one, is too many. */
export function areTooMany(damaged: number, rows: number): boolean {
  return damaged > 1 && damaged * 100 > rows;
}

/** Looks at all lines of a file. */
export async function surveyLines(source: Source): Promise<LineSurvey> {
  const survey = {
    lines: 0,
    utf8: { count: 0, first: 0 },
    damagedUtf8: { count: 0, first: 0 },
    other: { count: 0, first: 0 },
    chinese: 0,
    broken: 0,
  };
  await source.pass((stream) =>
    eachLine(stream, (bytes, line) => {
      survey.lines++;
      const isWhole = isUtf8(bytes);
      if (isWhole && isAscii(bytes)) return;
      const found = surveyUtf8(bytes);
      survey.chinese += found.chinese;
      survey.broken += found.broken;
      if (isWhole && (found.chinese === 0 || found.two > 0)) return;
      const damaged = found.chinese > found.broken ? survey.damagedUtf8 : survey.other;
      const group = isWhole ? survey.utf8 : damaged;
      if (group.count++ === 0) group.first = line;
    }),
  );
  return survey;
}

/** Decides for a file that is not UTF-8 throughout; undefined where it is two things at once. */
export function encodingBy({
  lines,
  utf8,
  damagedUtf8,
  other,
  chinese,
  broken,
}: LineSurvey): Encoding | undefined {
  const inUtf8 = utf8.count + damagedUtf8.count;
  if (other.count === 0) return 'utf8';
  if (inUtf8 === 0) return 'gb18030';
  if (!areTooMany(other.count, lines) && inUtf8 >= other.count && chinese > broken) return 'utf8';
  if (!areTooMany(inUtf8, lines) && other.count >= inUtf8 && broken > chinese) return 'gb18030';
  return undefined;
}

/** The encodings in which a file would be read, of those that can be told by its bytes. */
export async function readableEncodings(source: Source, survey: LineSurvey): Promise<Encoding[]> {
  const inUtf8 = survey.utf8.count + survey.damagedUtf8.count;
  if (!areTooMany(survey.damagedUtf8.count + survey.other.count, survey.lines)) return ['utf8'];
  const isOther = survey.other.count > 0 && !areTooMany(inUtf8, survey.lines);
  return isOther && (await isValidIn(source, 'gb18030')) ? ['gb18030'] : [];
}

async function isValidIn(source: Source, encoding: Encoding): Promise<boolean> {
  try {
    await source.pass(async (stream) => {
      const decoded = asUtf8(stream, encoding);
      const buffer = Buffer.allocUnsafe(PIECE_BYTES);
      while ((await decoded.read(buffer)) > 0);
    });
    return true;
  } catch (error) {
    if (error instanceof InvalidByte) return false;
    throw error;
  }
}

/** What there is to say of a file that cannot be read for its bytes. */
export async function badEncoding(source: Source, { encoding, offset }: InvalidByte): Promise<ReliefError> {
  const line = await lineOf(source, offset, encoding);
  const readable = encoding.startsWith('utf16')
    ? []
    : await readableEncodings(source, await surveyLines(source));
  const others = readable.filter((other) => other !== encoding);
  const suggestion = others.map((other) => `--input-encoding ${other}`).join(', ');
  return new ReliefError('BAD_ENCODING', { file: source.path, encoding, offset, line, suggestion });
}

/** Physical line, from 1, in which a byte stands. */
async function lineOf(source: Source, offset: number, encoding: Encoding): Promise<number> {
  let line = 1;
  await source.pass(async (stream) => {
    const step = encoding.startsWith('utf16') ? 2 : 1;
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    let position = 0;
    let last = 0;
    for (let count = await stream.read(buffer); count > 0; count = await stream.read(buffer)) {
      for (let at = 0; at < count && position < offset; at++, position++) {
        const byte = buffer[at] as number;
        // In UTF-16 the other byte of a line end is zero.
        if (step === 2 && byte === 0) continue;
        if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && last !== CARRIAGE_RETURN)) line++;
        last = byte;
      }
    }
  });
  return line;
}

const PIECE_BYTES = 1 << 20;
/** Longer lines are looked at in pieces. */
const LONGEST_LINE = 1 << 20;

/** Calls for every line that is not empty, by the bytes of its line ends. */
async function eachLine(stream: ByteStream, look: (bytes: Buffer, line: number) => void): Promise<void> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES);
  let kept = Buffer.alloc(0);
  let line = 1;
  let endsInReturn = false;
  for (let count = await stream.read(buffer); count > 0; count = await stream.read(buffer)) {
    const bytes = Buffer.concat([kept, buffer.subarray(0, count)]);
    let start = 0;
    for (let at = kept.length; at < bytes.length; at++) {
      const byte = bytes[at];
      const isReturn = byte === CARRIAGE_RETURN;
      if (isReturn || byte === LINE_FEED) {
        if (at > start) look(bytes.subarray(start, at), line);
        if (isReturn || !endsInReturn) line++;
        start = at + 1;
      }
      endsInReturn = isReturn;
    }
    if (bytes.length - start > LONGEST_LINE) {
      look(bytes.subarray(start), line);
      start = bytes.length;
    }
    kept = Buffer.from(bytes.subarray(start));
  }
  if (kept.length > 0) look(kept, line);
}

/** Counts the rows with damaged bytes while they are taken. */
export class DamageCounter {
  rows = 0;
  firstLine = 0;

  /** A taker that takes the same, and counts. */
  around(taker: RecordSink): RecordSink {
    const count = (bytes: Buffer, start: number, end: number, line: number): void => {
      if (bytes.subarray(start, end).includes(REPLACEMENT) && this.rows++ === 0) this.firstLine = line;
    };
    const { takePlain } = taker;
    return {
      ...(takePlain === undefined
        ? {}
        : {
            takePlain: (bytes, start, delimiter, line) => {
              const next = takePlain.call(taker, bytes, start, delimiter, line);
              if (next > start) count(bytes as Buffer, start, next, line);
              return next;
            },
          }),
      takeCells: (cells, record) => {
        count(record.bytes, record.start, record.end, record.line);
        taker.takeCells(cells, record);
      },
      takeTexts: (texts, record) => {
        count(record.bytes, record.start, record.end, record.line);
        taker.takeTexts(texts, record);
      },
      takeBroken: (position, value, record) => {
        count(record.bytes, record.start, record.end, record.line);
        taker.takeBroken(position, value, record);
      },
      passOver: (code, line) => taker.passOver?.(code, line),
    };
  }
}
