import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../cli/relief.js';
import { filesOf, relief } from '../e2e/executable.js';
import { claims, roster } from './run.js';

it('a rejected roster row is known on every thread', () => {
  // Of every third person the only row cannot be read; of every fifth there is one more that cannot.
  const people = Array.from({ length: 60 }, (_, at) => `P${at}`);
  const folder = folderWith({
    'claims.csv': claims(
      ...people.map((id) => `C${id},${id},inpatient,2021-03-01,100.00,100.00,0.00,80.00,local`),
    ),
    'roster.csv': roster(
      ...people.map((id, at) => `${id},dibao,${at % 3 === 0 ? '2021-02-30' : '2021-01-01'},330302`),
      ...people.filter((_, at) => at % 5 === 0).map((id) => `${id},nobody,2021-01-01,330302`),
    ),
  });
  const outputs = [1, 3].map((threads) => {
    const out = join(folder, `out-${threads}`);
    const options = ['--policy', 'wenzhou-2020', '--out', out, '--quiet', '--threads', String(threads)];
    expect(relief(['adjudicate', join(folder, 'claims.csv'), ...options]).status).toBe(0);
    return filesOf(out);
  });
  const [alone, together] = outputs;
  expect(alone?.get('decisions.csv')?.match(/pended,ROSTER_ROW_REJECTED/g)?.length).toBe(20);
  // Twelve have a second row; of every fifteenth it is the second that cannot be read.
  expect(alone?.get('decisions.csv')?.match(/paid,,ROSTER_ROW_REJECTED/g)?.length).toBe(8);
  for (const [name, content] of alone ?? []) expect(together?.get(name) === content, name).toBe(true);
});
