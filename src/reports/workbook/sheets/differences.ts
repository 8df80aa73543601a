import { personName } from '../../shared/names.js';
import { momentCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** reconciliation.csv. */
export const differencesSheet: SheetPlan = {
  title: 'workbook.sheet.differences',
  csv: 'reconciliation.csv',
  columns: [
    'workbook.column.fund',
    'workbook.column.claim_id',
    'workbook.column.person_id',
    'workbook.column.name',
    'workbook.column.institution_id',
    'workbook.column.area',
    'workbook.column.category',
    'workbook.column.settled_at',
    'workbook.column.computed',
    'workbook.column.paid',
    'workbook.column.variance',
    'workbook.column.kind',
    'workbook.column.cause',
    'workbook.column.cause_code',
  ],
  count: ({ reconciliation }) => reconciliation?.differences.length ?? 0,
  missing: ({ reconciliation }) => (reconciliation === null ? 'page.differences.no-columns' : ''),
  *rows({ adjudication, reconciliation }, names) {
    const { claims, roster } = adjudication;
    for (const {
      fund,
      claim,
      row,
      category,
      computed,
      paid,
      variance,
      kind,
      cause,
    } of reconciliation?.differences ?? []) {
      const person = claims.person[claim];
      yield [
        textCell(names.title('fund', fund)),
        textCell(claims.claimIds.text(claims.claimId[claim])),
        textCell(claims.personIds.text(person)),
        textCell(personName(adjudication, person)),
        textCell(claims.institutions.text(claims.institution[claim])),
        textCell(row < 0 ? '' : roster.areas.text(roster.area[row])),
        textCell(category),
        momentCell(claims.settledOn[claim], claims.settledSecond[claim]),
        yuanCell(computed),
        yuanCell(paid),
        yuanCell(variance),
        textCell(names.title('kind', kind)),
        textCell(names.cause(cause)),
        textCell(cause),
      ];
    }
  },
};
