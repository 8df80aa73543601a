import { dayCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** fund_ledger.csv. */
export const ledgerSheet: SheetPlan = {
  title: 'workbook.sheet.ledger',
  csv: 'fund_ledger.csv',
  columns: [
    'workbook.column.date',
    'workbook.column.fund',
    'workbook.column.account',
    'workbook.column.entry',
    'workbook.column.amount',
    'workbook.column.balance',
    'workbook.column.note',
  ],
  count: ({ fund }) => fund.ledger.length,
  missing: ({ fund }) => (fund.hasLedger ? '' : 'page.fund.no-ledger'),
  *rows({ adjudication, fund }, names) {
    for (const row of fund.ledger) {
      yield [
        dayCell(row.day),
        textCell(names.title('fund', row.fund)),
        textCell(names.account(row.account)),
        textCell(names.fundItem(row.entry, adjudication.policies)),
        yuanCell(row.amount),
        yuanCell(fund.hasLedger ? row.balance : null),
        textCell(row.note),
      ];
    }
  },
};
