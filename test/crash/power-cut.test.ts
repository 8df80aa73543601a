import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ended, hashesOf, hidden, isWhole, scratchFolder, TEMPORARY } from './machine.js';

/**
 * A power cut cannot be made here. What it may do is known: of all that was not waited for, any part may be on the disk
 * and any other may not. So it is the order of the calls that is held.
 */

const scratch = scratchFolder();
const TABLES = ['--reports', 'csv,json'];
const SMALL = 'samples/dongyang-2020/claims.csv';
const EXECUTABLE = join(process.cwd(), 'dist/bin/relief.js');
const CALLS_MODULE = join(process.cwd(), 'test/crash/calls.mjs');

let folder = '';
let out = '';
let record = '';
beforeEach(() => {
  folder = join(scratch, 'parent');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  out = join(folder, 'out');
  record = join(scratch, 'calls');
  rmSync(record, { force: true });
});

/** A run of the executable whose calls are recorded, and of which one may be made to fail. */
function run(fail = '', target = out, ...more: readonly string[]): Ended {
  const args = ['adjudicate', SMALL, '--out', target, '--quiet', ...more];
  const env = { PATH: process.env.PATH, TMPDIR: TEMPORARY, CALLS: record, FAIL: fail };
  const child = spawnSync(process.execPath, ['--import', CALLS_MODULE, EXECUTABLE, ...args], {
    encoding: 'utf8',
    env,
  });
  const { status, signal, stdout, stderr } = child;
  return { status, signal, stdout, stderr };
}

/** The calls of a run that concern the target, with the names in the folder for paths and TMP for the hidden one. */
function calls(): string[] {
  return readFileSync(record, 'utf8')
    .trimEnd()
    .split('\n')
    .filter((call) => call.includes(folder))
    .map((call) => call.replaceAll(folder, '.').replaceAll(/\.relief-out-out-[0-9a-f]{8}/g, 'TMP'));
}

function placeOf(all: readonly string[], call: string): number {
  const place = all.indexOf(call);
  expect(place, call).toBeGreaterThanOrEqual(0);
  expect(all.lastIndexOf(call), `${call} once`).toBe(place);
  return place;
}

