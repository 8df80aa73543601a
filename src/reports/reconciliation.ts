import { codeCell, textCell } from '../columnar/csv-cell.js';
import type { Difference } from '../reconciliation/reconciliation.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { CellCache } from './cells.js';
import { longListTable } from './list-table.js';
import type { RunResults } from './results.js';

/** What the rows share: the tables that they refer to, and cells that many of them repeat. */
interface Shared {
  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  readonly codes: CellCache<string>;
  readonly texts: CellCache<string>;
}

/** reconciliation.csv: one row per claim and fund whose payment is not what was computed. */
export const reconciliationTable = longListTable<Difference, RunResults, Shared>({
  name: 'reconciliation.csv',
  list: ({ reconciliation, adjudication: { claims, roster } }) =>
    reconciliation && {
      rows: reconciliation.differences,
      shared: { claims, roster, codes: new CellCache(codeCell), texts: new CellCache(textCell) },
    },
  columns: {
    fund: (csv, row, { codes }) => csv.word(codes.get(row.fund)),
    claim_id: (csv, row, { claims }) => csv.pooled(claims.claimIds, claims.claimId[row.claim]),
    person_id: (csv, row, { claims }) => csv.pooled(claims.personIds, claims.person[row.claim]),
    institution_id: (csv, row, { claims }) => csv.pooled(claims.institutions, claims.institution[row.claim]),
    area: (csv, row, { roster }) => {
      if (row.row < 0) csv.empty();
      else csv.pooled(roster.areas, roster.area[row.row]);
    },
    category: (csv, row, { texts }) => csv.word(texts.get(row.category)),
    settled_at: (csv, row, { claims }) =>
      csv.moment(claims.settledOn[row.claim], claims.settledSecond[row.claim]),
    computed: (csv, row) => csv.yuan(row.computed),
    paid: (csv, row) => csv.yuan(row.paid),
    variance: (csv, row) => csv.yuan(row.variance),
    kind: (csv, row, { codes }) => csv.word(codes.get(row.kind)),
    cause: (csv, row, { texts }) => csv.word(texts.get(row.cause)),
  },
});
