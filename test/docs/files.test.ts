import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../src/intake/index.js';
import { relief } from '../cli/relief.js';

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

  it('shows a relief.yaml that can be read, with every key that it lists', () => {
    const text = section('relief.yaml');
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const config = parseConfig(yaml, 'relief.yaml');
    expect(config.policies).toEqual(['wenzhou-2020', './my-city/policy.yaml']);
    const keys = tableIn(text).map(([key]) => key);
    expect(Object.keys(parse(yaml) as object)).toEqual(keys);
  });
});

/** The value at a path such as policies[].statuses, in the first entry of each list. */
function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, step) => {
    const isList = step.endsWith('[]');
    const value = (at as Record<string, unknown> | undefined)?.[isList ? step.slice(0, -2) : step];
    // An empty list has no entry, but it is a list.
    return isList ? ((value as unknown[])[0] ?? {}) : value;
  }, data);
}
