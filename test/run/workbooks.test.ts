import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { bookOf, textRows } from '../support/zip-writer.js';
import {
  CONFIG,
  cells,
  claim,
  claimsSheet,
  decided,
  HEADER,
  inFolder,
  manifest,
  notUsed,
  projectFolder,
  ROSTER,
  scratch,
  sheet,
} from './book-files.js';

afterAll(() => {
  process.chdir(projectFolder);
  rmSync(scratch, { recursive: true, force: true });
});

const FUND = 'date,fund,area,entry,amount\n2023-01-01,assistance,*,opening_balance,100000\n';

beforeEach(() => process.chdir(scratch));

describe('a workbook', () => {
  it('is read as the one sheet that has the header of claims, by its content and not by its name', async () => {
    const book = bookOf({ sheets: [sheet('说明', '导出说明\n略'), claimsSheet('明细', 'C1', 'C2')] });
    inFolder({ 'claims.csv': book, 'roster.csv': ROSTER, 'relief.yaml': CONFIG });
    const { ids, out } = await decided('claims.csv');
    expect(ids).toEqual(['C1', 'C2']);
    expect(notUsed(out)).toEqual(['claims.csv#说明']);
    expect(manifest().inputs[1]).toMatchObject({
      file: 'claims.csv',
      table: '明细',
      bytes: book.length,
      rows: 2,
    });
  });

  it('names sheet and row in the rejects', async () => {
    const rows = [HEADER, '', claim('C1', 'P1').replace('1000', 'x')].join('\n');
    inFolder({
      'book.xlsx': bookOf({
        sheets: [{ name: '明细', rows: textRows(cells(`${rows}\n${claim('C2', 'P2')}`)) }],
      }),
      'roster.csv': ROSTER,
      'relief.yaml': CONFIG,
    });
    await decided('book.xlsx');
    // The second row of the sheet is empty, the third is rejected.
    expect(readFileSync('out/rejects.csv', 'utf8')).toContain('book.xlsx#明细,3,total_amount,BAD_AMOUNT,x');
  });

  it('with two sheets of claims stops and names both, until one is chosen', async () => {
    const files = {
      'book.xlsx': bookOf({ sheets: [claimsSheet('1月', 'C1'), claimsSheet('2月', 'C2')] }),
      'roster.csv': ROSTER,
      'relief.yaml': CONFIG,
    };
    inFolder(files);
    const { status, err } = await decided('book.xlsx');
    expect([status, err]).toEqual([2, expect.stringMatching(/1月, 2月.*\[SEVERAL_TABLES\]/s)]);
    const chosen = await decided('book.xlsx', '--sheet', '2月');
    expect(chosen.ids).toEqual(['C2']);
    expect(notUsed(chosen.out)).toEqual(['book.xlsx#1月']);
    expect((await decided('book.xlsx#1月', 'book.xlsx#2月')).ids).toEqual(['C1', 'C2']);
    writeFileSync('relief.yaml', `${CONFIG}sheet: 1月\n`);
    expect((await decided('book.xlsx')).ids).toEqual(['C1']);
    expect((await decided('book.xlsx', '--sheet', '3月')).err).toContain('NO_SUCH_TABLE');
  });

  it('brings its roster and its ledger along, where no others are named', async () => {
    const book = bookOf({ sheets: [sheet('人员', ROSTER), claimsSheet('明细', 'C1'), sheet('台账', FUND)] });
    inFolder({ 'book.xlsx': book, 'relief.yaml': CONFIG });
    const { ids, out } = await decided('book.xlsx');
    expect(ids).toEqual(['C1']);
    expect(out).toContain('The roster was found in book.xlsx#人员');
    expect(out).toContain('The ledger of the fund was found in book.xlsx#台账');
    const inputs = manifest().inputs.map(({ role, file, table }: Record<string, string>) => [
      role,
      file,
      table,
    ]);
    expect(inputs.slice(1)).toEqual([
      ['claims', 'book.xlsx', '明细'],
      ['roster', 'book.xlsx', '人员'],
      ['fund', 'book.xlsx', '台账'],
    ]);
    // The run can be made again from its manifest, remarks included.
    const verified = await relief(['verify', 'out', '--independent']);
    expect([verified.status, verified.err]).toEqual([0, '']);
  });

  it('gives its roster where relief.yaml names the workbook; a roster.csv that lies there goes before one that nobody named', async () => {
    const book = bookOf({ sheets: [sheet('人员', ROSTER), claimsSheet('明细', 'C1')] });
    inFolder({ 'book.xlsx': book, 'relief.yaml': `${CONFIG}roster: book.xlsx\n` });
    expect((await decided('book.xlsx')).ids).toEqual(['C1']);
    writeFileSync('relief.yaml', CONFIG);
    writeFileSync('roster.csv', ROSTER);
    const { out } = await decided('book.xlsx');
    expect(notUsed(out)).toEqual(['book.xlsx#人员']);
    expect(manifest().inputs[2]).toMatchObject({ role: 'roster', file: 'roster.csv' });
  });

  it('is not read in a sheet that is hidden, unless that is named', async () => {
    const hidden = sheet('旧', `${HEADER}\n${claim('C9', 'P1')}\n`, 'hidden');
    inFolder({
      'book.xlsx': bookOf({ sheets: [hidden, claimsSheet('明细', 'C1')] }),
      'only.xlsx': bookOf({ sheets: [hidden, sheet('说明', 'a,b\n1,2'), sheet('说明2', 'a,b\n1,2')] }),
      'roster.csv': ROSTER,
      'relief.yaml': CONFIG,
    });
    const { ids, out } = await decided('book.xlsx');
    expect(ids).toEqual(['C1']);
    expect(notUsed(out)).toEqual(['book.xlsx#旧']);
    expect((await decided('only.xlsx')).err).toContain('NO_TABLE_OF_KIND');
    expect((await decided('only.xlsx', '--sheet', '旧')).ids).toEqual(['C9']);
  });

  it('stops the run where cells that are read are merged over several rows of data, and only there', async () => {
    const roster =
      'person_id,identity,recognized_on,household_id,remark\nP1,dibao,2021-01-01,H1,a\nP2,dibao,2021-01-01,,\n';
    const rosterWith = (...merged: string[]) =>
      writeFileSync('roster.xlsx', bookOf({ sheets: [{ ...sheet('人员', roster), merged }] }));
    inFolder({
      'claims.csv': `${HEADER}\n${claim('C1', 'P1')}\n`,
      'relief.yaml': `${CONFIG}roster: roster.xlsx\n`,
    });
    // P2 is of the household of P1 for whoever looks at the sheet, and alone for whoever reads its cells.
    rosterWith('D2:D3');
    expect((await decided('claims.csv')).err).toMatch(/1 times, first D2:D3.*\[MERGED_CELLS\]/);
    // The header, and a column that nobody reads.
    rosterWith('A1:B1', 'E2:E3');
    expect((await relief(['columns', 'roster.xlsx'])).err).toBe('');
  });

  it('keeps its encoding whatever is said of the others', async () => {
    inFolder({
      'book.xlsx': bookOf({ sheets: [claimsSheet('明细', '甲1')] }),
      'roster.csv': iconv.encode(ROSTER.replace('dibao', '低保对象'), 'gb18030'),
      'relief.yaml': CONFIG,
    });
    expect((await decided('book.xlsx', '--input-encoding', 'gb18030')).ids).toEqual(['甲1']);
  });

  it('explains its claims, and shows its columns', async () => {
    inFolder({
      'book.xlsx': bookOf({ sheets: [claimsSheet('明细', 'C1'), sheet('人员', ROSTER)] }),
      'relief.yaml': `${CONFIG}claims: book.xlsx\n`,
    });
    expect((await relief(['explain', 'C1'])).out).toContain('book.xlsx#明细:2');
    const { out } = await relief(['columns', 'book.xlsx']);
    expect(out).toContain('book.xlsx#明细');
    expect(out).toContain('book.xlsx#人员');
    expect((await relief(['columns', 'book.xlsx', '--sheet', '人员'])).out).not.toContain('book.xlsx#明细');
  });
});

