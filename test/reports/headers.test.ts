import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../../src/intake/index.js';
import type { ReconciliationTotal } from '../../src/reconciliation/index.js';
import { OUTPUTS, type RunResults, writeOutputs } from '../../src/reports/index.js';
import { kindsOf } from '../../src/reports/output.js';
import { say } from '../../src/text/catalogue.js';
import { CHINESE_HEADERS } from '../../src/text/reports.js';
import { townResults } from './town.js';
import { folder, removeFolder, written } from './written.js';

afterAll(removeFolder);

describe('headers, languages and encodings', () => {
  it('writes Chinese headers over the same rows', async () => {
    const english = await written('english');
    const chinese = await written('chinese', { headers: 'zh' });
    for (const { name, kind } of OUTPUTS.filter((output) => output.name !== 'manifest.json')) {
      if (kind !== 'csv') continue;
      const [header, ...rows] = (chinese[name] as string).split('\n');
      expect(rows).toEqual((english[name] as string).split('\n').slice(1));
      expect(header).toMatch(/^[^a-z]+(ID)?[^a-z]*$/);
    }
    expect(chinese['benefits.csv']?.split('\n')[0]).toBe(
      '政策,结算ID,待遇,条款,救助基数,此前累计自负费用,起付线,起付线以上金额,救助比例,封顶前金额,年度封顶线,此前累计救助,救助金额,原因',
    );
  });

  it('calls a column in Chinese what the inputs call it', () => {
    // `area` is the roster's: where the recipient was recognised. The fund's area is written as an account.
    const fundColumns = FUND_TABLE.columns.filter((column) => column.name !== 'area');
    const inputs = [...CLAIM_TABLE.columns, ...ROSTER_TABLE.columns, ...fundColumns];
    const shared = inputs.filter((column) => column.name in CHINESE_HEADERS);
    expect(shared.length).toBeGreaterThan(15);
    for (const { name, zh } of shared) {
      expect([name, CHINESE_HEADERS[name as keyof typeof CHINESE_HEADERS]]).toEqual([name, zh]);
    }
  });

  it('gives no two columns of a table one Chinese header', async () => {
    const files = await written('headers', { headers: 'zh' });
    for (const name of Object.keys(files).filter((file) => file.endsWith('.csv'))) {
      const columns = (files[name] as string).split('\n')[0]?.split(',') ?? [];
      expect(new Set(columns).size).toBe(columns.length);
    }
  });

  it('says why a row was rejected in the language that the user named, and in English where none', async () => {
    const messagesOf = (files: Record<string, string>): string[] =>
      parse(files['rejects.csv'] as string, { columns: true }).map(
        (row) => (row as { message: string }).message,
      );
    const details = { file: 'claims.csv', line: 9 };
    expect(messagesOf(await written('lang-zh', { lang: 'zh' }))[1]).toBe(
      say('zh', 'reject.TOO_FEW_CELLS', details),
    );
    const configured = townResults();
    const results = { ...configured, settings: { ...configured.settings, language: 'zh' as const } };
    expect(messagesOf(await written('lang-config', {}, results))[1]).toBe(
      say('zh', 'reject.TOO_FEW_CELLS', details),
    );
    expect(messagesOf(await written('lang-none'))[1]).toBe(say('en', 'reject.TOO_FEW_CELLS', details));
  });

  it('writes the tables, and only them, in GB18030 or with a byte order mark', async () => {
    const utf8 = await written('utf8');
    for (const encoding of ['gb18030', 'utf8-bom'] as const) {
      const target = join(folder, encoding);
      const list = await writeOutputs(townResults(), target, { encoding });
      for (const { name, sha256 } of list) {
        const content = readFileSync(join(target, name));
        expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
        // The workbook is no text, and the manifest names the hashes of the others.
        if (name === 'manifest.json' || name === 'report.xlsx') continue;
        if (!name.endsWith('.csv')) expect(content.toString('utf8')).toBe(utf8[name]);
        else if (encoding === 'gb18030') expect(iconv.decode(content, 'gb18030')).toBe(utf8[name]);
        else expect(content.toString('utf8')).toBe(`\ufeff${utf8[name]}`);
      }
    }
  });

  it('leaves out what people read from 100,000 claims on, unless somebody asks for it', () => {
    const run = (count: number) => {
      const { adjudication } = townResults();
      return { adjudication: { ...adjudication, claims: Object.assign(adjudication.claims, { count }) } };
    };
    expect(kindsOf(run(99_999), {})).toEqual(['csv', 'xlsx', 'html', 'json']);
    expect(kindsOf(run(100_000), {})).toEqual(['csv', 'json']);
    expect(kindsOf(run(100_000), { which: ['html', 'csv'] })).toEqual(['csv', 'html']);
  });

  it('writes only the kinds that are wanted, and the manifest', async () => {
    expect(Object.keys(await written('json-only', { which: ['json'] })).sort()).toEqual([
      'manifest.json',
      'summary.json',
    ]);
  });

  it('writes no reconciliation where no input says what was paid', async () => {
    const files = await written('unreconciled', {}, { ...townResults(), reconciliation: null });
    expect(files['reconciliation.csv']).toBeUndefined();
    expect(files['reconciliation_summary.csv']).toBeUndefined();
    expect(JSON.parse(files['summary.json'] as string).reconciliation).toBeNull();
  });
});

