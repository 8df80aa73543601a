import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageText, workbookBytes } from '../../src/reports/human-reports.js';
import { runAdjudication } from '../../src/run/run.js';
import { LANGUAGES } from '../../src/text/catalogue.js';
import { filesOf, SAMPLES, scratchFolder } from '../e2e/executable.js';
import { relief } from './relief.js';

const scratch = scratchFolder();
const CLAIMS = 'samples/wenzhou-stack/claims.csv';
const CSV = [
  'accumulators.csv',
  'benefits.csv',
  'decisions.csv',
  'fund_ledger.csv',
  'fund_summary.csv',
  'reconciliation.csv',
  'reconciliation_summary.csv',
  'rejects.csv',
  'settlement_individuals.csv',
  'settlement_institutions.csv',
  'warnings.csv',
];

interface Manifest {
  readonly settings: { readonly reports: string[]; readonly mask: boolean };
  readonly outputs: readonly { readonly file: string; readonly sha256: string }[];
}

function manifestIn(out: string): Manifest {
  return JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
}

/** Adjudicates the sample with a family that medical assistance and the charity fund both pay. */
async function adjudicated(name: string, ...options: string[]): Promise<string> {
  const out = join(scratch, name);
  const outcome = await relief(['adjudicate', CLAIMS, '--out', out, ...options]);
  expect(outcome).toMatchObject({ status: 0, err: '' });
  return out;
}

describe.each(SAMPLES.flatMap((sample) => LANGUAGES.map((lang) => ({ sample, lang }))))(
  'sample $sample in $lang',
  ({ sample, lang }) => {
    it('comes with the workbook and the page of its results, masked', async () => {
      const claims = join('samples', sample, 'claims.csv');
      const out = join(scratch, `${sample}-${lang}`);
      expect(await relief(['adjudicate', claims, '--out', out, '--lang', lang])).toMatchObject({ status: 0 });
      const results = await runAdjudication({ claims: [claims], language: lang });
      const workbook = await workbookBytes(results, lang);
      expect(Buffer.compare(readFileSync(join(out, 'report.xlsx')), workbook)).toBe(0);
      expect(readFileSync(join(out, 'report.html'), 'utf8')).toBe(
        await pageText(results, { lang, mask: true }),
      );
    });
  },
);

describe('--reports', () => {
  it('writes everything where nobody chooses, and says so in the manifest', async () => {
    const out = await adjudicated('everything');
    const names = [...CSV, 'manifest.json', 'report.html', 'report.xlsx', 'summary.json'];
    expect([...filesOf(out).keys()].sort()).toEqual(names.sort());
    const { settings, outputs } = manifestIn(out);
    expect(settings).toMatchObject({ reports: ['csv', 'xlsx', 'html', 'json'], mask: true });
    expect(outputs.map(({ file }) => file).sort()).toEqual(names.filter((name) => name !== 'manifest.json'));
  });

  it.each([
    ['csv', ['csv'], CSV],
    ['xlsx', ['xlsx'], ['report.xlsx']],
    ['json, html', ['html', 'json'], ['report.html', 'summary.json']],
    ['json,csv,json', ['csv', 'json'], [...CSV, 'summary.json']],
  ])('%s', async (list, kinds, files) => {
    const out = await adjudicated(`only ${list}`, '--reports', list);
    expect([...filesOf(out).keys()].sort()).toEqual([...files, 'manifest.json'].sort());
    expect(manifestIn(out).settings.reports).toEqual(kinds);
  });

  it('changes nothing in the files that are written', async () => {
    const everything = filesOf(await adjudicated('whole'));
    for (const [name, content] of filesOf(await adjudicated('part', '--reports', 'html,csv'))) {
      if (name !== 'manifest.json') expect(content, name).toBe(everything.get(name));
    }
  });

  it.each(['pdf', 'csv,pdf', 'csv,', '', 'CSV'])('refuses “%s”', async (list) => {
    const out = join(scratch, 'refused');
    const outcome = await relief(['adjudicate', CLAIMS, '--out', out, '--reports', list]);
    expect(outcome).toMatchObject({ status: 2, out: '' });
    const wrong = list.split(',').find((word) => word !== 'csv');
    expect(outcome.err).toBe(
      `error: The option --reports cannot be “${wrong}”. It takes csv, xlsx, html, json. [BAD_OPTION_VALUE]\n`,
    );
    expect(() => filesOf(out)).toThrow('ENOENT');
  });
});

describe('--no-mask', () => {
  it('shows persons in full on the page and nowhere else changes anything', async () => {
    const masked = filesOf(await adjudicated('masked'));
    const open = filesOf(await adjudicated('open', '--no-mask'));
    const persons = (masked.get('decisions.csv') ?? '').split('\n').slice(1, -1);
    const ids = new Set(persons.map((row) => row.split(',')[2] as string));
    const shown = (page: string) => [...ids].filter((id) => page.includes(id));
    expect(shown(masked.get('report.html') ?? '')).toEqual([]);
    expect(shown(open.get('report.html') ?? '').length).toBeGreaterThan(0);
    for (const [name, content] of masked) {
      if (name !== 'report.html' && name !== 'manifest.json') expect(open.get(name), name).toBe(content);
    }
    expect(manifestIn(join(scratch, 'open')).settings.mask).toBe(false);
  });
});

describe('the language of the reports', () => {
  it('is that of relief.yaml where the command line names none, whatever the environment', async () => {
    const folder = join(scratch, 'chinese');
    mkdirSync(folder);
    for (const file of ['claims.csv', 'roster.csv', 'fund.csv']) {
      writeFileSync(join(folder, file), readFileSync(join('samples/dongyang-2020', file)));
    }
    writeFileSync(join(folder, 'relief.yaml'), 'policies: [dongyang-2020]\nlang: zh\n');
    const page = async (...options: string[]): Promise<string> => {
      const args = ['adjudicate', join(folder, 'claims.csv'), '--reports', 'html', ...options];
      expect(await relief(args, { LANG: 'en_GB.UTF-8' })).toMatchObject({ status: 0 });
      return readFileSync(join(folder, 'relief-out', 'report.html'), 'utf8');
    };
    expect(await page()).toContain('<html lang="zh-CN">');
    expect(await page('--lang', 'en')).toContain('<html lang="en">');
  });
});
