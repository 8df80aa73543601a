import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

it('verify tells what was chosen for the run, wherever it was chosen', async () => {
  const scratch = folderWith({});
  const out = join(scratch, 'out');
  const options = [
    '--param',
    'yuxi-2022.monitoring_line.2023=100',
    '--tolerance',
    '0.05',
    '--reports',
    'csv',
  ];
  await relief(['adjudicate', 'samples/yuxi-2022/claims.csv', '--out', out, ...options, '--quiet']);
  const told = await relief(['verify', out]);
  expect(told.out).toContain('yuxi-2022.monitoring_line.2023=100, yuxi-2022.monitoring_line.2024=8000');
  expect(told.out).toContain('tolerance=0.05');
  // The sample of another city chooses nothing.
  const plain = join(scratch, 'plain');
  await relief([
    'adjudicate',
    'samples/dongyang-2020/claims.csv',
    '--out',
    plain,
    '--reports',
    'csv',
    '--quiet',
  ]);
  expect((await relief(['verify', plain])).out).not.toContain('chosen for that run');
});
