import { dayCell, ratioCell, textCell, yearCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** fund_summary.csv. */
export const fundSheet: SheetPlan = {
  title: 'workbook.sheet.fund',
  csv: 'fund_summary.csv',
  columns: [
    'workbook.column.fund',
    'workbook.column.account',
    'workbook.column.year',
    'workbook.column.item',
    'workbook.column.amount',
    'workbook.column.date',
    'workbook.column.ratio',
  ],
  count: ({ fund }) => fund.summary.length,
  missing: ({ fund }) => (fund.hasLedger ? '' : 'page.fund.no-ledger'),
  *rows({ adjudication, fund }, names) {
    for (const { fund: name, account, year, item, value } of fund.summary) {
      yield [
        textCell(names.title('fund', name)),
        textCell(names.account(account)),
        yearCell(year),
        textCell(names.fundItem(item, adjudication.policies)),
        'fen' in value ? yuanCell(value.fen) : null,
        'day' in value ? dayCell(value.day) : null,
        'ratio' in value ? ratioCell(value.ratio) : null,
      ];
    }
  },
};
