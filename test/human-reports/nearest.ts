import { fenOf } from './page-reader.js';
import type { CsvRow, SampleRun } from './sample-run.js';

/** Somebody who has come at least half way to a cap. Amounts in fen. */
export interface Near {
  readonly key: string;
  readonly year: string;
  readonly paid: number;
  readonly cap: number;
}

/** Those nearest to each cap, the nearest first, worked out from the CSV files alone; caps nobody is near to have none. */
export function nearestByCsv({ results, csv }: SampleRun): Near[][] {
  const decisions = new Map(csv('decisions.csv').map((row) => [`${row.policy} ${row.claim_id}`, row]));
  return results.adjudication.policies.flatMap(({ id, benefits, capGroups }) =>
    capGroups.map((group) => {
      const ofGroup = benefits.filter(({ capGroup }) => capGroup === group).map((benefit) => benefit.id);
      const counters = csv('accumulators.csv').filter(
        (row) => row.policy === id && row.counter === 'paid' && row.benefit_group === group,
      );
      const lines = csv('benefits.csv').filter(
        (row) => row.policy === id && ofGroup.includes(row.benefit ?? ''),
      );
      return counters
        .map(({ scope, key = '', period: year = '', amount = '' }) => {
          // The cap of the owner's last line in the year counts; lines stand in the order of replay.
          const line = lines.findLast(({ claim_id }) => {
            const decision = decisions.get(`${id} ${claim_id}`);
            return decision?.benefit_year === year && ownerOf(decision, scope) === key;
          });
          return { key, year, paid: fenOf(amount), cap: line?.cap ? fenOf(line.cap) : Number.NaN };
        })
        .filter(({ paid, cap }) => paid > 0 && paid * 2 >= cap)
        .sort(
          (a, b) =>
            b.paid * a.cap - a.paid * b.cap ||
            (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) ||
            Number(a.year) - Number(b.year),
        );
    }),
  );
}

/** A person without a household counts alone. */
function ownerOf({ household_id, person_id }: CsvRow, scope: string | undefined): string | undefined {
  return scope === 'household' ? household_id : person_id;
}