describe('before an earlier result is removed', () => {
  it('every file, the directory with their names, and its own name are on the disk', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    rmSync(record);
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    const all = calls();
    const names = readdirSync(out);
    expect(names).toContain('report.xlsx');
    const namesOnDisk = placeOf(all, 'fsync ./TMP');
    for (const name of names) {
      const content = placeOf(all, `fsync ./TMP/${name}`);
      expect(content).toBeGreaterThan(placeOf(all, `open ./TMP/${name}`));
      expect(all.slice(content)).not.toContain(`write ./TMP/${name}`);
      expect(content).toBeLessThan(namesOnDisk);
    }
    const order = [
      'fsync ./TMP',
      'rename ./out ./TMP.old',
      'rename ./TMP ./out',
      'fsync .',
      'rm ./TMP.old',
    ].map((call) => placeOf(all, call));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(isWhole(out)).toBe(true);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('nothing else is renamed or removed beside it', () => {
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    rmSync(record);
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(calls().filter((call) => /^(?:rename|rm) /.test(call))).toEqual([
      'rename ./out ./TMP.old',
      'rename ./TMP ./out',
      'rm ./.relief-out-out.lock',
      'rm ./TMP.old',
    ]);
  });

  it('so are the names of the parents that were made for it', () => {
    expect(run('', join(folder, 'new', 'deep', 'out'))).toMatchObject({ status: 0, stderr: '' });
    const all = readFileSync(record, 'utf8').replaceAll(folder, '.').split('\n');
    const placed = all.findIndex((call) => /^rename .* \.\/new\/deep\/out$/.test(call));
    const after = all.slice(placed + 1).filter((call) => call.startsWith('fsync '));
    expect(after).toEqual(['fsync ./new/deep', 'fsync ./new', 'fsync .']);
  });
});

describe('where the disk fails', () => {
  let earlier: Record<string, string> = {};
  beforeEach(() => {
    expect(run('', out, ...TABLES)).toMatchObject({ status: 0, stderr: '' });
    earlier = hashesOf(out);
  });

  it.each([
    ['write EIO decisions.csv', 'OUTPUT_UNWRITABLE'],
    ['write ENOSPC decisions.csv', 'DISK_FULL'],
    ['fsync EIO decisions.csv', 'OUTPUT_UNWRITABLE'],
    ['fsync ENOSPC benefits.csv', 'DISK_FULL'],
    ['fsync EDQUOT TMP/manifest.json', 'DISK_FULL'],
    ['close EIO decisions.csv', 'OUTPUT_UNWRITABLE'],
    ['close ENOSPC summary.json', 'DISK_FULL'],
    ['close EDQUOT TMP/manifest.json', 'DISK_FULL'],
    ['open EMFILE TMP/decisions.csv', 'OUTPUT_UNWRITABLE'],
    ['fsync EIO out-[0-9a-f]{8}$', 'OUTPUT_UNWRITABLE'],
    ['fsync EIO parent$', 'OUTPUT_UNWRITABLE'],
    ['rename EIO out-[0-9a-f]{8}$', 'OUTPUT_UNWRITABLE'],
    ['rename EIO /out$', 'OUTPUT_UNWRITABLE'],
    ['fchmod EIO lock$', 'OUTPUT_UNWRITABLE'],
  ])('%s: exit 2 with %s, and the earlier result stands whole', (fail, code) => {
    // Another umask, so that there are permissions to be changed.
    const before = process.umask(0o077);
    const ended = run(fail.replace('TMP', 'out-[0-9a-f]{8}'), out, ...TABLES);
    process.umask(before);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toContain(`[${code}]`);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
    expect(hashesOf(out)).toEqual(earlier);
    expect(hidden(folder)).toEqual([]);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('only when the earlier result is removed: the new one stands, and the next run clears up', () => {
    expect(run('rm EIO .old$')).toMatchObject({ status: 0, stderr: '' });
    expect(isWhole(out)).toBe(true);
    expect(hashesOf(out)).not.toEqual(earlier);
    expect(hidden(folder)).toHaveLength(1);
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it.each(['fsync EINVAL out-[0-9a-f]{8}$', 'fsync EINVAL decisions.csv', 'fsync EINVAL parent$'])(
    '%s says that this place knows no waiting, which stops nothing',
    (fail) => {
      expect(run(fail, out, ...TABLES)).toMatchObject({ status: 0, stderr: '' });
      expect(isWhole(out)).toBe(true);
    },
  );

  it('close EIO of an input: a known error, and nothing is written', () => {
    const ended = run('close EIO samples/dongyang-2020/roster.csv', out, ...TABLES);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(
      /^error: The system refused .*\(close\): the device reports an error \(EIO\)\./,
    );
    expect(hashesOf(out)).toEqual(earlier);
  });
});

describe('a power cut between the two renames', () => {
  it('leaves the earlier result beside the target, and the next run brings it back before it writes', () => {
    expect(run('', out, ...TABLES)).toMatchObject({ status: 0, stderr: '' });
    const earlier = hashesOf(out);
    // What was waited for is on the disk; of the two renames only the first.
    spawnSync('mv', [out, join(folder, '.relief-out-out-0123abcd.old')]);
    mkdirSync(join(folder, '.relief-out-out-0123abcd'));
    expect(run('fsync EIO manifest.json', out, ...TABLES).status).toBe(2);
    expect(hashesOf(out)).toEqual(earlier);
    expect(readdirSync(folder)).toEqual([basename(out)]);
  });

  it('what is no directory does not come back as a result', () => {
    spawnSync('mkfifo', [join(folder, '.relief-out-out-0123abcd.old')]);
    expect(run()).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
    expect(readdirSync(folder)).toEqual([basename(out)]);
  });
});
