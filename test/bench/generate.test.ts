import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BENCH_FOLDER } from '../../bench/folders.js';
import { generate } from '../../bench/generate.js';
import { PEER_POLICY } from '../../bench/options.js';
import { ShuffledFile } from '../../bench/shuffled-file.js';
import { runAdjudication } from '../../src/run/run.js';

const folder = mkdtempSync(join(tmpdir(), 'relief-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** More than one part of the generator's. */
const CLAIMS = 30_000;

function generated(name: string, { claims = CLAIMS, wrong = 2, seed = 1 } = {}) {
  const path = join(folder, name);
  const { persons } = generate(PEER_POLICY, claims, wrong, seed, path);
  return { path, persons, text: (file: string) => readFileSync(join(path, file), 'utf8') };
}

function rowsOf(text: string): string[][] {
  const lines = text.trimEnd().split('\n').slice(1);
  return lines.map((line) => line.split(','));
}

describe('generated data', () => {
  const set = generated('first');

  it('are read without a reject, and were paid rightly but for two claims in a hundred', async () => {
    const { inputs, rejects, fileWarnings, fund, reconciliation } = await runAdjudication({
      claims: [join(set.path, 'claims.csv')],
    });
    expect(rejects).toEqual([]);
    expect(fileWarnings).toEqual([]);
    expect(inputs.find(({ role }) => role === 'claims')?.rows).toBe(CLAIMS);
    // 2% of 20,000 and of 10,000 claims; the second half of a reversed pair may be one more in each part.
    expect([600, 601, 602]).toContain(reconciliation?.differences.length);
    expect(fund?.hasLedger).toBe(true);
  });

  it('may have been paid wrongly nearly throughout', async () => {
    const { path } = generated('wrong', { claims: 1000, wrong: 95 });
    const { reconciliation } = await runAdjudication({ claims: [join(path, 'claims.csv')] });
    expect([950, 951]).toContain(reconciliation?.differences.length);
  });

  it('are the same to the byte for the same seed, and others for another', () => {
    const again = generated('again');
    for (const file of ['claims.csv', 'roster.csv', 'fund.csv', 'relief.yaml']) {
      expect(again.text(file) === set.text(file), file).toBe(true);
    }
    expect(generated('other', { seed: 2 }).text('claims.csv') === set.text('claims.csv')).toBe(false);
  });

  it('have the columns that the peer reads, in its order', () => {
    const sql = readFileSync(join(BENCH_FOLDER, 'peer.sql'), 'utf8');
    const columns = [...sql.matchAll(/columns=\{(.*?)\}/g)].map(([, list]) => list.replaceAll(/:'.*?'/g, ''));
    expect(columns).toEqual(['claims.csv', 'roster.csv'].map((file) => set.text(file).split('\n')[0]));
  });

  it('give every id once, over all parts', () => {
    const ids = rowsOf(set.text('claims.csv')).map(([id]) => id);
    expect(new Set(ids).size).toBe(CLAIMS);
    // A person has one household, or none: two parts with the same person would disagree.
    const households = new Map<string, string>();
    for (const [person, household] of rowsOf(set.text('roster.csv'))) {
      expect(households.get(person) ?? household).toBe(household);
      households.set(person, household);
    }
  });

  it('mix the claims of all persons', () => {
    const persons = rowsOf(set.text('claims.csv')).map(([, person]) => person);
    // About one person for twelve claims, so by chance alone two neighbours are hardly ever of the same person.
    expect(set.persons).toBe(1667 + 834);
    expect(new Set(persons).size).toBeGreaterThan(2400);
    const neighbours = persons.filter((person, row) => row > 0 && person === persons[row - 1]).length;
    expect(neighbours).toBeLessThan(CLAIMS / 200);
  });

  it('leave some persons off the roster and give some two identities', () => {
    const rows = rowsOf(set.text('roster.csv'));
    const listed = new Set(rows.map(([person]) => person));
    const missing = (set.persons - listed.size) / set.persons;
    const double = (rows.length - listed.size) / listed.size;
    expect(missing).toBeGreaterThan(0.02);
    expect(missing).toBeLessThan(0.09);
    expect(double).toBeGreaterThan(0.06);
    expect(double).toBeLessThan(0.19);
  });
});

describe('a shuffled file', () => {
  it('holds every line once, in another order, the header first', () => {
    const path = join(folder, 'shuffled.csv');
    // As if a million were to come: several buckets.
    const file = new ShuffledFile(path, 'n\n', 1_000_000, 1);
    const lines = Array.from({ length: 1000 }, (_, n) => String(n));
    for (const line of lines) file.add(`${line}\n`);
    const size = file.close();
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(size);
    const [header, ...rest] = bytes.toString().trimEnd().split('\n');
    expect(header).toBe('n');
    expect(rest).not.toEqual(lines);
    expect(rest.toSorted((a, b) => Number(a) - Number(b))).toEqual(lines);
  });
});
