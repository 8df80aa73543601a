import { codeCell } from '../columnar/csv-writer.js';
import type { Adjudication } from '../engine/replay.js';
import type { EarlyWarning } from '../engine/warnings.js';
import type { RosterTable } from '../tables/roster-table.js';
import { type CsvTable, rowsOfList } from './csv-table.js';

const YES = codeCell('Y');
const NO = codeCell('N');

/** warnings.csv: who crossed a policy's threshold, when and with which claim; by policy, person and year. */
export const warningsTable: CsvTable = {
  name: 'warnings.csv',
  columns: [
    'policy',
    'person_id',
    'name',
    'on_roster',
    'year',
    'threshold',
    'amount',
    'claim_id',
    'crossed_at',
  ],
  rows: ({ adjudication }) => {
    const { claims, roster, index, policies } = adjudication;
    const policyCells = policies.map(({ id }) => codeCell(id));
    return rowsOfList(byPerson(adjudication), (csv, warning) => {
      const { claim } = warning;
      const rows = index.rowsOf(warning.person);
      csv.word(policyCells[warning.policy]);
      csv.pooled(claims.personIds, warning.person);
      csv.pooled(roster.names, nameOf(roster, rows));
      csv.word(rows.length > 0 ? YES : NO);
      csv.whole(warning.year);
      csv.yuan(warning.threshold);
      csv.yuan(warning.amount);
      csv.pooled(claims.claimIds, claims.claimId[claim]);
      csv.moment(claims.settledOn[claim], claims.settledSecond[claim]);
    });
  },
};

function byPerson({ warnings, claims }: Adjudication): readonly EarlyWarning[] {
  return [...warnings].sort(
    (a, b) => a.policy - b.policy || claims.personIds.compare(a.person, b.person) || a.year - b.year,
  );
}

/** The name on the first of a person's roster rows that gives one, the latest recognition first. */
function nameOf(roster: RosterTable, rows: Int32Array): number {
  for (const row of rows) if (roster.name[row] !== 0) return roster.name[row];
  return 0;
}
