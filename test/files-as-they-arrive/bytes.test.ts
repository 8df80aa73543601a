import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from '../cli/relief.js';
import { csvRecords, scratch } from '../support/written.js';

/** Files as offices and exporters make them: encodings, line ends, quotes and other questions of their bytes. */

const CASES = resolve('test/files-as-they-arrive');

interface Ended {
  readonly status: number;
  readonly err: string;
  /** Payable by claim, in yuan. */
  readonly payable: Readonly<Record<string, string>>;
  /** Code of each reject by line. */
  readonly rejects: Readonly<Record<string, string>>;
  /** Code, line and count of each remark on the file. */
  readonly told: readonly string[];
}

const NOTHING = { payable: {}, rejects: {}, told: [] };

/** Runs a folder with claims.csv, roster.csv and relief.yaml. */
async function ended(folder: string, ...words: string[]): Promise<Ended> {
  const out = join(scratch(), 'out');
  const { status, err } = await relief([
    'adjudicate',
    join(folder, 'claims.csv'),
    '--roster',
    join(folder, 'roster.csv'),
    '--config',
    join(folder, 'relief.yaml'),
    '--out',
    out,
    '--lang',
    'en',
    ...words,
  ]);
  if (status > 1) return { status, err, ...NOTHING };
  const decisions = csvRecords(join(out, 'decisions.csv'));
  const rejects = csvRecords(join(out, 'rejects.csv'));
  const { file_warnings } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  return {
    status,
    err,
    payable: Object.fromEntries(decisions.map(({ claim_id, payable }) => [claim_id, payable])),
    rejects: Object.fromEntries(rejects.map(({ line, code }) => [line, code])),
    told: file_warnings
      .filter(({ code }: { code: string }) => !['UNKNOWN_COLUMN', 'COLUMNS_ABSENT'].includes(code))
      .map(({ code, line, count }: Record<string, unknown>) => `${code} ${line} ${count}`),
  };
}

/** 10000.00 − 7000.00 = 3000.00, of which dibao is paid 70 %: 2100.00. */
const STAY = { C1: '2100.00' };
/** 900.00 − 400.00 = 500.00, of which dibao is paid 70 %: 350.00. */
const VISIT = '350.00';
const visits = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, VISIT]));
const ten = visits('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10');

describe('is read', () => {
  it.each<[string, Partial<Ended>]>([
    // Lines 1 and 2 are the title and the date of the export.
    ['05-title-row-above-header', { payable: STAY, told: ['HEADER_BELOW 3 2'] }],
    ['06-two-row-header', { payable: STAY }],
    ['09-trailing-commas-rows-only', { payable: { ...STAY, C2: VISIT } }],
    ['09b-trailing-commas-header-too', { payable: STAY }],
    ['12-newline-in-header', { payable: STAY }],
    ['13-sep-line', { payable: STAY }],
    ['14-semicolon', { payable: STAY }],
    ['14b-pipe', { payable: STAY }],
    // Half a character in the tenth row, line 11, in a name that is not read.
    ['24b-utf8-half-character', { payable: ten, told: ['DAMAGED_BYTES 11 1'] }],
    [
      '26-header-again-in-the-middle',
      { payable: visits('C1', 'C2', 'C3', 'C4'), told: ['HEADER_REPEATED 3 3'] },
    ],
    // Quotes in pairs inside a cell are text; one that begins a cell and goes on, and one that never ends, are not.
    ['37-unescaped-quotes', { payable: visits('C1', 'C4'), rejects: { '3': 'BAD_VALUE', '4': 'BAD_VALUE' } }],
    // C1 takes the lines 2 to 4, C2 is line 5, C3 line 6.
    ['38-multi-line-remark', { payable: visits('C1', 'C2', 'C4'), rejects: { '6': 'BAD_DATE' } }],
    ['39-old-mac-line-ends', { payable: visits('C1') }],
    ['40-utf16-without-mark', { payable: visits('C1') }],
    // 900.00, of which dibao is paid 80 %: 720.00. The header ends in a carriage return, the row of line 4 is bad.
    ['crline', { payable: { C1: '720.00', C2: '720.00' }, rejects: { '4': 'UNKNOWN_SERVICE' } }],
  ])('%s', async (name, expected) => {
    expect(await ended(join(CASES, name))).toEqual({ status: 0, err: '', ...NOTHING, ...expected });
  });
});

