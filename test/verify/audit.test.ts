import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { Exact } from '../../src/audit/amounts.js';
import { type AuditedRun, type AuditResult, audit } from '../../src/audit/audit.js';
import { figuresOf } from '../../src/audit/line.js';
import { TABLES, type TableName } from '../../src/audit/tables.js';
import { OUTPUTS } from '../../src/reports/index.js';
import { adjudicate, changeDigit, scratchFolder } from './runs.js';

const scratch = scratchFolder();

it('knows every table that a run writes', () => {
  const tables = OUTPUTS.filter(({ kind }) => kind === 'csv').map(({ name }) => name);
  expect(Object.keys(TABLES).sort()).toEqual(tables.sort());
});

describe('a benefit line', () => {
  const exact = (text: string) => new Exact(text);
  const flat = (ratio: string) => [{ upTo: undefined, ratio: exact(ratio) }];
  const line = (figures: {
    base: string;
    before?: string;
    deductible?: string;
    ratio?: string;
    cap?: string;
    paid?: string;
  }) => {
    const { above, gross, payable, reason } = figuresOf({
      base: exact(figures.base),
      before: exact(figures.before ?? '0'),
      deductible: exact(figures.deductible ?? '0'),
      brackets: flat(figures.ratio ?? '1'),
      cap: figures.cap === undefined ? undefined : exact(figures.cap),
      paidBefore: exact(figures.paid ?? '0'),
    });
    return [above.toFixed(2), gross.toFixed(2), payable.toFixed(2), reason];
  };

  it('pays the share of what this claim adds above the deductible', () => {
    // 4,000 + 3,000 − 5,000 = 2,000; × 0.6.
    const figures = { base: '3000', before: '4000', deductible: '5000', ratio: '0.6' };
    expect(line(figures)).toEqual(['2000.00', '1200.00', '1200.00', '']);
  });

  it('rounds once, half up', () => {
    // 0.05 × 0.5 = 0.025; 1.00 × 0.855 = 0.855.
    expect(line({ base: '0.05', ratio: '0.5' })[1]).toBe('0.03');
    expect(line({ base: '1.00', ratio: '0.855' })[1]).toBe('0.86');
  });

  it('says why it pays nothing, the first reason that holds', () => {
    expect(line({ base: '0' })[3]).toBe('NO_BURDEN');
    expect(line({ base: '100', deductible: '100' })[3]).toBe('BELOW_DEDUCTIBLE');
    expect(line({ base: '100', cap: '50', paid: '50' })[3]).toBe('CAP_REACHED');
    expect(line({ base: '0.01', ratio: '0.4' })[3]).toBe('ROUNDED_TO_ZERO');
    expect(line({ base: '100', cap: '50', paid: '20' })).toEqual(['100.00', '100.00', '30.00', '']);
  });

  it('cuts at the brackets, which count from the first fen above the deductible in the year', () => {
    const brackets = [
      { upTo: exact('20000'), ratio: exact('0.4') },
      { upTo: exact('50000'), ratio: exact('0.5') },
      { upTo: undefined, ratio: exact('0.6') },
    ];
    const figures = figuresOf({
      base: exact('45000'),
      before: exact('20000'),
      deductible: exact('5000'),
      brackets,
      cap: undefined,
      paidBefore: exact('0'),
    });
    // From 15,000 to 60,000 above: 5,000 × 0.4 + 30,000 × 0.5 + 10,000 × 0.6 = 2,000 + 15,000 + 6,000.
    expect(figures.gross.toFixed(2)).toBe('23000.00');
    expect(figures.ratios.map(String)).toEqual(['0.4', '0.5', '0.6']);
  });
});

/**
 * What the audit cannot see, because neither the outputs nor the packs say it: names, notes, causes and messages
 * are words from elsewhere, a household matters only to counters that are kept by household, and the sum of a
 * warning holds claims without a line. The other run of `verify` sees all of it.
 */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  'decisions.csv': ['household_id'],
  'reconciliation.csv': ['cause'],
  'settlement_individuals.csv': ['name'],
  'fund_ledger.csv': ['note'],
  'warnings.csv': ['name', 'on_roster', 'amount'],
};

