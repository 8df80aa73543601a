import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';

export interface Told {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a command line would, on streams that only remember what is written to them. */
export async function relief(
  argv: readonly string[],
  env: Record<string, string> = {},
  stdout: { isTTY?: boolean; write?: (text: string) => void } = {},
): Promise<Told> {
  let out = '';
  let err = '';
  const status = await main(argv, {
    stdout: {
      write: (text) => {
        out += text;
      },
      ...stdout,
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    env,
  });
  return { status, out, err };
}

/** A folder with these files, which is gone when the test is over. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
