import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { adjudicate, copyOf, scratchFolder } from './runs.js';

const scratch = scratchFolder();
const good = join(scratch, 'good');
const out = join(scratch, 'out');
const secret = join(scratch, 'secret');
const RELIEF = resolve('dist/bin/relief.js');

beforeAll(async () => {
  await adjudicate('samples/dongyang-2020', good);
  writeFileSync(secret, 'TOPSECRET:line one\nTOPSECRET:line two\n');
});

beforeEach(() => {
  rmSync(out, { recursive: true, force: true });
  copyOf(good, out);
});

/** What a directory may have instead of a file. */
const TRAPS: readonly (readonly [string, (path: string) => void])[] = [
  ['a link to a secret', (path) => symlinkSync(secret, path)],
  ['a pipe', (path) => void execFileSync('mkfifo', [path])],
  ['a link to a file without end', (path) => symlinkSync('/dev/zero', path)],
  ['a folder', (path) => mkdirSync(path)],
];

function replaceBy(trap: (path: string) => void, file: string): void {
  rmSync(join(out, file));
  trap(join(out, file));
}

/** The program as a process of its own, which is ended if it does not end by itself; the status is null then. */
function inTime(...argv: readonly string[]): { status: number | null; said: string } {
  const options = { encoding: 'utf8', timeout: 20_000, killSignal: 'SIGKILL' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [RELIEF, ...argv], options);
  return { status, said: stdout + stderr };
}

describe.each(TRAPS)('%s', (_, trap) => {
  it.each(['warnings.csv', 'benefits.csv', 'summary.json'])(
    'instead of %s',
    (file) => {
      replaceBy(trap, file);
      const { status, said } = inTime('verify', out, '--independent');
      expect(status, said).toBe(1);
      expect(said).toContain(`✗ ${file}: the manifest names it`);
      expect(said).toContain(`✗ ${file}:1: this is not`);
      expect(said).not.toContain('TOPSECRET');
    },
    30_000,
  );

  it('instead of manifest.json', () => {
    replaceBy(trap, 'manifest.json');
    const again = ['adjudicate', 'samples/dongyang-2020/claims.csv', '--out', out, '--quiet'];
    const books = ['fund', 'samples/dongyang-2020/fund.csv', '--decisions', out, '--out', `${out}-books`];
    for (const [code, argv] of [
      ['MANIFEST_UNREADABLE', ['verify', out]],
      ['MANIFEST_UNREADABLE', books],
      ['OUTPUT_EXISTS', again],
    ] as const) {
      const { status, said } = inTime(...argv);
      expect(status, said).toBe(2);
      expect(said).toContain(`[${code}]`);
      expect(said).not.toContain('TOPSECRET');
    }
  }, 90_000);

  it('instead of a table that books are kept again from', () => {
    replaceBy(trap, 'benefits.csv');
    const books = ['fund', 'samples/dongyang-2020/fund.csv', '--decisions', out, '--out', `${out}-books`];
    const { status, said } = inTime(...books);
    expect(status, said).toBe(2);
    expect(said).toContain('benefits.csv');
  }, 30_000);
});

it('a manifest of many megabytes is not read', async () => {
  writeFileSync(join(out, 'manifest.json'), ' '.repeat(10_000_001));
  const told = await relief(['verify', out]);
  expect(told.status).toBe(2);
  expect(told.err).toContain('[MANIFEST_UNREADABLE]');
});

describe('an output that is gone', () => {
  const names = ['decisions.csv', 'benefits.csv', 'reconciliation.csv', 'reconciliation_summary.csv'];

  it.each([...names, 'rejects.csv', 'summary.json'])(
    '%s is found by both ways of verifying',
    async (file) => {
      rmSync(join(out, file));
      const told = await relief(['verify', out, '--independent', '--json']);
      expect(told).toMatchObject({ status: 1, err: '' });
      const { findings, audit } = JSON.parse(told.out);
      expect(findings).toMatchObject([{ code: 'OUTPUT_MISSING', file }]);
      expect(audit.findings).toMatchObject([{ kind: 'unreadable', file, line: 1 }]);
    },
  );
});

it('says of the folder for temporary files that it has no room, where the other run finds none in it', () => {
  const temporary = join(scratch, 'tmp');
  mkdirSync(temporary);
  // No file may grow beyond a block. A folder that is not there is the example of VERIFY_NO_ROOM.
  const limited = `ulimit -f 1; TMPDIR="${temporary}" exec "${process.execPath}" "${RELIEF}" verify "${out}"`;
  const { status, stderr } = spawnSync('sh', ['-c', limited], { encoding: 'utf8', timeout: 20_000 });
  expect(status, stderr).toBe(2);
  expect(stderr).toContain('[VERIFY_NO_ROOM]');
  expect(stderr).toContain(temporary);
  expect(stderr).not.toContain('--out');
  expect(readdirSync(temporary)).toEqual([]);
});
