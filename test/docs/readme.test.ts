import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInIds } from '../../src/policy/load.js';
import { relief } from '../cli/relief.js';

const READMES = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const;

describe.each(READMES)('%s', (file, language) => {
  const text = readFileSync(file, 'utf8');

  it('shows what the program really prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relief-readme-'));
    try {
      const args = ['adjudicate', 'samples/wenzhou-2020/claims.csv', '--out', join(folder, 'out')];
      const { out } = await relief(['--lang', language, ...args]);
      const excerpt = text.split('```\n').find((block) => block.startsWith('wenzhou-2020  '));
      expect(excerpt).toBeDefined();
      expect(out.startsWith(excerpt as string)).toBe(true);
      for (const name of readdirSync(join(folder, 'out'))) expect(text, name).toContain(`\`${name}\``);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('names every built-in policy', () => {
    for (const id of builtInIds()) expect(text).toContain(`| \`${id}\` |`);
  });
});

const PAGES = ['.', 'docs', 'docs/decisions', '.github'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** What a benchmark makes. */
const MADE = ['bench/node_modules', 'bench/data'];

describe('a page of the documentation', () => {
  it.each(PAGES)('%s links only to files that are there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)];
    const broken = links
      .map((match) => match[1] as string)
      .filter((link) => !existsSync(join(dirname(page), link)));
    expect(broken).toEqual([]);
  });

  it.each(PAGES.filter((page) => page !== 'CHANGELOG.md'))('%s names only files that are there', (page) => {
    const named = [
      ...readFileSync(page, 'utf8').matchAll(/`((?:src|test|bench|bin|docs|samples)\/[\w./-]+)`/g),
    ];
    const missing = named
      .map((match) => match[1] as string)
      .filter((file) => !MADE.includes(file) && !existsSync(file));
    expect(missing).toEqual([]);
  });
});
