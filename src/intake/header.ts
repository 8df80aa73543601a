import { isBlankText, TAB } from '../columnar/blanks.js';
import { COMMA, MAX_RECORD_BYTES } from '../columnar/csv-splitter.js';
import { afterLineEnd, countLineEnds, endOfLine } from '../columnar/line-ends.js';
import { endOfQuoted, parseQuoted, QUOTE } from '../columnar/quoted.js';
import { ReliefError } from '../domain/errors.js';
import { isInTenThousands } from '../tables/header-decorations.js';
import type { ColumnTable } from '../tables/index.js';
import { countKnown, layoutOf } from './layout.js';
import { type UnitAbove, unitIn } from './unit-above.js';

/**
 * Finds the header: the first of the first lines in which the required columns are, separated by whichever delimiter
 * shows them. Above it people write titles and dates, and Excel wants a line `sep=,`.
 */

const SEMICOLON = 0x3b;
const PIPE = 0x7c;
/** In the order in which they are tried. */
const DELIMITERS: readonly number[] = [COMMA, TAB, SEMICOLON, PIPE];
const DELIMITER_NAMES = ['comma', 'tab', 'semicolon', 'pipe'] as const;
export type DelimiterName = (typeof DELIMITER_NAMES)[number];

export function delimiterName(delimiter: number): DelimiterName {
  return DELIMITER_NAMES[DELIMITERS.indexOf(delimiter)] as DelimiterName;
}

/** Physical lines among which the header is looked for. */
const LINES_LOOKED_AT = 30;
const MOST_COLUMNS = 1000;
/** A line with so many known columns is no title. */
const NO_TITLE = 3;

/** What was found of the header: its cells, the delimiter, and where the records begin. */
export interface Header {
  readonly cells: readonly string[];
  readonly delimiter: number;
  /** Physical line of the header; of its lower one where it has two. */
  readonly line: number;
  /** Lines above the header that say something, and are not used. */
  readonly above: number;
  /** What the lines above it, or groups of its columns, say of a unit other than yuan. */
  readonly unitAbove?: UnitAbove | undefined;
  /** Place, and physical line, of the first record. */
  readonly next: number;
  readonly nextLine: number;
}

/** What somebody knows of the header beforehand. */
export interface HeaderHint {
  readonly file: string;
  /** Its physical line, as relief.yaml gives it. */
  readonly line?: number | undefined;
}

/** One record at the beginning of a file. */
interface TopLine {
  readonly content: Buffer;
  readonly line: number;
  readonly next: number;
  readonly nextLine: number;
}

/** A line taken as the header. */
interface Candidate {
  readonly top: TopLine;
  readonly cells: readonly string[];
  readonly delimiter: number;
  readonly known: number;
  readonly isComplete: boolean;
  /** Of a header of two lines: the upper one, with titles of groups of columns. */
  readonly upper?: Candidate;
}

/**
 * Finds the header in bytes[0, to). Where no line has all required columns, the one with most of the known columns is
 * taken, so that the message about what is missing is about it. Undefined where there is nothing.
 *
 * Errors: TOO_MANY_COLUMNS.
 */
export function findHeader(
  bytes: Buffer,
  to: number,
  table: ColumnTable<string>,
  hint: HeaderHint,
): Header | undefined {
  const tops = topLines(bytes, to, Math.max(LINES_LOOKED_AT, hint.line ?? 0));
  const separator = separatorIn(tops[0]);
  const lines = separator === undefined ? tops : tops.slice(1);
  const delimiters = separator === undefined ? DELIMITERS : [separator];
  const seen: Candidate[] = [];
  const candidateAt = (index: number): Candidate =>
    (seen[index] ??= candidateIn(lines[index] as TopLine, delimiters, table, hint.file));

  const named = lines.findIndex(({ line }) => line === hint.line);
  if (named >= 0 && candidateAt(named).isComplete) return headerOf(candidateAt(named), named, lines);
  const within = lines.findIndex(({ line }) => line > LINES_LOOKED_AT);
  const searched = within < 0 ? lines.length : within;
  for (let index = 0; index < searched; index++) {
    const found = completeAt(index, candidateAt, table);
    // Rows of a first header that misses something must not pass for titles above a second one.
    const earlier = seen.slice(0, Math.max(0, index - 1)).findIndex((line) => line.known >= NO_TITLE);
    if (found !== undefined && earlier < 0) return headerOf(found.candidate, found.first, lines);
    if (found !== undefined) return headerOf(seen[earlier] as Candidate, earlier, lines);
  }
  if (named >= 0 && searched > 0) return headerOf(candidateAt(named), named, lines);
  return mostKnown(seen.slice(0, searched), lines, table);
}

