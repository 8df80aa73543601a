import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashesOf, isWhole, isWriting, pause, run, scratchFolder, shell, start, until } from './machine.js';

/** What the system refuses, or has put in the way: the program says so, and comes to an end. */

const scratch = scratchFolder();
const SAMPLE = join(process.cwd(), 'samples/dongyang-2020');
const CLAIMS = join(SAMPLE, 'claims.csv');
const TABLES = '--reports csv,json --quiet';
let folder = '';
let out = '';
let next = 0;
beforeEach(() => {
  folder = join(scratch, String(next++));
  mkdirSync(folder);
  out = join(folder, 'out');
});

describe('few open files', () => {
  it.each([20, 25, 30, 40, 50, 60])(
    'ulimit -n %d: a known error and exit 2, or the work is done',
    (files) => {
      for (const command of [`adjudicate ${CLAIMS} --threads 2 --out ${out} ${TABLES}`, 'policy list']) {
        const ended = shell(`ulimit -n ${files}; relief ${command} || echo "status $?"`);
        if (!ended.stdout.includes('status')) {
          expect(ended.stderr).toBe('');
          continue;
        }
        expect(ended.stdout).toBe('status 2\n');
        expect(ended.stderr).toMatch(/^error: .*\[TOO_FEW_OPEN_FILES\]\n/);
        expect(ended.stderr).not.toMatch(/\n\s+at |node:/);
      }
      const left = readdirSync(folder);
      expect(left.length === 0 || (left.join() === 'out' && isWhole(out))).toBe(true);
    },
  );

  it('ulimit -n 20 says it in both languages, because what knows the language cannot be loaded', () => {
    const { stderr } = shell('ulimit -n 20; relief policy list --lang en || true');
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^error: The system lets this process open too few files/),
      expect.stringMatching(/^错误：系统允许本进程同时打开的文件过少/),
      '',
    ]);
  });
});

describe('standard output on a full device', () => {
  it('after the results were written: exit 2, and it is said that they stand', () => {
    const ended = shell(
      `relief adjudicate ${CLAIMS} --out ${out} --reports csv,json > /dev/full || echo "status $?"`,
    );
    expect(ended.stdout).toBe('status 2\n');
    expect(ended.stderr).toBe(
      'error: The printed output could not be written to standard output: the disk is full (ENOSPC). Some of it is lost. Make room, or send it elsewhere. [PRINTING_FAILED]\n' +
        `  The results themselves are complete: ${out}\n`,
    );
    expect(isWhole(out)).toBe(true);
  });

  it.each([
    '--version',
    'policy list',
    'policy show dongyang-2020',
    `explain D20200701003 ${CLAIMS}`,
    `columns ${CLAIMS}`,
  ])('relief %s: exit 2, in the language asked for', (command) => {
    const zh = shell(`relief ${command} --lang zh > /dev/full || echo "status $?"`);
    if (command.startsWith('explain') && zh.stderr.includes('NO_SUCH_CLAIM')) return;
    expect(zh).toMatchObject({ stdout: 'status 2\n' });
    expect(zh.stderr).toMatch(/^错误：本程序的输出未能写入标准输出：磁盘已满.*\[PRINTING_FAILED\]\n$/);
  });

  it('an error is said on standard error as ever, with its own exit status', () => {
    const ended = shell(
      'relief adjudicate nowhere.csv --policy dongyang-2020 > /dev/full || echo "status $?"',
    );
    expect(ended.stdout).toBe('status 2\n');
    expect(ended.stderr).not.toContain('PRINTING_FAILED');
  });

  it('and standard error as well: exit 2, in silence', () => {
    const ended = shell('relief policy list > /dev/full 2> /dev/full || echo "status $?"');
    expect(ended).toMatchObject({ stdout: 'status 2\n', stderr: '' });
  });
});

describe('a reader who has seen enough', () => {
  it('of standard output: the usual exit status, and nothing on standard error', () => {
    const ended = shell('set -o pipefail; relief policy show dongyang-2020 | true');
    expect(ended).toMatchObject({ status: 0, stderr: '' });
  });

  it('does not keep the results from being written', () => {
    // The reader is gone before the run prints anything.
    const script = `set -o pipefail; relief adjudicate ${CLAIMS} --out ${out} --reports csv,json 2>&1 | true`;
    expect(shell(script)).toMatchObject({ status: 0, stderr: '' });
    expect(isWhole(out)).toBe(true);
  });

  it('of standard error does not make a failure a success', () => {
    const script = 'set -o pipefail; relief adjudicate nowhere.csv --policy dongyang-2020 2>&1 | true';
    expect(shell(script).status).toBe(2);
  });
});

