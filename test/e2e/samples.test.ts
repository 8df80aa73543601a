import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { filesOf, relief, SAMPLES, scratchFolder } from './executable.js';

const scratch = scratchFolder();

type Row = Record<string, string>;

function rowsOf(path: string): Row[] {
  return parse(readFileSync(path), { columns: true }) as Row[];
}

/** The columns of `rows` that `expected` has, which leaves out its explanations. */
function like(rows: Row[], expected: Row[]): Row[] {
  const columns = Object.keys(expected[0] ?? {}).filter((column) => column !== 'why');
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])));
}

function withoutWhy(rows: Row[]): Row[] {
  return rows.map(({ why: _, ...row }) => row);
}

/** The lines of a file after its header, turned round: the plainest permutation that moves every row. */
function turnedRound(path: string): string {
  const [header, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return [header, ...rows.reverse()].join('\n') + '\n';
}

describe.each(SAMPLES)('sample %s', (sample) => {
  const folder = join('samples', sample);
  const out = join(scratch, sample);

  it('is adjudicated as worked out by hand', () => {
    const outcome = relief(['adjudicate', join(folder, 'claims.csv'), '--out', out]);
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    for (const file of ['decisions.csv', 'benefits.csv', 'reconciliation.csv', 'warnings.csv']) {
      const expected = rowsOf(join('test/golden', sample, file));
      expect(like(rowsOf(join(out, file)), expected), file).toEqual(withoutWhy(expected));
    }
    expect(rowsOf(join(out, 'rejects.csv'))).toEqual([]);
  });

  it('gives the same bytes in another time zone and locale', () => {
    const other = join(scratch, `${sample}-elsewhere`);
    const env = { TZ: 'Asia/Kathmandu', LC_ALL: 'zh_CN.UTF-8', LANG: 'zh_CN.UTF-8' };
    expect(relief(['adjudicate', join(folder, 'claims.csv'), '--out', other], { env }).status).toBe(0);
    expect(filesOf(other)).toEqual(filesOf(out));
  });

  it('gives the same bytes whatever the order of rows and however the claims are split over files', () => {
    const turned = join(scratch, `${sample}-turned`);
    mkdirSync(turned);
    cpSync(join(folder, 'relief.yaml'), join(turned, 'relief.yaml'));
    for (const file of ['roster.csv', 'fund.csv']) {
      writeFileSync(join(turned, file), turnedRound(join(folder, file)));
    }
    const [header, ...rows] = turnedRound(join(folder, 'claims.csv')).trimEnd().split('\n');
    const halves = [rows.filter((_, at) => at % 3 === 0), rows.filter((_, at) => at % 3 !== 0)];
    const parts = halves.map((half, at) => {
      const path = join(turned, `claims-${at}.csv`);
      writeFileSync(path, [header, ...half].join('\n') + '\n');
      return path;
    });
    expect(relief(['adjudicate', ...parts, '--out', join(turned, 'out')]).status).toBe(0);
    const files = filesOf(join(turned, 'out'));
    for (const [name, content] of filesOf(out)) {
      // These name files and lines, which have changed.
      if (['manifest.json', 'rejects.csv', 'summary.json', 'report.html', 'report.xlsx'].includes(name))
        continue;
      expect(files.get(name), name).toBe(content);
    }
  });
});
