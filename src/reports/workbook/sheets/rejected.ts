import { inFileOrder, rejectMessage } from '../../rejects.js';
import { countCell, proseCell, textCell } from '../cells.js';
import type { SheetPlan } from '../sheet.js';

/** rejects.csv. */
export const rejectedSheet: SheetPlan = {
  title: 'workbook.sheet.rejected',
  csv: 'rejects.csv',
  columns: [
    'workbook.column.file',
    'workbook.column.line',
    'workbook.column.column',
    'workbook.column.code',
    'workbook.column.value',
    'workbook.column.message',
    'workbook.column.row',
  ],
  count: ({ rejects }) => rejects.length,
  *rows({ inputs, rejects }, names) {
    for (const reject of inFileOrder(rejects, inputs)) {
      yield [
        textCell(reject.file),
        countCell(reject.line),
        textCell(reject.column),
        textCell(reject.code),
        textCell(reject.value),
        proseCell(rejectMessage(reject, names.language)),
        textCell(reject.row),
      ];
    }
  },
};