/** The header that ends with a line: the line itself, or the line together with the one above it. */
function completeAt(
  index: number,
  candidateAt: (index: number) => Candidate,
  table: ColumnTable<string>,
): { candidate: Candidate; first: number } | undefined {
  const candidate = candidateAt(index);
  if (candidate.isComplete) return { candidate, first: index };
  if (index === 0) return undefined;
  const both = together(candidateAt(index - 1), candidate, table);
  return both?.isComplete ? { candidate: both, first: index - 1 } : undefined;
}

/** Of lines none of which has all that is required: the first of those with most known columns. */
function mostKnown(
  seen: readonly Candidate[],
  lines: readonly TopLine[],
  table: ColumnTable<string>,
): Header | undefined {
  let best: { candidate: Candidate; first: number } | undefined;
  seen.forEach((candidate, index) => {
    if (best === undefined || candidate.known > best.candidate.known) best = { candidate, first: index };
    const both = index === 0 ? undefined : together(seen[index - 1] as Candidate, candidate, table);
    if (both !== undefined && both.known > best.candidate.known) best = { candidate: both, first: index - 1 };
  });
  return best === undefined ? undefined : headerOf(best.candidate, best.first, lines);
}

function headerOf(candidate: Candidate, above: number, lines: readonly TopLine[]): Header {
  const { top, cells, delimiter } = candidate;
  // Sheets saved to their last column have thousands of cells without a name.
  return {
    cells: cells.slice(0, MOST_COLUMNS),
    delimiter,
    line: top.line,
    above,
    unitAbove: unitAbove(candidate, lines.slice(0, above)),
    next: top.next,
    nextLine: top.nextLine,
  };
}

/** The first unit other than yuan above a header, or in the titles of its groups of columns. */
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

/** The records that start on the first lines, without empty ones. */
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

/** The end of the record that starts a line; the line's own end where its quotes are astray. */
function endOfRecord(bytes: Buffer, start: number, lineEnd: number, to: number): number {
  const quote = bytes.subarray(start, lineEnd).indexOf(QUOTE);
  if (quote < 0) return lineEnd;
  const end = endOfQuoted(bytes, start + quote, Math.min(to, start + MAX_RECORD_BYTES));
  if (end === lineEnd) return lineEnd;
  const content = bytes.subarray(start, end);
  return DELIMITERS.some((delimiter) => parseQuoted(content, delimiter) !== undefined) ? end : lineEnd;
}

/** The delimiter that a line `sep=;` names, which Excel wants at the very beginning. */
function separatorIn(first: TopLine | undefined): number | undefined {
  const named = first && /^"?sep=(.)"?[,;|\s]*$/i.exec(first.content.toString('latin1'))?.[1];
  const byte = named?.charCodeAt(0);
  return byte !== undefined && DELIMITERS.includes(byte) ? byte : undefined;
}

/** A line under the delimiter that shows most of the known columns; of several such, most cells. */
function candidateIn(
  top: TopLine,
  delimiters: readonly number[],
  table: ColumnTable<string>,
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

/** Two lines that are one header, as groups of columns have it: what is blank below stands above. */
function together(upper: Candidate, lower: Candidate, table: ColumnTable<string>): Candidate | undefined {
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

/** Whether all that is required is among the cells, for a table that requires anything. */
function isComplete(table: ColumnTable<string>, cells: readonly string[], known: number): boolean {
  const required = table.columns.filter((column) => column.required).length;
  return required > 0 && known > 0 && !lacks(table, cells, known >= required);
}

/**
 * Whether required columns are missing from a header. Whatever else is wrong with it is said of it once it is taken
 * for the header, where it has enough known columns to be one.
 */
function lacks(table: ColumnTable<string>, cells: readonly string[], mayBeHeader: boolean): boolean {
  try {
    layoutOf(table, cells, '', 0);
    return false;
  } catch (error) {
    if (!(error instanceof ReliefError)) throw error;
    return error.code === 'MISSING_COLUMN' || !mayBeHeader;
  }
}
