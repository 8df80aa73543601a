import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const EXECUTABLE = 'dist/bin/relief.js';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built executable as a user would, in an environment without a locale unless one is given. */
export function relief(
  args: readonly string[],
  more: { env?: NodeJS.ProcessEnv; input?: string | Buffer } = {},
): Outcome {
  const result = spawnSync(process.execPath, [EXECUTABLE, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...more.env },
    ...(more.input === undefined ? {} : { input: more.input }),
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** A folder for the tests of one file, removed when they are done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The content of every file of a directory, by name. */
export function filesOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

export const SAMPLES = readdirSync('samples').sort();
