import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../src/domain/money.js';
import { reconcile } from '../../src/reconciliation/index.js';
import { replayFolder } from './folder.js';

const test = fileURLToPath(new URL('..', import.meta.url));
const reference = join(test, 'reference');
const golden = join(test, 'golden');
const samples = join(test, '..', 'samples');

describe('the differences of the reference cases', () => {
  for (const name of foldersOf(reference))
    agree(name, join(reference, name), join(reference, name, 'expected'));
});

describe('the differences of the samples, worked out independently of the program', () => {
  for (const name of foldersOf(golden)) agree(name, join(samples, name), join(golden, name));
});

/** Asserts the same differences; the reference lists them in no particular order. */
function agree(name: string, inputs: string, expected: string): void {
  it(name, async () => {
    const text = readFileSync(join(expected, 'reconciliation.csv'), 'utf8');
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    const expectedRows = rows.map((row) =>
      [row.fund, row.claim_id, row.computed, row.paid, row.kind].join(','),
    );
    expect((await differencesOf(inputs)).sort()).toEqual(expectedRows.sort());
  });
}

async function differencesOf(folder: string): Promise<string[]> {
  const { adjudication, tolerance } = await replayFolder(folder);
  const { claimIds, claimId } = adjudication.claims;
  return (reconcile(adjudication, tolerance)?.differences ?? []).map(
    ({ fund, claim, computed, paid, kind }) =>
      [fund, claimIds.text(claimId[claim]), formatYuan(computed), formatYuan(paid), kind].join(','),
  );
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
