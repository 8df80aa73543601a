import { codeCell } from '../columnar/csv-writer.js';
import { type CsvTable, rowsOfList } from './csv-table.js';

/** settlement_institutions.csv: what is owed to each institution for the one-stop claims of a month. */
export const settlementInstitutionsTable: CsvTable = {
  name: 'settlement_institutions.csv',
  columns: ['fund', 'institution_id', 'month', 'claims', 'payable'],
  rows: ({ institutionSettlements }) =>
    rowsOfList(institutionSettlements, (csv, settlement) => {
      csv.word(codeCell(settlement.fund));
      csv.text(settlement.institutionId);
      csv.word(codeCell(settlement.month));
      csv.whole(settlement.claims);
      csv.yuan(settlement.payable);
    }),
};
