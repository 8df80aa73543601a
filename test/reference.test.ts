import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { replayFolder } from './support/folder.js';
import { benefitRows, decisionRows, order, warningRows } from './support/results.js';
import type { Row } from './support/tables.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const reference = join(here, 'reference');
const golden = join(here, 'golden');
const samples = join(here, '..', 'samples');

/** Columns of the expected files that explain a value to a reader and are not computed. */
const EXPLANATIONS = ['why'];

describe('the reference cases', () => {
  it('are twelve', () => {
    expect(foldersOf(reference).length).toBe(12);
  });
  for (const name of foldersOf(reference)) {
    holds(name, join(reference, name), join(reference, name, 'expected'));
  }
});

describe('the samples against results worked out independently of the program', () => {
  it('are all held against such results', () => {
    expect(foldersOf(golden)).toEqual(foldersOf(samples));
  });
  for (const name of foldersOf(golden)) holds(name, join(samples, name), join(golden, name));
});

/** Asserts that a replay of the inputs gives exactly the rows of the expected files, in all their columns. */
function holds(name: string, inputs: string, expected: string): void {
  describe(name, () => {
    const replayed = () => replayFolder(inputs);
    it('reads every row', async () => {
      expect((await replayed()).rejects).toEqual([]);
    });
    it('decides every claim as expected', async () => {
      agree(decisionRows((await replayed()).adjudication), readCsv(join(expected, 'decisions.csv')));
    });
    it('computes every benefit line as expected', async () => {
      agree(benefitRows((await replayed()).adjudication), readCsv(join(expected, 'benefits.csv')));
    });
    it('warns of the same people at the same claim', async () => {
      agree(warningRows((await replayed()).adjudication), readCsv(join(expected, 'warnings.csv')));
    });
  });
}

/** Compares the columns that the expected rows have, row by row. */
function agree(got: readonly object[], expected: readonly Row[]): void {
  const columns = Object.keys(expected[0] ?? {}).filter((column) => !EXPLANATIONS.includes(column));
  const projected = (rows: readonly object[]) =>
    rows.map((row) => Object.fromEntries(columns.map((column) => [column, (row as Row)[column]])));
  expect(projected(got)).toEqual(projected(expected));
  expect(got.length).toBe(expected.length);
}

function readCsv(path: string): Row[] {
  return parse(readFileSync(path), { columns: true }) as Row[];
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(order);
}
