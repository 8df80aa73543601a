import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import { Source, tableName } from '../source/source.js';
import type { SpoolWriter } from '../source/spool.js';
import type { Contents } from './contents.js';
import { type Look, lookOf } from './look.js';
import { TOP_ROWS } from './table-csv.js';
import { TOP_BYTES, topsOfText } from './text-top.js';
import type { MergedCells, Sheet } from './workbook.js';
import type { ZipEntry } from './zip.js';

/** A table in a workbook or an archive. */
export interface Table {
  /** The name of the sheet, of the file in the archive, or of both: `book.xlsx#sheet`. */
  readonly name: string;
  readonly isHidden: boolean;
  /** Whether its first rows are empty. */
  readonly isEmpty: boolean;
  /** What it looks like; undefined where it is no table that a run reads. */
  readonly look: Look | undefined;
  /** Unpacks it. `progress` gets the number of rows done so far. */
  open(progress?: (rows: number) => void): Promise<Source>;
}

/** A workbook or an archive. */
export interface Container {
  readonly kind: 'workbook' | 'archive';
  readonly tables: readonly Table[];
  /** The files of an archive that are no tables. */
  readonly others: readonly string[];
}

/**
 * Opens a workbook or an archive and calls `work` while it is open. For a plain file, `work` gets undefined.
 *
 * @param only The name of the only table that is wanted, where it is known. The others are then not examined.
 * Errors: those of `contentsOf`, ARCHIVE_NESTED, and those of the work.
 */
export async function withTables<Result>(
  source: Source,
  rules: ReadingRules,
  work: (container: Container | undefined) => Promise<Result>,
  only?: string,
): Promise<Result> {
  const inner: Source[] = [];
  try {
    return await source.withBytes(async (handle) =>
      work(await containerIn(source, handle, { rules, only, inner })),
    );
  } finally {
    for (const one of inner) await one.close();
  }
}

/** How the tables of a container are examined. */
interface Search {
  readonly rules: ReadingRules;
  readonly only: string | undefined;
  /** Workbooks of an archive that were unpacked. They are closed at the end. */
  readonly inner: Source[];
}

async function containerIn(
  source: Source,
  handle: FileHandle,
  search: Search,
): Promise<Container | undefined> {
  const magic = Buffer.alloc(8);
  await handle.read(magic, 0, magic.length, 0);
  if (!isContainer(magic)) return undefined;
  const contents = await contentsOf(source, handle);
  const origin = once(() => originOf(source));
  if (contents.kind === 'workbook') {
    const tables = contents.sheets.map((sheet) => tableOfSheet(sheet, sheet.name, origin, search));
    return { kind: 'workbook', tables: await Promise.all(tables), others: [] };
  }
  const tables: Table[] = [];
  const others: string[] = [];
  for (const entry of contents.entries) {
    if (isSystemFile(entry.name)) continue;
    if (!isDataFile(entry.name)) others.push(entry.name);
    else tables.push(...(await tablesOfEntry(entry, source, origin, search)));
  }
  return { kind: 'archive', tables, others };
}

/** The code for workbooks is loaded only when there is one, so that plain files do not wait for it. */
async function contentsOf(source: Source, handle: FileHandle): Promise<Contents> {
  const reader = await import('./contents.js');
  return reader.contentsOf(source, handle);
}

type Origin = () => Promise<{ path: string; bytes: number; sha256: string }>;

async function originOf(source: Source): Promise<{ path: string; bytes: number; sha256: string }> {
  const { path, bytes } = source;
  return { path, bytes, sha256: await source.hash() };
}

