import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../src/reports/page/html.js';
import { writePage } from '../../src/reports/page/page.js';
import { LANGUAGES } from '../../src/text/catalogue.js';
import { CONTROL, FORMULA, hostileResults, MARKUP } from './hostile-town.js';
import { added, numbers, sums, where } from './page-figures.js';
import { fenOf, plain, sectionOf, tablesOf, tilesOf } from './page-reader.js';
import { SAMPLES, sampleRun } from './sample-run.js';

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
