import { type Options, parse } from 'csv-parse/sync';
import { CARRIAGE_RETURN, LINE_FEED } from './line-ends.js';

/** Records with quotes. csv-parse decides what their cells are, and whether their quotes are well formed. */

export const QUOTE = 0x22;

const EQUALS = 0x3d;

/** The cells of one record by csv-parse; undefined where it finds an error or more than one record. */
export function parseQuoted(content: Buffer, delimiter: number): string[] | undefined {
  return parseRecord(content, delimiter) ?? parseRecord(withoutFormulaSigns(content, delimiter), delimiter);
}

/** The same bytes, where a cell `="5304"` is replaced by the quoted text that it means. */
function withoutFormulaSigns(content: Buffer, delimiter: number): Buffer {
  const kept = Buffer.allocUnsafe(content.length);
  let length = 0;
  let isOpen = false;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    if (byte === QUOTE) isOpen = !isOpen;
    const beginsCell = !isOpen && (at === 0 || content[at - 1] === delimiter);
    if (!(beginsCell && byte === EQUALS && content[at + 1] === QUOTE)) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}

function parseRecord(content: Buffer, delimiter: number): string[] | undefined {
  const options: Options = {
    delimiter: String.fromCharCode(delimiter),
    record_delimiter: '\n',
    relax_column_count: true,
  };
  try {
    const records = parse(content, options) as unknown as string[][];
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

/** The end of the record whose first quote is at `quote`: the first line end outside quotes, or `to`. */
export function endOfQuoted(bytes: Buffer, quote: number, to: number): number {
  let isOpen = false;
  let at = quote;
  for (; at < to; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) isOpen = !isOpen;
    else if ((byte === LINE_FEED || byte === CARRIAGE_RETURN) && !isOpen) break;
  }
  return at;
}

/**
 * The cells of one line that has pairs of quotes in the middle of cells, as in the name 王"小"二. They are part of the
 * text. Undefined where a quote may mean something else.
 */
export function cellsWithBareQuotes(content: Buffer, delimiter: number): string[] | undefined {
  const cells: string[] = [];
  for (let start = 0; start <= content.length; ) {
    const isQuoted = content[start] === QUOTE;
    const end = isQuoted ? endOfQuotedCell(content, start, delimiter) : endOfCell(content, start, delimiter);
    const cell = content.subarray(start, end);
    const text = isQuoted ? parseQuoted(cell, delimiter)?.[0] : cell.toString('utf8');
    if (text === undefined || (!isQuoted && !hasPairsInside(text))) return undefined;
    cells.push(text);
    start = end + 1;
  }
  return cells;
}

function endOfCell(content: Buffer, start: number, delimiter: number): number {
  const end = content.indexOf(delimiter, start);
  return end < 0 ? content.length : end;
}

function endOfQuotedCell(content: Buffer, start: number, delimiter: number): number {
  let isOpen = false;
  let at = start;
  for (; at < content.length && (isOpen || content[at] !== delimiter); at++) {
    if (content[at] === QUOTE) isOpen = !isOpen;
  }
  return at;
}

function hasPairsInside(text: string): boolean {
  return !text.trimStart().startsWith('"') && text.split('"').length % 2 === 1;
}

/** The first cell of a line whose quotes are not well formed: one in the middle, or one never closed. */
export function faultyCell(
  bytes: Buffer,
  start: number,
  end: number,
  delimiter: number,
): { position: number; start: number } {
  let cellStart = start;
  for (let position = 0; cellStart <= end; position++) {
    let at = cellStart;
    if (bytes[at] === QUOTE) {
      for (at++; at < end; at++) {
        if (bytes[at] !== QUOTE) continue;
        if (bytes[at + 1] !== QUOTE || at + 1 >= end) break;
        at++;
      }
      at++;
      if (at > end || (at < end && bytes[at] !== delimiter)) return { position, start: cellStart };
    } else {
      for (; at < end && bytes[at] !== delimiter; at++) {
        if (bytes[at] === QUOTE) return { position, start: cellStart };
      }
    }
    cellStart = at + 1;
  }
  return { position: -1, start };
}