async function tableOfSheet(sheet: Sheet, name: string, origin: Origin, search: Search): Promise<Table> {
  const { rules, only } = search;
  const isWanted = only === undefined || only.trim() === name.trim();
  const top = isWanted ? await sheet.top(TOP_ROWS) : [];
  const look = lookOf(top, rules);
  return {
    name,
    isHidden: sheet.isHidden,
    isEmpty: top.every((row) => row.every((cell) => cell.trim() === '')),
    look,
    open: async (progress = () => {}) => {
      const from = { ...(await origin()), table: name, isUtf8: true };
      return Source.ofTable(from, async (write) =>
        refuseMerged(await sheet.writeCsv(write, progress), look, tableName(from.path, name)),
      );
    },
  };
}

/**
 * Refuses merged cells that span several rows of data in a column that is read. All rows but the first would have a blank
 * cell, and a blank household or amount has another meaning.
 * Errors: MERGED_CELLS.
 */
function refuseMerged(merged: readonly MergedCells[], look: Look | undefined, file: string): void {
  if (look === undefined) return;
  const found = merged.filter(
    ({ rows, columns: [first, last] }) =>
      rows[0] > look.row && look.positions.some((position) => position >= first && position <= last),
  );
  if (found.length === 0) return;
  throw new ReliefError('MERGED_CELLS', { file, value: found[0].reference, count: found.length });
}

async function tablesOfEntry(
  entry: ZipEntry,
  source: Source,
  origin: Origin,
  search: Search,
): Promise<Table[]> {
  const { rules, only, inner } = search;
  const open = async (): Promise<Source> =>
    Source.ofTable({ ...(await origin()), table: entry.name, isUtf8: false }, (write) => copy(entry, write));
  const isWanted = only === undefined || only === entry.name || only.startsWith(tableName(entry.name, ''));
  const top = isWanted ? await beginningOf(entry) : Buffer.alloc(0);
  if (!isContainer(top)) {
    const look = lookOfText(top, rules);
    return [{ name: entry.name, isHidden: false, isEmpty: top.length === 0, look, open }];
  }
  const book = await open();
  inner.push(book);
  // It stays open as long as the archive, because its sheets are read later.
  const contents = await contentsOf(book, book.unpackedFile);
  if (contents.kind !== 'workbook')
    throw new ReliefError('ARCHIVE_NESTED', { file: source.path, value: entry.name });
  return Promise.all(
    contents.sheets.map((sheet) => tableOfSheet(sheet, tableName(entry.name, sheet.name), origin, search)),
  );
}

/** What a text file looks like, by its beginning; undefined where it is no table that a run reads. */
export function lookOfText(beginning: Buffer, rules: ReadingRules): Look | undefined {
  const looks = topsOfText(beginning).map((rows) => lookOf(rows, rules));
  return looks.find((one) => one?.isComplete) ?? looks.find((one) => one !== undefined);
}

async function copy(entry: ZipEntry, write: SpoolWriter): Promise<void> {
  for await (const chunk of entry.read()) await write(chunk);
}

async function beginningOf(entry: ZipEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of entry.read()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= TOP_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, TOP_BYTES);
}

/** Whether a file begins as a zip file or as an .xls file. */
function isContainer(beginning: Buffer): boolean {
  const magic = beginning.toString('latin1', 0, 4);
  return magic === 'PK\x03\x04' || magic === 'PK\x05\x06' || magic === '\xd0\xcf\x11\xe0';
}

const DATA_FILE = /\.(?:csv|tsv|txt|xls|xlsx|xlsm|xltx|xlsb|ods|et|zip|gz)$/i;

/** Whether a file may have a table, by its name. */
export function isDataFile(name: string): boolean {
  return DATA_FILE.test(name);
}

/** Whether a system or a spreadsheet made a file, not the user: hidden files, lock files, files that macOS adds. */
export function isSystemFile(path: string): boolean {
  const isHidden = (name: string): boolean =>
    name === '__MACOSX' || name.startsWith('~$') || /^\.(?!\.?$)/.test(name);
  return path.split('/').some(isHidden) || /^(?:Thumbs\.db|desktop\.ini)$/i.test(posix.basename(path));
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
