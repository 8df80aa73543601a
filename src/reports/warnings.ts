import { type Cell, codeCell } from '../columnar/csv-cell.js';
import type { Adjudication } from '../engine/replay.js';
import type { EarlyWarning } from '../engine/warnings.js';
import type { RosterTable } from '../tables/roster-table.js';
import { longListTable } from './list-table.js';
import type { RunResults } from './results.js';

const YES = codeCell('Y');
const NO = codeCell('N');

/** What the rows share: the tables that they refer to, and the ids of the policies as cells. */
interface Shared extends Pick<Adjudication, 'claims' | 'roster' | 'index'> {
  readonly policyCells: readonly Cell[];
}

/** warnings.csv: who crossed a policy's threshold, when and with which claim; by policy, person and year. */
export const warningsTable = longListTable<EarlyWarning, RunResults, Shared>({
  name: 'warnings.csv',
  list: ({ adjudication }) => {
    const policyCells = adjudication.policies.map(({ id }) => codeCell(id));
    return { rows: byPerson(adjudication), shared: { ...adjudication, policyCells } };
  },
  columns: {
    policy: (csv, warning, { policyCells }) => csv.word(policyCells[warning.policy]),
    person_id: (csv, warning, { claims }) => csv.pooled(claims.personIds, warning.person),
    name: (csv, warning, { roster, index }) =>
      csv.pooled(roster.names, nameOf(roster, index.rowsOf(warning.person))),
    on_roster: (csv, warning, { index }) => csv.word(index.rowsOf(warning.person).length > 0 ? YES : NO),
    year: (csv, warning) => csv.whole(warning.year),
    threshold: (csv, warning) => csv.yuan(warning.threshold),
    amount: (csv, warning) => csv.yuan(warning.amount),
    claim_id: (csv, warning, { claims }) => csv.pooled(claims.claimIds, claims.claimId[warning.claim]),
    crossed_at: (csv, warning, { claims }) =>
      csv.moment(claims.settledOn[warning.claim], claims.settledSecond[warning.claim]),
  },
});

function byPerson({ warnings, claims }: Adjudication): readonly EarlyWarning[] {
  return [...warnings].sort(
    (a, b) => a.policy - b.policy || claims.personIds.compare(a.person, b.person) || a.year - b.year,
  );
}

/** The name on the first of a person's roster rows that has one, the latest recognition first. */
function nameOf(roster: RosterTable, rows: Int32Array): number {
  for (const row of rows) if (roster.name[row] !== 0) return roster.name[row];
  return 0;
}
