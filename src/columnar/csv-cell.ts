import { needsGuard } from '../domain/formula-guard.js';
import { viewOf } from './bytes.js';

const COMMA = 0x2c;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** Bytes that make a cell need quotes: comma, quote, and both line ends. */
export const NEEDS_QUOTES = flags(COMMA, QUOTE, 0x0a, 0x0d);
/**
 * First bytes of the texts that a spreadsheet might run as a formula: of signs, blanks, controls and an apostrophe, and
 * in UTF-8 of full-width signs, of blanks and of invisible characters. Nearly all Chinese begins with other bytes.
 */
export const MAY_NEED_GUARD = flags(
  ...[0x2b, 0x2d, 0x3d, 0x40, 0x27, 0x7f, 0xc2, 0xd8, 0xdb, 0xdc, 0xe0, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf3],
);
MAY_NEED_GUARD.fill(1, 0, 0x21);

const ENCODER = new TextEncoder();
/** A byte order mark is a character like any other here. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A cell that is prepared once and written many times: its bytes and the comma after them, eight to a number, because
 * they are then copied five times as fast as one by one.
 *
 * Copying could change only a number that is not a number (NaN). Its last two bytes would be 0xF0 or above and 0x7F or
 * 0xFF, and UTF-8 never has these side by side.
 */
export class Cell {
  readonly words: Float64Array;
  /** In bytes, with the comma. */
  readonly length: number;

  /** @param bytes UTF-8. */
  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    const padded = new Uint8Array(8 * Math.ceil(bytes.length / 8));
    padded.set(bytes);
    const view = viewOf(padded);
    this.words = new Float64Array(padded.length / 8).map((_, word) => view.getFloat64(8 * word, true));
  }
}

/** Prepares a text that many rows repeat, guarded and quoted as it will be in the file. */
export function textCell(text: string): Cell {
  return new Cell(guardedAndQuoted(ENCODER.encode(text)));
}

/** Prepares a code of ours, a number or a date: it never needs quotes or a guard. */
export function codeCell(code: string): Cell {
  return new Cell(ENCODER.encode(`${code},`));
}

/** A text in UTF-8 as a cell with the comma after it: with a guard and in quotes where it needs them. */
export function guardedAndQuoted(text: Uint8Array): Uint8Array {
  const quoted = text.some((byte) => NEEDS_QUOTES[byte] === 1);
  const cell: number[] = [];
  if (quoted) cell.push(QUOTE);
  if (MAY_NEED_GUARD[text[0] as number] === 1 && needsGuard(DECODER.decode(text))) cell.push(APOSTROPHE);
  for (const byte of text) {
    if (byte === QUOTE) cell.push(QUOTE);
    cell.push(byte);
  }
  if (quoted) cell.push(QUOTE);
  cell.push(COMMA);
  return Uint8Array.from(cell);
}

function flags(...bytes: number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}
