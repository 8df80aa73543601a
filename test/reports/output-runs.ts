import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReliefError } from '../../src/domain/errors.js';
import { jsonText } from '../../src/reports/json.js';
import { OutputDirectory } from '../../src/reports/output-directory.js';
import type { OutputFile } from '../../src/reports/output-file.js';

export const FREE = { force: false, inputs: [] };

export const FORCE = { force: true, inputs: [] };

export let folder: string;

export let target: string;

/** Makes a folder for one test, in which `target` does not exist yet. */
export function newFolder(): void {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'relief-directory-')));
  target = join(folder, 'out');
}

export function removeFolder(): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Names in a directory, hidden ones too: a clean parent holds nothing of ours but the target. */
export function namesIn(path: string): string[] {
  return readdirSync(path).sort();
}

export async function fill(file: OutputFile, text: string): Promise<undefined> {
  await file.writeText(text);
  return undefined;
}

/** What a run does: one table and the manifest that names it. */
export async function run(text: string, options = FREE, to = target): Promise<void> {
  const directory = OutputDirectory.open(to, options);
  try {
    await directory.write('a.csv', 'utf8', (file) => fill(file, text));
    const manifest = jsonText({ program: { name: 'relief' }, outputs: [{ file: 'a.csv' }] });
    await directory.write('manifest.json', 'utf8', (file) => fill(file, manifest));
    directory.commit();
  } catch (error) {
    await directory.abandon();
    throw error;
  }
}

/** The code and details of the known error that something ends in. */
export async function errorOf(action: () => unknown): Promise<[string, string | number | undefined]> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ReliefError) return [error.code, error.details.value];
    throw error;
  }
  throw new Error('no error');
}
