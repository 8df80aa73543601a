import { isAscii, isUtf8 } from 'node:buffer';
import { CARRIAGE_RETURN, LINE_FEED } from '../../columnar/line-ends.js';
import type { ByteStream, Source } from '../source/source.js';
import type { Encoding } from './encoding.js';
import { surveyUtf8 } from './utf8.js';

/** What the lines of a whole file look like. */
export interface LineSurvey {
  /** Lines that are not empty. */
  readonly lines: number;
  /** Lines of valid UTF-8 with Chinese characters, and without characters of two bytes. */
  readonly utf8: LineGroup;
  /** Lines that have more Chinese characters in UTF-8 than invalid bytes, and some of these. */
  readonly damagedUtf8: LineGroup;
  /** Other lines that are not UTF-8. They may be GB18030. */
  readonly other: LineGroup;
  /** The number of Chinese characters in UTF-8. */
  readonly chinese: number;
  /** The number of bytes that are not valid UTF-8. */
  readonly broken: number;
}

interface LineGroup {
  count: number;
  /** Physical line of the first, from 1. */
  first: number;
}

/** Whether damaged rows are too many: more than one, and more than one in a hundred. */
export function areTooMany(damaged: number, rows: number): boolean {
  return damaged > 1 && damaged * 100 > rows;
}

/** Surveys all lines of a file. */
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

/** The encoding of a file that is not all UTF-8; undefined where it is a mix of two encodings. */
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

const BUFFER_BYTES = 1 << 20;
/** Longer lines are split for the survey. */
const LONGEST_LINE = 1 << 20;

/** Calls `look` for every line that is not empty, whatever its encoding. The line number counts from 1. */
async function eachLine(stream: ByteStream, look: (bytes: Buffer, line: number) => void): Promise<void> {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
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
