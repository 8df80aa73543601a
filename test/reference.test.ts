import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { type Adjudication, replay } from '../src/engine/replay.js';
import type { PolicySettings } from '../src/policy/compile.js';
import { YamlSource } from '../src/policy/source.js';
import { builtInPack, compileFor } from './support/policies.js';
import { benefitRows, decisionRows, order, warningRows } from './support/results.js';
import { claimTable, day, type Row, rosterTable } from './support/tables.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const reference = join(here, 'reference');
const golden = join(here, 'golden');
const samples = join(here, '..', 'samples');

/** Columns of the expected files that explain a value to a reader and are not computed. */
const EXPLANATIONS = ['why'];

describe('the reference cases', () => {
  for (const name of foldersOf(reference)) {
    holds(name, join(reference, name), join(reference, name, 'expected'));
  }
});

describe('the samples against results worked out independently of the program', () => {
  for (const name of foldersOf(golden)) holds(name, join(samples, name), join(golden, name));
});

/** Asserts that a replay of the inputs gives exactly the rows of the expected files, in all their columns. */
function holds(name: string, inputs: string, expected: string): void {
  describe(name, () => {
    const adjudication = replayFolder(inputs);
    it('decides every claim as expected', () => {
      agree(decisionRows(adjudication), readCsv(join(expected, 'decisions.csv')));
    });
    it('computes every benefit line as expected', () => {
      agree(benefitRows(adjudication), readCsv(join(expected, 'benefits.csv')));
    });
    it('warns of the same people at the same claim', () => {
      agree(warningRows(adjudication), readCsv(join(expected, 'warnings.csv')));
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

interface Config {
  readonly policies: readonly string[];
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly in_force?: Readonly<Record<string, { readonly from?: string; readonly until?: string }>>;
}

function replayFolder(folder: string): Adjudication {
  const config = YamlSource.parse(readFileSync(join(folder, 'relief.yaml'), 'utf8'), 'relief.yaml')
    .data as Config;
  const claims = claimTable(readCsv(join(folder, 'claims.csv')));
  const roster = rosterTable(readCsv(join(folder, 'roster.csv')), claims);
  const policies = config.policies.map((id) =>
    compileFor(builtInPack(id), claims, roster, settingsOf(config, id)),
  );
  return replay(claims, roster, policies);
}

function settingsOf(config: Config, id: string): PolicySettings {
  const { from, until } = config.in_force?.[id] ?? {};
  return {
    parameters: config.parameters?.[id] ?? {},
    inForce: {
      from: from === undefined ? undefined : day(from),
      until: until === undefined ? undefined : day(until),
    },
  };
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
