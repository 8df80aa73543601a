import { codeCell } from '../columnar/csv-writer.js';
import { CellCache } from './cells.js';
import { type CsvTable, rowsOfList } from './csv-table.js';

/** settlement_individuals.csv: what is owed to each person for claims that were applied for by hand. */
export const settlementIndividualsTable: CsvTable = {
  name: 'settlement_individuals.csv',
  columns: ['fund', 'person_id', 'name', 'claims', 'payable'],
  rows: ({ personSettlements }) => {
    const funds = new CellCache<string>(codeCell);
    return rowsOfList(personSettlements, (csv, settlement) => {
      csv.word(funds.get(settlement.fund));
      csv.text(settlement.personId);
      csv.text(settlement.name);
      csv.whole(settlement.claims);
      csv.yuan(settlement.payable);
    });
  },
};
