import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';

const ROOT = realpathSync('.');
const EXECUTABLE = join(ROOT, 'dist/bin/relief.js');
const INPUTS = ['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml'];

let folder = '';

/** A folder of a county with its inputs, an earlier output, and files that a run has no reason to read. */
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'relief-security-')));
  const own = folder;
  onTestFinished(() => rmSync(own, { recursive: true, force: true }));
  for (const file of INPUTS) cpSync(join('samples/dongyang-2020', file), join(folder, file));
  for (const file of ['salaries.csv', '.secret', 'claims.csv.bak', 'roster-2019.csv', 'other.yaml'])
    writeFileSync(join(folder, file), 'canary');
  mkdirSync(join(folder, 'private'));
  writeFileSync(join(folder, 'private', 'letter.txt'), 'canary');
});

function relief(node: readonly string[], ...args: readonly string[]) {
  return spawnSync(process.execPath, [...node, EXECUTABLE, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
}

/** Every file below a folder, with its content, size and time of modification. */
function stateOf(path: string): string[] {
  return (readdirSync(path, { recursive: true }) as string[])
    .filter((name) => !name.startsWith('relief-out'))
    .sort()
    .map((name) => {
      const stat = lstatSync(join(path, name));
      return `${name} ${stat.size} ${stat.mtimeMs} ${stat.isFile() ? readFileSync(join(path, name), 'latin1') : ''}`;
    });
}

describe('relief adjudicate', () => {
  it('changes nothing beside its output directory', () => {
    const before = stateOf(folder);
    expect(relief([], 'adjudicate', 'claims.csv')).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(folder, 'relief-out', 'manifest.json'))).toBe(true);
    expect(relief([], 'adjudicate', 'claims.csv')).toMatchObject({ status: 0, stderr: '' });
    expect(stateOf(folder)).toEqual(before);
  });

  it('needs to read nothing but itself and the files that are named, and to write nothing but beside its target', () => {
    mkdirSync(join(folder, 'results'));
    const [major] = process.versions.node.split('.').map(Number);
    const permission = [
      major >= 23 ? '--permission' : '--experimental-permission',
      '--no-warnings',
      '--allow-worker',
      `--allow-fs-read=${join(ROOT, 'dist', '*')}`,
      `--allow-fs-read=${join(ROOT, 'node_modules', '*')}`,
      `--allow-fs-read=${join(ROOT, 'src', 'policies', '*')}`,
      `--allow-fs-read=${join(ROOT, 'package.json')}`,
      // Whether another process with a lock is alive is asked of the system.
      '--allow-fs-read=/proc/*',
      ...INPUTS.map((file) => `--allow-fs-read=${join(folder, file)}`),
      `--allow-fs-read=${join(folder, 'results', '*')}`,
      `--allow-fs-write=${join(folder, 'results', '*')}`,
    ];
    const outcome = relief(permission, 'adjudicate', join(folder, 'claims.csv'), '--out', 'results/out');
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const free = relief([], 'adjudicate', join(folder, 'claims.csv'), '--out', 'results/free');
    expect(free.status).toBe(0);
    for (const file of readdirSync(join(folder, 'results', 'free'))) {
      const [ours, theirs] = ['out', 'free'].map((name) => readFileSync(join(folder, 'results', name, file)));
      expect(ours.equals(theirs), file).toBe(true);
    }
  });

  const canTrace = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;
  it.skipIf(!canTrace)('as the system sees it: opens no file of the folder that was not named', () => {
    const log = join(tmpdir(), `relief-trace-${process.pid}`);
    onTestFinished(() => rmSync(log, { force: true }));
    const outcome = spawnSync(
      'strace',
      ['-f', '-qq', '-e', 'trace=%file', '-o', log, process.execPath, EXECUTABLE, 'adjudicate', 'claims.csv'],
      { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } },
    );
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const calls = readFileSync(log, 'utf8').split('\n');
    const opened = calls.flatMap((call) => /\bopen(?:at)?\((?:AT_FDCWD, )?"([^"]+)"/.exec(call)?.[1] ?? []);
    // Relative paths, and absolute ones into the folder; the folder itself may be listed.
    const ours = opened
      .filter((path) => !path.startsWith('/') || path.startsWith(`${folder}/`))
      .map((path) => path.replace(`${folder}/`, ''))
      .filter((path) => !/^(\.\/)?(relief-out|\.relief-out-)/.test(path));
    expect([...new Set(ours)].filter((path) => !INPUTS.includes(path) && path !== '.')).toEqual([]);
    const written = calls.flatMap(
      (call) =>
        /\b(?:open(?:at)?\((?:AT_FDCWD, )?"([^"]+)", O_(?:WRONLY|RDWR)|(?:rename|unlink|mkdir|rmdir|symlink|link|chmod|truncate)\w*\((?:AT_FDCWD, )?"([^"]+)")/
          .exec(call)
          ?.slice(1)
          .find(Boolean) ?? [],
    );
    const strange = written.filter((path) => !path.includes('relief-out') && !path.startsWith('/dev/'));
    expect(strange).toEqual([]);
  });
});

