import { describe, expect, it, vi } from 'vitest';
import { workbookBytes } from '../../src/reports/human-reports.js';
import { writeWorkbook } from '../../src/reports/workbook/workbook.js';
import { CHINESE_HEADERS } from '../../src/text/reports.js';
import { CONTROL, FORMULA, hostileResults, MARKUP } from './hostile-town.js';
import { sampleRun } from './sample-run.js';
import { expectRows, number, type ReadSheet, sheetsOf } from './workbook-figures.js';
import { unzip } from './zip.js';

describe('the workbook', () => {
  it('has sheet names and headers in the language asked for, the Chinese ones of the CSV files', async () => {
    const { results } = await sampleRun('wenzhou-stack');
    const zh = await sheetsOf(await workbookBytes(results, 'zh'));
    expect(zh.map(({ name }) => name)).toEqual([
      '概要',
      '基金汇总',
      '基金明细账',
      '按机构核对',
      '核对差异',
      '应付机构',
      '应付个人',
      '预警',
      '接近封顶线',
      '待补充',
      '退回',
    ]);
    expect(zh[5]?.header).toEqual([
      CHINESE_HEADERS.fund,
      CHINESE_HEADERS.institution_id,
      CHINESE_HEADERS.month,
      CHINESE_HEADERS.claims,
      CHINESE_HEADERS.payable,
    ]);
    const en = await sheetsOf(await workbookBytes(results, 'en'));
    expect(en[5]?.header).toEqual(['Fund', 'Institution', 'Month', 'Claims', 'Payable']);
  });

  it('freezes the header row of every sheet and writes amounts with two decimals', async () => {
    const { results } = await sampleRun('wenzhou-stack');
    const files = unzip(await workbookBytes(results, 'en'));
    const sheets = files.filter(({ name }) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets).toHaveLength(11);
    for (const { name, text } of sheets) {
      expect(text, name).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(text, name).not.toContain('<f>');
    }
    expect(files.find(({ name }) => name === 'xl/styles.xml')?.text).toContain('#,##0.00');
  });

  it('is the same to the byte whenever it is written', async () => {
    const { results } = await sampleRun('yuxi-2022');
    const first = await writeWorkbook(results, 'zh');
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:10'), toFake: ['Date'] });
    try {
      expect(Buffer.compare(await writeWorkbook(results, 'zh'), first)).toBe(0);
    } finally {
      vi.useRealTimers();
    }
    // 1980-01-01 00:00:00, in the directory as in front of each file.
    for (const { name, times } of unzip(first)) expect(times, name).toEqual([0x00210000, 0x00210000]);
  });

  it('keeps hostile texts as texts', async () => {
    const bytes = await workbookBytes(hostileResults(), 'en');
    const sheets = await sheetsOf(bytes);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain(FORMULA);
    expect(cells).toContain(MARKUP);
    // What XML cannot hold is left out; the rest of the text stays.
    expect(sheets[10]?.rows[0]?.[6]).toBe(
      `${FORMULA},${CONTROL.replace('\u0007', '').replace('\u000b', '')}`,
    );
    for (const { text } of unzip(bytes)) expect(text).not.toContain('<f>');
    expect(sheets[4]?.rows[0]?.slice(7, 11)).toEqual([new Date('2024-03-05T09:30:15Z'), 2800, 1, -2799]);
  });

  it('says where the rest is when a sheet is cut', async () => {
    const { results, csv } = await sampleRun('wenzhou-stack');
    const [, , ledger] = await sheetsOf(await writeWorkbook(results, 'en', 5));
    const rows = csv('fund_ledger.csv');
    expect(ledger?.rows).toHaveLength(6);
    expectRows(ledger && { ...ledger, rows: ledger.rows.slice(0, 5) }, rows.slice(0, 5), [
      [5, 'balance', number],
    ]);
    expect(ledger?.rows[5]?.[0]).toBe(
      `${rows.length - 5} more rows do not stand here: fund_ledger.csv has all of them.`,
    );
  });

  it('says that nothing was compared where the claims do not say what was paid', async () => {
    const { results } = await sampleRun('yuxi-2022');
    const sheets = await sheetsOf(await writeWorkbook({ ...results, reconciliation: null }, 'zh'));
    for (const place of [3, 4])
      expect(sheets[place]?.rows).toEqual([['结算单中没有已付金额，未作核对。', ...blank(sheets[place])]]);
  });
});

function blank(sheet: ReadSheet | undefined): null[] {
  return Array.from({ length: (sheet?.header.length ?? 1) - 1 }, () => null);
}
