import { CARRIAGE_RETURN, LINE_FEED } from '../../columnar/line-ends.js';
import type { RecordSink } from '../../columnar/record-sink.js';
import { ReliefError } from '../../domain/errors.js';
import type { Source } from '../source/source.js';
import { asUtf8 } from './decode.js';
import { type Encoding, InvalidByte } from './encoding.js';
import { areTooMany, type LineSurvey, surveyLines } from './line-survey.js';
import { REPLACEMENT } from './utf8.js';

/**
 * Files with bytes that are not valid in their encoding. A few such bytes cost at most the rows that have them. Many of
 * them mean that the whole file is damaged, was read in the wrong encoding, or mixes two encodings.
 */

const BUFFER_BYTES = 1 << 20;

/** The error BAD_ENCODING for a file that cannot be read, with the encoding that would work, where there is one. */
export async function badEncoding(source: Source, { encoding, offset }: InvalidByte): Promise<ReliefError> {
  const line = await lineOf(source, offset, encoding);
  const other = encoding.startsWith('utf16')
    ? undefined
    : await readableEncoding(source, await surveyLines(source));
  const suggestion = other === undefined || other === encoding ? '' : `--input-encoding ${other}`;
  return new ReliefError('BAD_ENCODING', { file: source.path, encoding, offset, line, suggestion });
}

/** The encoding, of UTF-8 and GB18030, in which a file can be read; undefined where it is neither. */
async function readableEncoding(source: Source, survey: LineSurvey): Promise<Encoding | undefined> {
  const inUtf8 = survey.utf8.count + survey.damagedUtf8.count;
  if (!areTooMany(survey.damagedUtf8.count + survey.other.count, survey.lines)) return 'utf8';
  const isOther = survey.other.count > 0 && !areTooMany(inUtf8, survey.lines);
  return isOther && (await isGb18030(source)) ? 'gb18030' : undefined;
}

async function isGb18030(source: Source): Promise<boolean> {
  try {
    await source.pass(async (stream) => {
      const decoded = asUtf8(stream, 'gb18030');
      const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
      while ((await decoded.read(buffer)) > 0);
    });
    return true;
  } catch (error) {
    if (error instanceof InvalidByte) return false;
    throw error;
  }
}

/** The physical line, from 1, that has the byte at an offset. */
async function lineOf(source: Source, offset: number, encoding: Encoding): Promise<number> {
  let line = 1;
  await source.pass(async (stream) => {
    const isUtf16 = encoding.startsWith('utf16');
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    let position = 0;
    let last = 0;
    for (let count = await stream.read(buffer); count > 0; count = await stream.read(buffer)) {
      for (let at = 0; at < count && position < offset; at++, position++) {
        const byte = buffer[at] as number;
        // In UTF-16 the other byte of a line end is zero.
        if (isUtf16 && byte === 0) continue;
        if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && last !== CARRIAGE_RETURN)) line++;
        last = byte;
      }
    }
  });
  return line;
}

/** Counts the rows with damaged bytes while another sink takes them. */
export class DamageCounter {
  rows = 0;
  firstLine = 0;

  /** A sink that passes everything on to another one and counts damaged rows. */
  around(sink: RecordSink): RecordSink {
    const count = (bytes: Buffer, start: number, end: number, line: number): void => {
      if (bytes.subarray(start, end).includes(REPLACEMENT) && this.rows++ === 0) this.firstLine = line;
    };
    const { takePlain } = sink;
    return {
      ...(takePlain === undefined
        ? {}
        : {
            takePlain: (bytes, start, delimiter, line) => {
              const next = takePlain.call(sink, bytes, start, delimiter, line);
              if (next > start) count(bytes as Buffer, start, next, line);
              return next;
            },
          }),
      takeCells: (cells, record) => {
        count(record.bytes, record.start, record.end, record.line);
        sink.takeCells(cells, record);
      },
      takeTexts: (texts, record) => {
        count(record.bytes, record.start, record.end, record.line);
        sink.takeTexts(texts, record);
      },
      takeBroken: (position, value, record) => {
        count(record.bytes, record.start, record.end, record.line);
        sink.takeBroken(position, value, record);
      },
      passOver: (code, line) => sink.passOver?.(code, line),
    };
  }
}
