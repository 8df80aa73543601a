import { whole, yuan } from '../columnar/csv-lines.js';
import type { PersonSettlement } from '../fund/ledger.js';
import { listTable } from './list-table.js';
import type { RunResults } from './results.js';

/** settlement_individuals.csv: what each person is due for the claims that were filed by hand. */
export const settlementIndividualsTable = listTable<PersonSettlement, RunResults>({
  name: 'settlement_individuals.csv',
  list: ({ personSettlements }) => personSettlements,
  columns: {
    fund: (settlement) => settlement.fund,
    person_id: (settlement) => settlement.personId,
    name: (settlement) => settlement.name,
    claims: (settlement) => whole(settlement.claims),
    payable: (settlement) => yuan(settlement.payable),
  },
});
