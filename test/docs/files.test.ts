import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ReliefError } from '../../src/domain/errors.js';
import { NEED_A_PERSON } from '../../src/domain/remarks.js';
import { parseConfig } from '../../src/intake/config/config.js';
import { folderWith, relief } from '../cli/relief.js';
import { csvRecords } from '../support/written.js';

const page = readFileSync('docs/files.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'relief-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  for (const headers of ['en', 'zh']) {
    const args = ['--headers', headers, '--out', join(folder, headers), '--quiet'];
    const { status } = await relief(['adjudicate', 'samples/wenzhou-stack/claims.csv', ...args]);
    expect(status).toBe(0);
  }
}, 60_000);

/** The text below a heading of the page, up to the next heading of the same level. */
function section(title: string): string {
  const [, text = ''] = page.split(`\n### ${title}\n`);
  return text.split(/\n##+ /)[0] as string;
}

/** The cells of the rows of a section's table, without their backquotes. */
function tableIn(text: string): string[][] {
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/`/g, '')),
  );
}

function headerOf(headers: string, file: string): string {
  return (readFileSync(join(folder, headers, file), 'utf8').split('\n')[0] as string).replace(/^\uFEFF/, '');
}

const TITLES = [...page.matchAll(/^### (.*)$/gm)].map((match) => match[1] as string);
const TABLES = TITLES.filter((title) => title.endsWith('.csv'));

describe('docs/files.md', () => {
  it('has a section for every file of the output directory, and for no other', () => {
    const described = TITLES.filter((title) => title !== 'relief.yaml').flatMap((title) =>
      title.split(' and '),
    );
    expect(described.sort()).toEqual(readdirSync(join(folder, 'en')).sort());
  });

  it.each(TABLES)('gives the columns of %s in their order, in both languages', (file) => {
    const rows = tableIn(section(file));
    expect(rows.map(([name]) => name).join(',')).toBe(headerOf('en', file));
    expect(rows.map(([, chinese]) => chinese).join(',')).toBe(headerOf('zh', file));
    for (const [name, , meaning] of rows) expect(meaning, name).not.toBe('');
  });

  it.each(['summary.json', 'manifest.json'])('names the keys of %s', (file) => {
    const data = JSON.parse(readFileSync(join(folder, 'en', file), 'utf8')) as object;
    const paths = tableIn(section(file)).map(([path = '']) => path);
    for (const path of paths) expect(valueAt(data, path), path).toBeDefined();
    const described = new Set(paths.map((path) => path.replace(/[[.].*$/, '')));
    expect([...described].sort()).toEqual(Object.keys(data).sort());
  });

  it('shows a relief.yaml with every key that there is, and describes each', () => {
    const yaml = shownConfig();
    expect(parseConfig(yaml, 'relief.yaml').policies).toEqual(['yuxi-2022']);
    const keys = tableIn(section('relief.yaml')).map(([key]) => key);
    expect(Object.keys(parse(yaml) as object)).toEqual(keys);
    const wrong = () => parseConfig('policies: [yuxi-2022]\nnothing: 1\n', 'relief.yaml');
    expect(wrong).toThrow('CONFIG_UNKNOWN_KEY');
    expect([...keysNamedBy(wrong)].sort()).toEqual([...keys].sort());
  });

  it('shows a relief.yaml that runs', async () => {
    const header = '身份证号,医疗类别,结算时间,医疗费总额,符合政策范围金额,本地商保,大病（万元）,备注金额';
    const row = '530402197411020023,住院,2023-03-05,1000.00,900.00,0.00,0.02,5.00';
    const home = folderWith({
      'relief.yaml': shownConfig(),
      'late.csv': `迟到\n${header}\n${row}\n`,
      'roster.csv': '身份证号,登记类型,认定日期\n530402197411020023,本地一类,2022-06-01\n',
      'fund.csv': 'date,fund,area,entry,amount\n2023-01-01,assistance,530402,opening_balance,1000.00\n',
    });
    mkdirSync(join(home, '2023'));
    writeFileSync(join(home, '2023', 'march.csv'), `台账\n${header}\n${row.replace('03-05', '04-05')}\n`);
    const out = join(home, 'out');
    const { status, err } = await relief(['adjudicate', home, '--out', out]);
    expect([status, err]).toEqual([0, '']);
    // 900.00 − 0.02 × 10,000 = 700.00; dibao 70% = 490.00.
    const paid = csvRecords(join(out, 'decisions.csv')).map(({ payable }) => payable);
    expect(paid).toEqual(['490.00', '490.00']);
  });

  it('says of every remark on a file whether it needs a person', () => {
    const [, remarks = ''] = page.split('\n## Remarks on files\n');
    const rows = remarks
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => [codesIn(line), line.endsWith('| yes |')] as const);
    const needing = rows?.filter(([, needs]) => needs).flatMap(([codes]) => codes);
    expect(needing?.sort()).toEqual([...NEED_A_PERSON].sort());
    const all = rows?.flatMap(([codes]) => codes).sort();
    expect(all).toEqual(
      [...new Set(texts().matchAll(/'warning\.([A-Z_]+)'/g))].map(([, code]) => code).sort(),
    );
  });
});

function shownConfig(): string {
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(section('relief.yaml')) ?? [];
  return yaml;
}

function keysNamedBy(wrong: () => unknown): string[] {
  try {
    wrong();
  } catch (error) {
    if (error instanceof ReliefError) return String(error.details.known).split(', ');
  }
  return [];
}

function codesIn(line: string): string[] {
  return [...(line.split('|')[1] as string).matchAll(/`(\w+)`/g)].map((match) => match[1] as string);
}

/** The source of all texts: remarks are the keys that begin with `warning.`. */
function texts(): string {
  return readdirSync('src/text')
    .map((file) => readFileSync(join('src/text', file), 'utf8'))
    .join('\n');
}

/** The value at a path such as policies[].statuses, in the first entry of each list. */
function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    const isList = step.endsWith('[]');
    const value = (at as Record<string, unknown> | undefined)?.[isList ? step.slice(0, -2) : step];
    // An empty list has no entry, but it is a list.
    return isList ? ((value as unknown[])[0] ?? {}) : value;
  }, data);
}
