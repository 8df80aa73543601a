import { rmSync, writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { bookOf, zipOf } from '../support/zip-writer.js';
import {
  CONFIG,
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
} from './book-files.js';

afterAll(() => {
  process.chdir(projectFolder);
  rmSync(scratch, { recursive: true, force: true });
});

beforeEach(() => process.chdir(scratch));

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
