import { countCell, textCell, yuanCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** settlement_institutions.csv. */
export const institutionsSheet: SheetPlan = {
  title: 'workbook.sheet.institutions',
  csv: 'settlement_institutions.csv',
  columns: [
    'workbook.column.fund',
    'workbook.column.institution_id',
    'workbook.column.month',
    'workbook.column.claims',
    'workbook.column.payable',
  ],
  count: ({ institutionSettlements }) => institutionSettlements.length,
  *rows({ institutionSettlements }, names) {
    for (const { fund, institutionId, month, claims, payable } of institutionSettlements) {
      yield [
        textCell(names.title('fund', fund)),
        textCell(institutionId),
        textCell(month),
        countCell(claims),
        yuanCell(payable),
      ];
    }
  },
};

/** settlement_individuals.csv. */
export const personsSheet: SheetPlan = {
  title: 'workbook.sheet.persons',
  csv: 'settlement_individuals.csv',
  columns: [
    'workbook.column.fund',
    'workbook.column.person_id',
    'workbook.column.name',
    'workbook.column.claims',
    'workbook.column.payable',
  ],
  count: ({ personSettlements }) => personSettlements.length,
  *rows({ personSettlements }, names) {
    for (const { fund, personId, name, claims, payable } of personSettlements) {
      yield [
        textCell(names.title('fund', fund)),
        textCell(personId),
        textCell(name),
        countCell(claims),
        yuanCell(payable),
      ];
    }
  },
};