describe.each(['wenzhou-stack', 'wenzhou-2020', 'lianyungang-2017'])('outputs of %s', (sample) => {
  const out = join(scratch, sample);
  const damaged = join(scratch, `${sample}-damaged`);
  let run: AuditedRun;

  beforeAll(async () => {
    await adjudicate(join('samples', sample), out, '--reports', 'csv,json');
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const { policies, settings, inputs, outputs } = manifest;
    run = {
      folder: damaged,
      format: { headers: 'en', encoding: 'utf8' },
      policies: policies.map(({ policy, file }: { policy: string; file: string }) => ({
        file,
        parameters: settings.parameters[policy],
        inForce: settings.in_force[policy],
      })),
      tolerance: settings.tolerance,
      inputs,
      outputs: outputs.map(({ file }: { file: string }) => file),
    };
  });

  /** Audits a copy of the outputs with one file changed. */
  async function auditedWith(change: () => void): Promise<AuditResult> {
    rmSync(damaged, { recursive: true, force: true });
    cpSync(out, damaged, { recursive: true });
    change();
    return audit(run);
  }

  it('agree', async () => {
    expect(await auditedWith(() => {})).toMatchObject({ findings: [], further: 0 });
  });

  it.each(Object.keys(TABLES) as TableName[])(
    'with a digit of %s changed: every column that has one, on the line that was changed or where it shows',
    async (table) => {
      const path = join(out, table);
      const rows = parse(readFileSync(path)) as string[][];
      const [header] = rows;
      for (const [column, name] of header.entries()) {
        if (UNSEEN[table]?.includes(name)) continue;
        const at = lastRowWithDigit(rows, column, isAudited[table]);
        if (at < 1) continue;
        const result = await auditedWith(() =>
          writeFileSync(join(damaged, table), csvWith(rows, at, column)),
        );
        expect(result.findings.length, `${table} ${name} line ${at + 1}`).toBeGreaterThan(0);
        expect(result.findings[0].found, name).not.toBe(result.findings[0].expected);
      }
    },
  );

  it('with a row left out of a table', async () => {
    for (const table of Object.keys(TABLES) as TableName[]) {
      const rows = parse(readFileSync(join(out, table))) as string[][];
      // Nobody but the claims knows who is to be warned.
      if (rows.length < 3 || table === 'warnings.csv') continue;
      rows.splice(Math.floor(rows.length / 2), 1);
      const result = await auditedWith(() => writeFileSync(join(damaged, table), stringify(rows)));
      expect(result.findings.length, table).toBeGreaterThan(0);
    }
  });

  it('with a digit of summary.json changed: at that line, or taken over from the claims', async () => {
    for (const share of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95]) {
      let line = 0;
      const result = await auditedWith(() => {
        line = changeDigit(join(damaged, 'summary.json'), share);
      });
      const text = readFileSync(join(damaged, 'summary.json'), 'utf8').split('\n')[line - 1];
      if (text?.includes('eligible_amount')) continue;
      expect(result.findings[0], text).toMatchObject({ file: 'summary.json', line });
    }
  });

  it('with something else instead of the table', async () => {
    const other = await auditedWith(() => writeFileSync(join(damaged, 'benefits.csv'), 'a,b\n1,2\n'));
    expect(other.findings[0]).toMatchObject({ file: 'benefits.csv', line: 1, kind: 'unreadable' });
    const cut = await auditedWith(() => writeFileSync(join(damaged, 'warnings.csv'), ''));
    expect(cut.findings[0]).toMatchObject({ file: 'warnings.csv', line: 1, kind: 'unreadable' });
  });
});

/** The rows that depend on benefit lines. Denied claims and entries of the ledger are taken as given. */
const isAudited: Partial<Record<TableName, (row: readonly string[]) => boolean>> = {
  'decisions.csv': (row) => row.includes('paid'),
  'fund_ledger.csv': (row) => row.some((cell) => cell.startsWith('benefit:')),
};

/** The last row in which a column holds a digit; its effects on later rows cannot hide it. */
function lastRowWithDigit(
  rows: readonly string[][],
  column: number,
  isMeant: (row: readonly string[]) => boolean = () => true,
): number {
  return rows.findLastIndex((row, at) => at > 0 && /\d/.test(row[column]) && isMeant(row));
}

/** The table with the last digit of one cell made the next one; of a time, the last digit of its date. */
function csvWith(rows: readonly string[][], at: number, column: number): string {
  const changed = rows.map((row) => [...row]);
  const cell = changed[at][column];
  const end = /^\d{4}-\d\d-\d\d /.test(cell) ? 10 : cell.length;
  const head = cell.slice(0, end).replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  changed[at][column] = head + cell.slice(end);
  return stringify(changed);
}
