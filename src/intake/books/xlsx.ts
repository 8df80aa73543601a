import { posix } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { type CellFormat, formatOf, withoutEscapes } from './cells.js';
import { SheetRows, type SheetValues } from './sheet-rows.js';
import { SharedStrings } from './strings.js';
import { SheetCsv } from './table-csv.js';
import type { Sheet } from './workbook.js';
import { attribute, readXml } from './xml.js';
import type { Zip, ZipEntry } from './zip.js';

/** Reads .xlsx: a zip of XML files, one for each sheet and one for the texts that the sheets share. */

/** A reference from one file of the zip to another. */
interface Relation {
  readonly id: string;
  /** The last word of its type. Two standards put different addresses before it. */
  readonly type: string;
  readonly target: string;
}

/** What all sheets of a workbook share. */
interface Workbook {
  readonly zip: Zip;
  readonly file: string;
  readonly strings: ZipEntry | undefined;
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
}

/** The sheets of a workbook. Errors: BAD_WORKBOOK, BAD_ARCHIVE, ARCHIVE_LOCKED. */
export async function openXlsx(zip: Zip, file: string): Promise<Sheet[]> {
  const main = (await relations(zip, '', file)).find(({ type }) => type === 'officeDocument');
  const path = main?.target ?? 'xl/workbook.xml';
  const { sheets, is1904 } = await readBook(zip, path, file);
  const related = await relations(zip, path, file);
  const entryOf = (type: string): ZipEntry | undefined => {
    const target = related.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : find(zip, target);
  };
  const workbook = {
    zip,
    file,
    is1904,
    strings: entryOf('sharedStrings'),
    formats: await readFormats(entryOf('styles'), file),
  };
  return sheets.flatMap(({ name, isHidden, id }) => {
    const relation = related.find((known) => known.id === id);
    // Other sheets are charts.
    if (relation?.type !== 'worksheet') return [];
    return [new XlsxSheet(name, isHidden, need(zip, relation.target, file), workbook)];
  });
}

class XlsxSheet implements Sheet {
  constructor(
    readonly name: string,
    readonly isHidden: boolean,
    private readonly entry: ZipEntry,
    private readonly workbook: Workbook,
  ) {}

  async top(rows: number): Promise<string[][]> {
    const { file, strings } = this.workbook;
    // First the rows are read with the indexes of their shared texts. Then only these texts are read, of maybe millions.
    const indexes = new Set<number>();
    const found: [row: number, cells: string[]][] = [];
    const marked = (index: number): string => {
      indexes.add(index);
      return `\0${index}`;
    };
    const sink = new SheetRows(this.values(marked), (row, cells) => {
      if (row <= rows) found.push([row, cells]);
      return row >= rows;
    });
    await readXml(this.entry.read(), sink, file);
    const texts = await readStrings(strings, file, Math.max(-1, ...indexes));
    const textOf = (cell: string): string =>
      cell.startsWith('\0') ? (texts.get(Number(cell.slice(1))) ?? '') : cell;
    const top: string[][] = [];
    for (const [row, cells] of found) {
      while (top.length < row - 1) top.push([]);
      top.push(cells.map(textOf));
    }
    return top;
  }

  async writeCsv(...[write, progress]: Parameters<Sheet['writeCsv']>): ReturnType<Sheet['writeCsv']> {
    const { file, strings } = this.workbook;
    const texts = await readStrings(strings, file);
    const csv = new SheetCsv(write, file);
    const shared = (index: number): string => {
      const text = texts.get(index);
      if (text === undefined)
        throw new ReliefError('BAD_WORKBOOK', { file, value: `shared string ${index}` });
      return text;
    };
    const sink = new SheetRows(
      this.values(shared),
      (row, cells) => {
        csv.add(row, cells);
        return false;
      },
      async () => {
        progress(csv.rows);
        await csv.flush();
      },
    );
    await readXml(this.entry.read(), sink, file);
    await csv.flush(true);
    return sink.merged;
  }

  private values(shared: (index: number) => string): SheetValues {
    const { formats, is1904, file } = this.workbook;
    return { shared, formats, is1904, file };
  }
}

/** Reads the main file of a workbook: its sheets in their order, and its epoch of dates. */
async function readBook(zip: Zip, path: string, file: string) {
  const sheets: { name: string; isHidden: boolean; id: string }[] = [];
  let is1904 = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'workbookPr') is1904 = isTrue(attribute(attributes, 'date1904'));
    if (name !== 'sheet') return;
    const state = attributes.state ?? 'visible';
    sheets.push({
      name: attributes.name ?? '',
      isHidden: state !== 'visible',
      id: attribute(attributes, 'id') ?? '',
    });
  };
  await readXml(need(zip, path, file).read(), { open }, file);
  return { sheets, is1904 };
}

/** The files that a file of the zip refers to, or that the package refers to, which has the path ''. */
async function relations(zip: Zip, path: string, file: string): Promise<Relation[]> {
  const folder = posix.dirname(path);
  const list = find(zip, posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
  const found: Relation[] = [];
  if (list === undefined) return found;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name !== 'Relationship') return;
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    const absolute = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: absolute });
  };
  await readXml(list.read(), { open }, file);
  return found;
}

/** The formats of cells, by the index that a cell gives. */
async function readFormats(entry: ZipEntry | undefined, file: string): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCells = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (name === 'cellXfs') isInCells = true;
    else if (name === 'xf' && isInCells) ids.push(Number(attributes.numFmtId ?? 0));
  };
  const close = (name: string): void => {
    if (name === 'cellXfs') isInCells = false;
  };
  if (entry !== undefined) await readXml(entry.read(), { open, close }, file);
  return ids.map((id) => formatOf(id, codes.get(id)));
}

/** The texts that cells share, up to the one with the index `last`. */
async function readStrings(
  entry: ZipEntry | undefined,
  file: string,
  last = Number.POSITIVE_INFINITY,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (entry === undefined || last < 0) return strings;
  let text = '';
  let isText = false;
  // Phonetic guides say how a text is pronounced. They do not belong to it.
  let openGuides = 0;
  const open = (name: string): void => {
    if (name === 'si') text = '';
    else if (name === 'rPh') openGuides++;
    else if (name === 't') isText = openGuides === 0;
  };
  const close = (name: string): void => {
    if (name === 't') isText = false;
    else if (name === 'rPh') openGuides--;
    else if (name === 'si') strings.add(withoutEscapes(text));
  };
  const take = (more: string): void => {
    if (isText) text += more;
  };
  const pause = async (): Promise<boolean> => strings.count > last;
  await readXml(entry.read(), { open, close, text: take, pause }, file);
  return strings;
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}

function find({ entries }: Zip, path: string): ZipEntry | undefined {
  const key = path.toLowerCase();
  return entries.find(({ name }) => name.toLowerCase() === key);
}

function need(zip: Zip, path: string, file: string): ZipEntry {
  const entry = find(zip, path);
  if (entry === undefined) throw new ReliefError('BAD_WORKBOOK', { file, value: path });
  return entry;
}
