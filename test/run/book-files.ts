import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { relief } from '../cli/relief.js';
import { textRows } from '../support/zip-writer.js';

export const scratch = mkdtempSync(join(tmpdir(), 'relief-run-books-'));

/** Where the tests started: each of them runs in a folder of its own. */
export const projectFolder = process.cwd();

export const HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid';

export const claim = (id: string, person: string) => `${id},${person},inpatient,2023-03-05,1000,900,400`;

export const ROSTER = 'person_id,identity,recognized_on\nP1,dibao,2021-01-01\nP2,tekun,2021-01-01\n';

export const CONFIG = 'policies: [wenzhou-2020]\n';

export const cells = (csv: string): string[][] =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

export const sheet = (name: string, csv: string, state?: 'hidden') => ({
  name,
  rows: textRows(cells(csv)),
  ...(state === undefined ? {} : { state }),
});

export const claimsSheet = (name: string, ...ids: string[]) =>
  sheet(name, [HEADER, ...ids.map((id, at) => claim(id, `P${(at % 2) + 1}`))].join('\n'));

let folders = 0;

/** A folder with these files, in which the program is run. */
export function inFolder(files: Readonly<Record<string, string | Buffer>>): void {
  const folder = join(scratch, String(++folders));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  process.chdir(folder);
}

/** Ids of the claims that a run has decided, and what it said. */
export async function decided(
  ...argv: string[]
): Promise<{ ids: string[]; out: string; err: string; status: number }> {
  const told = await relief(['adjudicate', ...argv, '--out', 'out']);
  const ids =
    told.status === 0
      ? readFileSync('out/decisions.csv', 'utf8')
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((row) => row.split(',')[1] as string)
      : [];
  return { ...told, ids };
}

export const manifest = () => JSON.parse(readFileSync('out/manifest.json', 'utf8'));

export const notUsed = (out: string): string[] =>
  [...out.matchAll(/(\S+) was not used/g)].map((match) => match[1] as string);
