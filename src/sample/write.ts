import { closeSync, existsSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import { encoderFor } from '../reports/encoding.js';
import { type Modes, makeDirectory, type OutputEncoding, setMode } from '../reports/index.js';

/** Makes a folder, or takes an existing one that is empty. Errors: SAMPLE_NOT_EMPTY, SAMPLE_UNWRITABLE. */
export function emptyFolder(path: string, { directory }: Modes): void {
  const entries = attempt(path, () => {
    makeWithParents(resolve(path), directory);
    return readdirSync(path);
  });
  if (entries.length > 0)
    throw new ReliefError('SAMPLE_NOT_EMPTY', { file: path, value: [...entries].sort()[0] });
}

function makeWithParents(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeWithParents(dirname(path), mode);
  makeDirectory(path, mode);
}

/** Where files go, and how. */
export interface Folder {
  readonly path: string;
  readonly encoding: OutputEncoding;
  readonly modes: Modes;
}

const CHUNK_CHARACTERS = 1 << 19;

/** Writes a CSV file row by row. Errors: SAMPLE_UNWRITABLE. */
export function writeCsv(folder: Folder, name: string, rows: Iterable<readonly string[]>): void {
  const encode = encoderFor(folder.encoding);
  writeNew(folder, name, (file) => {
    let text = '';
    const flush = (): void => {
      writeAll(file, encode(Buffer.from(text)));
      text = '';
    };
    for (const row of rows) {
      text += csvLine(row);
      if (text.length > CHUNK_CHARACTERS) flush();
    }
    flush();
  });
}

/** Writes a file that is not a table. Errors: SAMPLE_UNWRITABLE. */
export function writeText(folder: Folder, name: string, text: string): void {
  writeNew(folder, name, (file) => writeAll(file, Buffer.from(text)));
}

function writeNew({ path: folder, modes }: Folder, name: string, write: (file: number) => void): void {
  const path = join(folder, name);
  attempt(path, () => {
    const file = openSync(path, 'wx', modes.file);
    try {
      setMode(file, modes.file);
      write(file);
    } finally {
      closeSync(file);
    }
  });
}

/** The system may write fewer bytes than it is given. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length; ) offset += writeSync(file, bytes, offset);
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

/** A row as a line of a CSV file, with its line feed. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
