import { isBlankText, TAB } from '../../columnar/blanks.js';
import { COMMA, MAX_RECORD_BYTES } from '../../columnar/csv-splitter.js';
import { afterLineEnd, countLineEnds, endOfLine } from '../../columnar/line-ends.js';
import { endOfQuoted, parseQuoted, QUOTE } from '../../columnar/quoted.js';
import { ReliefError } from '../../domain/errors.js';
import { isInTenThousands } from '../../tables/header-decorations.js';
import type { FileColumns } from '../../tables/index.js';
import { countKnown, layoutOf } from './layout.js';
import { type UnitAbove, unitIn } from './unit-above.js';

/**
 * Finds the header of a file: the first line that has the required columns, under the delimiter that shows most of them.
 * Titles, dates and a line `sep=,` for Excel may stand above it.
 */

const SEMICOLON = 0x3b;
const PIPE = 0x7c;
/** In the order in which they are tried. */
const DELIMITERS: readonly number[] = [COMMA, TAB, SEMICOLON, PIPE];
const DELIMITER_NAMES = ['comma', 'tab', 'semicolon', 'pipe'] as const;
export type DelimiterName = (typeof DELIMITER_NAMES)[number];

/** The name of a delimiter, which is given as its byte. */
export function delimiterName(delimiter: number): DelimiterName {
  return DELIMITER_NAMES[DELIMITERS.indexOf(delimiter)] as DelimiterName;
}

/** The header is searched for among so many physical lines. */
const LINES_SEARCHED = 30;
/** No table has more columns. */
const MOST_COLUMNS = 1000;
/** A line with so many known columns is a header, if not a complete one. */
const LEAST_OF_HEADER = 3;

/** The header of a file, and where its records begin. */
export interface Header {
  readonly cells: readonly string[];
  readonly delimiter: number;
  /** The physical line of the header, from 1; of its lower line where it has two. */
  readonly line: number;
  /** The number of lines above the header that are not empty. They are not used. */
  readonly above: number;
  /** A unit other than yuan that a line above the header, or a title of a group of columns, names. */
  readonly unitAbove?: UnitAbove | undefined;
  /** The offset of the first record. */
  readonly next: number;
  /** The physical line of the first record. */
  readonly nextLine: number;
}

export interface HeaderHint {
  /** The path of the file, for messages. */
  readonly file: string;
  /** The physical line of the header, from 1, where relief.yaml gives it. */
  readonly line?: number | undefined;
}

/** A record near the beginning of a file. */
interface TopLine {
  readonly content: Buffer;
  readonly line: number;
  readonly next: number;
  readonly nextLine: number;
}

/** A line that may be the header. */
interface Candidate {
  readonly top: TopLine;
  readonly cells: readonly string[];
  readonly delimiter: number;
  /** The number of known columns. */
  readonly known: number;
  /** Whether it has all required columns. */
  readonly isComplete: boolean;
  /** The upper line of a header of two lines. It has titles of groups of columns. */
  readonly upper?: Candidate;
}

/**
 * Finds the header in bytes[0, to). Where no line has all required columns, it is the line with most known columns, so
 * that a message can say what it lacks. Undefined where all lines are empty.
 *
 * Errors: TOO_MANY_COLUMNS.
 */
