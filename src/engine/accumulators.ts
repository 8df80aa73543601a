import { type Period, paidPeriodOf } from '../mechanisms/counters.js';
import type { Policy, Scope } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';
import { Counters, YearCounters } from './counters.js';

/**
 * The counters of one policy: the burden of each benefit per person or household and period, and what has been paid per
 * cap group. They belong to the person or household, not to the category.
 */
export class Accumulators {
  /** By benefit index. */
  readonly burden: readonly Counters[];
  /** By index of the cap group. */
  readonly paid: readonly Counters[];
  /** By benefit index: the index of its cap group. */
  readonly groupOf: readonly number[];

  /** @param roster Given where the counters serve all claims of a run: they are then found faster and take more memory. */
  constructor(
    readonly policy: Policy,
    roster?: RosterTable,
  ) {
    const countersOf = (period: Period): Counters =>
      roster === undefined || period !== 'year'
        ? new Counters()
        : new YearCounters(roster.personIds.size, roster.households.size);
    this.burden = policy.benefits.map((benefit) => countersOf(benefit.burdenPeriod));
    this.paid = policy.capGroups.map((group) => countersOf(paidPeriodOf(group, policy.benefits)));
    this.groupOf = policy.benefits.map((benefit) => policy.capGroups.indexOf(benefit.capGroup));
  }
}

/**
 * The owner of a counter as a whole number: above 0 a household, below 0 a person. A person without a household is a
 * household of one, numbered like a person.
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
