import { ReliefError } from '../../domain/errors.js';
import { type CellFormat, formatOf, numberText, uncomputed } from './cells.js';
import { SheetCsv } from './table-csv.js';
import type { MergedCells, Sheet } from './workbook.js';

/** Reads .xls, the format of Excel 97 to 2003. A sheet has at most 65,536 rows, so the file is read as a whole. */

/** A cell, as the library returns it. */
interface XlsCell {
  /** n number, s text, b boolean, e error, z blank. */
  readonly t: string;
  readonly v?: string | number | boolean;
  /** The text that the spreadsheet shows. */
  readonly w?: string;
  /** The code or the number of its format. */
  readonly z?: string | number;
  readonly f?: string;
}

/** The first and the last of merged cells, counted from 0. */
interface XlsRange {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

interface XlsRows {
  readonly '!data'?: readonly (readonly XlsCell[] | undefined)[];
  readonly '!merges'?: readonly XlsRange[];
}

interface XlsBook {
  readonly SheetNames: readonly string[];
  readonly Sheets: Readonly<Record<string, XlsRows>>;
  readonly Workbook?: {
    readonly WBProps?: { readonly date1904?: boolean };
    readonly Sheets?: readonly { readonly Hidden?: number }[];
  };
}

/** No .xls file is larger: a full one with forty columns has a quarter of this size. */
export const MAX_XLS_BYTES = 500_000_000;

/** The sheets of a workbook. Errors: BAD_WORKBOOK, WORKBOOK_LOCKED, WORKBOOK_KIND. */
export async function openXls(bytes: Buffer, file: string): Promise<Sheet[]> {
  // The library is larger than the rest of the program, so it is loaded only when it is needed.
  const library = await import('@e965/xlsx');
  library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'));
  refuseOthers(library, bytes, file);
  const book = parse(library, bytes, file);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, index) => {
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const { '!data': rows = [], '!merges': merges = [] } = book.Sheets[name] ?? {};
    const merged = merges.filter(({ s: first, e: last }) => first.r !== last.r).map(mergedCells);
    return new XlsSheet(name, isHidden, rows, merged, is1904, file);
  });
}

/** Refuses other files in the same container format: a locked workbook, a text document. */
function refuseOthers({ CFB }: typeof import('@e965/xlsx'), bytes: Buffer, file: string): void {
  let names: string[];
  try {
    names = (CFB.read(bytes, { type: 'buffer' }) as { FileIndex: { name: string }[] }).FileIndex.map(
      ({ name }) => name,
    );
  } catch (error) {
    throw new ReliefError('BAD_WORKBOOK', { file, value: (error as Error).message });
  }
  if (names.includes('EncryptedPackage')) throw new ReliefError('WORKBOOK_LOCKED', { file });
  if (!names.includes('Workbook') && !names.includes('Book'))
    throw new ReliefError('WORKBOOK_KIND', { file, value: names.includes('WordDocument') ? 'doc' : 'OLE' });
}

function parse(library: typeof import('@e965/xlsx'), bytes: Buffer, file: string): XlsBook {
  try {
    const options = { type: 'buffer', dense: true, cellNF: true, cellDates: false, cellHTML: false } as const;
    return library.read(bytes, options) as unknown as XlsBook;
  } catch (error) {
    const { message } = error as Error;
    const isLocked = /password|encrypt/i.test(message);
    throw new ReliefError(isLocked ? 'WORKBOOK_LOCKED' : 'BAD_WORKBOOK', { file, value: message });
  }
}

function mergedCells({ s: first, e: last }: XlsRange): MergedCells {
  const reference = `R${first.r + 1}C${first.c + 1}:R${last.r + 1}C${last.c + 1}`;
  return { reference, rows: [first.r + 1, last.r + 1], columns: [first.c + 1, last.c + 1] };
}

class XlsSheet implements Sheet {
  constructor(
    readonly name: string,
    readonly isHidden: boolean,
    private readonly rows: readonly (readonly XlsCell[] | undefined)[],
    private readonly merged: readonly MergedCells[],
    private readonly is1904: boolean,
    private readonly file: string,
  ) {}

  async top(rows: number): Promise<string[][]> {
    return Array.from(this.rows.slice(0, rows), (row) => this.texts(row));
  }

  async writeCsv(...[write, progress]: Parameters<Sheet['writeCsv']>): ReturnType<Sheet['writeCsv']> {
    const csv = new SheetCsv(write, this.file);
    for (let at = 0; at < this.rows.length; at++) {
      if (this.rows[at] !== undefined) csv.add(at + 1, this.texts(this.rows[at]));
      await csv.flush();
    }
    progress(csv.rows);
    await csv.flush(true);
    return this.merged;
  }

  private texts(row: readonly XlsCell[] | undefined): string[] {
    return row === undefined ? [] : Array.from(row, (cell) => (cell === undefined ? '' : this.textOf(cell)));
  }

  private textOf({ t: type, v: value, w: shown, z: format, f: formula }: XlsCell): string {
    if (value === undefined || type === 'z') return formula === undefined ? '' : uncomputed(formula);
    if (type === 'n' && typeof value === 'number') return numberText(value, formatNamed(format), this.is1904);
    if (type === 'b') return value ? 'TRUE' : 'FALSE';
    if (type === 'e') return shown ?? '#VALUE!';
    return String(value);
  }
}

const KNOWN_FORMATS = new Map<string | number, CellFormat>();

/** The meaning of a format, by its code or, where the file has no code for it, by its number. */
function formatNamed(format: string | number = 'General'): CellFormat {
  const known = KNOWN_FORMATS.get(format);
  if (known !== undefined) return known;
  const found = typeof format === 'number' ? formatOf(format, undefined) : formatOf(-1, format);
  KNOWN_FORMATS.set(format, found);
  return found;
}
