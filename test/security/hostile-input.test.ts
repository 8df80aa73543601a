import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ReliefError } from '../../src/domain/errors.js';
import { YamlSource } from '../../src/policy/source.js';
import { relief } from '../cli/relief.js';

/** A town whose files a test may change. */
function town(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-hostile-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml'])
    cpSync(join('samples/dongyang-2020', file), join(folder, file));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

function codeOf(text: string): string {
  try {
    YamlSource.parse(text, 'x.yaml');
  } catch (error) {
    if (error instanceof ReliefError) return error.code;
    throw error;
  }
  return '';
}

describe('a YAML file', () => {
  const lines = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => line(at)).join('\n');

  // Each of these would take gigabytes, overflow the stack or take minutes, if it were composed.
  it.each([
    [
      'aliases of aliases',
      lines(30, (at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(at > 0 ? 9 : 0)}x]`),
      'YAML_ALIAS',
    ],
    ['lists in lists, never closed', '['.repeat(100_000), 'YAML_TOO_COMPLEX'],
    ['lists in lists, closed', `${'['.repeat(400_000)}${']'.repeat(400_000)}`, 'YAML_TOO_COMPLEX'],
    ['maps in maps', '{a: '.repeat(100_000), 'YAML_TOO_COMPLEX'],
    ['dashes', '- '.repeat(400_000), 'YAML_TOO_COMPLEX'],
    ['question marks', '? '.repeat(400_000), 'YAML_TOO_COMPLEX'],
    ['deep indentation', lines(1300, (at) => `${' '.repeat(at)}a:`), 'YAML_TOO_COMPLEX'],
    ['a hundred thousand keys', lines(100_000, (at) => `k${at}: x`), 'YAML_TOO_COMPLEX'],
    ['a huge scalar', `a: ${'x'.repeat(2_000_000)}`, 'YAML_TOO_LARGE'],
    ['many documents', '---\n'.repeat(100_000), 'YAML_SYNTAX'],
    ['a key that is none', '__proto__: {polluted: yes}', 'YAML_KEY'],
    ['the same, in quotes and deeper', 'a: [{"__proto__": {polluted: yes}}]', 'YAML_KEY'],
    ['a key written twice', 'a: 1\na: 2', 'YAML_KEY_TWICE'],
  ])('of %s is refused before it costs anything', (_, text, code) => {
    const began = performance.now();
    expect(codeOf(text)).toBe(code);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each(['!!js/function "() => 1"', '!include /etc/passwd', '!!int 0x10'])(
    'with the tag %s runs no code and reads no other file: it is refused',
    (tagged) => {
      expect(codeOf(`a: ${tagged}`)).toBe('YAML_NOT_PLAIN');
    },
  );

  it('may be 64 levels deep, and hold a thousand keys', () => {
    expect(codeOf(`${'['.repeat(60)}x${']'.repeat(60)}`)).toBe('');
    expect(codeOf(lines(1000, (at) => `k${at}: x`))).toBe('');
    expect(codeOf(lines(1001, (at) => `k${at}: x`))).toBe('YAML_TOO_COMPLEX');
  });
});

describe('relief.yaml and policies', () => {
  it.each([
    ['policies: [dongyang-2020]\nparameters: {constructor: {a: 1}}', 'UNKNOWN_POLICY_SETTING'],
    ['policies: [dongyang-2020]\nparameters: {dongyang-2020: {constructor: 1}}', 'UNKNOWN_PARAMETER'],
    ['policies: [dongyang-2020]\nparameters: {dongyang-2020: {toString: 1}}', 'UNKNOWN_PARAMETER'],
    ['policies: [dongyang-2020]\nconstructor: 1', 'CONFIG_UNKNOWN_KEY'],
    ['policies: [constructor]', 'NO_SUCH_POLICY'],
    ['policies: [../../../../../../../dev/zero]', 'INPUT_IS_DEVICE'],
  ])('%s is an error of the user’s', async (yaml, code) => {
    const folder = town({ 'relief.yaml': `${yaml}\n` });
    const told = await relief(['adjudicate', join(folder, 'claims.csv')]);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.err).toContain(`[${code}]`);
  });

  it.each([
    '__proto__.polluted=1',
    'dongyang-2020.__proto__=1',
    'dongyang-2020.constructor=1',
    'constructor.a=1',
  ])('--param %s changes no object of the program', async (option) => {
    const told = await relief(['adjudicate', join(town(), 'claims.csv'), '--param', option]);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a relief.yaml that is a device without an end is refused', async () => {
    const folder = town();
    rmSync(join(folder, 'relief.yaml'));
    symlinkSync('/dev/zero', join(folder, 'relief.yaml'));
    const told = await relief(['adjudicate', join(folder, 'claims.csv')]);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.err).toContain('[INPUT_IS_DEVICE]');
  });

  it('a parameter of a pack may bear any name', async () => {
    const pack = readFileSync('src/policies/lianyungang-2017/policy.yaml', 'utf8');
    const folder = town({ 'mine.yaml': pack.replaceAll('outpatient_cap', 'constructor') });
    const told = await relief(['policy', 'show', join(folder, 'mine.yaml')]);
    expect(told).toMatchObject({ status: 0, err: '' });
  });
});

const WORDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

describe('a CSV file', () => {
  it.each(WORDS)('with a column %s: it is not known, and changes nothing', async (word) => {
    const rows = parse(readFileSync('samples/dongyang-2020/claims.csv')) as string[][];
    const more = rows.map((row, at) => [...row, at === 0 ? word : 'x']);
    const folder = town({ 'claims.csv': stringify(more) });
    const out = join(folder, 'out');
    expect((await relief(['adjudicate', join(folder, 'claims.csv'), '--out', out])).status).toBe(0);
    expect(readFileSync(join(out, 'summary.json'), 'utf8')).toContain(`"column": "${word}"`);
    expect(readFileSync(join(out, 'decisions.csv'), 'utf8').split('\n').length).toBe(rows.length + 1);
  });

  it('with such words for values: numbers and names they may be, words of a vocabulary they are not', async () => {
    const rows = parse(readFileSync('samples/dongyang-2020/claims.csv'), { columns: true }) as Record<
      string,
      string
    >[];
    const [row] = rows;
    const plain = { ...row, reverses: '', filed_on: '', program: '', exclusion: '' };
    const asIds = WORDS.map((word) => ({
      ...plain,
      claim_id: word,
      person_id: word,
      institution_id: word,
      assistance_paid: '9.99',
    }));
    const asWords = [
      'service_type',
      'place',
      'referral',
      'channel',
      'designated',
      'program',
      'exclusion',
    ].flatMap((column) => WORDS.map((word) => ({ ...plain, claim_id: `${column}-${word}`, [column]: word })));
    const folder = town({ 'claims.csv': stringify([...asIds, ...asWords], { header: true }) });
    const out = join(folder, 'out');
    const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--out', out, '--force-rejects']);
    expect(told).toMatchObject({ status: 0 });
    const read = (file: string) =>
      parse(readFileSync(join(out, file)), { columns: true }) as Record<string, string>[];
    expect(
      read('decisions.csv')
        .map(({ claim_id }) => claim_id)
        .sort(),
    ).toEqual([...WORDS].sort());
    expect(read('rejects.csv')).toHaveLength(asWords.length);
    expect(new Set(read('rejects.csv').map(({ code }) => code))).toEqual(
      new Set(['BAD_VALUE', 'UNKNOWN_SERVICE']),
    );
    // The names also get into the charts and the workbook. They must not change anything of the program.
    expect(Reflect.ownKeys(Object.prototype)).toHaveLength(12);
    expect(await relief(['verify', out, '--independent'])).toMatchObject({ status: 0, err: '' });
  });

  it('with a long cell in any column is read in no time', async () => {
    const [header, row] = parse(readFileSync('samples/dongyang-2020/claims.csv')) as string[][];
    const cells = ['1', ' ', '0', '-', '2020-', '1,', '.', '１', '年', '"', '1e', '😀', '\u200b'].map(
      (piece) => piece.repeat(Math.floor(60_000 / piece.length)),
    );
    const rows = header.flatMap((_, column) =>
      cells.map((cell) =>
        row.map((own, at) => (at === column ? cell : at === 0 ? `${column}-${[...cell][0]}` : own)),
      ),
    );
    const folder = town({ 'claims.csv': stringify([header, row, ...rows]) });
    const began = performance.now();
    const told = await relief([
      'adjudicate',
      join(folder, 'claims.csv'),
      '--force-rejects',
      '--reports',
      'csv',
    ]);
    expect(told).toMatchObject({ status: 0, err: '' });
    // 300 rows of 60,000 characters. A pattern that starts again at every character would take minutes.
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('with a header of one endless cell, or of very many cells, is refused', async () => {
    for (const text of [
      `${'x'.repeat(5_000_000)}\n`,
      `${'x,'.repeat(200_000)}\n`,
      `"${'x'.repeat(5_000_000)}`,
    ]) {
      const told = await relief(['adjudicate', join(town({ 'claims.csv': text }), 'claims.csv')]);
      expect(told).toMatchObject({ status: 2, out: '' });
      // The message shows the beginning.
      expect(told.err.length).toBeLessThan(5_000);
    }
  });
});