describe('the sample as workbooks of another library', () => {
  it('comes to the same decisions, lines and books as its CSV files', async () => {
    const sample = join(projectFolder, 'samples', 'wenzhou-2020');
    const csv = (name: string) => readFileSync(join(sample, name), 'utf8');
    const typed = (text: string) => {
      if (/^-?\d+\.\d\d$/.test(text)) return Number(text);
      const date = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(text);
      if (date === null) return text;
      const [year, month, day, ...time] = date.slice(1).map((part) => Number(part ?? 0)) as [
        number,
        number,
        number,
      ];
      return new Date(Date.UTC(year, month - 1, day, ...(time as number[])));
    };
    const book = (name: string) =>
      writeXlsx({
        sheets: [{ name: 'Sheet1', rows: parse(csv(name)).map((row: string[]) => row.map(typed)) }],
      });
    inFolder({
      'claims.xlsx': Buffer.from(await book('claims.csv')),
      'people.xlsx': Buffer.from(await book('roster.csv')),
      'ledger.xlsx': Buffer.from(await book('fund.csv')),
      'relief.yaml': `${csv('relief.yaml')}\nroster: people.xlsx\nfund: ledger.xlsx\n`,
    });
    expect((await relief(['adjudicate', join(sample, 'claims.csv'), '--out', 'plain'])).status).toBe(0);
    const { status, err } = await relief(['adjudicate', 'claims.xlsx', '--out', 'books']);
    expect([status, err]).toEqual([0, '']);
    const tables = [
      'decisions',
      'benefits',
      'accumulators',
      'reconciliation',
      'fund_ledger',
      'fund_summary',
      'warnings',
    ];
    for (const table of tables)
      expect(readFileSync(`books/${table}.csv`, 'utf8')).toBe(readFileSync(`plain/${table}.csv`, 'utf8'));
  });
});
