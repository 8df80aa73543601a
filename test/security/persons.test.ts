import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { maskFree, maskPath, maskPersons } from '../../src/cli/masking.js';
import { maskInput } from '../../src/cli/table-masking.js';
import { relief } from '../cli/relief.js';

/** Persons with every kind of document, whose numbers and names also occur in columns where they do not belong. */
const FILES = 'test/security/persons';
const rows = parse(readFileSync(join(FILES, 'noheadR.csv'))) as string[][];
/** Seven digits may also be an amount or a code, so they are masked only by their column. */
const numbers = [...new Set(rows.map(([number = '']) => number))].filter((number) => number !== '1234567');
const names = [...new Set([...rows.map(([, , name = '']) => name), '王小明'])];
/** The name of a claims file that contains the name of a person. */
const NAMED = '330302195001011234_E12345678.csv';

function town(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-persons-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(FILES, folder, { recursive: true });
  mkdirSync(join(folder, 'named'));
  cpSync(join(FILES, 'claims.csv'), join(folder, 'named', NAMED));
  cpSync(join(FILES, 'roster.csv'), join(folder, 'named', 'roster.csv'));
  return folder;
}

function wholeWord(text: string): RegExp {
  return new RegExp(`(?<!\\p{L})${text.replace(/[[\](){}.*+?^$|\\]/g, '\\$&')}(?!\\p{L})`, 'u');
}

/** Runs a command and searches its output for unmasked names and numbers. */
async function told(argv: readonly string[], status: number): Promise<string> {
  const answer = await relief(argv);
  expect(answer.status).toBe(status);
  const text = answer.out + answer.err;
  for (const number of numbers) expect(text).not.toContain(number);
  for (const name of names) expect(text).not.toMatch(wholeWord(name));
  return text;
}

describe('persons in the wrong place are named in full', () => {
  it('by no run, its rejects and their file, and no check of them', async () => {
    const folder = town();
    const claims = join(folder, 'claims.csv');
    for (const lang of ['en', 'zh'])
      expect(await told(['--lang', lang, 'adjudicate', claims], 2)).toContain('[TOO_MANY_REJECTS]');
    await told(['adjudicate', claims, '--force-rejects', '--json'], 0);
    await told(['adjudicate', claims, '--force-rejects', '--force'], 0);
    const out = join(folder, 'relief-out');
    await told(['rejects', join(out, 'rejects.csv')], 0);
    await told(['rejects', join(out, 'rejects.csv'), '--json'], 0);
    await told(['verify', out, '--independent'], 0);
    expect(await told(['explain', 'B2', claims, '--force-rejects'], 2)).toContain('“欧**”');
    // The file belongs to the office.
    expect(readFileSync(join(out, 'rejects.csv'), 'utf8')).toContain('欧阳修文');
  });

  it('by no look at files, with a header or without', async () => {
    const folder = town();
    const files = ['claims.csv', 'roster.csv', 'fund.csv', 'nohead.csv', 'noheadR.csv'].map((name) =>
      join(folder, name),
    );
    await told(['columns', ...files], 0);
    await told(['columns', ...files, '--json'], 0);
    await told(['adjudicate', join(folder, 'nohead.csv')], 2);
    await told(['adjudicate', join(folder, 'claims.csv'), '--roster', join(folder, 'noheadR.csv')], 2);
    rmSync(join(folder, 'relief.yaml'));
    await told(['init', folder, '--yes'], 0);
    // A name in the column of services is no service that could be mapped.
    const proposed = readFileSync(join(folder, 'relief.yaml'), 'utf8');
    for (const person of [...numbers, ...names]) expect(proposed).not.toContain(`"${person}"`);
  });

  it('by no path', async () => {
    const home = town();
    const folder = join(home, 'named');
    const claims = join(folder, NAMED);
    const stack = ['--policy', 'wenzhou-2020', '--config', join(home, 'relief.yaml')];
    expect(await told(['adjudicate', claims, ...stack], 2)).toContain('330***********1234_***.csv');
    await told(['adjudicate', claims, ...stack, '--force-rejects', '--json'], 0);
    await told(['adjudicate', claims, ...stack, '--force-rejects', '--force', '--out', `${claims}.out`], 0);
    await told(['verify', `${claims}.out`], 0);
    await told(['columns', claims], 0);
    await told(['explain', 'C0', claims, ...stack, '--force-rejects'], 0);
    await told(['columns', `${claims}.none`], 2);
    await told(['init', folder, '--yes'], 0);
  });
});

