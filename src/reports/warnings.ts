import type { Adjudication } from '../engine/replay.js';
import type { EarlyWarning } from '../engine/warnings.js';
import { type CsvTable, rowsOfList } from './csv-table.js';
import { codeCell } from './csv-writer.js';

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
    return rowsOfList(byPerson(adjudication), (csv, warning) => {
      const { claim } = warning;
      csv.word(codeCell(policies[warning.policy].id));
      csv.pooled(claims.personIds, warning.person);
      csv.pooled(roster.names, nameOf(adjudication, warning.person));
      csv.word(codeCell(index.rowsOf(warning.person).length > 0 ? 'Y' : 'N'));
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

/** The name on the first of the person's roster rows that gives one, the latest recognition first. */
function nameOf({ roster, index }: Adjudication, person: number): number {
  for (const row of index.rowsOf(person)) if (roster.name[row] !== 0) return roster.name[row];
  return 0;
}
