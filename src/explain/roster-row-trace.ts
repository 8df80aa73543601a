import { formatDay } from '../domain/calendar.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import type { Case } from '../engine/case.js';
import { type Eligibility, eligibilityOf } from '../mechanisms/entitlement.js';
import { NO_END } from '../policy/policy.js';

/** Why a roster row was taken or not. */
type RowOutcome =
  | 'taken'
  | 'identity_unknown'
  | 'not_yet'
  | 'no_longer'
  | 'put_off_by_stay'
  | 'better_category'
  | 'equal_category'
  /** In force, but the claim was stopped before the roster check. */
  | 'not_reached';

/** A roster row of the person, as one policy sees it. */
export interface RosterRowTrace {
  readonly line: number;
  readonly identity: Identity;
  readonly household_id: string;
  readonly area: string;
  readonly recognized_on: string;
  /** Code of the category, '' where the policy does not know the identity. */
  readonly category: string;
  /** When the row entitles to this claim, look-back and change during the stay included. */
  readonly from: string;
  readonly to: string;
  readonly moved_by_stay: boolean;
  readonly outcome: RowOutcome;
}

/** All roster rows of the person, in the order that decides between equals. */
export function rosterRowTraces(item: Case): RosterRowTrace[] {
  const { claim, claims, index, policy, roster } = item;
  return Array.from(index.rowsOf(claims.person[claim]), (row): RosterRowTrace => {
    const category = policy.categoryOf[roster.identity[row]];
    const eligibility = eligibilityOf(policy, roster, row, item.dates);
    return {
      line: roster.line[row],
      identity: IDENTITIES[roster.identity[row]],
      household_id: roster.households.text(roster.household[row]),
      area: roster.areas.text(roster.area[row]),
      recognized_on: formatDay(roster.recognizedOn[row]),
      category: policy.categories[category]?.code ?? '',
      from: formatDay(eligibility.start),
      to: eligibility.end === NO_END ? '' : formatDay(eligibility.end),
      moved_by_stay: eligibility.movedByStay,
      outcome: rowOutcome(item, row, category, eligibility),
    };
  });
}

function rowOutcome(item: Case, row: number, category: number, eligibility: Eligibility): RowOutcome {
  if (row === item.row) return 'taken';
  if (category < 0) return 'identity_unknown';
  if (!eligibility.inForce) {
    if (eligibility.shutByStay) return 'put_off_by_stay';
    return item.dates.entitlement < eligibility.start ? 'not_yet' : 'no_longer';
  }
  if (item.row < 0) return 'not_reached';
  return category > item.category ? 'better_category' : 'equal_category';
}
