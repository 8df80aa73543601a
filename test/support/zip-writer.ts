import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/intake/books/crc32.js';

/** A file for a zip. */
export interface ZipFile {
  /** Text is written as UTF-8, and said to be; bytes as they are, as programs on Chinese Windows write GBK. */
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  /** Says that the file is locked with a password. */
  readonly isEncrypted?: true;
  /** Says another size than that of the content. */
  readonly size?: number;
}

/** Bytes of a zip. Deflated, one entry after the other, the directory at the end: nothing of the code under test. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const content = Buffer.from(file.content);
    const packed = deflateRawSync(content);
    const flags = (typeof file.name === 'string' ? 0x800 : 0) | (file.isEncrypted ? 1 : 0);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(0x21_0000, 6);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(file.size ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, name);
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, name, packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** A sheet as XML. */
interface BookSheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** What stands in `<sheetData>`. */
  readonly rows: string;
  /** Cells that are merged, as `A2:A3`. */
  readonly merged?: readonly string[];
}

export interface BookParts {
  readonly sheets: readonly BookSheet[];
  /** Texts that cells share, each as what stands in `<si>`. */
  readonly strings?: readonly string[];
  /** Formats of cells: a number of a built-in one, or a code. */
  readonly formats?: readonly (number | string)[];
  readonly is1904?: true;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Bytes of a workbook made of XML by hand, for forms that no library writes. */
export function bookOf({ sheets, strings, formats = [], is1904 }: BookParts): Buffer {
  const codes = formats.flatMap((format, at) =>
    typeof format === 'number' ? [] : [`<numFmt numFmtId="${200 + at}" formatCode="${escaped(format)}"/>`],
  );
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 200 + at}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${TYPES}/worksheet" Target="worksheets/s${at + 1}.xml"/>`,
  );
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const part = (name: string, content: string) => ({ name, content: HEAD + content });
  return zipOf([
    part('[Content_Types].xml', '<Types/>'),
    part(
      '_rels/.rels',
      `<Relationships><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${relations.join('')}<Relationship Id="rIdS" Type="${TYPES}/styles" Target="/xl/styles.xml"/><Relationship Id="rIdT" Type="${TYPES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    ...sheets.map(({ rows, merged = [] }, at) =>
      part(
        `xl/worksheets/s${at + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData><mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`,
      ),
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ),
    // Texts often stand behind the sheets that need them.
    ...(strings === undefined
      ? []
      : [
          part(
            'xl/sharedStrings.xml',
            `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
          ),
        ]),
  ]);
}

/** Rows of texts, as inline strings. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((cells, at) => `<row r="${at + 1}">${cells.map((text) => textCell(text)).join('')}</row>`)
    .join('');
}

export function textCell(text: string): string {
  return `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
