import { posix } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { type CellFormat, formatOf, withoutEscapes } from './cells.js';
import { SheetRows, type SheetValues } from './sheet-rows.js';
import { SharedStrings } from './strings.js';
import { SheetCsv } from './table-csv.js';
import type { Sheet } from './workbook.js';
import { attribute, readXml } from './xml.js';
import type { Zip, ZipEntry } from './zip.js';

/** Reading of .xlsx: a zip of XML files, of which each sheet is one, and the texts of all sheets another. */

interface Relation {
  readonly id: string;
  /** The last word of its type, which two standards write in front of different words. */
  readonly type: string;
  readonly target: string;
}

interface Parts {
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
  const partOf = (type: string): ZipEntry | undefined => {
    const target = related.find((relation) => relation.type === type)?.target;
    return target === undefined ? undefined : find(zip, target);
  };
  const parts = {
    zip,
    file,
    is1904,
    strings: partOf('sharedStrings'),
    formats: await readFormats(partOf('styles'), file),
  };
  return sheets.flatMap(({ name, isHidden, id }) => {
    const relation = related.find((known) => known.id === id);
    // A sheet may be a chart.
    if (relation?.type !== 'worksheet') return [];
    return [new XlsxSheet(name, isHidden, need(zip, relation.target, file), parts)];
  });
}

class XlsxSheet implements Sheet {
  constructor(
    readonly name: string,
    readonly isHidden: boolean,
    private readonly part: ZipEntry,
    private readonly parts: Parts,
  ) {}

  async top(rows: number): Promise<string[][]> {
    const { file, strings } = this.parts;
    // Which texts they share is known before the texts are: a table may have millions.
    const indexes = new Set<number>();
    const found: [row: number, cells: string[]][] = [];
    const marked = (at: number): string => {
      indexes.add(at);
      return `\0${at}`;
    };
    const sink = new SheetRows(this.values(marked), (row, cells) => {
      if (row <= rows) found.push([row, cells]);
      return row >= rows;
    });
    await readXml(this.part.read(), sink, file);
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
    const { file, strings } = this.parts;
    const texts = await readStrings(strings, file);
    const csv = new SheetCsv(write, file);
    const shared = (at: number): string => {
      const text = texts.get(at);
      if (text === undefined) throw new ReliefError('BAD_WORKBOOK', { file, value: `shared string ${at}` });
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
    await readXml(this.part.read(), sink, file);
    await csv.flush(true);
    return sink.merged;
  }

  private values(shared: (at: number) => string): SheetValues {
    const { formats, is1904, file } = this.parts;
    return { shared, formats, is1904, file };
  }
}

/** What the main part says: the sheets in their order, and the epoch of dates. */
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

/** What the parts are to which a part refers; '' is the package itself. */
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

/** The formats of cells by the number that a cell gives. */
async function readFormats(part: ZipEntry | undefined, file: string): Promise<CellFormat[]> {
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
  if (part !== undefined) await readXml(part.read(), { open, close }, file);
  return ids.map((id) => formatOf(id, codes.get(id)));
}

/** The texts that cells share, as far as one is needed. */
async function readStrings(
  part: ZipEntry | undefined,
  file: string,
  last = Number.POSITIVE_INFINITY,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === undefined || last < 0) return strings;
  let text = '';
  let isText = false;
  let isReading = 0;
  const open = (name: string): void => {
    if (name === 'si') text = '';
    else if (name === 'rPh') isReading++;
    else if (name === 't') isText = isReading === 0;
  };
  const close = (name: string): void => {
    if (name === 't') isText = false;
    else if (name === 'rPh') isReading--;
    else if (name === 'si') strings.add(withoutEscapes(text));
  };
  const take = (more: string): void => {
    if (isText) text += more;
  };
  const pause = async (): Promise<boolean> => strings.count > last;
  await readXml(part.read(), { open, close, text: take, pause }, file);
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
