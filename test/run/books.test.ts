import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { bookOf, textRows, zipOf } from '../support/zip-writer.js';

const scratch = mkdtempSync(join(tmpdir(), 'relief-run-books-'));
const before = process.cwd();
afterAll(() => {
  process.chdir(before);
  rmSync(scratch, { recursive: true, force: true });
});

const HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid';
const claim = (id: string, person: string) => `${id},${person},inpatient,2023-03-05,1000,900,400`;
const ROSTER = 'person_id,identity,recognized_on\nP1,dibao,2021-01-01\nP2,tekun,2021-01-01\n';
const FUND = 'date,fund,area,entry,amount\n2023-01-01,assistance,*,opening_balance,100000\n';
const CONFIG = 'policies: [wenzhou-2020]\n';

const cells = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
const sheet = (name: string, csv: string, state?: 'hidden') => ({
  name,
  rows: textRows(cells(csv)),
  ...(state === undefined ? {} : { state }),
});
const claimsSheet = (name: string, ...ids: string[]) =>
  sheet(name, [HEADER, ...ids.map((id, at) => claim(id, `P${(at % 2) + 1}`))].join('\n'));

let folders = 0;
/** A folder with these files, in which the program is run. */
function inFolder(files: Readonly<Record<string, string | Buffer>>): void {
  const folder = join(scratch, String(++folders));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  process.chdir(folder);
}
beforeEach(() => process.chdir(scratch));

/** Ids of the claims that a run has decided, and what it said. */
async function decided(
  ...argv: string[]
): Promise<{ ids: string[]; out: string; err: string; status: number }> {
  const told = await relief(['adjudicate', ...argv, '--out', 'out']);
  const ids =
    told.status === 0
      ? readFileSync('out/decisions.csv', 'utf8')
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((row) => row.split(',')[1] as string)
      : [];
  return { ...told, ids };
}

const manifest = () => JSON.parse(readFileSync('out/manifest.json', 'utf8'));
const notUsed = (out: string): string[] =>
  [...out.matchAll(/(\S+) was not used/g)].map((match) => match[1] as string);

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
    const sample = join(before, 'samples', 'wenzhou-2020');
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

describe('an archive', () => {
  const csv = (...ids: string[]) => [HEADER, ...ids.map((id) => claim(id, 'P1')), ''].join('\n');
  const gbk = (name: string) => iconv.encode(name, 'gb18030');

  it('is read as the tables in it, under the names that Chinese Windows gives, in folders and workbooks', async () => {
    const zip = zipOf([
      { name: gbk('一月/结算.csv'), content: csv('C1') },
      { name: '二月/book.xlsx', content: bookOf({ sheets: [claimsSheet('明细', 'C2')] }) },
      { name: '__MACOSX/._a.csv', content: 'x' },
      { name: 'list.txt', content: 'nothing\n' },
      { name: 'photo.jpg', content: 'x' },
      { name: 'people.csv', content: iconv.encode(ROSTER.replace('dibao', '低保对象'), 'gb18030') },
    ]);
    inFolder({ 'all.zip': zip, 'relief.yaml': CONFIG });
    const { ids, out } = await decided('all.zip');
    expect(ids).toEqual(['C1', 'C2']);
    expect(out).toContain('The roster was found in all.zip#people.csv');
    expect(notUsed(out)).toEqual(['all.zip#list.txt', 'all.zip#photo.jpg']);
    expect(
      manifest()
        .inputs.slice(1)
        .map(({ table }: { table: string }) => table),
    ).toEqual(['一月/结算.csv', '二月/book.xlsx#明细', 'people.csv']);
    expect((await relief(['verify', 'out'])).status).toBe(0);
  });

  it('gives its roster', async () => {
    inFolder({
      'roster.zip': zipOf([{ name: 'a.csv', content: ROSTER }]),
      'claims.csv': csv('C1'),
      'relief.yaml': CONFIG,
    });
    expect((await decided('claims.csv', '--roster', 'roster.zip')).ids).toEqual(['C1']);
  });

  it.each([
    ['ARCHIVE_LOCKED', [{ name: 'a.csv', content: csv('C1'), isEncrypted: true as const }]],
    ['ARCHIVE_NESTED', [{ name: 'b.zip', content: zipOf([{ name: 'a.csv', content: csv('C1') }]) }]],
    ['NO_TABLE_OF_KIND', [{ name: 'a.csv', content: 'a,b\n1,2\n' }]],
    ['NO_TABLE_OF_KIND', []],
  ])('stops the run: %s', async (code, entries) => {
    inFolder({ 'all.zip': zipOf(entries), 'roster.csv': ROSTER, 'relief.yaml': CONFIG });
    expect((await decided('all.zip')).err).toContain(`[${code}]`);
  });

  it('with two rosters stops the run', async () => {
    const zip = zipOf([
      { name: 'claims.csv', content: csv('C1') },
      { name: 'a.csv', content: ROSTER },
      { name: 'b.csv', content: ROSTER },
    ]);
    inFolder({ 'all.zip': zip, 'relief.yaml': CONFIG });
    expect((await decided('all.zip')).err).toMatch(/a\.csv.*b\.csv.*\[SEVERAL_TABLES\]/s);
    expect((await decided('all.zip', '--roster', 'all.zip#b.csv')).ids).toEqual(['C1']);
  });
});

