import { whole, yuan } from '../columnar/csv-lines.js';
import type { ReconciliationTotal } from '../reconciliation/reconciliation.js';
import { listTable } from './list-table.js';
import type { RunResults } from './results.js';

/** reconciliation_summary.csv: totals by fund along every dimension, matches included. */
export const reconciliationSummaryTable = listTable<ReconciliationTotal, RunResults>({
  name: 'reconciliation_summary.csv',
  list: ({ reconciliation }) => reconciliation?.totals ?? null,
  columns: {
    fund: (total) => total.fund,
    dimension: (total) => total.dimension,
    key: (total) => total.key,
    claims: (total) => whole(total.claims),
    computed: (total) => yuan(total.computed),
    paid: (total) => yuan(total.paid),
    variance: (total) => yuan(total.variance),
  },
});
