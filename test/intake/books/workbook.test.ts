import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import readExcelFile from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { ReliefError } from '../../../src/domain/errors.js';
import { NO_RULES } from '../../../src/domain/reading-rules.js';
import { openTables } from '../../../src/intake/books/open-tables.js';
import { type BookParts, bookOf, textCell, textRows, zipOf } from '../../support/zip-writer.js';

const scratch = mkdtempSync(join(tmpdir(), 'relief-books-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let files = 0;
function saved(bytes: Buffer, name = `book-${++files}.xlsx`): string {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

/** The CSV lines of the sheet of claims of a workbook. */
async function linesOf(path: string, sheet?: string): Promise<string[]> {
  const rules = { ...NO_RULES, sheet };
  const [source] = await openTables(path, 'claims', { rules });
  const pieces: Buffer[] = [];
  await source.pass(async (stream) => {
    const buffer = Buffer.alloc(1 << 16);
    for (let count = await stream.read(buffer); count > 0; count = await stream.read(buffer))
      pieces.push(Buffer.from(buffer.subarray(0, count)));
  });
  await source.close();
  const lines = Buffer.concat(pieces).toString('utf8').split('\n');
  expect(lines.pop()).toBe('');
  return lines;
}

/** The CSV cells of one row, in a workbook of one sheet. */
async function rowOf(cells: string, parts: Omit<BookParts, 'sheets'> = {}): Promise<string> {
  const book = bookOf({ ...parts, sheets: [{ name: 'S', rows: `<row r="1">${cells}</row>` }] });
  return (await linesOf(saved(book))).join('\n');
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ReliefError) return error.code;
    throw error;
  }
  return '';
}

const number = (value: string, style?: number) =>
  `<c${style === undefined ? '' : ` s="${style}"`}><v>${value}</v></c>`;

describe('numbers of a workbook', () => {
  it('are written with the fewest digits that mean them', async () => {
    const cells = ['2100.2799999999997', '33.0', '1E3', '-0', '0.1', '1E-7', '2.5E-9', '-12.50'];
    expect(await rowOf(cells.map((value) => number(value)).join(''))).toBe(
      '2100.2799999999997,33,1000,0,0.1,0.0000001,0.0000000025,-12.5',
    );
  });

  it('of more than 15 digits are shown as the shortened numbers that they are', async () => {
    // 330302190001011234 is kept as the nearest multiple of 64, ...264, of which 17 digits are enough to tell it from others.
    expect(
      await rowOf(number('330302190001011234') + number('999999999999999') + number('1000000000000000')),
    ).toBe('3.3030219000101126E+17,999999999999999,1E+15');
  });

  it('are filled up with zeros where their format does so', async () => {
    expect(await rowOf(number('123', 0) + number('123', 1), { formats: ['00000', '0.00'] })).toBe(
      '00123,123',
    );
  });
});

describe('dates of a workbook', () => {
  // 2023-01-05 is day 44931 of the epoch of 1900: 123 years of 365 days are 44895, and 30 leap days (1904 to 2020), a
  // day that there never was (29 February 1900), and 5 days of January: 44895 + 30 + 1 + 5 = 44931.
  // The epoch of 1904 begins 1462 days later and counts from 0: 44931 - 1462 = 43469.
  const formats = [
    14,
    22,
    'yyyy"年"m"月"d"日"',
    'yyyy/m/d h:mm:ss',
    31,
    '[$-804]aaaa',
    '[h]:mm',
    '#,##0.00"d"',
    '[Red]0.00',
  ];

  it.each([
    ['44931', 0, '2023-01-05'],
    ['44931', 1, '2023-01-05 00:00:00'],
    ['44931.5', 0, '2023-01-05 12:00:00'],
    ['44931', 2, '2023-01-05'],
    // 10:20:30 is 37230 of the 86400 seconds of a day.
    ['44931.430902777781', 3, '2023-01-05 10:20:30'],
    ['44931', 4, '2023-01-05'],
    ['44931', 5, '2023-01-05'],
    ['1.5', 6, '36:00:00'],
    ['44931', 7, '44931'],
    ['44931', 8, '44931'],
    // 0.999995370 of a day are 86399.6 seconds: 23:59:59, and not the next day.
    ['44931.99999537', 1, '2023-01-05 23:59:59'],
    ['44931.99998842592', 1, '2023-01-05 23:59:59'],
    // Days 1 and 59 are 1 January and 28 February 1900, 61 is 1 March; 60 is no day.
    ['1', 0, '1900-01-01'],
    ['59', 0, '1900-02-28'],
    ['60', 0, '60'],
    ['61', 0, '1900-03-01'],
    ['0', 0, '0'],
    ['0.5', 0, '12:00:00'],
    ['-3', 0, '-3'],
  ])('%s in format %i is %s', async (value, style, expected) => {
    expect(await rowOf(number(value, style), { formats })).toBe(expected);
  });

  it('count from 1904 where the workbook says so', async () => {
    expect(await rowOf(number('43469', 0), { formats, is1904: true })).toBe('2023-01-05');
  });

  it('written as ISO 8601 have no time zone', async () => {
    const cell = (text: string) => `<c t="d"><v>${text}</v></c>`;
    expect(
      await rowOf(cell('2023-12-31T23:30:00Z') + cell('2023-01-05') + cell('2023-01-05T00:00:00.000')),
    ).toBe('2023-12-31 23:30:00,2023-01-05,2023-01-05');
  });
});

describe('texts of a workbook', () => {
  it('are read wherever they stand: shared, inline, in runs, without what tells how to say them', async () => {
    const strings = [
      '<t>甲</t>',
      '<r><t>医疗</t></r><r><rPr/><t xml:space="preserve"> 救助</t></r><rPh sb="0" eb="1"><t>yiliao</t></rPh>',
      '<t>a_x000D_b_x0041_</t>',
    ];
    const shared = (at: number) => `<c t="s"><v>${at}</v></c>`;
    const inline = '<c t="inlineStr"><is><r><t>x</t></r><r><t>&amp;y</t></r></is></c>';
    expect(await rowOf(shared(1) + shared(0) + shared(2) + inline, { strings })).toBe(
      '医疗 救助,甲,a bA,x&y',
    );
  });

  it('with commas and quotes are quoted, and their line breaks are blanks', async () => {
    expect(await rowOf(textCell('a,b') + textCell('say "x"') + textCell('a\r\nb\tc'))).toBe(
      '"a,b","say ""x""",a b c',
    );
  });

  it('stand for booleans, errors and results of formulas', async () => {
    const cells =
      '<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>甲</v></c><c><f>1+1</f><v>2</v></c>';
    expect(await rowOf(cells)).toBe('TRUE,#N/A,甲,2');
  });

  it('a formula that was never computed is no blank cell', async () => {
    expect(await rowOf('<c><f>SUM(A2:A3)</f></c><c t="str"><f>""</f><v></v></c><c><v>1</v></c>')).toBe(
      '=SUM(A2:A3),,1',
    );
    // Libraries write an empty result for a formula that they have not computed.
    expect(
      await rowOf('<c><f>SUM(A2:A3)</f><v></v></c><c><f>A2*0.5</f><v/></c><c><v></v></c><c><v>1</v></c>'),
    ).toBe('=SUM(A2:A3),=A2*0.5,,1');
  });
});

describe('rows of a workbook', () => {
  it('keep their numbers as lines: what is missing is an empty line, cells that are missing are blank', async () => {
    const rows = `<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>
      <row r="6"><c r="A6" s="0"/></row><row><c><v>4</v></c><c><v>5</v></c></row>`;
    const book = bookOf({ sheets: [{ name: 'S', rows }], formats: [0] });
    // Row 2 has four columns, so the rows below it have four as well.
    expect(await linesOf(saved(book))).toEqual(['', ',1,,2', '', '', '3,,,', '', '4,5,,']);
  });

  it('that go back are damage', async () => {
    const rows = '<row r="2"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>';
    expect(await codeOf(linesOf(saved(bookOf({ sheets: [{ name: 'S', rows }] }))))).toBe('BAD_WORKBOOK');
  });

  it('are read under any prefix of the namespace', async () => {
    const plain = bookOf({
      sheets: [{ name: 'S', rows: '<x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>' }],
    });
    expect(await linesOf(saved(plain))).toEqual(['7']);
  });
});

describe('what is damaged or no workbook', () => {
  const sheet = { name: 'S', rows: textRows([['a', 'b']]) };
  it('a shared text that is not there', async () => {
    expect(await codeOf(rowOf('<c t="s"><v>3</v></c><c><v>1</v></c>', { strings: ['<t>a</t>'] }))).toBe(
      'BAD_WORKBOOK',
    );
  });

  it('XML that breaks off', async () => {
    const book = bookOf({ sheets: [{ name: 'S', rows: '<row r="1"><c><v>1' }] });
    expect(await codeOf(linesOf(saved(book)))).toBe('BAD_WORKBOOK');
  });

  it('a byte that was changed on its way', async () => {
    // Texts that are stored unpacked can still be read. Only the checksum shows the damage.
    const book = bookOf({ sheets: [{ name: 'S', rows: textRows([['amount', '100.00']]) }] });
    const at = book.indexOf('PK\x01\x02', 'latin1');
    const broken = Buffer.from(book);
    // The checksum in the directory of the first entry.
    broken[at + 16] ^= 1;
    expect(await codeOf(linesOf(saved(broken)))).not.toBe('BAD_WORKBOOK');
    const sheetAt = broken.indexOf(Buffer.from('xl/worksheets/s1.xml'), at);
    broken[sheetAt - 46 + 16] ^= 1;
    expect(await codeOf(linesOf(saved(broken)))).toBe('BAD_ARCHIVE');
  });

  it('a file that was cut off', async () => {
    const book = bookOf({ sheets: [sheet] });
    expect(await codeOf(linesOf(saved(book.subarray(0, book.length - 30))))).toBe('BAD_ARCHIVE');
  });

  it.each([
    ['xl/workbook.bin', 'WORKBOOK_KIND'],
    ['word/document.xml', 'WORKBOOK_KIND'],
  ])('%s', async (name, code) => {
    expect(await codeOf(linesOf(saved(zipOf([{ name, content: '<a/>' }]))))).toBe(code);
  });

  it('is refused where two of its files have one name: naming it would take one of them in silence', async () => {
    const file = { name: 'claims.csv', content: 'claim_id,person_id\n' };
    expect(await codeOf(linesOf(saved(zipOf([file, file]), 'twice.zip')))).toBe('BAD_ARCHIVE');
  });

  it('an entry that claims to be of another size', async () => {
    const zip = zipOf([{ name: 'claims.csv', content: 'claim_id,person_id\n', size: 7 }]);
    expect(await codeOf(linesOf(saved(zip, 'size.zip')))).toBe('BAD_ARCHIVE');
  });

  it('an entry that would fill the disk', async () => {
    const zip = zipOf([{ name: 'claims.csv', content: 'claim_id,person_id\n', size: 4_000_000_000 }]);
    expect(await codeOf(linesOf(saved(zip, 'bomb.zip')))).toBe('ARCHIVE_TOO_LARGE');
  });
});

describe('a workbook that comes through a pipe', () => {
  it('is kept in a file and read like any other', async () => {
    const rows = textRows([
      ['a', 'b'],
      ['1', '2'],
    ]);
    const book = bookOf({ sheets: [{ name: 'S', rows }] });
    const stdin = Readable.from([book.subarray(0, 100), book.subarray(100)]);
    const [source] = await openTables('-', 'claims', { stdin });
    expect(source.described).toMatchObject({
      path: '-#S',
      origin: { path: '-', table: 'S' },
      bytes: book.length,
      sha256: createHash('sha256').update(book).digest('hex'),
    });
    expect((await source.head()).toString()).toBe('a,b\n1,2\n');
    await source.close();
  });
});

describe('a workbook of a library, read by another', () => {
  it('has the same cells', async () => {
    const rows = [
      ['claim_id', 'person_id', 'total', 'day', 'note'],
      ['C1', '33030219900101001X', 1234.5, new Date(Date.UTC(2023, 0, 5)), '甲，"乙"'],
      ['C2', '330302199001010028', 0.07, new Date(Date.UTC(2023, 11, 31, 23, 59, 59)), 'x'],
    ];
    const data = rows.map((row) =>
      row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd hh:mm:ss' } : { value })),
    );
    const bytes = await writeExcelFile(data as never).toBuffer();
    const path = saved(bytes as Buffer);
    const [{ data: other }] = (await readExcelFile(path)) as unknown as { data: unknown[][] }[];
    const text = (value: unknown): string =>
      value instanceof Date ? value.toISOString().slice(0, 19).replace('T', ' ') : String(value);
    const cell = (value: string): string => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    expect(await linesOf(path)).toEqual(other.map((row) => row.map((value) => cell(text(value))).join(',')));
  });
});
