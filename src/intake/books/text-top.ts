import { isUtf8 } from 'node:buffer';
import { constants, gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { TOP_ROWS } from './table-csv.js';

/** The kind of a text file is decided by so many bytes. */
export const TOP_BYTES = 1 << 16;

/** The first rows of a text file, split at each of the usual delimiters. This only shows its kind; it is read later. */
export function topsOfText(packed: Buffer): string[][][] {
  const text = decoded(unpacked(packed));
  return [',', '\t', ';', '|'].map((delimiter) => rowsOf(text, delimiter));
}

function unpacked(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, TOP_BYTES);
  } catch {
    return Buffer.alloc(0);
  }
}

function decoded(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (mark === 0xfffe) return iconv.decode(bytes, 'utf16le');
  if (mark === 0xfeff) return iconv.decode(bytes, 'utf16be');
  if (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0) return iconv.decode(bytes, 'utf16le');
  // The last line is dropped, because its last character may be cut in two.
  const end = Math.max(0, bytes.lastIndexOf(0x0a));
  const whole = end === 0 ? bytes : bytes.subarray(0, end);
  const text = isUtf8(whole) ? whole.toString('utf8') : iconv.decode(whole, 'gb18030');
  return text.replace(/^\ufeff/, '');
}

function rowsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      to: TOP_ROWS,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch {
    const lines = text.split(/\r\n|\n|\r/, TOP_ROWS);
    return lines.map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')));
  }
}