export function findHeader(
  bytes: Buffer,
  to: number,
  table: FileColumns<string>,
  hint: HeaderHint,
): Header | undefined {
  const tops = topLines(bytes, to, Math.max(LINES_SEARCHED, hint.line ?? 0));
  const separator = separatorIn(tops[0]);
  const lines = separator === undefined ? tops : tops.slice(1);
  const delimiters = separator === undefined ? DELIMITERS : [separator];
  const seen: Candidate[] = [];
  const candidateAt = (index: number): Candidate =>
    (seen[index] ??= candidateIn(lines[index] as TopLine, delimiters, table, hint.file));

  const named = lines.findIndex(({ line }) => line === hint.line);
  if (named >= 0 && candidateAt(named).isComplete) return headerOf(candidateAt(named), named, lines);
  const beyond = lines.findIndex(({ line }) => line > LINES_SEARCHED);
  const searched = beyond < 0 ? lines.length : beyond;
  for (let index = 0; index < searched; index++) {
    const found = completeAt(index, candidateAt, table);
    // Above a complete header there may be another table, with an incomplete header. Its rows are no titles.
    const earlier = seen.slice(0, Math.max(0, index - 1)).findIndex((line) => line.known >= LEAST_OF_HEADER);
    if (found !== undefined && earlier < 0) return headerOf(found.candidate, found.first, lines);
    if (found !== undefined) return headerOf(seen[earlier] as Candidate, earlier, lines);
  }
  if (named >= 0 && searched > 0) return headerOf(candidateAt(named), named, lines);
  return mostKnown(seen.slice(0, searched), lines, table);
}

/** The complete header that ends with a line: the line alone, or together with the one above it. */
function completeAt(
  index: number,
  candidateAt: (index: number) => Candidate,
  table: FileColumns<string>,
): { candidate: Candidate; first: number } | undefined {
  const candidate = candidateAt(index);
  if (candidate.isComplete) return { candidate, first: index };
  if (index === 0) return undefined;
  const both = combined(candidateAt(index - 1), candidate, table);
  return both?.isComplete ? { candidate: both, first: index - 1 } : undefined;
}

/** The first of the lines, or pairs of lines, with most known columns. */
function mostKnown(
  seen: readonly Candidate[],
  lines: readonly TopLine[],
  table: FileColumns<string>,
): Header | undefined {
  let best: { candidate: Candidate; first: number } | undefined;
  seen.forEach((candidate, index) => {
    if (best === undefined || candidate.known > best.candidate.known) best = { candidate, first: index };
    const both = index === 0 ? undefined : combined(seen[index - 1] as Candidate, candidate, table);
    if (both !== undefined && both.known > best.candidate.known) best = { candidate: both, first: index - 1 };
  });
  return best === undefined ? undefined : headerOf(best.candidate, best.first, lines);
}

function headerOf(candidate: Candidate, above: number, lines: readonly TopLine[]): Header {
  const { top, cells, delimiter } = candidate;
  return {
    // A sheet that was saved to its last column has thousands of cells without a name.
    cells: cells.slice(0, MOST_COLUMNS),
    delimiter,
    line: top.line,
    above,
    unitAbove: unitAbove(candidate, lines.slice(0, above)),
    next: top.next,
    nextLine: top.nextLine,
  };
}

/** The first unit other than yuan in the lines above a header, or in the titles of its groups of columns. */
function unitAbove({ cells, upper }: Candidate, lines: readonly TopLine[]): UnitAbove | undefined {
  for (const { content, line } of lines) {
    const text = unitIn(content.toString('utf8', 0, MAX_RECORD_BYTES));
    if (text !== undefined) return { line, text };
  }
  const group = upper?.cells.find((cell, at) => cell !== cells[at] && isInTenThousands(cell));
  return group === undefined || upper === undefined
    ? undefined
    : { line: upper.top.line, text: group.trim() };
}

