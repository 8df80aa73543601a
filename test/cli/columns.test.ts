import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../../src/intake/index.js';
import { surveyFile } from '../support/survey.js';
import { folderWith, relief } from './relief.js';

const NATIONAL = [
  'setl_id,certno,psn_no,psn_name,med_type,setl_time,medfee_sumamt,inscp_scp_amt,hifmi_pay,hifob_pay,pay_loc,备用,',
  'S1,330302198001010011,P1,张三,21,2023-01-05,100.00,80.00,1.00,2.00,1,13800000000,x',
  'S2,330302198001010011,P1,张三,11,2023-01-06,100.00,80.00,,,3,13800000000,',
].join('\n');

/** The line of the output about a column of the file, its parts two or more blanks apart. */
function lineOf(out: string, header: string): string[] | undefined {
  const line = out.split('\n').find((text) => text.startsWith(`  ${header} `));
  return line?.trim().split(/ {2,}/);
}

describe('relief columns', () => {
  it('names every canonical column and every header that is read as one', async () => {
    const { status, out } = await relief(['columns']);
    expect(status).toBe(0);
    const words = new Set(out.split(/[\s,;]+/));
    for (const { columns } of [CLAIM_TABLE, ROSTER_TABLE, FUND_TABLE]) {
      for (const { name, zh, aliases } of columns) {
        for (const text of [name, zh, ...aliases]) expect(words, text).toContain(text);
      }
    }
  });

  it('wrote docs/columns.md, which is up to date', async () => {
    const { out } = await relief(['columns', '--markdown', '--lang', 'en']);
    expect(readFileSync('docs/columns.md', 'utf8')).toBe(out);
  });

  it('gives the same as data', async () => {
    const { out } = await relief(['columns', '--json']);
    const place = JSON.parse(out).claims.columns.find(({ column }: { column: string }) => column === 'place');
    expect(place).toMatchObject({
      header_zh: '市（内）外',
      required: false,
      values: [{ value: 'local', spellings: ['市内', '本地', '本市'] }, {}, {}, { value: 'overseas' }],
      otherwise: [
        {
          aliases: ['pay_loc', '支付地点类别'],
          values: [{ value: 'local', spellings: ['1', '2'] }, {}, {}, {}],
        },
      ],
    });
  });
});

describe('relief columns FILE', () => {
  it('says what each column is taken for, with values in which nobody is recognised', async () => {
    const folder = folderWith({ 'claims.csv': NATIONAL });
    const { status, out, err } = await relief(['columns', join(folder, 'claims.csv')]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('claims: 2 rows, UTF-8, separated by commas');
    expect(lineOf(out, 'setl_id')).toEqual(['setl_id', 'claim_id', 'S1 | S2']);
    expect(lineOf(out, 'certno')).toEqual(['certno', 'person_id', '330***********0011']);
    expect(lineOf(out, 'hifob_pay')).toEqual(['hifob_pay', 'catastrophic_paid (added up)', '2.00']);
    expect(lineOf(out, 'pay_loc')).toEqual(['pay_loc', 'place, channel', '1 | 3']);
    expect(lineOf(out, '备用')).toEqual(['备用', 'not known, not used', '138****0000']);
    expect(out).toContain('has no name, not used');
    // The platform's number is not read, because the identity number goes first; the name never is.
    expect(out).toContain('Known and not needed: psn_no, psn_name');
    expect(out).not.toMatch(/张三|198001|1380000/);
  });

  it('says what is missing, and what is there twice, without being stopped by it', async () => {
    const folder = folderWith({ 'claims.csv': 'claim_id,setl_id,person_id,total_amount\nA,B,C,1.00\n' });
    const { status, out } = await relief(['columns', join(folder, 'claims.csv'), '--lang', 'en']);
    expect(status).toBe(0);
    expect(lineOf(out, 'setl_id')?.[1]).toBe('claim_id, as another column is');
    expect(out).toContain('Missing, and required: service_type, settled_at, eligible_amount.');
    expect(out).toContain('Two columns say the same thing.');
  });

  it('finds out what a file is, in which encoding and with which delimiter', async () => {
    const folder = folderWith({});
    const file = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const roster = '证件号码\t姓名\t救助身份\t认定时间\n1\t李四\t低保\t2020年1月1日\n';
    const surveys = await Promise.all([
      surveyFile(file('a.csv', iconv.encode(roster, 'gb18030'))),
      surveyFile(file('b.csv', Buffer.from(`\ufeff${roster}`, 'utf16le'))),
      surveyFile(file('c.csv', Buffer.from('日期,基金,统筹区,科目,金额\n2020-01-01,慈善,*,利息,1\n'))),
      surveyFile(file('d.csv', Buffer.from('a,b\n1,2\n'))),
    ]);
    expect(surveys.map(({ kind, encoding, delimiter, rows }) => [kind, encoding, delimiter, rows])).toEqual([
      ['roster', 'gb18030', 'tab', 1],
      ['roster', 'utf16le', 'tab', 1],
      ['fund', 'utf8', 'comma', 1],
      [undefined, 'utf8', 'comma', 1],
    ]);
    expect(surveys[0].columns.map(({ samples }) => samples)).toEqual([
      ['1'],
      ['李四'],
      ['低保'],
      ['2020年1月1日'],
    ]);
  });

  it('masks the same in its data, and knows errors from surprises', async () => {
    const folder = folderWith({ 'claims.csv': NATIONAL });
    const { out } = await relief(['columns', join(folder, 'claims.csv'), '--json']);
    expect(out).not.toMatch(/张三|198001|13800000000/);
    expect(JSON.parse(out)[0].columns[1]).toMatchObject({
      header: 'certno',
      names: ['person_id'],
      use: 'read',
    });
    const { status, err } = await relief(['columns', join(folder, 'nothing.csv')]);
    expect(status).toBe(2);
    expect(err).toContain('[NO_SUCH_FILE]');
  });
});
