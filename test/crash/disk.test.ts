import { appendFileSync, copyFileSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  CAN_MOUNT,
  type Ended,
  hashesOf,
  isWhole,
  isWriting,
  OWN_MOUNTS,
  pause,
  run,
  scratchFolder,
  shell,
  start,
  until,
} from './machine.js';

const scratch = scratchFolder();
const TOWN = join(scratch, 'town');
const CLAIMS = join(TOWN, 'claims.csv');
const SMALL = join(process.cwd(), 'samples/dongyang-2020/claims.csv');
const TABLES = '--reports csv,json --quiet';

beforeAll(async () => {
  const sample = ['sample', 'dongyang-2020', TOWN, '--claims', '60000', '--quiet'];
  expect(await run(...sample)).toMatchObject({ status: 0, stderr: '' });
});

/** The lines between two marks of a script's output: the listing before and the one after what went wrong. */
function listings({ stdout }: Ended): string[] {
  return stdout.split('--\n');
}

const LIST = '(cd "$dir" && find . -type f | sort | xargs sha256sum; ls -A "$dir")';

describe('a disk that is full', () => {
  // A tmpfs of 200 kB takes the sample (60 kB) twice, and not the town.
  it.skipIf(!CAN_MOUNT)('stops the run with a message, and the earlier output stays whole', () => {
    const script = `
      dir=${join(scratch, 'full')}; mkdir "$dir"; mount -t tmpfs -o size=200k tmpfs "$dir"
      relief adjudicate ${SMALL} --out "$dir/out" ${TABLES}
      ${LIST}; echo --
      relief adjudicate ${CLAIMS} --out "$dir/out" ${TABLES} || echo "status $?"; echo --
      ${LIST}; echo --
      relief adjudicate ${SMALL} --out "$dir/out" ${TABLES}; ${LIST}`;
    const ended = shell(script, ...OWN_MOUNTS);
    expect(ended.status).toBe(0);
    const [before, status, after, again] = listings(ended);
    expect(status).toBe('status 2\n');
    expect(ended.stderr).toMatch(/^error: The disk of .*full\/out is full; .*\[DISK_FULL\]\n$/);
    expect(after).toBe(before);
    expect(again).toBe(before);
    expect(before).toMatch(/\nout\n$/);
  });

  it('or a limit on the size of files: the same', () => {
    const dir = join(scratch, 'limited');
    // 100 blocks of 1,024 bytes: the sample's tables fit, the town's do not.
    const script = `
      dir=${dir}; mkdir "$dir"
      relief adjudicate ${SMALL} --out "$dir/out" ${TABLES}
      ${LIST}; echo --
      (ulimit -f 100; relief adjudicate ${CLAIMS} --out "$dir/out" ${TABLES}) || echo "status $?"; echo --
      ${LIST}`;
    const ended = shell(script);
    expect(ended.status).toBe(0);
    const [before, status, after] = listings(ended);
    expect(status).toBe('status 2\n');
    expect(ended.stderr).toMatch(
      /^error: Cannot write to .*limited\/out.*\(EFBIG\).*\[OUTPUT_UNWRITABLE\]\n$/,
    );
    expect(after).toBe(before);
  });
});

describe('a disk that may not be written to', () => {
  it.skipIf(!CAN_MOUNT)('stops the run with a message, and the earlier output stays whole', () => {
    const script = `
      dir=${join(scratch, 'read-only')}; mkdir "$dir"; mount -t tmpfs tmpfs "$dir"
      relief adjudicate ${SMALL} --out "$dir/out" ${TABLES}
      ${LIST}; echo --
      mount -o remount,ro "$dir"
      relief adjudicate ${SMALL} --out "$dir/out" ${TABLES} || echo "status $?"
      relief adjudicate ${SMALL} --out "$dir/new/out" ${TABLES} || echo "status $?"; echo --
      ${LIST}; echo --
      relief verify "$dir/out" > "$dir-verify" && cat "$dir-verify"`;
    const ended = shell(`cd ${process.cwd()}; ${script}`, ...OWN_MOUNTS);
    const [before, statuses, after, verified] = listings(ended);
    expect(statuses).toBe('status 2\nstatus 2\n');
    expect(ended.stderr).toMatch(/^(error: Cannot write to .*\(EROFS\).*\[OUTPUT_UNWRITABLE\]\n){2}$/);
    expect(after).toBe(before);
    // What may not be written to can be verified all the same.
    expect(verified).toMatch(/It holds\.\n$/);
  });
});

