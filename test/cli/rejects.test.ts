import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupRejects } from '../../src/domain/reject-groups.js';
import { folderWith, relief } from './relief.js';

const HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount';
const GOOD = ['1', '2', '3', '4'].map((id) => `C${id},330302198001010011,inpatient,2021-05-06,100.00,80.00`);
const BAD = [
  'C5,330302198001010011,9901,2021-05-06,100.00,80.00',
  'C6,330302198001010011,14,2021-05-06,100.00,80.00',
  'C7,330302198001010011,9901,2021-05-06,100.00,80.00',
  'C8,330302198001010011,inpatient,44931,100.00,80.00',
];
const ROSTER = 'person_id,identity,recognized_on\n330302198001010011,dibao,2020-01-01\n';
const CONFIG = 'policies: [wenzhou-2020]\nbasic_paid: absent\n';

function claims(rows: readonly string[]): string {
  return folderWith({
    'claims.csv': [HEADER, ...rows].join('\n'),
    'roster.csv': ROSTER,
    'relief.yaml': CONFIG,
  });
}

async function adjudicated(folder: string, ...options: string[]) {
  return relief(['adjudicate', join(folder, 'claims.csv'), '--quiet', ...options]);
}

describe('relief rejects', () => {
  it.each([
    ['en', []],
    ['Chinese headers in GB18030', ['--headers', 'zh', '--encoding', 'gb18030']],
  ])('groups rejected rows by cause, the most frequent first (%s)', async (_, options) => {
    const folder = claims([...GOOD, ...BAD]);
    expect((await adjudicated(folder, ...options)).status).toBe(0);
    const { status, out } = await relief(['rejects', join(folder, 'relief-out', 'rejects.csv')]);
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('4 rejected rows in 1 file(s), 2 cause(s)');
    expect(lines[1]).toBe('  3  UNKNOWN_SERVICE service_type');
    expect(lines[2]).toMatch(/“9901” .* service_map/);
    expect(lines[3]).toBe(`     e.g. ${join(folder, 'claims.csv')}:6`);
    expect(lines[4]).toBe('     also “14”');
    expect(lines[5]).toBe('  1  AMBIGUOUS_DATE settled_at');
    expect(lines[6]).toContain('“44931”');
  });

  it('shows no number of a person', async () => {
    const folder = claims([...GOOD, 'C9,330302198001010011,330302198001010011,2021-05-06,1.00,1.00']);
    await adjudicated(folder);
    const path = join(folder, 'relief-out', 'rejects.csv');
    for (const options of [[], ['--json']]) {
      const { out } = await relief(['rejects', path, ...options]);
      expect(out).toContain('330***********0011');
      expect(out).not.toContain('19800101');
    }
  });

  it('says so where there are none, and refuses what is no list of rejects', async () => {
    const folder = claims(GOOD);
    await adjudicated(folder);
    expect((await relief(['rejects', join(folder, 'relief-out', 'rejects.csv')])).out).toBe(
      'No row was rejected.\n',
    );
    const { status, err } = await relief(['rejects', join(folder, 'roster.csv')]);
    expect(status).toBe(2);
    expect(err).toContain('[MISSING_COLUMN]');
  });

  it('counts lines that somebody has changed, instead of losing them', async () => {
    const folder = folderWith({
      'rejects.csv':
        'file,line,column,code,value,message,row\na.csv,2,x,BAD_VALUE,v,m,r\na.csv,two,x,BAD_VALUE,v,m,r\n',
    });
    const { out } = await relief(['rejects', join(folder, 'rejects.csv')]);
    expect(out).toContain('1 rejected rows');
    expect(out).toContain('1 lines of this file are not rejects');
  });
});

describe('a file of which most is rejected', () => {
  it('stops the run with what is wrong with it, before anything is written', async () => {
    // Four of seven rows are more than half.
    const folder = claims([...GOOD.slice(1), ...BAD]);
    const { status, out, err } = await adjudicated(folder);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('(4 of 7)');
    expect(err).toContain('--force-rejects');
    expect(err).toContain('[TOO_MANY_REJECTS]');
    expect(err).toContain('  3  UNKNOWN_SERVICE service_type');
    expect(existsSync(join(folder, 'relief-out'))).toBe(false);
  });

  it('does not where it is just half, or with --force-rejects', async () => {
    expect((await adjudicated(claims([...GOOD, ...BAD]))).status).toBe(0);
    expect((await adjudicated(claims([...GOOD.slice(1), ...BAD]), '--force-rejects')).status).toBe(0);
  });

  it('may be the roster or the ledger as well', async () => {
    const folder = folderWith({
      'claims.csv': [HEADER, ...GOOD].join('\n'),
      'roster.csv': 'person_id,identity,recognized_on\n1,dibao,soon\n',
      'relief.yaml': CONFIG,
    });
    const { status, err } = await adjudicated(folder, '--lang', 'zh');
    expect(status).toBe(2);
    expect(err).toMatch(/^错误：.*roster\.csv 过半的行无法使用（1 行中的 1 行）/);
    expect(err).toContain('BAD_DATE recognized_on');
  });
});

describe('grouping', () => {
  const reject = (line: number, value: string, column = 'x') =>
    ({ file: 'f', line, column, code: 'BAD_VALUE', value, row: '' }) as const;

  it('keeps the first example and the most frequent values, and breaks ties by column', () => {
    const groups = groupRejects([
      reject(2, 'a', 'y'),
      reject(3, 'b'),
      reject(4, 'c'),
      reject(5, 'c'),
      reject(6, 'd', 'y'),
    ]);
    expect(groups.map(({ column, count }) => [column, count])).toEqual([
      ['x', 3],
      ['y', 2],
    ]);
    expect(groups[0].example.line).toBe(3);
    expect(groups[0].values).toEqual([
      { value: 'c', count: 2 },
      { value: 'b', count: 1 },
    ]);
  });
});
