import { describe, expect, it } from 'vitest';
import { pageText } from '../../src/reports/human-reports.js';
import { escapeHtml } from '../../src/reports/page/html.js';
import { writePage } from '../../src/reports/page/page.js';
import { MASKED } from '../../src/reports/shared/privacy.js';
import { LANGUAGES, say } from '../../src/text/catalogue.js';
import { CONTROL, FORMULA, hostileResults, MARKUP } from './hostile-town.js';
import { nearestByCsv } from './nearest.js';
import { fenOf, type PageTable, plain, sectionOf, tablesOf, tilesOf } from './page-reader.js';
import { type CsvRow, SAMPLES, sampleRun } from './sample-run.js';

/** Adds a column of CSV rows up, in whole fen, by a key. */
function sums(rows: readonly CsvRow[], keyOf: (row: CsvRow) => string, column: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + fenOf(row[column] ?? ''));
  return found;
}

function total(rows: readonly CsvRow[], column: string): number {
  return sums(rows, () => '', column).get('') ?? 0;
}

function where(rows: readonly CsvRow[], values: CsvRow): CsvRow[] {
  return rows.filter((row) => Object.entries(values).every(([column, value]) => row[column] === value));
}

const numbers = (texts: readonly (string | undefined)[]): number[] => texts.map((text) => fenOf(text ?? ''));
const added = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
const sorted = (amounts: Iterable<number>): number[] => [...amounts].sort((a, b) => a - b);
/** The cells of one column, counted from the end where the place is below 0. */
const column = (table: PageTable | undefined, place: number): number[] =>
  numbers((table?.rows ?? []).map((row) => row.at(place)));

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

describe.each(SAMPLES)('the page of %s', (sample) => {
  it('masks every person, in figures and texts alike', async () => {
    const { results, csv } = await sampleRun(sample);
    const page = writePage(results, { lang: 'zh', mask: true });
    const open = writePage(results, { lang: 'zh', mask: false });
    for (const { person_id } of csv('decisions.csv')) expect(page).not.toContain(person_id);
    const { roster } = results.adjudication;
    for (let row = 0; row < roster.count; row++) {
      expect(page).not.toContain(roster.names.text(roster.name[row] as number));
    }
    const [individual] = csv('settlement_individuals.csv');
    if (individual !== undefined) {
      expect(open).toContain(individual.person_id);
      expect(open).toContain(individual.name);
    }
  });

  it.each(LANGUAGES)('needs nothing but itself and is the same every time (%s)', async (lang) => {
    const { results } = await sampleRun(sample);
    const page = writePage(results, { lang, mask: true });
    expect(writePage(results, { lang, mask: true })).toBe(page);
    expect(page).not.toMatch(/<script|javascript:|<link|<iframe|<img|@import|url\((?!#)/i);
    expect(page).not.toMatch(/(?:src|href|srcset|data|action)\s*=/i);
    expect(page).not.toMatch(/https?:/);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Every clip path that a drawing uses is its own.
    for (const [, target] of page.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(target);
    expect(page).not.toMatch(/undefined|NaN|\[object|Infinity/);
  });
});

describe('the page of the stack', () => {
  it('shows the family with the largest charity payment, bill by bill', async () => {
    const { results, csv } = await sampleRun('wenzhou-stack');
    const decisions = csv('decisions.csv');
    const charity = where(decisions, { fund: 'charity' });
    const received = sums(charity, (row) => row.household_id ?? '', 'payable');
    const [household_id] = [...received].reduce((a, b) => (b[1] > a[1] ? b : a));
    const bills = where(charity, { household_id }).filter(({ status }) => status !== 'void');
    const assistance = sums(where(decisions, { fund: 'assistance' }), (row) => row.claim_id ?? '', 'payable');

    const page = writePage(results, { lang: 'en', mask: false });
    const [table] = tablesOf(page, 'family');
    expect(table?.header).toEqual([
      'Settled',
      'Person',
      'Service',
      'Bill',
      'Insurance',
      'Medical assistance fund',
      'Charity fund',
      'Remains',
    ]);
    const rows = table?.rows.slice(0, -1) ?? [];
    expect(rows.map((row) => [row[0], row[1], ...numbers([row[3], row[5], row[6]])])).toEqual(
      bills.map((bill) => [
        bill.settled_at?.slice(0, 10),
        bill.person_id,
        fenOf(bill.total_amount ?? ''),
        assistance.get(bill.claim_id ?? ''),
        fenOf(bill.payable ?? ''),
      ]),
    );
    for (const row of table?.rows ?? []) {
      const [bill, ...parts] = numbers(row.slice(3));
      expect(added(parts)).toBe(bill);
    }
    expect(sectionOf(page, 'family')).toContain(household_id);
  });

  it('has no such section with one policy', async () => {
    const { results } = await sampleRun('wenzhou-2020');
    expect(writePage(results, { lang: 'en', mask: true })).not.toContain('<section id="family">');
  });
});

describe('the page of a run with hostile texts', () => {
  it.each([true, false])('shows them as texts (masked: %s)', (mask) => {
    const page = writePage(hostileResults(), { lang: 'en', mask });
    expect(page).not.toContain('<b onclick');
    expect(page).not.toContain('\u0007');
    expect(page).not.toContain('\u000b');
    expect(plain(sectionOf(page, 'sources'))).toContain(MARKUP);
    expect(plain(sectionOf(page, 'owed'))).toContain(FORMULA);
  });

  it('escapes what ends an element, an attribute or an entity', () => {
    expect(escapeHtml(MARKUP)).toBe('&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;&lt;/b&gt;');
    expect(escapeHtml(CONTROL)).toBe('bell\ufffdvertical\ufffd');
  });
});

describe('a run without something', () => {
  it('says that nothing was compared where the claims do not say what was paid', async () => {
    const { results } = await sampleRun('yuxi-2022');
    const page = writePage({ ...results, reconciliation: null }, { lang: 'en', mask: true });
    expect(plain(sectionOf(page, 'differences'))).toContain('The claims do not say what was paid');
    expect(tilesOf(page).map(({ title }) => title)).not.toContain('Recorded as paid');
  });

  it('is a page all the same where there is not one claim', () => {
    const { adjudication, ...rest } = hostileResults();
    const empty = {
      ...adjudication,
      claims: Object.assign(Object.create(adjudication.claims), { count: 0 }),
    };
    const page = writePage(
      {
        ...rest,
        adjudication: {
          ...empty,
          order: new Int32Array(0),
          lines: Object.assign(Object.create(adjudication.lines), { count: 0 }),
          warnings: [],
        },
        reconciliation: { differences: [], totals: [] },
        fund: { hasLedger: true, ledger: [], summary: [], checks: [] },
        institutionSettlements: [],
        personSettlements: [],
        rejects: [],
        inputs: [],
      },
      { lang: 'zh', mask: true },
    );
    expect(page).toContain('没有结算单');
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });
});
