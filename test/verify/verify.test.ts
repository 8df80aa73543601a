import { appendFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { adjudicate, changeDigit, copyOf, replaceIn, SAMPLES } from './runs.js';
import { newFolder, scratch } from './verify-folder.js';

describe.each(SAMPLES)('sample %s', (sample) => {
  const out = join(scratch, sample);
  beforeAll(() => adjudicate(join('samples', sample), out));

  it('holds, byte for byte and line by line', async () => {
    const told = await relief(['verify', out, '--independent', '--json']);
    expect(told).toMatchObject({ status: 0, err: '' });
    const verification = JSON.parse(told.out);
    expect(verification).toMatchObject({ holds: true, findings: [], differences: [], others: [] });
    const rowsOf = (file: string) => readFileSync(join(out, file), 'utf8').trimEnd().split('\n').length - 1;
    expect(verification.audit).toMatchObject({
      findings: [],
      further: 0,
      decisions: rowsOf('decisions.csv'),
      lines: rowsOf('benefits.csv'),
    });
  });

  it('does not hold where a digit of an output is another one, and the line is shown', async () => {
    const damaged = copyOf(out, newFolder());
    const lines = new Map<string, number>();
    for (const file of readdirSync(damaged)) {
      if (file === 'manifest.json') continue;
      const line = changeDigit(join(damaged, file));
      if (line > 0) lines.set(file, line);
    }
    // Every output except the rejects, of which the samples have none, and the warnings where there are none.
    expect(lines.size).toBeGreaterThanOrEqual(12);
    const told = await relief(['verify', damaged, '--json']);
    expect(told.status).toBe(1);
    const { findings, differences } = JSON.parse(told.out);
    expect(
      findings.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`).sort(),
    ).toEqual([...lines.keys()].map((file) => `OUTPUT ${file}`).sort());
    const shown = new Map(differences.map(({ file, line }: { file: string; line: number }) => [file, line]));
    // A workbook has no lines; the first byte is told instead.
    lines.set('report.xlsx', 0);
    expect(new Map([...shown].sort())).toEqual(new Map([...lines].sort()));
  });
});

describe('one file alone', () => {
  const out = join(scratch, 'one');
  beforeAll(() => adjudicate('samples/yuxi-2022', out));

  it.each([
    'decisions.csv',
    'benefits.csv',
    'accumulators.csv',
    'reconciliation.csv',
    'reconciliation_summary.csv',
    'settlement_institutions.csv',
    'settlement_individuals.csv',
    'fund_ledger.csv',
    'fund_summary.csv',
    'warnings.csv',
    'summary.json',
    'report.html',
  ])('%s: both lines are printed and nothing else is blamed', async (file) => {
    const damaged = copyOf(out, newFolder());
    const line = changeDigit(join(damaged, file), 0.3);
    const told = await relief(['verify', damaged]);
    expect(told.status).toBe(1);
    expect(told.out).toContain(`✗ ${file}:${line}: it differs`);
    expect(told.out).toContain('is:        ');
    expect(told.out).toContain('should be: ');
    expect(told.out.match(/✗/g)).toHaveLength(2);
    expect(told.out).toMatch(/It does not hold\.\n$/);
  });

  it('manifest.json: a wrong hash of an output', async () => {
    const damaged = copyOf(out, newFolder());
    const manifest = JSON.parse(readFileSync(join(damaged, 'manifest.json'), 'utf8'));
    const hash: string = manifest.outputs[3].sha256;
    replaceIn(join(damaged, 'manifest.json'), hash, `${hash.slice(1)}0`);
    const told = await relief(['verify', damaged]);
    expect(told.status).toBe(1);
    expect(told.out).toContain(`✗ ${manifest.outputs[3].file}: it has been changed`);
    expect(told.out).toMatch(/✗ manifest\.json:\d+: it differs/);
  });

  it('manifest.json: another parameter than the run was made with', async () => {
    const damaged = copyOf(out, newFolder());
    replaceIn(join(damaged, 'manifest.json'), '"2022": "26937"', '"2022": "26938"');
    const told = await relief(['verify', damaged, '--independent']);
    expect(told.status).toBe(1);
    // 25% of 26,938 is 6,734.50 instead of 6,734.25: both ways see the first deductible of category 4.
    expect(told.out).toContain('✗ benefits.csv:');
    expect(told.out).toMatch(
      /deductible differs from what the audit works out\n {6}is: {8}\S+\n {6}should be: \S+/,
    );
  });

  it('a row that is missing, and one too many', async () => {
    const short = copyOf(out, newFolder());
    const path = join(short, 'fund_ledger.csv');
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${rows.slice(0, -1).join('\n')}\n`);
    const told = await relief(['verify', short]);
    expect(told.out).toContain(`✗ fund_ledger.csv:${rows.length}: it differs`);
    expect(told.out).toContain('is:        (nothing)');
    const long = copyOf(out, newFolder());
    appendFileSync(join(long, 'fund_ledger.csv'), `${rows.at(-1)}\n`);
    const more = await relief(['verify', long]);
    expect(more.out).toContain(`✗ fund_ledger.csv:${rows.length + 1}: it differs`);
    expect(more.out).toContain('should be: (nothing)');
  });

  it('an output that is gone, or a link to somewhere else', async () => {
    const gone = copyOf(out, newFolder());
    rmSync(join(gone, 'warnings.csv'));
    expect((await relief(['verify', gone])).out).toContain('✗ warnings.csv: the manifest names it');
    const linked = copyOf(out, newFolder());
    rmSync(join(linked, 'warnings.csv'));
    symlinkSync(join(out, 'warnings.csv'), join(linked, 'warnings.csv'));
    const told = await relief(['verify', linked]);
    expect(told).toMatchObject({ status: 1 });
    expect(told.out).toContain('✗ warnings.csv: the manifest names it');
  });

  it('a file that the run did not write is told and stops nothing', async () => {
    const more = copyOf(out, newFolder());
    writeFileSync(join(more, 'notes.txt'), 'looked at by two people');
    const told = await relief(['verify', more]);
    expect(told.status).toBe(0);
    expect(told.out).toContain('notes.txt');
  });

  it('shows no number and no name of a person', async () => {
    const damaged = copyOf(out, newFolder());
    for (const file of readdirSync(damaged))
      if (file !== 'manifest.json') changeDigit(join(damaged, file), 0.5);
    const roster = readFileSync('samples/yuxi-2022/roster.csv', 'utf8').trimEnd().split('\n').slice(1);
    const persons = roster.map((row) => row.split(','));
    const [plain, json] = [[], ['--json']].map((more) => ['verify', damaged, '--independent', ...more]);
    for (const argv of [plain, json]) {
      const told = await relief(argv as string[]);
      for (const [id, , name] of persons) {
        expect(told.out).not.toContain(id);
        expect(told.out).not.toContain(name);
      }
      expect(told.out).not.toMatch(/\d{17}[\dX]/);
    }
  });
});
