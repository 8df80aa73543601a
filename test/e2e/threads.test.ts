import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOf, relief, scratchFolder } from './executable.js';

const scratch = scratchFolder();
const town = join(scratch, 'town');

/** Runs over the town's claims with so many threads and returns what was written. */
function outputs(claims: string, threads: number): Map<string, string> {
  const out = join(scratch, `out-${threads}-${Math.random()}`);
  const outcome = relief(['adjudicate', claims, '--out', out, '--threads', String(threads), '--quiet']);
  expect(outcome).toMatchObject({ status: 0, stderr: '' });
  return filesOf(out);
}

it('one thread, two and three write the same bytes', () => {
  expect(
    relief(['sample', 'dongyang-2020', town, '--claims', '70000', '--seed', '5', '--quiet']).status,
  ).toBe(0);
  const claims = join(town, 'claims.csv');
  // Large enough that the other threads read a range of the file, replay and write.
  expect(readFileSync(claims).length).toBeGreaterThan(8_000_000);
  const alone = outputs(claims, 1);
  expect(alone.get('decisions.csv')?.split('\n').length).toBe(70_000 + 2);
  for (const threads of [2, 3]) {
    const together = outputs(claims, threads);
    for (const [name, content] of alone) {
      expect(together.get(name) === content, `${name} with ${threads} threads`).toBe(true);
    }
  }
});

it('a range that begins inside quotes does no harm', () => {
  // Every institution is a quoted cell with a line end in it, so that a guess at a record's start is often wrong.
  const claims = join(town, 'quoted.csv');
  const [header = '', ...rows] = readFileSync(join(town, 'claims.csv'), 'utf8').trimEnd().split('\n');
  const column = header.split(',').indexOf('institution_id');
  const quoted = rows.map((row, at) => {
    const cells = row.split(',');
    if (at % 3 === 0) cells[column] = `"${cells[column]}\n"`;
    return cells.join(',');
  });
  writeFileSync(claims, [header, ...quoted].join('\n') + '\n');
  const alone = outputs(claims, 1);
  const together = outputs(claims, 3);
  for (const name of ['decisions.csv', 'benefits.csv', 'rejects.csv', 'manifest.json']) {
    expect(together.get(name) === alone.get(name), name).toBe(true);
  }
});

it('line ends of all kinds, in and out of quotes, change nothing, with any number of threads', () => {
  const [header = '', ...rows] = readFileSync(join(town, 'claims.csv'), 'utf8').trimEnd().split('\n');
  const column = header.split(',').indexOf('institution_id');
  const written = (name: string, lineEnds: readonly string[]): string => {
    const lineEnd = (at: number) => lineEnds[at % lineEnds.length];
    const lines = rows.map((row, at) => {
      const cells = row.split(',');
      if (at % 5 === 0) cells[column] = `"${cells[column]}${lineEnd(at + 1)}"`;
      return cells.join(',') + lineEnd(at);
    });
    const path = join(town, name);
    writeFileSync(path, header + lineEnd(1) + lines.join(''));
    return path;
  };
  const usual = outputs(written('usual.csv', ['\n']), 1);
  const mixed = written('mixed.csv', ['\n', '\r', '\r\n', '\r', '\r', '\n', '\r\n']);
  const alone = outputs(mixed, 1);
  expect(alone.get('decisions.csv') === usual.get('decisions.csv')).toBe(true);
  expect(alone.get('rejects.csv') === usual.get('rejects.csv')).toBe(true);
  const together = outputs(mixed, 3);
  for (const [name, content] of alone) expect(together.get(name) === content, name).toBe(true);
});