describe('something else in the place of the lock', () => {
  const lock = (): string => join(folder, '.relief-out-out.lock');
  const command = (): string => `relief adjudicate ${CLAIMS} --out ${out} ${TABLES} || echo "status $?"`;

  it.each([
    ['a pipe', (path: string) => void shell(`mkfifo ${path}`)],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a large file', (path: string) => writeFileSync(path, '1'.repeat(1_000_000))],
  ])('%s: refused at once, and left where it is', (_, make) => {
    make(lock());
    const before = readdirSync(folder);
    const ended = shell(command(), 'timeout', '60');
    expect(ended.stdout).toBe('status 2\n');
    expect(ended.stderr).toMatch(
      /^error: .*\.relief-out-out\.lock is where a run .*\[OUTPUT_LOCK_STRANGE\]\n$/,
    );
    expect(readdirSync(folder)).toEqual(before);
    rmSync(lock(), { recursive: true });
    expect(shell(command())).toMatchObject({ stdout: '', stderr: '' });
  });

  it.each([
    ['nowhere', () => {}],
    ['a pipe', () => void shell(`mkfifo ${folder}/pipe`)],
    ['/dev/zero', () => {}],
  ])('a link to %s: cleared away, and not followed', (to, make) => {
    make();
    symlinkSync(to === 'a pipe' ? 'pipe' : to, lock());
    expect(shell(command(), 'timeout', '60')).toMatchObject({ stdout: '', stderr: '' });
    expect(isWhole(out)).toBe(true);
    expect(readdirSync(folder)).toEqual(to === 'a pipe' ? ['out', 'pipe'] : ['out']);
  });

  it('a lock that comes to be a pipe while the run holds it: the run fails, and does not wait for ever', async () => {
    const running = start('adjudicate', CLAIMS, '--out', out, '--quiet');
    await until(() => isWriting(folder) || running.isOver);
    running.kill('SIGSTOP');
    expect(isWriting(folder)).toBe(true);
    rmSync(lock());
    shell(`mkfifo ${lock()}`);
    running.kill('SIGCONT');
    const ended = await running.end();
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(/\[OUTPUT_UNWRITABLE\]\n$/);
    expect(readdirSync(folder)).toEqual(['.relief-out-out.lock']);
  });
});

describe('a run that waits for a pipe', () => {
  beforeAll(() => void shell(`mkfifo ${scratch}/claims.csv ${scratch}/relief.yaml`));

  it.each([
    ['SIGTERM', 'claims.csv'],
    ['SIGINT', 'claims.csv'],
    ['SIGTERM', 'relief.yaml'],
    ['SIGINT', 'relief.yaml'],
  ] as const)('ends by %s: %s', async (signal, file) => {
    const inputs = {
      'claims.csv': CLAIMS,
      'relief.yaml': join(SAMPLE, 'relief.yaml'),
      [file]: join(scratch, file),
    };
    const running = start(
      'adjudicate',
      inputs['claims.csv'],
      ...['--config', inputs['relief.yaml'], '--roster', join(SAMPLE, 'roster.csv'), '--out', out],
    );
    await pause(1500);
    expect(running.isOver).toBe(false);
    running.kill(signal);
    expect(await running.end()).toMatchObject({ stdout: '', stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a device as an input', () => {
  it.each([
    ['claims', '/dev/zero'],
    ['claims', '/dev/urandom'],
    ['claims', '/dev/null'],
    ['roster', '/dev/zero'],
    ['roster', '/dev/urandom'],
    ['fund', '/dev/zero'],
    ['config', '/dev/urandom'],
    ['policy', '/dev/zero'],
  ] as const)('as %s, %s is refused by name, and nothing is written', async (role, device) => {
    const claims = role === 'claims' ? device : CLAIMS;
    const policy = role === 'config' ? [] : ['--policy', role === 'policy' ? device : 'dongyang-2020'];
    const roster = ['--roster', role === 'roster' ? device : join(SAMPLE, 'roster.csv')];
    const more = role === 'fund' || role === 'config' ? [`--${role}`, device] : [];
    const ended = await run('adjudicate', claims, ...policy, ...roster, ...more, '--out', out);
    expect(ended).toMatchObject({ status: 2, stdout: '' });
    expect(ended.stderr).toMatch(new RegExp(`^error: ${device} is a device .*\\[INPUT_IS_DEVICE\\]\\n$`));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('standard input from one without an end is refused, and the null device is an empty file', () => {
    const rest = `--policy dongyang-2020 --roster ${SAMPLE}/roster.csv --out ${out}`;
    const said = (device: string) => shell(`relief adjudicate - ${rest} < ${device} || true`).stderr;
    expect(said('/dev/zero')).toMatch(/^error: - is a device .*\[INPUT_IS_DEVICE\]\n$/);
    expect(said('/dev/null')).toContain('[EMPTY_FILE]');
  });

  it('a pipe is none, nor is /dev/stdin where it is a pipe or a file: the results are the same', () => {
    const rest = `--policy dongyang-2020 --roster ${SAMPLE}/roster.csv --fund ${SAMPLE}/fund.csv ${TABLES}`;
    const target = (name: string): string => `--out ${folder}/${name}`;
    const ended = shell(`
      relief adjudicate ${CLAIMS} ${rest} ${target('file')}
      relief adjudicate <(cat ${CLAIMS}) ${rest} ${target('pipe')}
      cat ${CLAIMS} | relief adjudicate /dev/stdin ${rest} ${target('stdin-pipe')}
      relief adjudicate /dev/stdin ${rest} ${target('stdin-file')} < ${CLAIMS}
      relief adjudicate - ${rest} ${target('dash')} < ${CLAIMS}`);
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    const decisions = (name: string): string => readFileSync(join(folder, name, 'decisions.csv'), 'utf8');
    for (const name of ['pipe', 'stdin-pipe', 'stdin-file', 'dash'])
      expect(decisions(name)).toBe(decisions('file'));
    expect(Object.keys(hashesOf(join(folder, 'file'))).length).toBeGreaterThan(5);
  });
});