describe('a folder', () => {
  const csv = (id: string) => `${HEADER}\n${claim(id, 'P1')}\n`;

  it('is read as the tables in it, one level deep; results and configuration are no data', async () => {
    inFolder({
      'data/relief.yaml': CONFIG,
      'data/a.csv': csv('C1'),
      'data/2/b.xlsx': bookOf({ sheets: [claimsSheet('明细', 'C2')] }),
      'data/2/deeper/c.csv': csv('C3'),
      'data/people.csv': ROSTER,
      'data/~$a.xlsx': 'lock',
      'data/notes.docx': 'x',
    });
    const { ids, out } = await decided('data');
    expect(ids).toEqual(['C1', 'C2']);
    expect(notUsed(out)).toEqual(['data/notes.docx']);
    // A second run finds the same, though results lie there now.
    expect((await relief(['adjudicate', 'data'])).status).toBe(0);
    expect((await relief(['adjudicate', 'data'])).out).toContain('Results: data/relief-out');
    expect((await relief(['verify', 'data/relief-out'])).status).toBe(0);
  });

  it('without claims, or with a file of claims that cannot be read, stops the run', async () => {
    inFolder({ 'data/relief.yaml': CONFIG, 'data/roster.csv': ROSTER });
    expect((await decided('data')).err).toContain('[NO_CLAIMS_IN_FOLDER]');
    writeFileSync('data/a.csv', csv('C1'));
    writeFileSync('data/b.csv', csv('C2').replace('eligible_amount', 'elsewhere'));
    expect((await decided('data')).err).toContain('[MISSING_COLUMN]');
  });
});

describe('a roster in a folder and another one where it is looked for', () => {
  const files = {
    'relief.yaml': CONFIG,
    'roster.csv': ROSTER,
    'in/a.csv': `${HEADER}\n${claim('C1', 'P1')}\n`,
    'in/list.csv': 'person_id,identity,recognized_on\nP9,dibao,2021-01-01\n',
  };

  it('stop the run, which names both', async () => {
    inFolder(files);
    const { status, err } = await relief(['adjudicate', 'in', '--config', 'relief.yaml', '--lang', 'en']);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(/in\/list\.csv, roster\.csv\..*\[SEVERAL_TABLES\]/s),
    ]);
  });

  it('are no question where one is named', async () => {
    inFolder(files);
    const args = ['adjudicate', 'in', '--config', 'relief.yaml', '--roster', 'roster.csv'];
    expect((await relief(args)).status).toBe(0);
  });
});

describe('claims in relief.yaml', () => {
  const csv = (id: string) => `${HEADER}\n${claim(id, 'P1')}\n`;

  it('need no argument; patterns are taken in the order of code units', async () => {
    inFolder({
      'relief.yaml': `${CONFIG}claims: [2023/*.csv, "x?.csv"]\n`,
      'roster.csv': ROSTER,
      '2023/b.csv': csv('C2'),
      '2023/a.csv': csv('C1'),
      '2023/.hidden.csv': csv('C8'),
      '2023/a.txt': csv('C9'),
      'x1.csv': csv('C3'),
    });
    expect((await decided()).ids).toEqual(['C1', 'C2', 'C3']);
    expect(
      manifest()
        .inputs.slice(1, 4)
        .map(({ file }: { file: string }) => file),
    ).toEqual(['2023/a.csv', '2023/b.csv', 'x1.csv']);
    expect((await relief(['explain', 'C3'])).status).toBe(0);
    // What the command line names goes before.
    expect((await decided('x1.csv')).ids).toEqual(['C3']);
  });

  it('are found from anywhere with --config, and a pattern that means nothing stops the run', async () => {
    inFolder({
      'conf/relief.yaml': `${CONFIG}claims: [a*.csv]\n`,
      'conf/roster.csv': ROSTER,
      'conf/a.csv': csv('C1'),
    });
    expect((await decided('--config', 'conf/relief.yaml')).ids).toEqual(['C1']);
    expect((await decided('conf')).ids).toEqual(['C1']);
    writeFileSync('conf/relief.yaml', `${CONFIG}claims: [b*.csv]\n`);
    expect((await decided('--config', 'conf/relief.yaml')).err).toContain('[NO_MATCH]');
    expect((await decided()).err).toContain('[NO_CLAIMS]');
  });
});
