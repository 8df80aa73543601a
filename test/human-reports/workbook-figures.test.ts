import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/domain/decision.js';
import { FUNDS } from '../../src/domain/fund-entry.js';
import { RECONCILIATION_KINDS } from '../../src/reconciliation/index.js';
import { workbookBytes } from '../../src/reports/human-reports.js';
import { LANGUAGES, type Language, say } from '../../src/text/catalogue.js';
import { nearestByCsv } from './nearest.js';
import { fenOf } from './page-reader.js';
import { type CsvRow, SAMPLES, type SampleRun, sampleRun } from './sample-run.js';
import { type Cell, expectRows, number, sheetsOf, text } from './workbook-figures.js';

const date = (cell: string | undefined): Cell =>
  cell === undefined || cell === ''
    ? null
    : new Date(`${cell.slice(0, 10)}T${cell.slice(11) || '00:00:00'}Z`);

describe.each(SAMPLES.flatMap((sample) => LANGUAGES.map((lang) => ({ sample, lang }))))(
  'the workbook of $sample in $lang',
  ({ sample, lang }) => {
    it('holds what the CSV files hold, numbers as numbers, dates as dates and ids as texts', async () => {
      const { results, csv } = await sampleRun(sample);
      const sheets = await sheetsOf(await workbookBytes(results, lang));
      expect(sheets).toHaveLength(11);
      const [, fund, ledger, institutions, differences, dueToInstitutions, dueToPersons, warnings] = sheets;
      const [pended, rejected] = sheets.slice(9);

      const summary = csv('fund_summary.csv');
      const isDate = ({ item }: CsvRow) => item === 'first_day_below_zero';
      const isRatio = ({ item }: CsvRow) => item === 'surplus_ratio' || item === 'pool_used';
      expect(fund?.rows.map((row) => [row[2], row[4] ?? null, row[5] ?? null, row[6] ?? null])).toEqual(
        summary.map((row) => [
          number(row.year),
          isDate(row) || isRatio(row) ? null : number(row.amount),
          isDate(row) ? date(row.amount) : null,
          isRatio(row) ? number(row.amount) : null,
        ]),
      );
      expectRows(ledger, csv('fund_ledger.csv'), [
        [0, 'date', date],
        [4, 'amount', number],
        [5, 'balance', number],
        [6, 'note', text],
      ]);
      const totals = csv('reconciliation_summary.csv');
      const funds = [...new Set(totals.map((row) => row.fund))];
      const byInstitution = funds.flatMap((name) => [
        ...totals.filter((row) => row.fund === name && row.dimension === 'institution'),
        ...totals
          .filter((row) => row.fund === name && row.dimension === 'all')
          .map((row) => ({ ...row, key: say(lang, 'page.total') })),
      ]);
      expectRows(institutions, byInstitution, [
        [1, 'key', text],
        [2, 'claims', number],
        [3, 'computed', number],
        [4, 'paid', number],
        [5, 'variance', number],
      ]);
      expectRows(differences, csv('reconciliation.csv'), [
        [1, 'claim_id', text],
        [2, 'person_id', text],
        [4, 'institution_id', text],
        [5, 'area', text],
        [6, 'category', text],
        [7, 'settled_at', date],
        [8, 'computed', number],
        [9, 'paid', number],
        [10, 'variance', number],
        [13, 'cause', text],
      ]);
      expectRows(dueToInstitutions, csv('settlement_institutions.csv'), [
        [1, 'institution_id', text],
        [2, 'month', text],
        [3, 'claims', number],
        [4, 'payable', number],
      ]);
      expectRows(dueToPersons, csv('settlement_individuals.csv'), [
        [1, 'person_id', text],
        [2, 'name', text],
        [3, 'claims', number],
        [4, 'payable', number],
      ]);
      expectRows(warnings, csv('warnings.csv'), [
        [1, 'person_id', text],
        [2, 'name', text],
        [4, 'year', number],
        [5, 'threshold', number],
        [6, 'amount', number],
        [7, 'claim_id', text],
        [8, 'crossed_at', date],
      ]);
      const waiting = csv('decisions.csv').filter(({ status }) => status === 'pended');
      expectRows(pended, waiting, [
        [1, 'claim_id', text],
        [2, 'person_id', text],
        [4, 'institution_id', text],
        [6, 'settled_at', date],
        [7, 'total_amount', number],
        [8, 'reason', text],
      ]);
      expectRows(rejected, csv('rejects.csv'), [[1, 'line', number]]);
    });

    it('names those nearest to their caps, as the counters and benefit lines say', async () => {
      const run = await sampleRun(sample);
      const [caps] = (await sheetsOf(await workbookBytes(run.results, lang))).slice(8);
      expect(caps?.rows.map((row) => [row[2], row[4], row[5], row[6], row[7]])).toEqual(
        nearestByCsv(run)
          .flat()
          .map(({ key, year, paid, cap }) => [key, Number(year), paid / 100, cap / 100, (cap - paid) / 100]),
      );
    });

    it('opens with the figures of the run', async () => {
      const run = await sampleRun(sample);
      const [summary] = await sheetsOf(await workbookBytes(run.results, lang));
      expect(summary?.rows.map((row) => [3, 4, 5, 6].map((place) => row[place] ?? null))).toEqual(
        summaryByCsv(run, lang),
      );
    });
  },
);

