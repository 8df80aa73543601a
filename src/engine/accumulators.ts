import type { Policy, Scope } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';
import { Counters, YearCounters } from './counters.js';

/**
 * The counters of one policy: what each benefit's burden adds up to per person or household and period, and
 * what has been paid per cap group. They belong to the person or household, not to the category.
 */
export class Accumulators {
  /** By place of the benefit. */
  readonly burden: readonly Counters[];
  /** By place of the cap group. */
  readonly paid: readonly Counters[];
  /** By place of the benefit: the cap group it counts in. */
  readonly groupOf: readonly number[];

  /** @param roster Where the accumulators serve all claims of a run: it is worth laying the counters out. */
  constructor(
    readonly policy: Policy,
    roster?: RosterTable,
  ) {
    const yearly = (): Counters =>
      roster === undefined ? new Counters() : new YearCounters(roster.personIds.size, roster.households.size);
    this.burden = policy.benefits.map((benefit) =>
      benefit.burdenPeriod === 'year' ? yearly() : new Counters(),
    );
    this.paid = policy.capGroups.map(yearly);
    this.groupOf = policy.benefits.map((benefit) => policy.capGroups.indexOf(benefit.capGroup));
  }
}

/**
 * The owner of a counter as a whole number: a household above 0, a person below. A person without a household
 * is a household of its own, and so is owned like a person.
 */
export function ownerOf(scope: Scope, roster: RosterTable, row: number): number {
  const household = scope === 'household' ? roster.household[row] : 0;
  return household > 0 ? household : -roster.person[row];
}

/** The text of an owner: a household id or a person id. */
export function ownerText(roster: RosterTable, owner: number): { scope: Scope; key: string } {
  return owner > 0
    ? { scope: 'household', key: roster.households.text(owner) }
    : { scope: 'person', key: roster.personIds.text(-owner) };
}
