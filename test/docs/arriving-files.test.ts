import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { csvRecords, scratch } from '../support/written.js';

/** docs/testing.md says of each case how it ends; here it is run and held to that. */

const HERE = 'test/files-as-they-arrive';
const CASES = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const page = readFileSync('docs/testing.md', 'utf8');
const [, section = ''] = page.split('\n## Files as they arrive\n');
const [table = ''] = section.split('\n### ');
/** The outcome of each case as the page has it: `**rejects** `CODE`, `CODE`; …`. */
const OUTCOMES = new Map(
  table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map(([, name = '', , outcome = '']) => [name.replaceAll('`', ''), outcome]),
);

/** A code of each kind in the order of the page. */
type Outcome = Readonly<Record<string, readonly string[]>>;

function documented(cell: string): Outcome {
  const parts = cell.split(';').map((part): [string, string[]] => {
    const [, word = ''] = /\*\*(\w+)\*\*/.exec(part) ?? [];
    return [word, [...part.matchAll(/`(\w+)`/g)].map((match) => match[1] as string).sort()];
  });
  return Object.fromEntries(parts);
}

async function happens(name: string): Promise<Outcome> {
  const folder = join(HERE, name);
  const claims = readdirSync(folder).filter((file) => file.startsWith('claims'));
  const paths = claims.map((file) => join(folder, file));
  const out = join(scratch(), 'out');
  const { status, err } = await relief(['adjudicate', ...paths, '--out', out, '--lang', 'en']);
  const [, code = ''] = /\[([A-Z_]+)\]$/m.exec(err) ?? [];
  if (status !== 0) return { [status === 2 ? 'stops' : `ends with ${status}`]: [code] };
  const decisions = csvRecords(join(out, 'decisions.csv'));
  const pended = decisions.filter((row) => row.status === 'pended').map(({ reason }) => reason);
  const rejects = csvRecords(join(out, 'rejects.csv')).map((row) => row.code);
  const { file_warnings } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
  const told = (file_warnings as { code: string }[]).map((warning) => warning.code);
  return {
    ...(decisions.length > pended.length ? { read: [] } : {}),
    ...some('rejects', rejects),
    ...some('pends', pended),
    ...some(
      'tells',
      told.filter((remark) => remark !== 'COLUMNS_ABSENT'),
    ),
  };
}

/** Each code once; nothing where there is none. */
function some(word: string, codes: readonly (string | undefined)[]): Outcome {
  return codes.length === 0 ? {} : { [word]: [...new Set(codes as string[])].sort() };
}

describe('docs/testing.md, files as they arrive', () => {
  it('has a line for every folder, and for no other', () => {
    expect([...OUTCOMES.keys()]).toEqual(CASES.sort());
  });

  it.each(CASES)('tells the truth of %s', async (name) => {
    expect(documented(OUTCOMES.get(name) ?? '')).toEqual(await happens(name));
  });
});