/** The records that start on the first physical lines, without empty ones. */
function topLines(bytes: Buffer, to: number, lines: number): TopLine[] {
  const found: TopLine[] = [];
  let line = 1;
  for (let start = 0; start < to && line <= lines; ) {
    const lineEnd = endOfLine(bytes, start, to);
    const end = endOfRecord(bytes, start, lineEnd, to);
    const nextLine = line + countLineEnds(bytes, start, end) + 1;
    const next = afterLineEnd(bytes, end, to);
    const content = bytes.subarray(start, end);
    if (!isBlankText(content.toString('utf8').replace(/[,;|"]/g, '')))
      found.push({ content, line, next, nextLine });
    start = next;
    line = nextLine;
  }
  return found;
}

/** The end of the record that starts on a line; the end of the line where its quotes are not well formed. */
function endOfRecord(bytes: Buffer, start: number, lineEnd: number, to: number): number {
  const quote = bytes.subarray(start, lineEnd).indexOf(QUOTE);
  if (quote < 0) return lineEnd;
  const end = endOfQuoted(bytes, start + quote, Math.min(to, start + MAX_RECORD_BYTES));
  if (end === lineEnd) return lineEnd;
  const content = bytes.subarray(start, end);
  return DELIMITERS.some((delimiter) => parseQuoted(content, delimiter) !== undefined) ? end : lineEnd;
}

/** The delimiter that the first line names for Excel (`sep=;`). */
function separatorIn(first: TopLine | undefined): number | undefined {
  const named = first && /^"?sep=(.)"?[,;|\s]*$/i.exec(first.content.toString('latin1'))?.[1];
  const byte = named?.charCodeAt(0);
  return byte !== undefined && DELIMITERS.includes(byte) ? byte : undefined;
}

/** A line split at the delimiter that shows most known columns and, among equals, most cells. */
function candidateIn(
  top: TopLine,
  delimiters: readonly number[],
  table: FileColumns<string>,
  file: string,
): Candidate {
  let best: Candidate | undefined;
  for (const delimiter of delimiters) {
    if (best !== undefined && !top.content.includes(delimiter)) continue;
    const all = cellsOf(top.content, delimiter);
    if (all.length > MOST_COLUMNS) refuseManyColumns(all, file, top.line);
    const cells = top.content.length > MAX_RECORD_BYTES ? [] : all;
    const known = countKnown(table, cells);
    const isBetter =
      best === undefined || known > best.known || (known === best.known && cells.length > best.cells.length);
    if (isBetter) best = { top, cells, delimiter, known, isComplete: isComplete(table, cells, known) };
  }
  return best as Candidate;
}

function cellsOf(content: Buffer, delimiter: number): readonly string[] {
  if (content.length > MAX_RECORD_BYTES)
    return content.toString('utf8', 0, MAX_RECORD_BYTES).split(String.fromCharCode(delimiter));
  if (content.includes(QUOTE)) return parseQuoted(content, delimiter) ?? [];
  return content.toString('utf8').split(String.fromCharCode(delimiter));
}

function refuseManyColumns(cells: readonly string[], file: string, line: number): void {
  if (cells.filter((cell) => !isBlankText(cell)).length > MOST_COLUMNS)
    throw new ReliefError('TOO_MANY_COLUMNS', { file, line });
}

/** Two lines as one header with groups of columns: a cell that is blank below is taken from above. */
function combined(upper: Candidate, lower: Candidate, table: FileColumns<string>): Candidate | undefined {
  if (upper.delimiter !== lower.delimiter) return undefined;
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, at) => {
    const below = lower.cells[at] ?? '';
    return isBlankText(below) ? (upper.cells[at] ?? '') : below;
  });
  const known = countKnown(table, cells);
  if (known <= upper.known || known <= lower.known) return undefined;
  return { ...lower, cells, known, upper, isComplete: isComplete(table, cells, known) };
}

/** Whether a header has all required columns. Never true for a table that requires none. */
function isComplete(table: FileColumns<string>, cells: readonly string[], known: number): boolean {
  const required = table.columns.filter((column) => column.required).length;
  return required > 0 && known > 0 && !lacks(table, cells, known >= required);
}

/**
 * Whether a header lacks required columns. Another fault does not matter here where the line has enough known columns to
 * be the header: that fault is reported once the line has been chosen.
 */
function lacks(table: FileColumns<string>, cells: readonly string[], mayBeHeader: boolean): boolean {
  try {
    layoutOf(table, cells, '', 0);
    return false;
  } catch (error) {
    if (!(error instanceof ReliefError)) throw error;
    return error.code === 'MISSING_COLUMN' || !mayBeHeader;
  }
}