describe('a run whose figures do not close', () => {
  const breaches: [string, (results: RunResults) => RunResults][] = [
    ['a lost row', (results) => ({ ...results, rejects: results.rejects.slice(0, 2) })],
    [
      'a claim too few',
      (results) => ({
        ...results,
        inputs: results.inputs.map((input) => (input.role === 'claims' ? { ...input, rows: 8 } : input)),
      }),
    ],
    [
      'a decision that its lines do not make up',
      (results) => {
        const table = results.adjudication.decisions[0];
        if (table !== undefined) table.payable[1] = (table.payable[1] as number) + 1;
        return results;
      },
    ],
    [
      'a payment that the fund does not know',
      (results) => ({ ...results, fund: { ...results.fund, ledger: results.fund.ledger.slice(0, 2) } }),
    ],
    [
      'a total of the reconciliation that its parts do not make up',
      (results) => withTotals(results, (total) => total.dimension === 'area', { paid: 1 }),
    ],
    [
      'a reconciliation of what was not decided',
      (results) => withTotals(results, () => true, { computed: 1, variance: 1 }),
    ],
    [
      'a difference that is not listed',
      (results) => ({
        ...results,
        reconciliation: results.reconciliation && { ...results.reconciliation, differences: [] },
      }),
    ],
    ['a debt that is on no settlement list', (results) => ({ ...results, personSettlements: [] })],
  ];

  it.each(breaches)('is a bug, and nothing is written: %s', async (name, breach) => {
    const target = join(folder, 'breach', name);
    await expect(writeOutputs(breach(townResults()), target)).rejects.toThrow(/differ|add up|does not close/);
    expect(readdirSync(folder)).not.toContain('breach');
  });
});

/** A reconciliation in which some totals are higher by these amounts. */
function withTotals(
  results: RunResults,
  isMeant: (total: ReconciliationTotal) => boolean,
  more: Partial<Record<'computed' | 'paid' | 'variance', number>>,
): RunResults {
  const { reconciliation } = results;
  if (reconciliation === null) throw new Error('the town is reconciled');
  const totals = reconciliation.totals.map((total) => {
    if (!isMeant(total)) return total;
    const { computed = 0, paid = 0, variance = 0 } = more;
    return {
      ...total,
      computed: total.computed + computed,
      paid: total.paid + paid,
      variance: total.variance + variance,
    };
  });
  return { ...results, reconciliation: { ...reconciliation, totals } };
}
