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

function withoutHeader(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}

function withSwappedHeaders(text: string): string {
  return text.replace('person_id,service_type', 'service_type,person_id');
}

/** Another column, without values, whose header is the number of a person. */
function withNumberAsHeader(text: string): string {
  return text.replaceAll('\n', ',\n').replace(',reverses,\n', ',reverses,330302199001011234\n');
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

  it.each([
    ['full-width digits', '３３０７８２１９６５０３１２１２３Ｘ', '330***********123X'],
    ['blanks', '330782 19650312 1234', '330***********1234'],
    ['wide blanks', '330782\u300019650312\u30001234', '330***********1234'],
    ['hyphens', '330782-1965-03-12-1234', '330***********1234'],
    ['a blank after each digit', [...'330782196503121234'].join(' '), '330***********1234'],
    ['characters of no width', '330782\u200b19650312\u2060\u200b123\ufeff4', '330***********1234'],
    ['an old number with such', '330782\u200b650312123', '330********2123'],
  ])('an identity number with %s', (_, number, masked) => {
    expect(maskPersons(number)).toBe(masked);
    expect(maskPersons(`“${number}” 为 1，共 12 行`)).toBe(`“${masked}” 为 1，共 12 行`);
  });

  it.each([
    ['days', '2021-03-04 2021-04-05 2021-05-06'],
    ['times', '2021-03-04 101112 2021-03-04 101112'],
    ['amounts', '1234567.00 1234567.00 330782 20210304 1000.00'],
    ['a county, a day and a short number', '330782 2021-03-04 12'],
    ['other full-width text', '第１２条，３３０７８２'],
    ['a sum', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca123456789012345'],
  ])('nobody where there are %s', (_, text) => {
    expect(maskPersons(text)).toBe(text);
  });

  it('a sum does not hide the number beside it', () => {
    const sum = `ab${'1'.repeat(62)}`;
    expect(maskPersons(`${sum} 330782196503121234`)).toBe(`${sum} 330***********1234`);
    // Letters before a number do not make it a hash.
    expect(maskPersons('ID330782196503121234')).toBe('ID330***********1234');
    expect(maskPersons('ad330782196503121234')).toBe('ad330***********1234');
  });

  it('by column, whatever the value looks like', () => {
    expect(maskInput('person_id', 'P-7')).toBe('***');
    expect(maskInput('身份证号', '330782196503121234')).toBe('330***********1234');
    expect(maskInput('psn_no', '3307820000001')).toBe('330******0001');
    expect(maskInput('姓名', '王小明')).toBe('王**');
    expect(maskLine('warnings.csv', 'p,330782196503121234,王小明,Y,2021,1.00,2.00,C1,2021-01-01')).toBe(
      'p,330***********1234,王**,Y,2021,1.00,2.00,C1,2021-01-01',
    );
    const header = 'policy,person_id,name,on_roster,year,threshold,amount,claim_id,crossed_at';
    expect(maskLine('warnings.csv', header)).toBe(header);
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
    // The file belongs to the office, so it has the original rows.
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
    ['a roster without a header', { 'roster.csv': withoutHeader }],
    ['claims without a header', { 'claims.csv': withoutHeader }],
    ['swapped headers', { 'claims.csv': withSwappedHeaders }],
    ['a number as a header', { 'claims.csv': withNumberAsHeader }],
    ['a key of relief.yaml', { 'relief.yaml': (text: string) => `${text}330302199001011234: 1\n` }],
    [
      'a service of relief.yaml',
      { 'relief.yaml': (text: string) => `${text}service_map: {330302199001011234: nothing}\n` },
    ],
    [
      'a parameter of relief.yaml',
      { 'relief.yaml': (text: string) => `${text}parameters: {dongyang-2020: {330302199001011234: 1}}\n` },
    ],
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
    for (const more of [['--lang', 'en'], ['--lang', 'zh'], ['--json']]) {
      const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--force', ...more]);
      expect([0, 2]).toContain(told.status);
      expectMasked(told);
    }
    for (const more of [[], ['--json']]) {
      expectMasked(
        await relief(['columns', join(folder, 'claims.csv'), join(folder, 'roster.csv'), ...more]),
      );
    }
    rmSync(join(folder, 'relief.yaml'));
    expectMasked(await relief(['init', folder, '--yes']));
  });

  it('by the first row of a roster without a header', async () => {
    const folder = town({ 'roster.csv': withoutHeader });
    const told = [
      await relief(['adjudicate', join(folder, 'claims.csv')]),
      await relief(['columns', join(folder, 'roster.csv')]),
      await relief(['columns', join(folder, 'roster.csv'), '--json']),
    ];
    for (const { out, err } of told) {
      expect(out + err).toContain(`${roster[0].name[0]}**`);
      for (const { name } of roster) expect(out + err).not.toContain(name);
    }
  });

  it('by a file that init proposes', async () => {
    const folder = town({ 'claims.csv': withSwappedHeaders });
    rmSync(join(folder, 'relief.yaml'));
    const told = await relief(['init', folder, '--yes']);
    expect(told.status).toBe(0);
    expectMasked(told);
    // Nothing else shows why no claim can be read.
    expect(told.out).toContain('UNKNOWN_SERVICE service_type');
    const yaml = readFileSync(join(folder, 'relief.yaml'), 'utf8');
    expectMasked({ status: 0, out: yaml, err: '' });
    expect(yaml).not.toContain('service_map');
  });

  it('by the summary as data; the file of the run is whole', async () => {
    const folder = town({
      'claims.csv': withNumberAsHeader,
    });
    const { out, status } = await relief(['adjudicate', join(folder, 'claims.csv'), '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).file_warnings).toContainEqual(
      expect.objectContaining({ column: '330***********1234' }),
    );
    const whole = readFileSync(join(folder, 'relief-out', 'summary.json'), 'utf8');
    expect(whole).toContain('"330302199001011234"');
  });

  it('by a file that is no policy', async () => {
    const folder = town({ 'relief.yaml': () => 'policies: [./people.txt]\n' });
    writeFileSync(join(folder, 'people.txt'), '王小明 of 12 Long Street');
    for (const command of [
      ['adjudicate', join(folder, 'claims.csv'), '--policy', join(folder, 'people.txt')],
      ['adjudicate', join(folder, 'claims.csv')],
      ['policy', 'check', join(folder, 'people.txt')],
    ]) {
      const { out, err, status } = await relief(command);
      expect(status).toBe(2);
      expect(out + err).toContain('[NOT_A_POLICY]');
      expect(out + err).not.toContain('Long Street');
    }
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
