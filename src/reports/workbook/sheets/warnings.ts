import { say } from '../../../text/catalogue.js';
import { personName } from '../../shared/names.js';
import { momentCell, textCell, yearCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** warnings.csv. */
export const warningsSheet: SheetPlan = {
  title: 'workbook.sheet.warnings',
  csv: 'warnings.csv',
  columns: [
    'workbook.column.policy',
    'workbook.column.person_id',
    'workbook.column.name',
    'workbook.column.on_roster',
    'workbook.column.year',
    'workbook.column.threshold',
    'workbook.column.crossing',
    'workbook.column.claim_id',
    'workbook.column.crossed_at',
  ],
  count: ({ adjudication }) => adjudication.warnings.length,
  *rows({ adjudication }, names) {
    const { claims, index, policies } = adjudication;
    const warnings = [...adjudication.warnings].sort(
      (a, b) => a.policy - b.policy || claims.personIds.compare(a.person, b.person) || a.year - b.year,
    );
    for (const { policy, person, year, threshold, amount, claim } of warnings) {
      yield [
        textCell(names.policy(policies[policy])),
        textCell(claims.personIds.text(person)),
        textCell(personName(adjudication, person)),
        textCell(say(names.language, index.rowsOf(person).length > 0 ? 'page.yes' : 'page.no')),
        yearCell(year),
        yuanCell(threshold),
        yuanCell(amount),
        textCell(claims.claimIds.text(claims.claimId[claim])),
        momentCell(claims.settledOn[claim], claims.settledSecond[claim]),
      ];
    }
  },
};