describe('links that somebody has put into the way', () => {
  const target = (): string => join(folder, 'relief-out');
  const canaries = (): string[] =>
    [join(folder, 'private', 'letter.txt'), join(folder, '.secret')].map((path) =>
      readFileSync(path, 'utf8'),
    );

  it('the target itself: refused', () => {
    symlinkSync(join(folder, 'private'), target());
    const outcome = relief([], 'adjudicate', 'claims.csv', '--force');
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('[OUTPUT_IS_LINK]');
    expect(readdirSync(join(folder, 'private'))).toEqual(['letter.txt']);
  });

  it('inside an earlier output: replaced, and what they lead to is untouched', () => {
    expect(relief([], 'adjudicate', 'claims.csv').status).toBe(0);
    rmSync(join(target(), 'decisions.csv'));
    symlinkSync(join(folder, '.secret'), join(target(), 'decisions.csv'));
    rmSync(join(target(), 'benefits.csv'));
    symlinkSync(join(folder, 'private'), join(target(), 'benefits.csv'));
    expect(relief([], 'adjudicate', 'claims.csv').status).toBe(0);
    expect(lstatSync(join(target(), 'decisions.csv')).isFile()).toBe(true);
    expect(lstatSync(join(target(), 'benefits.csv')).isFile()).toBe(true);
    expect(canaries()).toEqual(['canary', 'canary']);
  });

  it('in the place of the lock or of what a killed run has left: cleared away, never followed', () => {
    symlinkSync(join(folder, '.secret'), join(folder, '.relief-out-relief-out.lock'));
    symlinkSync(join(folder, 'private'), join(folder, '.relief-out-relief-out-0123abcd'));
    symlinkSync(join(folder, '.secret'), join(folder, '.relief-out-relief-out-4567cdef'));
    expect(relief([], 'adjudicate', 'claims.csv')).toMatchObject({ status: 0, stderr: '' });
    expect(canaries()).toEqual(['canary', 'canary']);
    expect(readdirSync(folder).filter((name) => name.startsWith('.relief-out'))).toEqual([]);
  });

  it('a relative path out of the directory in a manifest deletes and reads nothing there', () => {
    expect(relief([], 'adjudicate', 'claims.csv').status).toBe(0);
    const path = join(target(), 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"warnings.csv"', '"../private/letter.txt"'));
    // The directory now has a file that its manifest does not name.
    const outcome = relief([], 'adjudicate', 'claims.csv');
    expect(outcome.status).toBe(2);
    expect(outcome.stderr).toContain('[OUTPUT_HAS_OTHER_FILES]');
    const verified = relief([], 'verify', 'relief-out');
    expect(verified.status).toBe(2);
    expect(verified.stdout + verified.stderr).not.toContain('canary');
    expect(canaries()).toEqual(['canary', 'canary']);
  });
});

it('standard input is kept in a temporary file that nobody else may read, and that is gone at the end', () => {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const outcome = spawnSync(process.execPath, [EXECUTABLE, 'adjudicate', '-', '--quiet'], {
    cwd: folder,
    env: { PATH: process.env.PATH, TMPDIR: temporary },
    input: readFileSync(join(folder, 'claims.csv')),
  });
  expect(outcome.status).toBe(0);
  expect(readdirSync(temporary)).toEqual([]);
  expect(statSync(join(folder, 'relief-out')).isDirectory()).toBe(true);
});
