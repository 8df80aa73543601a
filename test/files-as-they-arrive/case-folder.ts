import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { relief } from '../cli/relief.js';

/** Columns of files as offices export them: one folder for each case. */

type Row = Readonly<Record<string, string>>;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Rows of an output; undefined where the run wrote none. */
  rows(name: string): Row[] | undefined;
}

/** Runs a case in a copy of its folder, whose files may be changed first. */
export async function run(
  name: string,
  change: (text: Record<string, string>) => void = () => {},
): Promise<Ran> {
  const folder = copyOf(name, change);
  const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--lang', 'en']);
  const rows = (file: string): Row[] | undefined => {
    const path = join(folder, 'relief-out', file);
    return existsSync(path) ? parse(readFileSync(path, 'utf8'), { columns: true }) : undefined;
  };
  return { ...told, rows };
}

const FILES = ['claims.csv', 'roster.csv', 'relief.yaml'];

export function copyOf(name: string, change: (text: Record<string, string>) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-arrive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(import.meta.dirname, name), folder, { recursive: true });
  const texts = Object.fromEntries(FILES.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  change(texts);
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  return folder;
}

export function payable(ran: Ran): string[] | undefined {
  return ran
    .rows('decisions.csv')
    ?.map(
      ({ claim_id, status, base_amount, payable: paid }) => `${claim_id} ${status} ${base_amount} ${paid}`,
    );
}

export function adds(yaml: string): (text: Record<string, string>) => void {
  return (text) => {
    text['relief.yaml'] += yaml;
  };
}

/** What the summary lists under “Needs a person”. */
export function needs(out: string): string[] {
  const block = out.slice(out.indexOf('Needs a person')).split('\n\n')[0] as string;
  return block.split('\n').slice(1);
}
