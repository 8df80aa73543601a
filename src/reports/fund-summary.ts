import { codeCell } from '../columnar/csv-writer.js';
import { formatDay } from '../domain/calendar.js';
import { formatYuan } from '../domain/money.js';
import type { SummaryValue } from '../fund/ledger.js';
import { type CsvTable, rowsOfList } from './csv-table.js';
import type { RunResults } from './results.js';

/** fund_summary.csv: what each account had, took in and paid in a year, and what the policies check of it. */
export const fundSummaryTable: CsvTable<Pick<RunResults, 'fund'>> = {
  name: 'fund_summary.csv',
  columns: ['fund', 'account', 'year', 'item', 'amount'],
  rows: ({ fund }) =>
    rowsOfList(fund.summary, (csv, item) => {
      csv.word(codeCell(item.fund));
      csv.text(item.account);
      csv.whole(item.year);
      csv.word(codeCell(item.item));
      // Our own figures: a minus sign is no formula.
      csv.word(codeCell(valueText(item.value)));
    }),
};

/** An amount in yuan, a date, or a ratio. */
export function valueText(value: SummaryValue): string {
  if ('fen' in value) return formatYuan(value.fen);
  return 'day' in value ? formatDay(value.day) : value.ratio;
}
