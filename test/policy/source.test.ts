import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatPath, readByHand, YamlSource } from '../../src/policy/source.js';
import { errorOf } from './packs.js';

const folder = mkdtempSync(join(tmpdir(), 'relief-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string): string {
  const path = join(folder, 'x.yaml');
  writeFileSync(path, content);
  return path;
}

function refused(yaml: string) {
  const { code, details } = errorOf(() => YamlSource.parse(yaml, 'x.yaml'));
  return { code, ...details };
}

describe('a file that is written by hand', () => {
  it('is read whole, up to a million bytes', () => {
    expect(readByHand(fileOf('id: 小\n')).toString('utf8')).toBe('id: 小\n');
    expect(readByHand(fileOf(''))).toHaveLength(0);
    expect(readByHand(fileOf('x'.repeat(1_000_000)))).toHaveLength(1_000_000);
  });

  it('of more is refused, and no more of it is read', () => {
    const path = fileOf('x'.repeat(1_000_001));
    expect(errorOf(() => readByHand(path))).toMatchObject({
      code: 'YAML_TOO_LARGE',
      details: { file: path },
    });
    // It has no end, and is not even opened.
    expect(errorOf(() => readByHand('/dev/zero')).code).toBe('INPUT_IS_DEVICE');
  });

  it('that is not there, or is a folder, is told with its path', () => {
    const path = join(folder, 'nowhere.yaml');
    expect(errorOf(() => readByHand(path))).toMatchObject({ code: 'NO_SUCH_FILE', details: { file: path } });
    mkdirSync(join(folder, 'inside'));
    expect(errorOf(() => readByHand(join(folder, 'inside'))).code).toBe('NO_SUCH_FILE');
  });
});

describe('YAML that would wear the reader out', () => {
  const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const maps = (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
  const keys = (count: number, gap = '\n') => Array.from({ length: count }, (_, at) => `k${at}: x`).join(gap);

  it('lists and maps go 64 deep', () => {
    expect(() => YamlSource.parse(lists(64), 'x.yaml')).not.toThrow();
    expect(refused(lists(65))).toEqual({ code: 'YAML_TOO_COMPLEX', file: 'x.yaml', line: 1 });
    expect(() => YamlSource.parse(maps(60), 'x.yaml')).not.toThrow();
    // The map on line 65 is the first that lies too deep.
    expect(refused(maps(70))).toEqual({ code: 'YAML_TOO_COMPLEX', file: 'x.yaml', line: 65 });
  });

  it('goes as deep in a key as in a value', () => {
    expect(refused(`? ${lists(65)}\n: x`).code).toBe('YAML_TOO_COMPLEX');
  });

  it('a map has a thousand keys at most, in either way of writing it', () => {
    expect(() => YamlSource.parse(keys(1000), 'x.yaml')).not.toThrow();
    expect(refused(`a: x\nb:\n  ${keys(1001, '\n  ')}`)).toEqual({
      code: 'YAML_TOO_COMPLEX',
      file: 'x.yaml',
      line: 3,
    });
    expect(() => YamlSource.parse(`{${keys(1000, ', ')}}`, 'x.yaml')).not.toThrow();
    expect(refused(`{${keys(1001, ', ')}}`).code).toBe('YAML_TOO_COMPLEX');
  });

  it('a list may be longer', () => {
    const words = Array.from({ length: 1500 }, () => 'x');
    expect(YamlSource.parse(`[${words.join(', ')}]`, 'x.yaml').data).toHaveLength(1500);
    expect(YamlSource.parse(words.map((word) => `- ${word}`).join('\n'), 'x.yaml').data).toHaveLength(1500);
  });

  it.each(['__proto__', '"__proto__"', "'__proto__'"])('the key %s is refused, on its line', (key) => {
    expect(refused(`a: x\nb:\n  ${key}: {c: x}`)).toEqual({
      code: 'YAML_KEY',
      file: 'x.yaml',
      line: 3,
      value: '__proto__',
    });
  });
});

describe('what is told of YAML that cannot be read', () => {
  it('is one line, without the place, which stands beside it', () => {
    const { code, line, value } = refused('a: x\nb: [c\n');
    expect([code, line]).toEqual(['YAML_SYNTAX', 3]);
    expect(value).toMatch(/^Flow sequence .*\]$/);
  });
});

describe('the line of a value', () => {
  const source = YamlSource.parse('a:\n  - x\n  - b: y\n    c: z\n1: one\n', 'x.yaml');

  it('is that of the last step of the path that exists', () => {
    expect(source.lineOf(['a'])).toBe(1);
    expect(source.lineOf(['a', 0])).toBe(2);
    expect(source.lineOf(['a', 1])).toBe(3);
    expect(source.lineOf(['a', 1, 'c'])).toBe(4);
    expect(source.lineOf(['a', 2])).toBe(1);
    expect(source.lineOf(['a', 'b'])).toBe(1);
    expect(source.lineOf(['a', 1, 'd'])).toBe(3);
    expect(source.lineOf(['a', 0, 'b'])).toBe(2);
  });

  it('finds a key that looks like a number', () => {
    expect(source.lineOf([1])).toBe(5);
    expect(source.lineOf(['1'])).toBe(5);
  });
});

describe('a path', () => {
  it('is written as people write it', () => {
    expect(formatPath(['benefits', 0, 'standards', 1, 'ratio'])).toBe('benefits[0].standards[1].ratio');
    expect(formatPath(['id'])).toBe('id');
    expect(formatPath([0, 'id'])).toBe('[0].id');
    expect(formatPath([])).toBe('');
  });
});
