import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/cli/table.js';
import { relief } from './relief.js';

const COMMANDS = [
  [],
  ['adjudicate'],
  ['explain'],
  ['rejects'],
  ['columns'],
  ['init'],
  ['sample'],
  ['policy'],
  ['policy', 'list'],
  ['policy', 'show'],
  ['policy', 'check'],
  ['policy', 'test'],
];

describe.each(COMMANDS.map((words) => [words]))('help of relief %j', (words) => {
  it('is on standard output, with status 0, and ends with an example', async () => {
    const { status, out, err } = await relief([...words, '--help']);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(new RegExp(`^Usage: ${['relief', ...words].join(' ')}`));
    const example = out.trimEnd().split('\n').slice(-2);
    expect(example[0]).toBe('Example:');
    expect(example[1]).toMatch(new RegExp(`^ {2}relief ${words.join(' ')}`));
  });

  it('speaks Chinese throughout where asked', async () => {
    const { out } = await relief([...words, '--help', '--lang', 'zh']);
    expect(out).toContain('用法：');
    expect(out).toContain('选项：');
    expect(out).toContain('示例：');
    expect(out).not.toMatch(/Usage|Options|Commands|Arguments|\[options\]|\[command\]|display help/);
  });

  it('keeps its explanations in one column in both languages', async () => {
    for (const language of ['en', 'zh']) {
      const { out } = await relief([...words, '--help', '--lang', language]);
      const starts = out
        .split('\n')
        .map((line) => /^( {2}(?:--|-[hV],|<)\S*(?: \S+)*? {2,})\S/.exec(line)?.[1])
        .filter((start) => start !== undefined)
        .map(displayWidth);
      expect(new Set(starts).size).toBe(1);
    }
  });
});

describe('relief', () => {
  it('says the version of its package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await relief(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  it('without a command shows the help as an error', async () => {
    const { status, out, err } = await relief([]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('adjudicate');
  });
});
