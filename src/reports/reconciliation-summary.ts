import { codeCell } from '../columnar/csv-writer.js';
import { type CsvTable, rowsOfList } from './csv-table.js';

/** reconciliation_summary.csv: totals by fund along every dimension, matches included. */
export const reconciliationSummaryTable: CsvTable = {
  name: 'reconciliation_summary.csv',
  columns: ['fund', 'dimension', 'key', 'claims', 'computed', 'paid', 'variance'],
  rows: ({ reconciliation }) =>
    reconciliation === null
      ? null
      : rowsOfList(reconciliation.totals, (csv, total) => {
          csv.word(codeCell(total.fund));
          csv.word(codeCell(total.dimension));
          csv.text(total.key);
          csv.whole(total.claims);
          csv.yuan(total.computed);
          csv.yuan(total.paid);
          csv.yuan(total.variance);
        }),
};
