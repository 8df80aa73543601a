import { whole, yuan } from '../columnar/csv-lines.js';
import type { InstitutionSettlement } from '../fund/ledger.js';
import { listTable } from './list-table.js';
import type { RunResults } from './results.js';

/** settlement_institutions.csv: what each institution is due for the one-stop claims of a month. */
export const settlementInstitutionsTable = listTable<InstitutionSettlement, RunResults>({
  name: 'settlement_institutions.csv',
  list: ({ institutionSettlements }) => institutionSettlements,
  columns: {
    fund: (settlement) => settlement.fund,
    institution_id: (settlement) => settlement.institutionId,
    month: (settlement) => settlement.month,
    claims: (settlement) => whole(settlement.claims),
    payable: (settlement) => yuan(settlement.payable),
  },
});
