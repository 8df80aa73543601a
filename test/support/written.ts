import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { writeOutputs } from '../../src/reports/index.js';
import type { RunOptions } from '../../src/run/options.js';
import { runAdjudication } from '../../src/run/run.js';

/** A folder that is gone when the test is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A whole run from files to files; returns the folder of the results. */
export async function writtenRun(options: RunOptions, folder: string): Promise<string> {
  const target = join(folder, 'relief-out');
  await writeOutputs(await runAdjudication(options), target, { which: ['csv', 'json'], force: true });
  return target;
}

/** The rows of a CSV file, the header first. */
export function csvRows(path: string): string[][] {
  return parse(readFileSync(path), { relax_column_count: true });
}

/** The rows of a CSV file by the names of its columns. */
export function csvRecords(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true });
}
