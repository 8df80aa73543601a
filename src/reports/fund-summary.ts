import { date, Figure, whole, yuan } from '../columnar/csv-lines.js';
import type { SummaryItem, SummaryValue } from '../fund/ledger.js';
import { listTable } from './list-table.js';
import type { RunResults } from './results.js';

/** fund_summary.csv: what each account had, took in and paid in a year, and what the policies check of it. */
export const fundSummaryTable = listTable<SummaryItem, Pick<RunResults, 'fund'>>({
  name: 'fund_summary.csv',
  list: ({ fund }) => fund.summary,
  columns: {
    fund: (row) => row.fund,
    account: (row) => row.account,
    year: (row) => whole(row.year),
    item: (row) => row.item,
    amount: (row) => figureOf(row.value),
  },
});

/** An amount in yuan, a date, or a ratio. */
export function valueText(value: SummaryValue): string {
  return figureOf(value).text;
}

function figureOf(value: SummaryValue): Figure {
  if ('fen' in value) return yuan(value.fen);
  return 'day' in value ? date(value.day) : new Figure(value.ratio);
}
