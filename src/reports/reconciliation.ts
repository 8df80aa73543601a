import { codeCell, textCell } from '../columnar/csv-writer.js';
import { CellCache } from './cells.js';
import { type CsvTable, rowsOfList } from './csv-table.js';

/** reconciliation.csv: one row per claim and fund whose payment is not what was computed. */
export const reconciliationTable: CsvTable = {
  name: 'reconciliation.csv',
  columns: [
    'fund',
    'claim_id',
    'person_id',
    'institution_id',
    'area',
    'category',
    'settled_at',
    'computed',
    'paid',
    'variance',
    'kind',
    'cause',
  ],
  rows: ({ reconciliation, adjudication: { claims, roster } }) => {
    if (reconciliation === null) return null;
    const codes = new CellCache<string>(codeCell);
    const texts = new CellCache<string>(textCell);
    return rowsOfList(reconciliation.differences, (csv, difference) => {
      const { claim, row } = difference;
      csv.word(codes.get(difference.fund));
      csv.pooled(claims.claimIds, claims.claimId[claim]);
      csv.pooled(claims.personIds, claims.person[claim]);
      csv.pooled(claims.institutions, claims.institution[claim]);
      if (row < 0) csv.empty();
      else csv.pooled(roster.areas, roster.area[row]);
      csv.word(texts.get(difference.category));
      csv.moment(claims.settledOn[claim], claims.settledSecond[claim]);
      csv.yuan(difference.computed);
      csv.yuan(difference.paid);
      csv.yuan(difference.variance);
      csv.word(codes.get(difference.kind));
      csv.word(texts.get(difference.cause));
    });
  },
};
