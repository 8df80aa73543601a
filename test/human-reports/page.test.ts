import { describe, expect, it } from 'vitest';
import { pageText } from '../../src/reports/human-reports.js';
import { MASKED } from '../../src/reports/shared/privacy.js';
import { LANGUAGES, say } from '../../src/text/catalogue.js';
import { nearestByCsv } from './nearest.js';
import { added, column, numbers, sums, where } from './page-figures.js';
import { fenOf, plain, sectionOf, tablesOf, tilesOf } from './page-reader.js';
import { type CsvRow, SAMPLES, sampleRun } from './sample-run.js';

function total(rows: readonly CsvRow[], column: string): number {
  return sums(rows, () => '', column).get('') ?? 0;
}

const sorted = (amounts: Iterable<number>): number[] => [...amounts].sort((a, b) => a - b);

describe.each(SAMPLES.flatMap((sample) => LANGUAGES.map((lang) => ({ sample, lang }))))(
  'the figures of the page of $sample in $lang are those of the CSV files:',
  ({ sample, lang }) => {
    const read = async () => {
      const { results, csv } = await sampleRun(sample);
      return { results, csv, page: await pageText(results, { lang, mask: true }) };
    };

    const isPaidPended = (title: string): boolean => title === say(lang, 'page.tile.paid-pended');

    it('the headline', async () => {
      const { results, csv, page } = await read();
      const decisions = csv('decisions.csv');
      const totals = csv('reconciliation_summary.csv');
      const tiles = tilesOf(page);
      const figures = numbers(tiles.filter(({ title }) => !isPaidPended(title)).map(({ figure }) => figure));
      const [run, ...funds] = chunks(figures, 4);
      const pended = where(csv('reconciliation.csv'), { kind: 'pended' });
      expect(numbers(tiles.filter(({ title }) => isPaidPended(title)).map(({ figure }) => figure))).toEqual([
        ...sums(pended, ({ fund = '' }) => fund, 'paid').values(),
      ]);
      expect(run).toEqual([
        decisions.length / results.adjudication.policies.length,
        where(decisions, { status: 'pended' }).length,
        csv('rejects.csv').length,
        csv('warnings.csv').length,
      ]);
      expect(funds).toEqual(
        fundsOf(decisions).map((fund) => [
          total(where(decisions, { fund }), 'payable'),
          total(where(totals, { fund, dimension: 'all' }), 'paid'),
          where(csv('reconciliation.csv'), { fund }).filter(({ kind }) => kind !== 'pended').length,
          closing(where(csv('fund_summary.csv'), { fund, item: 'closing_balance' })),
        ]),
      );
    });

    it('the amounts due', async () => {
      const { csv, page } = await read();
      const lists = ['settlement_institutions.csv', 'settlement_individuals.csv'].map((file) =>
        total(csv(file), 'payable'),
      );
      expect(tablesOf(page, 'owed').map(({ rows }) => fenOf(rows.at(-1)?.at(-1) ?? ''))).toEqual(
        lists.filter((amount) => amount > 0),
      );
    });

    it('the years of the fund’s accounts', async () => {
      const { csv, page } = await read();
      const summary = csv('fund_summary.csv');
      const amounts = (item: string) => numbers(where(summary, { item }).map(({ amount }) => amount));
      const years = tablesOf(page, 'fund').filter(({ header }) => header.length === YEAR_COLUMNS);
      const of = (place: number) => years.flatMap((table) => column(table, place));
      expect(of(2)).toEqual(amounts('opening_balance'));
      expect(of(3)).toEqual(amounts('total_income'));
      expect(of(4)).toEqual(amounts('total_expense'));
      expect(of(5)).toEqual(amounts('closing_balance'));
      expect(years.flatMap(({ rows }) => rows.map((row) => row[6])).filter((day) => day !== '')).toEqual(
        where(summary, { item: 'first_day_below_zero' }).map(({ amount }) => amount),
      );
    });

    it('payments by month and benefit', async () => {
      const { csv, page } = await read();
      const benefits = csv('benefits.csv');
      const monthOf = new Map(
        csv('decisions.csv').map((row) => [row.claim_id, row.settled_at?.slice(0, 7) ?? '']),
      );
      const byMonth = sums(benefits, ({ claim_id }) => monthOf.get(claim_id) ?? '', 'payable');
      const byBoth = sums(
        benefits,
        (row) => `${monthOf.get(row.claim_id)} ${row.policy} ${row.benefit}`,
        'payable',
      );
      const rows = tablesOf(page, 'payments')[0]?.rows ?? [];
      const months = rows.slice(0, -1);
      expect(months.map((row) => [row[0], fenOf(row.at(-1) ?? '')])).toEqual(
        [...byMonth].filter(([, amount]) => amount > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
      );
      const cells = months.flatMap((row) => numbers(row.slice(1, -1)));
      expect(sorted(cells.filter((amount) => amount > 0))).toEqual(
        sorted([...byBoth.values()].filter((amount) => amount > 0)),
      );
      expect(fenOf(rows.at(-1)?.at(-1) ?? '')).toBe(total(benefits, 'payable'));
    });

    it('payments by category', async () => {
      const { results, csv, page } = await read();
      const tables = tablesOf(page, 'categories');
      results.adjudication.policies.forEach(({ id, categories }, place) => {
        const expected = categories.map(({ code }) => {
          const rows = where(csv('decisions.csv'), { policy: id, category: code });
          const persons = new Set(rows.map(({ person_id }) => person_id)).size;
          return [persons, rows.length, where(rows, { status: 'paid' }).length, total(rows, 'payable')];
        });
        expect(tables[place]?.rows.slice(0, -1).map((row) => numbers(row.slice(1, 5)))).toEqual(expected);
      });
    });

    it('what people received against their caps', async () => {
      const { csv, page } = await read();
      const [bands] = tablesOf(page, 'caps');
      const counters = where(csv('accumulators.csv'), { counter: 'paid' });
      expect(added(column(bands, -2))).toBe(counters.length);
      expect(added(column(bands, -1))).toBe(total(counters, 'amount'));
      for (const row of bands?.rows ?? [])
        expect(added(numbers(row.slice(1, -2)))).toBe(fenOf(row.at(-2) ?? ''));
    });

    it('those nearest to their caps, eight of each', async () => {
      const { page, ...run } = await read();
      const near = nearestByCsv(run).flatMap((ofCap) => ofCap.slice(0, 8));
      const table = tablesOf(page, 'caps')[1];
      // A row of one cell names the cap that the rows below it are about.
      const rows = (table?.rows ?? []).filter((row) => row.length > 1);
      expect(rows.map((row) => [row[0], row[1], ...numbers(row.slice(3, 6))])).toEqual(
        near.map(({ key, year, paid, cap }) => [year, MASKED.id(key), paid, cap, cap - paid]),
      );
    });

    it('differences by cause, and by institution and cause', async () => {
      const { csv, page } = await read();
      const rows = csv('reconciliation.csv');
      const differences = rows.filter(({ kind }) => kind !== 'pended');
      const [byCause, byInstitution, pended] = tablesOf(page, 'differences');
      const net = (keyOf: (row: CsvRow) => string) => sorted(sums(differences, keyOf, 'variance').values());
      expect(sorted(column(byCause, -1))).toEqual(net(({ fund, cause }) => `${fund} ${cause}`));
      expect(sorted(column(byInstitution, -1))).toEqual(
        net(({ fund, institution_id, cause }) => `${fund} ${institution_id} ${cause}`),
      );
      expect(added(column(byCause, -4))).toBe(differences.length);
      expect(added(column(byInstitution, -4))).toBe(differences.length);
      const waiting = sums(where(rows, { kind: 'pended' }), ({ fund, cause }) => `${fund} ${cause}`, 'paid');
      expect(sorted(column(pended, -1))).toEqual(sorted(waiting.values()));
    });

    it('early warnings, the highest sums first', async () => {
      const { csv, page } = await read();
      const rows = tablesOf(page, 'warnings')[0]?.rows ?? [];
      expect(rows.map((row) => [fenOf(row.at(-3) ?? ''), row.at(-1)])).toEqual(
        csv('warnings.csv')
          .map(({ amount, claim_id }) => [fenOf(amount ?? ''), claim_id] as const)
          .sort(([a], [b]) => b - a),
      );
    });

    it('pended decisions by reason', async () => {
      const { csv, page } = await read();
      const pended = where(csv('decisions.csv'), { status: 'pended' });
      const bills = sums(pended, ({ policy, reason }) => `${policy} ${reason}`, 'total_amount');
      const [waiting] = tablesOf(page, 'unfinished');
      expect(added(column(waiting, -2))).toBe(pended.length);
      expect(sorted(column(waiting, -1))).toEqual(sorted(bills.values()));
    });

    it('the inputs and policies with their sums', async () => {
      const { results, page } = await read();
      const sources = plain(sectionOf(page, 'sources'));
      for (const { path, sha256 } of results.inputs) {
        expect(sources).toContain(path);
        expect(sources).toContain(sha256);
      }
      for (const { loaded } of results.adjudication.policies) {
        expect(sources).toContain(loaded.sha256);
        expect(sources).toContain(loaded.pack.document.number);
      }
    });
  },
);

/** Of the table that lists the years of accounts. */
const YEAR_COLUMNS = 7;

/** The funds of the decisions; their order happens to be alphabetical. */
function fundsOf(decisions: readonly CsvRow[]): string[] {
  return [...new Set(decisions.map(({ fund }) => fund ?? ''))].sort();
}

/** The closing balances of all accounts in their last years, together. */
function closing(rows: readonly CsvRow[]): number {
  return added([...new Map(rows.map(({ account, amount }) => [account, fenOf(amount ?? '')])).values()]);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, at * size + size),
  );
}
