import { say } from '../../../text/catalogue.js';
import type { RunResults } from '../../results.js';
import { countCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** reconciliation_summary.csv by institution, with the total of each fund below its institutions. */
export const reconciliationSheet: SheetPlan = {
  title: 'workbook.sheet.reconciliation',
  csv: 'reconciliation_summary.csv',
  columns: [
    'workbook.column.fund',
    'workbook.column.institution_id',
    'workbook.column.claims',
    'workbook.column.computed',
    'workbook.column.paid',
    'workbook.column.variance',
  ],
  count: (results) => totals(results).length,
  missing: ({ reconciliation }) => (reconciliation === null ? 'page.differences.no-columns' : ''),
  *rows(results, names) {
    for (const { fund, dimension, key, claims, computed, paid, variance } of totals(results)) {
      yield [
        textCell(names.title('fund', fund)),
        textCell(dimension === 'all' ? say(names.language, 'page.total') : key),
        countCell(claims),
        yuanCell(computed),
        yuanCell(paid),
        yuanCell(variance),
      ];
    }
  },
};

function totals({ reconciliation }: RunResults) {
  const all = reconciliation?.totals ?? [];
  const funds = [...new Set(all.map(({ fund }) => fund))];
  return funds.flatMap((fund) => [
    ...all.filter((total) => total.fund === fund && total.dimension === 'institution'),
    ...all.filter((total) => total.fund === fund && total.dimension === 'all'),
  ]);
}
