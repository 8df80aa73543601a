import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsGuard, withoutGuard } from '../../src/domain/formula-guard.js';
import { readRejects } from '../../src/intake/index.js';
import { relief } from '../cli/relief.js';
import { csvRecords, csvRows, scratch } from '../support/written.js';

/** Names, numbers and notes that a spreadsheet or a page would run: formulas of both widths, markup, reversed text. */
const FILES = 'test/security/formulas';

/** The sign of a formula, in both widths, at the beginning or after invisible characters; or what ends a cell. */
const RUNS = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

async function adjudicated(): Promise<string> {
  const folder = scratch();
  cpSync(FILES, folder, { recursive: true });
  expect((await relief(['adjudicate', join(folder, 'claims.csv')])).status).toBe(0);
  return folder;
}

/** Cells of all CSV files of a directory that a spreadsheet would run; amounts below zero are numbers. */
function runnableIn(directory: string): string[] {
  const files = readdirSync(directory).filter((name) => name.endsWith('.csv'));
  const cells = files.flatMap((name) => csvRows(join(directory, name)).flat());
  return cells.filter((cell) => RUNS.test(cell) && !/^-\d+\.\d\d$/.test(cell));
}

describe('cells that a spreadsheet would run, full-width ones among them', () => {
  it('are harmless in what a run and a second keeping of the books write', async () => {
    const folder = await adjudicated();
    const out = join(folder, 'relief-out');
    expect(runnableIn(out)).toEqual([]);
    const notes = csvRecords(join(out, 'fund_ledger.csv')).map(({ note }) => note);
    expect(notes).toContain("'＝1+1");
    expect(notes).toContain(`'＝HYPERLINK("http://e")`);
    const again = join(folder, 'again');
    const books = ['fund', join(folder, 'fund.csv'), '--decisions', out, '--out', again];
    expect((await relief(books)).status).toBe(0);
    expect(runnableIn(again)).toEqual([]);
    expect((await relief(['verify', out, '--independent'])).status).toBe(0);
  });

  it('are read back from rejects.csv as they stood in the file', async () => {
    const folder = await adjudicated();
    const { rejects } = await readRejects(join(folder, 'relief-out', 'rejects.csv'));
    const services = rejects.filter(({ code }) => code === 'UNKNOWN_SERVICE');
    // Two of the 14 rows also have a damaged claim_id, a formula of one number, and are rejected for that.
    expect(services).toHaveLength(12);
    expect(new Set(services.map(({ value }) => value))).toEqual(new Set(['＝bad']));
    expect(services.map(({ row }) => row)).toContain('＝1+1,330302195001010001,＝bad,2022-01-01,1,1,,,');
  });
});

describe('the guard', () => {
  it('is taken away where it was put, and nowhere else', () => {
    const signs = fc.constantFrom(..."=+-@＝＋－＠'' \t\r\n\u3000\u200b\ufeff\u00a0a王1;");
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 6 }), (text) => {
        const written = needsGuard(text) ? `'${text}` : text;
        expect(RUNS.test(written)).toBe(false);
        expect(withoutGuard(written)).toBe(text);
      }),
    );
  });
});