describe('what looks like a document', () => {
  it.each([
    ['a passport', 'E12345678'],
    ['a passport of two letters', 'EA1234567'],
    ['a permit of Hong Kong', 'H1234567890'],
    ['a permit of Macao', 'M12345678'],
    ['an identity card of Hong Kong', 'M123456(7)'],
    ['one with its region', 'HKG1234567(8)'],
    ['a passport of Taiwan', 'TW12345678'],
    ['small letters', 'e12345678'],
    ['full width', 'Ｅ１２３４５６７８'],
    ['a blank inside', 'E 12345678'],
    ['its name before', '护照E99887766'],
    ['a sentence around', '“E12345678”，第 3 行'],
  ])('%s is masked: %s', (_, text) => {
    expect(maskPersons(text)).toContain('***');
    expect(maskPersons(text).normalize('NFKC')).not.toMatch(/\d{6}/);
  });

  it('a residence permit of a foreigner keeps its ends, like every long number', () => {
    expect(maskPersons('USA110199001010')).toBe('USA********1010');
    expect(maskPersons('911124198108030024')).toBe('911***********0024');
  });

  it.each([
    '2022-05-01',
    '20220501',
    '1234567.00',
    '330302',
    'H33030200123',
    'JS202109100038',
    'wenzhou-2020',
  ])('%s is none', (text) => {
    expect(maskPersons(text)).toBe(text);
  });

  it('is looked for by the column: claims are found by their number, institutions have nobody’s', () => {
    expect(maskInput('claim_id', 'AB12345678')).toBe('AB12345678');
    expect(maskInput('claim_id', 'CE12345678')).toBe('C***');
    expect(maskInput('setl_id', 'C330302195001011234')).toBe('C330***********1234');
    expect(maskInput('institution_id', 'H33030200123')).toBe('H33030200123');
    expect(maskInput('service_type', 'AB12345678')).toBe('***');
    expect(maskPath('/srv/2022/E12345678.csv')).toBe('/srv/2022/***.csv');
    expect(maskPath('/srv/JS20220501/claims-330302.csv')).toBe('/srv/JS20220501/claims-330302.csv');
  });
});

describe('what may be a name', () => {
  it.each([
    ['王小', '王*'],
    ['王小明', '王**'],
    ['欧阳修文', '欧**'],
    ['尼', '*'],
    ['买买提·艾合买提', '买**'],
    ['赵,钱', '*,*'],
    ['张三丰330302195001011234', '张**330***********1234'],
    ['John Smith', 'J**'],
    ['Ab', 'A*'],
    ['ئەخمەت', 'ئ**'],
  ])('%s is shown as %s', (text, shown) => {
    expect(maskFree(text)).toBe(shown);
    // A name that is already masked stays as it is.
    expect(maskFree(shown)).toBe(shown);
  });

  it('is found in no time in a cell of any length', () => {
    const began = performance.now();
    for (const piece of ['王', '王·', 'ئ', 'Ab ', 'A', ' ', "'", 'E1', '1', '*'])
      maskFree(`${piece.repeat(100_000)}*`);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it.each([
    '14',
    '9901',
    '门诊慢特病',
    '生育住院',
    '家庭病床',
    '牙科',
    '义乌市',
    '某某街道',
    '低保户',
    '困境儿童',
    '省外',
    '2022年13月45日',
    '1.5万元',
    '是',
    'speciality',
    'CANCELLED',
    'Y',
    '-',
    '',
  ])('%s is shown: it says what is wrong', (text) => {
    expect(maskInput('service_type', text)).toBe(text);
  });
});
