import { closeSync, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import { encoderFor } from '../reports/encoding.js';
import type { OutputEncoding } from '../reports/index.js';

/** Makes a folder, or takes one that is there and empty. Errors: SAMPLE_NOT_EMPTY, SAMPLE_UNWRITABLE. */
export function emptyFolder(path: string): void {
  const entries = attempt(path, () => {
    mkdirSync(path, { recursive: true });
    return readdirSync(path);
  });
  if (entries.length > 0)
    throw new ReliefError('SAMPLE_NOT_EMPTY', { file: path, value: [...entries].sort()[0] });
}

const CHUNK_CHARACTERS = 1 << 19;

/** Writes a CSV file row by row. Errors: SAMPLE_UNWRITABLE. */
export function writeCsv(
  folder: string,
  name: string,
  encoding: OutputEncoding,
  rows: Iterable<readonly string[]>,
): void {
  const path = join(folder, name);
  const encode = encoderFor(encoding);
  attempt(path, () => {
    const file = openSync(path, 'wx');
    try {
      let text = '';
      const flush = (): void => {
        const bytes = encode(Buffer.from(text));
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
        text = '';
      };
      for (const row of rows) {
        text += `${row.map(cell).join(',')}\n`;
        if (text.length > CHUNK_CHARACTERS) flush();
      }
      flush();
    } finally {
      closeSync(file);
    }
  });
}

/** Writes a text that is no table. Errors: SAMPLE_UNWRITABLE. */
export function writeText(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  attempt(path, () => {
    const file = openSync(path, 'wx');
    writeSync(file, text);
    closeSync(file);
  });
}

function attempt<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ReliefError('SAMPLE_UNWRITABLE', { file: path, value: code });
  }
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
