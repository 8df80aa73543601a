import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { maskPersons } from '../../src/cli/masking.js';
import { maskInput, maskLine } from '../../src/cli/table-masking.js';
import { relief, type Told } from '../cli/relief.js';

const SAMPLE = 'samples/dongyang-2020';
const roster = parse(readFileSync(join(SAMPLE, 'roster.csv')), { columns: true }) as Record<string, string>[];
const claims = parse(readFileSync(join(SAMPLE, 'claims.csv')), { columns: true }) as Record<string, string>[];
const numbers = [...new Set([...roster, ...claims].map(({ person_id }) => person_id))];

function town(change: Readonly<Record<string, (text: string) => string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-masked-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(SAMPLE, folder, { recursive: true, filter: (path) => !path.includes('relief-out') });
  for (const [file, edit] of Object.entries(change)) {
    writeFileSync(join(folder, file), edit(readFileSync(join(folder, file), 'utf8')));
  }
  return folder;
}

/** Nothing on the terminal names a person in full: no number of the samples, and none that looks like one. */
function expectMasked({ out, err }: Told): void {
  for (const number of numbers) expect(out + err).not.toContain(number);
  expect(out + err).not.toMatch(/(?<!\d)\d{14,17}[\dX](?!\d)/);
}

describe('what is masked', () => {
  it('an identity number keeps its ends', () => {
    expect(maskPersons('330782196503121234')).toBe('330***********1234');
    expect(maskPersons('“33078219650312123X” is …')).toBe('“330***********123X” is …');
    // The old numbers of 15 digits, and the longer ones of the insurance.
    expect(maskPersons('330782650312123')).toBe('330********2123');
    expect(maskPersons('33078200000000012345678')).toBe('330****************5678');
  });

  it('a date, an amount, a claim and a county are no persons', () => {
    const text = '2021-03-04 10:11:12, 1234567890.00, JS202109100038, 330782';
    expect(maskPersons(text)).toBe(text);
  });

  it('by column, whatever the value looks like', () => {
    expect(maskInput('person_id', 'P-7')).toBe('***');
    expect(maskInput('身份证号', '330782196503121234')).toBe('330***********1234');
    expect(maskInput('psn_no', '3307820000001')).toBe('330******0001');
    expect(maskInput('姓名', '王小明')).toBe('王**');
    expect(maskLine('warnings.csv', 'p,330782196503121234,王小明,Y,2021,1.00,2.00,C1,2021-01-01')).toBe(
      'p,330***********1234,王**,Y,2021,1.00,2.00,C1,2021-01-01',
    );
  });
});

describe('nobody is named in full', () => {
  it('by a run, its summary and its rejects', async () => {
    const folder = town({ 'claims.csv': (text) => text.replace(/,2021-/g, ',2021-13-') });
    for (const more of [[], ['--json']]) {
      const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--force-rejects', ...more]);
      expect(told.status).toBe(0);
      expectMasked(told);
    }
    // The file is the office's: it keeps the rows as they are.
    const rejects = readFileSync(join(folder, 'relief-out', 'rejects.csv'), 'utf8');
    expect(numbers.some((number) => rejects.includes(number))).toBe(true);
    for (const more of [[], ['--json']]) {
      expectMasked(await relief(['rejects', join(folder, 'relief-out', 'rejects.csv'), ...more]));
    }
  });

  it.each([
    [
      'too many rejects',
      { 'claims.csv': (text: string) => text.replaceAll(',inpatient,', ',33078219650312123X,') },
    ],
    ['a roster without a header', { 'roster.csv': (text: string) => text.slice(text.indexOf('\n') + 1) }],
    ['claims without a header', { 'claims.csv': (text: string) => text.slice(text.indexOf('\n') + 1) }],
    [
      'a roster in place of the claims',
      { 'claims.csv': () => readFileSync(join(SAMPLE, 'roster.csv'), 'utf8') },
    ],
    ['a broken quote', { 'roster.csv': (text: string) => text.replace(/\n(\d)/g, '\n"$1') }],
    [
      'numbers in the columns of amounts',
      { 'claims.csv': (text: string) => text.replaceAll(/,\d+\.\d\d,/g, ',330782196503121234,') },
    ],
  ])('by an error: %s', async (_, change) => {
    const folder = town(change);
    for (const lang of ['en', 'zh']) {
      const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--lang', lang]);
      expect([0, 2]).toContain(told.status);
      expectMasked(told);
    }
    expectMasked(await relief(['columns', join(folder, 'claims.csv'), join(folder, 'roster.csv')]));
  });

  it('by the explanation of a claim; as data it is whole', async () => {
    const claim = claims.find(({ service_type }) => service_type === 'inpatient') as Record<string, string>;
    const told = await relief(['explain', claim.claim_id, join(SAMPLE, 'claims.csv')]);
    expect(told.status).toBe(0);
    expect(told.out).toContain(claim.claim_id);
    expectMasked(told);
    const data = await relief(['explain', claim.claim_id, join(SAMPLE, 'claims.csv'), '--json']);
    expect(data.out).toContain(claim.person_id);
  });

  it('by the explanation of a claim that was rejected or mistyped', async () => {
    const folder = town({
      'claims.csv': (text) => text.replace(/\d{17}[\dX],inpatient/, '3.30782E+17,inpatient'),
    });
    const rejected = claims.find(({ service_type }) => service_type === 'inpatient') as Record<
      string,
      string
    >;
    expectMasked(await relief(['explain', rejected.claim_id, join(folder, 'claims.csv')]));
    expectMasked(await relief(['explain', 'nobody', join(folder, 'claims.csv')]));
  });
});
