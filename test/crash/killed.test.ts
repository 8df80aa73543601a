import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hashesOf,
  hidden,
  isWhole,
  isWriting,
  pause,
  run,
  scratchFolder,
  start,
  TEMPORARY,
  until,
} from './machine.js';

const scratch = scratchFolder();
/** Enough claims that two threads take part, and that the run can be met while it writes. */
const TOWN = join(scratch, 'town');
/** What an earlier run wrote. */
const EARLIER = join(scratch, 'earlier');
const SMALL = 'samples/dongyang-2020/claims.csv';
const TABLES = ['--reports', 'csv,json', '--quiet'];

let folder = '';
let out = '';
let earlier: Record<string, string> = {};

beforeAll(async () => {
  const sample = ['sample', 'dongyang-2020', TOWN, '--claims', '60000', '--quiet'];
  expect(await run(...sample)).toMatchObject({ status: 0, stderr: '' });
  expect(await run('adjudicate', SMALL, '--out', EARLIER, ...TABLES)).toMatchObject({
    status: 0,
    stderr: '',
  });
  earlier = hashesOf(EARLIER);
});

/** Before every test stands the output of an earlier run. */
beforeEach(() => {
  folder = join(scratch, 'parent');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  out = join(folder, 'out');
  cpSync(EARLIER, out, { recursive: true });
});

function startRun() {
  return start('adjudicate', join(TOWN, 'claims.csv'), '--out', out, '--threads', '2', ...TABLES);
}

/** What must be so after the next run, whatever happened before it. */
async function nextRunIsGood(): Promise<void> {
  expect(await run('adjudicate', SMALL, '--out', out, ...TABLES)).toMatchObject({ status: 0, stderr: '' });
  expect(hashesOf(out)).toEqual(earlier);
  expect(readdirSync(folder)).toEqual(['out']);
}

/**
 * The earlier output as it was or, where the run came that far, the new one wholly. Between the two renames there
 * is no target for a moment; then the earlier output lies beside it.
 */
function expectWholeOrAside(): void {
  if (!existsSync(out)) expect(hidden(folder).filter((name) => name.endsWith('.old'))).toHaveLength(1);
  else if (!isWhole(out)) expect(hashesOf(out)).toEqual(earlier);
}

describe('a run that is killed outright', () => {
  let milliseconds = 0;
  beforeAll(async () => {
    const began = process.hrtime.bigint();
    const to = join(scratch, 'measured');
    expect((await start('adjudicate', join(TOWN, 'claims.csv'), '--out', to, ...TABLES).end()).status).toBe(
      0,
    );
    milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  });

  // Where exactly a moment falls is left to the machine: whatever it is, what must hold must hold.
  it.each([0.1, 0.5, 0.8, 0.9, 1])('after about %d of its time', async (share) => {
    const running = startRun();
    await pause(milliseconds * share);
    running.kill('SIGKILL');
    await running.end();
    expectWholeOrAside();
    await nextRunIsGood();
  });

  it.each([0, 5, 20])('%d milliseconds into the writing', async (later) => {
    const running = startRun();
    await until(() => isWriting(folder) || running.isOver);
    await pause(later);
    running.kill('SIGKILL');
    await running.end();
    expectWholeOrAside();
    await nextRunIsGood();
  });
});

describe('a run that is asked to end while it writes', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('by %s: nothing of it stays, and the earlier output is untouched', async (signal, status) => {
    const running = startRun();
    await until(() => isWriting(folder) || running.isOver);
    running.kill(signal);
    const ended = await running.end();
    // It may have been past its last write when the signal came.
    if (ended.status === 0) expect(isWhole(out)).toBe(true);
    else {
      expect(ended).toMatchObject({ status, stderr: '' });
      expect(hashesOf(out)).toEqual(earlier);
    }
    expect(readdirSync(folder)).toEqual(['out']);
  });
});

describe('relief verify', () => {
  it('leaves no temporary directory behind when it is asked to end', async () => {
    const ours = (): string[] => readdirSync(TEMPORARY).filter((name) => /^relief-verify-\w{6}$/.test(name));
    expect((await startRun().end()).status).toBe(0);
    const before = ours();
    const running = start('verify', out);
    await until(() => ours().length > before.length || running.isOver);
    running.kill('SIGTERM');
    const ended = await running.end();
    expect(ended.status === 143 || ended.status === 0).toBe(true);
    expect(ours()).toEqual(before);
    expect(isWhole(out)).toBe(true);
  });
});

describe('two runs into one target at once', () => {
  it('the second refuses while the first writes, and the first comes to its end', async () => {
    const first = startRun();
    await until(() => isWriting(folder) || first.isOver);
    first.kill('SIGSTOP');
    try {
      expect(isWriting(folder)).toBe(true);
      const second = await run('adjudicate', SMALL, '--out', out, ...TABLES);
      expect(second).toMatchObject({ status: 2, stdout: '' });
      expect(second.stderr).toMatch(/Another run \(process \d+\) is writing to .*\[OUTPUT_BUSY\]\n$/);
      expect(hashesOf(out)).toEqual(earlier);
    } finally {
      first.kill('SIGCONT');
    }
    expect(await first.end()).toMatchObject({ status: 0, stderr: '' });
    expect(isWhole(out)).toBe(true);
    expect(readdirSync(folder)).toEqual(['out']);
  });
});
