import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { relief } from '../cli/relief.js';

export const SAMPLES = readdirSync('samples').sort();

/** A folder for the runs of one test file, removed when its tests are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-verify-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Adjudicates the claims of a folder into `out`; throws where that fails. */
export async function adjudicate(folder: string, out: string, ...more: readonly string[]): Promise<void> {
  const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--out', out, '--quiet', ...more]);
  if (told.status !== 0) throw new Error(told.err);
}

/** A copy of a directory of results. */
export function copyOf(results: string, to: string): string {
  cpSync(results, to, { recursive: true });
  return to;
}

/**
 * Changes one digit of a file, the one at `share` of all its digits, to the next one. Returns the line of the
 * digit, 0 where the file has none.
 */
export function changeDigit(path: string, share = 0.7): number {
  const bytes = readFileSync(path);
  const digits = [...bytes.keys()].filter((at) => bytes[at] >= 0x30 && bytes[at] <= 0x39);
  const at = digits[Math.floor(digits.length * share)];
  if (at === undefined) return 0;
  bytes[at] = 0x30 + ((bytes[at] - 0x30 + 1) % 10);
  writeFileSync(path, bytes);
  return bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
}

/** Replaces a text in a file; throws where it is not there. */
export function replaceIn(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(path, text.replace(from, to));
}