/** Number, amount, date and text of every row of the first sheet, worked out from the CSV files. */
function summaryByCsv({ results, csv }: SampleRun, lang: Language): Cell[][] {
  const decisions = csv('decisions.csv');
  const { adjudication, inputs } = results;
  const days = decisions.map(({ settled_at = '' }) => settled_at.slice(0, 10)).sort();
  const count = (found: number): Cell[] => [found, null, null, null];
  const yuan = (rows: readonly CsvRow[], column: string): number =>
    rows.reduce((sum, row) => sum + fenOf(row[column] ?? ''), 0) / 100;
  const distinct = (rows: readonly CsvRow[], column: string): number =>
    new Set(rows.map((row) => row[column])).size;
  const funds = FUNDS.filter((fund) => decisions.some((row) => row.fund === fund));
  return [
    [null, null, date(days[0]), null],
    [null, null, date(days.at(-1)), null],
    count(distinct(decisions, 'claim_id')),
    count(distinct(decisions, 'person_id')),
    count(csv('rejects.csv').length),
    count(csv('warnings.csv').length),
    [null, null, null, results.version],
    ...adjudication.policies.flatMap(({ id, benefits }) => [
      ...STATUSES.map((status) =>
        count(decisions.filter((row) => row.policy === id && row.status === status).length),
      ),
      ...benefits.map((benefit): Cell[] => {
        const lines = csv('benefits.csv').filter((row) => row.policy === id && row.benefit === benefit.id);
        return [null, yuan(lines, 'payable'), null, null];
      }),
    ]),
    ...funds.flatMap((fund) => {
      const of = (file: string) => csv(file).filter((row) => row.fund === fund);
      const due = of('decisions.csv').filter((row) => row.status === 'paid');
      const totals = of('reconciliation_summary.csv');
      const all = totals.filter((row) => row.dimension === 'all');
      return [
        [distinct(due, 'claim_id'), yuan(due, 'payable'), null, null],
        [null, yuan(all, 'paid'), null, null],
        [of('reconciliation.csv').length, yuan(all, 'variance'), null, null],
        ...RECONCILIATION_KINDS.flatMap((kind) =>
          totals
            .filter((row) => row.dimension === 'kind' && row.key === kind)
            .map((row): Cell[] => [number(row.claims), number(row.variance), null, null]),
        ),
      ];
    }),
    ...FUNDS.flatMap((fund) => {
      const rows = csv('fund_summary.csv').filter((row) => row.fund === fund);
      if (rows.length === 0) return [];
      // The closing balance of each account's last year.
      const last = new Map(
        rows.filter(({ item }) => item === 'closing_balance').map((row) => [row.account, row] as const),
      );
      const [below] = rows
        .filter(({ item }) => item === 'first_day_below_zero')
        .map((row) => row.amount)
        .sort();
      const word = say(lang, 'page.fund-item.first_day_below_zero');
      const text = below === undefined ? null : word.charAt(0).toUpperCase() + word.slice(1);
      return [[null, yuan([...last.values()], 'amount'), date(below), text]];
    }),
    ...adjudication.policies.map(({ loaded }): Cell[] => [null, null, null, loaded.sha256]),
    ...inputs.map(({ role, rows, sha256 }): Cell[] => [role === 'config' ? null : rows, null, null, sha256]),
  ];
}
