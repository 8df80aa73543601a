import { date, yuan } from '../columnar/csv-lines.js';
import type { LedgerRow } from '../fund/ledger.js';
import { listTable } from './list-table.js';
import type { RunResults } from './results.js';

/** fund_ledger.csv: the entries and the computed payments of every account, with the running balance. */
export const fundLedgerTable = listTable<LedgerRow, Pick<RunResults, 'fund'>>({
  name: 'fund_ledger.csv',
  list: ({ fund }) => fund.ledger,
  columns: {
    date: (row) => date(row.day),
    fund: (row) => row.fund,
    account: (row) => row.account,
    entry: (row) => row.entry,
    amount: (row) => yuan(row.amount),
    // Without the fund's own ledger nobody knows a balance.
    balance: (row, { fund }) => (fund.hasLedger ? yuan(row.balance) : ''),
    note: (row) => row.note,
  },
});
