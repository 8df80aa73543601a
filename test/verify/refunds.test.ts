import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import { relief } from '../cli/relief.js';
import { csvRecords, writtenRun } from '../support/written.js';
import { replaceIn, scratchFolder } from './runs.js';

const scratch = scratchFolder();
const CASE = 'test/files-as-they-arrive/55-supplement-and-recovery';
let runs = 0;

/** A folder with the roster and the policy of a case, and these claims files. */
function folderWith(...claims: readonly string[]): { folder: string; paths: string[] } {
  const folder = join(scratch, `run-${++runs}`);
  mkdirSync(folder);
  for (const file of ['roster.csv', 'relief.yaml']) copyFileSync(join(CASE, file), join(folder, file));
  const paths = claims.map((text, at) => {
    const path = join(folder, `claims-${at}.csv`);
    writeFileSync(path, text);
    return path;
  });
  return { folder, paths };
}

const HEADER =
  'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,charity_paid,reverses,refund_flag';
const PERSON = '530402197411020023';

/** Rows with few numbers, amounts and days, so that nearly every style of refund and many mistakes come up. */
const rows = fc.array(
  fc
    .record({
      id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
      person: fc.constantFrom(PERSON, PERSON, PERSON, '530402194903120011', 'stranger'),
      day: fc.constantFrom(
        '2023-05-01',
        '2023-05-01 00:00:00',
        '2023-05-02',
        '2023-05-02 10:00:00',
        '2024-01-02',
        'x',
      ),
      amounts: fc.constantFrom(
        '1000,900,400,350,',
        '1000,900,400,350,',
        '-1000,-900,-400,-350,',
        '-1000,-900,-400,-50,',
        '-300,-300,-100,-140,',
        '30000,28000,0,19600,',
        '0,0,0,100,',
        '0,0,0,-60,5',
        '0,0,0,0,7',
        '1O00,900,400,350,',
      ),
      reverses: fc.constantFrom('', '', '', 'A', 'B', 'C', 'D'),
      flag: fc.constantFrom('', '', '1'),
    })
    .map((r) => `${r.id},${r.person},住院,${r.day},${r.amounts},${r.reverses},${r.flag}`),
  { minLength: 1, maxLength: 14, size: 'max' },
);

const file = (lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;

describe('whatever refunds and corrections there are', () => {
  it('the auditor comes to the same, whatever the order of the rows', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (lines, cut) => {
        const whole = folderWith(file(lines));
        const out = await writtenRun({ claims: whole.paths, forceRejects: true }, whole.folder);
        const { inputs } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
        const result = await audit({
          folder: out,
          format: { headers: 'en', encoding: 'utf8' },
          policies: [
            {
              file: 'yuxi-2022',
              parameters: {
                per_capita_disposable_income: { 2021: 25666, 2022: 26937, 2023: 28421 },
                monitoring_line: { 2022: 7000, 2023: 7500, 2024: 8000 },
              },
              inForce: {},
            },
          ],
          tolerance: '0',
          inputs,
          outputs: readdirSync(out),
        });
        expect(result.findings).toEqual([]);

        const reversed = [...lines].reverse();
        const at = cut % (lines.length + 1);
        const split = folderWith(file(reversed.slice(0, at)), file(reversed.slice(at)));
        const again = await writtenRun({ claims: split.paths, forceRejects: true }, split.folder);
        for (const name of readdirSync(out)) {
          if (['manifest.json', 'summary.json', 'rejects.csv'].includes(name)) continue;
          expect(readFileSync(join(again, name), 'utf8'), name).toBe(readFileSync(join(out, name), 'utf8'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('no money of a row is lost: what was read is what the tables add up to', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const { folder, paths } = folderWith(file(lines));
        const out = await writtenRun({ claims: paths, forceRejects: true }, folder);
        const rejected = new Set(csvRecords(join(out, 'rejects.csv')).map(({ line }) => Number(line)));
        // Whole yuan in the eighth cell.
        const read = lines.filter((_, at) => !rejected.has(at + 2));
        const paid = read.reduce((sum, line) => sum + Number(line.split(',')[7]), 0);
        const all = csvRecords(join(out, 'reconciliation_summary.csv')).filter((r) => r.dimension === 'all');
        expect(all.map((row) => row.paid)).toEqual([`${paid}.00`]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the auditor', () => {
  it.each([
    [
      'reconciliation.csv',
      '100.00,100.00,correction',
      '110.00,110.00,correction',
      'reconciliation_summary.csv',
    ],
    [
      'reconciliation.csv',
      '100.00,100.00,correction',
      '100.00,90.00,correction',
      'reconciliation.csv:2: variance',
    ],
    ['summary.json', '"corrections": 2', '"corrections": 1', 'decisions.csv:1: claim_id'],
  ])('sees a changed correction in %s', async (name, from, to, seen) => {
    const { folder, paths } = folderWith(readFileSync(join(CASE, 'claims.csv'), 'utf8'));
    const out = await writtenRun({ claims: paths }, folder);
    replaceIn(join(out, name), from, to);
    const told = await relief(['verify', out, '--independent', '--lang', 'en']);
    expect(told.status).toBe(1);
    const findings = (told.out + told.err).split('\n').filter((line) => line.includes('the audit works out'));
    expect(findings.join('\n')).toContain(seen);
  });
});
