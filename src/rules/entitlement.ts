import { addMonths, type Day, endOfMonth, firstOfNextMonth, NO_DAY } from '../domain/calendar.js';
import type { RosterTable } from '../domain/recipient.js';
import { type LookBack, NO_END, type Policy } from '../policy/policy.js';

/** The dates of a claim that decide whether a roster row entitles to it. NO_DAY where there is none. */
export interface ClaimDates {
  readonly entitlement: Day;
  readonly admitted: Day;
  readonly discharged: Day;
}

/** How a roster row stands to a claim. */
export interface Standing {
  /** First and last day on which the row entitles, for this claim. */
  readonly start: Day;
  readonly end: Day;
  readonly inForce: boolean;
  /** A change during the stay moved the start or the end of the row. */
  readonly movedByStay: boolean;
  /** The row would be in force, had the stay not put its start off to the next month. */
  readonly shutByStay: boolean;
}

/**
 * When a roster row entitles to a claim: from valid_from (else recognized_on) to valid_to inclusive, earlier
 * by the look-back of its identity, and under `mid_stay: next_month` from or to a month's end where the
 * recognition began or ended during the stay.
 */
export function standingOf(policy: Policy, roster: RosterTable, row: number, dates: ClaimDates): Standing {
  const identity = roster.identity[row] as number;
  const lookBack = policy.lookBackOf[identity] ?? null;
  const begins = roster.startOf(row);
  const validTo = roster.validTo[row] as Day;
  let start =
    lookBack === null ? begins : Math.min(begins, lookedBack(roster.recognizedOn[row] as Day, lookBack));
  let end = validTo === NO_DAY ? NO_END : validTo;
  let startMoved = false;
  let endMoved = false;
  if (policy.midStay !== null && dates.admitted !== NO_DAY && dates.discharged !== NO_DAY) {
    if (lookBack === null && dates.admitted < start && start <= dates.discharged) {
      start = firstOfNextMonth(start);
      startMoved = true;
    }
    if (validTo !== NO_DAY && dates.admitted <= validTo && validTo < dates.discharged) {
      end = endOfMonth(validTo);
      endMoved = true;
    }
  }
  const { entitlement } = dates;
  return {
    start,
    end,
    inForce: start <= entitlement && entitlement <= end,
    movedByStay: startMoved || endMoved,
    shutByStay: startMoved && entitlement < start && begins <= entitlement && entitlement <= end,
  };
}

/** The first day that a look-back reaches: whole calendar months (clamped to the month's end) or days before. */
export function lookedBack(recognizedOn: Day, lookBack: LookBack): Day {
  return 'months' in lookBack ? addMonths(recognizedOn, -lookBack.months) : recognizedOn - lookBack.days;
}

/** What the roster gives a claim under a policy. */
export interface Entitlement {
  /** The roster row taken and its category, -1 without one. */
  readonly row: number;
  readonly category: number;
  /** Why no row was taken; '' where one was. */
  readonly reason: '' | 'NOT_ON_ROSTER' | 'NO_CATEGORY_AT_DATE';
  readonly midStayChange: boolean;
}

/**
 * Takes the roster row that counts: of those in force, the one whose category comes first in the policy's
 * order (就高不就低). The person's rows are those of `rows` from place `from` to before `to`, in the order that
 * decides between equals.
 */
export function takeRow(
  policy: Policy,
  roster: RosterTable,
  rows: ArrayLike<number>,
  dates: ClaimDates,
  from = 0,
  to = rows.length,
): Entitlement {
  let known = false;
  let taken = -1;
  let category = Number.POSITIVE_INFINITY;
  let takenMoved = false;
  let shutByStay = false;
  for (let at = from; at < to; at++) {
    const row = rows[at];
    const candidate = policy.categoryOf[roster.identity[row] as number] as number;
    if (candidate < 0) continue;
    known = true;
    const standing = standingOf(policy, roster, row, dates);
    if (standing.shutByStay) shutByStay = true;
    if (!standing.inForce || candidate >= category) continue;
    taken = row;
    category = candidate;
    takenMoved = standing.movedByStay;
  }
  if (taken >= 0) return { row: taken, category, reason: '', midStayChange: takenMoved };
  return {
    row: -1,
    category: -1,
    reason: known ? 'NO_CATEGORY_AT_DATE' : 'NOT_ON_ROSTER',
    midStayChange: shutByStay,
  };
}
