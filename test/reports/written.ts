import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunResults, writeOutputs } from '../../src/reports/index.js';
import { townResults } from './town.js';

/** Where the runs of one file of tests are written. */
export const folder = mkdtempSync(join(tmpdir(), 'relief-outputs-'));

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a run and returns the text of its files by name. */
export async function written(
  name: string,
  options: Parameters<typeof writeOutputs>[2] = {},
  results: RunResults = townResults(),
): Promise<Record<string, string>> {
  const target = join(folder, name);
  await writeOutputs(results, target, options);
  return Object.fromEntries(
    readdirSync(target).map((file) => [file, readFileSync(join(target, file), 'utf8')]),
  );
}
