import { closeSync, read } from 'node:fs';
import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { openRegularFile } from '../regular-file.js';

/** Where two files first differ: both lines, or the offset for a file that has no lines. */
export interface Difference {
  /** 0 for a file without lines. */
  readonly line: number;
  /** Number of bytes before the first that differs. */
  readonly offset: number;
  readonly found: string;
  readonly expected: string;
}

const CHUNK_BYTES = 1 << 20;
/** No more of a line is shown than this. */
const LINE_BYTES = 4096;
const LINE_END = 0x0a;

const readAt = promisify(read);

/**
 * Compares an output byte for byte with what it should be. Returns undefined where they are the same, and where the
 * output is missing, which `outputFindings` reports.
 */
export async function firstDifference(
  foundPath: string,
  expectedPath: string,
  encoding: 'utf8' | 'utf8-bom' | 'gb18030',
): Promise<Difference | undefined> {
  const found = openRegularFile(foundPath);
  if (found === undefined) return undefined;
  try {
    const expected = await open(expectedPath);
    try {
      const location = await locationOfDifference(found, expected.fd);
      if (location === undefined) return undefined;
      const { offset, line, lineStart } = location;
      if (extname(foundPath) === '.xlsx') return { line: 0, offset, found: '', expected: '' };
      return {
        line,
        offset,
        found: await lineAt(found, lineStart, offset, encoding),
        expected: await lineAt(expected.fd, lineStart, offset, encoding),
      };
    } finally {
      await expected.close();
    }
  } finally {
    closeSync(found);
  }
}

async function locationOfDifference(
  a: number,
  b: number,
): Promise<{ offset: number; line: number; lineStart: number } | undefined> {
  const left = Buffer.alloc(CHUNK_BYTES);
  const right = Buffer.alloc(CHUNK_BYTES);
  let line = 1;
  let lineStart = 0;
  for (let start = 0; ; start += CHUNK_BYTES) {
    const leftBytes = await fill(a, left, start);
    const rightBytes = await fill(b, right, start);
    const shared = Math.min(leftBytes, rightBytes);
    const isSame = leftBytes === rightBytes && left.subarray(0, shared).equals(right.subarray(0, shared));
    let index = 0;
    while (index < shared && left[index] === right[index]) {
      if (left[index] === LINE_END) {
        line++;
        lineStart = start + index + 1;
      }
      index++;
    }
    if (!isSame) return { offset: start + index, line, lineStart };
    if (leftBytes === 0) return undefined;
  }
}

/** The line that begins at `lineStart`; of a very long line, the part around the difference. */
async function lineAt(
  file: number,
  lineStart: number,
  offset: number,
  encoding: 'utf8' | 'utf8-bom' | 'gb18030',
): Promise<string> {
  const start = offset - lineStart < LINE_BYTES / 2 ? lineStart : offset - LINE_BYTES / 4;
  const bytes = Buffer.alloc(LINE_BYTES);
  const read = bytes.subarray(0, await fill(file, bytes, start));
  const end = read.indexOf(LINE_END);
  const decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8');
  return decoder.decode(end < 0 ? read : read.subarray(0, end));
}

async function fill(file: number, into: Buffer, from: number): Promise<number> {
  let filled = 0;
  while (filled < into.length) {
    const { bytesRead } = await readAt(file, into, filled, into.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
