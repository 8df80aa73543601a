import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type RunResults, writeOutputs } from '../../src/reports/index.js';
import { runAdjudication } from '../../src/run/run.js';

export const SAMPLES = [
  'dongyang-2020',
  'lianyungang-2017',
  'wenzhou-2020',
  'wenzhou-2023-charity',
  'wenzhou-stack',
  'yuxi-2022',
];

export type CsvRow = Readonly<Record<string, string>>;

/** A run of a sample: its results, and the CSV files that the reports for people must agree with. */
export interface SampleRun {
  readonly results: RunResults;
  readonly csv: (name: string) => CsvRow[];
}

const runs = new Map<string, Promise<SampleRun>>();

/** Runs a sample once for all tests of a file. */
export function sampleRun(sample: string): Promise<SampleRun> {
  const run = runs.get(sample) ?? start(sample);
  runs.set(sample, run);
  return run;
}

async function start(sample: string): Promise<SampleRun> {
  const results = await runAdjudication({ claims: [join('samples', sample, 'claims.csv')] });
  const folder = mkdtempSync(join(tmpdir(), 'relief-people-'));
  try {
    const written = await writeOutputs(results, join(folder, 'out'), { which: ['csv'] });
    const texts = new Map(written.map(({ name }) => [name, readFileSync(join(folder, 'out', name), 'utf8')]));
    return { results, csv: (name) => parse(texts.get(name) ?? '', { columns: true }) as CsvRow[] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
