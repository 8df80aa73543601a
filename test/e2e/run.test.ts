import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { filesOf, relief, scratchFolder } from './executable.js';

const scratch = scratchFolder();
const CLAIMS = 'samples/dongyang-2020/claims.csv';
const ROSTER = 'samples/dongyang-2020/roster.csv';
const CSV_ONLY = [
  'decisions.csv',
  'benefits.csv',
  'reconciliation.csv',
  'fund_ledger.csv',
  'accumulators.csv',
];

/** A copy of the Dongyang sample with a change to its claims. */
function changed(name: string, change: (claims: string) => string): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const file of ['roster.csv', 'fund.csv', 'relief.yaml']) {
    writeFileSync(join(folder, file), readFileSync(join('samples/dongyang-2020', file)));
  }
  const path = join(folder, 'claims.csv');
  writeFileSync(path, change(readFileSync(CLAIMS, 'utf8')));
  return path;
}

describe('where the claims come from', () => {
  const plain = join(scratch, 'plain');
  it('reads standard input and packed files like plain ones', () => {
    expect(relief(['adjudicate', CLAIMS, '--out', plain]).status).toBe(0);
    const bytes = readFileSync(CLAIMS);
    const piped = join(scratch, 'piped');
    const more = [
      '--roster',
      ROSTER,
      '--fund',
      'samples/dongyang-2020/fund.csv',
      '--policy',
      'dongyang-2020',
    ];
    const outcome = relief(['adjudicate', '-', ...more, '--out', piped], { input: bytes });
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    const packed = changed('packed', (claims) => claims);
    writeFileSync(`${packed}.gz`, gzipSync(bytes));
    expect(relief(['adjudicate', `${packed}.gz`, '--out', join(scratch, 'unpacked')]).status).toBe(0);
    for (const name of CSV_ONLY) {
      const content = filesOf(plain).get(name);
      expect(filesOf(piped).get(name), name).toBe(content);
      expect(filesOf(join(scratch, 'unpacked')).get(name), name).toBe(content);
    }
  });
});

describe('exit status', () => {
  it('is 1 with --strict where somebody has to look, and 0 without', () => {
    expect(relief(['adjudicate', CLAIMS, '--out', join(scratch, 's0')]).status).toBe(0);
    expect(relief(['adjudicate', CLAIMS, '--out', join(scratch, 's1'), '--strict', '--quiet'])).toEqual({
      status: 1,
      stdout: '',
      stderr: '',
    });
  });

  it('is 2 for a wrong command line, file or policy, with nothing written', () => {
    const out = join(scratch, 's2');
    for (const args of [
      ['adjudicate'],
      ['adjudicate', 'no-such-file.csv'],
      ['adjudicate', CLAIMS, '--policy', 'atlantis-2020'],
      ['adjudicate', CLAIMS, '--param', 'dongyang-2020.nothing=1'],
      ['adjudicate', CLAIMS, '--no-such-option'],
      [
        'adjudicate',
        'samples/yuxi-2022/claims.csv',
        '--config',
        'samples/dongyang-2020/relief.yaml',
        '--policy',
        'yuxi-2022',
        '--roster',
        'samples/yuxi-2022/roster.csv',
      ],
    ]) {
      const outcome = relief([...args, '--out', out]);
      expect(outcome, args.join(' ')).toMatchObject({ status: 2, stdout: '' });
      expect(outcome.stderr, args.join(' ')).toMatch(/^error: .*\[[A-Z_]+\]/s);
      expect(outcome.stderr).not.toMatch(/\n\s+at /);
    }
    expect(existsSync(out)).toBe(false);
  });
});

describe('damaged rows', () => {
  it('go to rejects.csv with their text, and the others are adjudicated', () => {
    const path = changed('damaged', (claims) => {
      const lines = claims.trimEnd().split('\n');
      lines[3] = (lines[3] as string).replace(/\d{4}-\d{2}-\d{2}/, '2021-02-30');
      lines[5] = `${lines[5]},one cell too many`;
      return lines.join('\n') + '\n';
    });
    const out = join(scratch, 'damaged-out');
    const outcome = relief(['adjudicate', path, '--out', out, '--json']);
    expect(outcome.status).toBe(0);
    const rejects = readFileSync(join(out, 'rejects.csv'), 'utf8').trimEnd().split('\n');
    expect(rejects[0]).toBe('file,line,column,code,value,message,row');
    expect(rejects.slice(1).map((line) => line.split(',').slice(1, 5).join(','))).toEqual([
      expect.stringMatching(/^4,\w+,BAD_DATE,2021-02-30$/),
      expect.stringMatching(/^6,,TOO_MANY_CELLS,/),
    ]);
    const decisions = readFileSync(join(out, 'decisions.csv'), 'utf8').trimEnd().split('\n').length - 1;
    const claims = readFileSync(path, 'utf8').trimEnd().split('\n').length - 1;
    expect(decisions + 2).toBe(claims);
  });
});

describe('an interrupted run', () => {
  it('leaves the earlier output as it was and no temporary directory behind', async () => {
    const folder = join(scratch, 'interrupted');
    mkdirSync(folder);
    const out = join(folder, 'out');
    expect(relief(['adjudicate', CLAIMS, '--out', out]).status).toBe(0);
    const before = filesOf(out);
    // The roster never comes to an end, so the run is caught while it reads.
    const args = [
      'dist/bin/relief.js',
      'adjudicate',
      '-',
      '--roster',
      ROSTER,
      '--policy',
      'dongyang-2020',
      '--out',
      out,
    ];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.stdin.write(readFileSync(CLAIMS));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGTERM');
    const [status, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(status === 143 || signal === 'SIGTERM').toBe(true);
    expect(filesOf(out)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['out']);
  });
});