describe('stops with what to do', () => {
  it.each([
    // Three rows of each encoding: the first row of the second is line 5.
    ['25-two-encodings-one-file', 'BAD_ENCODING', 'line 5'],
    ['27-html-as-xls', 'HTML_FILE', 'xlsx or CSV'],
    ['27b-html-table-only', 'HTML_FILE', 'xlsx or CSV'],
    ['27c-mhtml', 'HTML_FILE', 'xlsx or CSV'],
  ])('%s', async (name, code, words) => {
    const { status, err } = await ended(join(CASES, name));
    expect([status, err]).toEqual([2, expect.stringContaining(`[${code}]`)]);
    expect(err).toContain(words);
  });
});

/** A case with other bytes of its claims. */
function other(name: string, change: (bytes: Buffer) => Buffer): string {
  const read = (file: string) => readFileSync(join(CASES, name, file));
  const folder = folderWith({
    'roster.csv': read('roster.csv').toString(),
    'relief.yaml': read('relief.yaml').toString(),
  });
  writeFileSync(join(folder, 'claims.csv'), change(read('claims.csv')));
  return folder;
}

describe('siblings', () => {
  const inGb18030 = (bytes: Buffer) => iconv.encode(bytes.toString().replace('\ufffd', '王'), 'gb18030');

  it('half a character in GB18030 costs nothing where nobody reads it', async () => {
    const folder = other('24b-utf8-half-character', (bytes) => {
      const gbk = inGb18030(bytes);
      // 王 is CD F5: the second byte of the last one is gone.
      const at = gbk.lastIndexOf(Buffer.from([0xcd, 0xf5]));
      return Buffer.concat([gbk.subarray(0, at + 1), gbk.subarray(at + 2)]);
    });
    const line11 = { payable: ten, rejects: {}, told: ['DAMAGED_BYTES 11 1'] };
    expect(await ended(folder)).toMatchObject({ status: 0, ...line11 });
  });

  it('half a character in a column that is read costs its row', async () => {
    const folder = other('24b-utf8-half-character', (bytes) =>
      // 住院 without its last byte, in the row of C10.
      Buffer.from(bytes.toString('latin1').replace(/(C10,.*?\xe4\xbd\x8f\xe9\x99)\xa2/, '$1'), 'latin1'),
    );
    const { C10: _, ...nine } = ten;
    expect(await ended(folder)).toMatchObject({ status: 0, payable: nine, rejects: { '11': 'BAD_BYTES' } });
    expect((await ended(folder, '--strict')).status).toBe(1);
  });

  it('an appended file in UTF-8 does not hide in one of GB18030', async () => {
    const folder = other('25-two-encodings-one-file', (bytes) => {
      const [header, ...rows] = bytes.toString('latin1').trimEnd().split('\n');
      // The rows of the second file come first, and no ASCII character shows where GB18030 ends.
      const turned = [header, ...rows.slice(3), ...rows.slice(0, 3)].join('\n');
      return Buffer.from(`${turned.replaceAll('\xe5\xa5\xbd', '').replaceAll('\xba\xc3', '')}\n`, 'latin1');
    });
    expect(await ended(folder)).toMatchObject({ status: 2, err: expect.stringContaining('[BAD_ENCODING]') });
  });

  it('title lines, a line for the delimiter, blank rows and the header again come together', async () => {
    const folder = other('14-semicolon', (bytes) => {
      const [header, row] = bytes.toString().trimEnd().split('\n') as [string, string];
      const second = row.replace('C1', 'C2');
      return Buffer.from(
        ['sep=;', '台账', '', header, row, ';;;;;;;', `\ufeff${header}`, `${second};;`, ''].join('\r'),
      );
    });
    expect(await ended(folder)).toEqual({
      status: 0,
      err: '',
      payable: { ...STAY, C2: '2100.00' },
      rejects: {},
      told: ['HEADER_BELOW 4 1', 'HEADER_REPEATED 7 1', 'BLANK_ROWS 6 1'],
    });
  });

  it.each([
    ['SpreadsheetML', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>\n'],
    ['a page saved by a browser', 'From: <Saved by Blink>\r\nSubject: claims\r\nMIME-Version: 1.0\r\n'],
    ['a page with a comment first', '\n\n<!-- exported --><TABLE><TR><TD>1'],
  ])('a web page is refused: %s', async (_, content) => {
    const folder = other('27-html-as-xls', () => Buffer.from(content));
    expect(await ended(folder)).toMatchObject({ status: 2, err: expect.stringContaining('[HTML_FILE]') });
  });
});
