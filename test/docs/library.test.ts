import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'relief-library-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

it('the example of docs/library.md runs as it stands', () => {
  const example = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/library.md', 'utf8'))?.[1] ?? '';
  writeFileSync(join(scratch, 'example.mjs'), example);
  // The program finds the package as an installed one, and the samples beside it.
  spawnSync('mkdir', ['-p', join(scratch, 'node_modules')]);
  symlinkSync(resolve('.'), join(scratch, 'node_modules', 'relief'));
  symlinkSync(resolve('samples'), join(scratch, 'samples'));
  const ended = spawnSync(process.execPath, ['example.mjs'], { cwd: scratch, encoding: 'utf8' });
  expect(ended.stderr).toBe('');
  // The sum of payable in test/golden/dongyang-2020/payments.csv.
  expect(ended.stdout).toBe('dongyang-2020 东政办发〔2020〕24号 198653.87\n');
  expect(readFileSync(join(scratch, 'out', 'summary.json'), 'utf8')).toContain('"198653.87"');
});