describe('a directory that vanishes during the run', () => {
  let folder = '';
  let out = '';
  let next = 0;
  beforeEach(() => {
    folder = join(scratch, `vanishing-${next++}`);
    mkdirSync(folder);
    out = join(folder, 'out');
  });

  async function whileWriting(happens: () => void): Promise<Ended> {
    const running = start('adjudicate', CLAIMS, '--out', out, ...TABLES.split(' '));
    await until(() => isWriting(folder) || running.isOver);
    // Stopped, so that it is met while it writes and not after.
    running.kill('SIGSTOP');
    expect(isWriting(folder)).toBe(true);
    happens();
    running.kill('SIGCONT');
    return running.end();
  }

  it('the parent of the target: the run stops with a message and makes nothing anew', async () => {
    const ended = await whileWriting(() => rmSync(folder, { recursive: true }));
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^error: Cannot write to .*\(ENOENT\).*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(readdirSync(scratch)).not.toContain(folder.split('/').at(-1));
  });

  it('the parent moved to another place: the run stops, and what is there keeps its earlier output', async () => {
    expect((await run('adjudicate', SMALL, '--out', out, ...TABLES.split(' '))).status).toBe(0);
    const earlier = hashesOf(out);
    const ended = await whileWriting(() => renameSync(folder, `${folder}-moved`));
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/\[OUTPUT_UNWRITABLE\]\n$/);
    expect(hashesOf(join(`${folder}-moved`, 'out'))).toEqual(earlier);
  });

  it('the hidden directory alone: the run stops, and the earlier output stays whole', async () => {
    expect((await run('adjudicate', SMALL, '--out', out, ...TABLES.split(' '))).status).toBe(0);
    const earlier = hashesOf(out);
    const ended = await whileWriting(() => {
      const [name] = readdirSync(folder).filter((each) => /^\.relief-out-out-[0-9a-f]{8}$/.test(each));
      rmSync(join(folder, name), { recursive: true });
    });
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/\(ENOENT\).*\[OUTPUT_UNWRITABLE\]\n$/);
    expect(hashesOf(out)).toEqual(earlier);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it('the earlier output: the new one takes its place', async () => {
    expect((await run('adjudicate', SMALL, '--out', out, ...TABLES.split(' '))).status).toBe(0);
    expect(await whileWriting(() => rmSync(out, { recursive: true }))).toMatchObject({
      status: 0,
      stderr: '',
    });
    expect(isWhole(out)).toBe(true);
    expect(readdirSync(folder)).toEqual(['out']);
  });
});

describe('an input that changes while it is read', () => {
  function townOfItsOwn(name: string): string {
    const town = join(scratch, name);
    mkdirSync(town);
    for (const file of ['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml'])
      copyFileSync(join(TOWN, file), join(town, file));
    return town;
  }

  it.each(['claims.csv', 'roster.csv', 'fund.csv'])(
    '%s grows: exit 2, and nothing is written',
    async (file) => {
      const town = townOfItsOwn(`growing-${file}`);
      const running = start('adjudicate', join(town, 'claims.csv'), ...TABLES.split(' '));
      // Somebody is still exporting: the file grows all the while.
      const growing = setInterval(() => appendFileSync(join(town, file), '\n'), 1);
      const ended = await running.end();
      clearInterval(growing);
      expect(ended).toMatchObject({ status: 2, stdout: '' });
      expect(ended.stderr).toContain(`The file ${join(town, file)} changed while it was being read`);
      expect(ended.stderr).toMatch(/\[INPUT_CHANGED\]\n$/);
      expect(readdirSync(town)).not.toContain('relief-out');
    },
  );

  it.each([100, 200, 300, 400])(
    'claims.csv is taken away after %d milliseconds: exit 2, or the run had read it',
    async (milliseconds) => {
      const town = townOfItsOwn(`gone-${milliseconds}`);
      const claims = join(town, 'claims.csv');
      const running = start('adjudicate', claims, ...TABLES.split(' '));
      await pause(milliseconds);
      rmSync(claims);
      const ended = await running.end();
      if (ended.status === 0) expect(isWhole(join(town, 'relief-out'))).toBe(true);
      else {
        expect(ended).toMatchObject({ status: 2, stdout: '' });
        expect(ended.stderr).toContain(claims);
        expect(readdirSync(town)).not.toContain('relief-out');
      }
    },
  );
});
