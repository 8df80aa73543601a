import { say } from '../../../text/catalogue.js';
import type { RunResults } from '../../results.js';
import { type CapUse, capFigures } from '../../shared/figures/caps.js';
import { personName } from '../../shared/names.js';
import { textCell, yearCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** How many of those nearest to a cap are listed, per cap: more than on the page, but still few enough to check. */
const MOST_NEAREST = 1_000;

/** The persons and households that have come at least half way to a cap, the nearest first. */
export const capsSheet: SheetPlan = {
  title: 'workbook.sheet.caps',
  csv: 'accumulators.csv',
  columns: [
    'workbook.column.policy',
    'page.caps.group',
    'page.caps.who',
    'workbook.column.name',
    'workbook.column.year',
    'page.caps.received',
    'workbook.column.cap',
    'page.caps.left',
  ],
  count: (results) => nearest(results).length,
  *rows(results, names) {
    const { claims, policies } = results.adjudication;
    for (const { policy, group, scope, key, year, paid, cap, left } of nearest(results)) {
      const name =
        scope === 'household'
          ? say(names.language, 'page.caps.household')
          : personName(results.adjudication, claims.personIds.findText(key));
      yield [
        textCell(names.policy(policies[policy])),
        textCell(names.capGroup(policies[policy], group)),
        textCell(key),
        textCell(name),
        yearCell(year),
        yuanCell(paid),
        yuanCell(cap),
        yuanCell(left),
      ];
    }
  },
};

/** By policy and cap. What has no cap is never near to it. */
function nearest({ adjudication }: RunResults): CapUse[] {
  return capFigures(adjudication, MOST_NEAREST).flatMap((figures) => figures.nearest);
}
