import { codeCell } from '../columnar/csv-writer.js';
import { type CsvTable, rowsOfList } from './csv-table.js';
import type { RunResults } from './results.js';

/** fund_ledger.csv: the entries and the computed payments of every account, with the running balance. */
export const fundLedgerTable: CsvTable<Pick<RunResults, 'fund'>> = {
  name: 'fund_ledger.csv',
  columns: ['date', 'fund', 'account', 'entry', 'amount', 'balance', 'note'],
  rows: ({ fund }) =>
    rowsOfList(fund.ledger, (csv, row) => {
      csv.day(row.day);
      csv.word(codeCell(row.fund));
      csv.text(row.account);
      csv.word(codeCell(row.entry));
      csv.yuan(row.amount);
      // Without the fund's own ledger nobody knows a balance.
      if (fund.hasLedger) csv.yuan(row.balance);
      else csv.empty();
      csv.text(row.note);
    }),
};
