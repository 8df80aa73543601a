import { addMonths, type Day, endOfMonth, firstOfNextMonth, NO_DAY } from '../domain/calendar.js';
import { type LookBack, NO_END, type Policy } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';

/** The dates of a claim that decide whether a roster row entitles to it. NO_DAY where there is none. */
export interface ClaimDates {
  readonly entitlement: Day;
  readonly admitted: Day;
  readonly discharged: Day;
}

/** First and last day on which a roster row entitles. */
export interface EligibilityPeriod {
  readonly start: Day;
  readonly end: Day;
}

/** How a roster row stands to a claim. */
export interface Eligibility extends EligibilityPeriod {
  readonly inForce: boolean;
  /** A change during the stay moved the start or the end of the row. */
  readonly movedByStay: boolean;
  /** The row would be in force, had the stay not put its start off to the next month. */
  readonly shutByStay: boolean;
}

/**
 * When a roster row entitles, whatever the claim: from valid_from (else recognized_on) to valid_to inclusive,
 * earlier by the look-back of its identity.
 */
export function eligibilityPeriodOf(policy: Policy, roster: RosterTable, row: number): EligibilityPeriod {
  const lookBack = policy.lookBackOf[roster.identity[row]] ?? null;
  const begins = roster.startOf(row);
  const validTo: Day = roster.validTo[row];
  return {
    start: lookBack === null ? begins : Math.min(begins, lookedBack(roster.recognizedOn[row], lookBack)),
    end: validTo === NO_DAY ? NO_END : validTo,
  };
}

/** Whether the days of a roster row may be others for a claim: a stay, under a policy with a mid-stay rule. */
export function stayCounts(policy: Policy, { admitted, discharged }: ClaimDates): boolean {
  return policy.midStay !== null && admitted !== NO_DAY && discharged !== NO_DAY;
}

/**
 * When a roster row entitles to a claim: during its term, and under `mid_stay: next_month` from or to a month's
 * end where the recognition began or ended during the stay.
 */
export function eligibilityOf(
  policy: Policy,
  roster: RosterTable,
  row: number,
  dates: ClaimDates,
): Eligibility {
  const lookBack = policy.lookBackOf[roster.identity[row]] ?? null;
  const begins = roster.startOf(row);
  const validTo: Day = roster.validTo[row];
  let { start, end } = eligibilityPeriodOf(policy, roster, row);
  let startMoved = false;
  let endMoved = false;
  if (stayCounts(policy, dates)) {
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
 * order (就高不就低). `rows` are the person's, in the order that decides between equals.
 */
export function takeRow(
  policy: Policy,
  roster: RosterTable,
  rows: Iterable<number>,
  dates: ClaimDates,
): Entitlement {
  let known = false;
  let taken = -1;
  let category = Number.POSITIVE_INFINITY;
  let takenMoved = false;
  let shutByStay = false;
  for (const row of rows) {
    const candidate = policy.categoryOf[roster.identity[row] as number] as number;
    if (candidate < 0) continue;
    known = true;
    const eligibility = eligibilityOf(policy, roster, row, dates);
    if (eligibility.shutByStay) shutByStay = true;
    if (!eligibility.inForce || candidate >= category) continue;
    taken = row;
    category = candidate;
    takenMoved = eligibility.movedByStay;
  }
  if (taken >= 0) return { row: taken, category, reason: '', midStayChange: takenMoved };
  return {
    row: -1,
    category: -1,
    reason: known ? 'NO_CATEGORY_AT_DATE' : 'NOT_ON_ROSTER',
    midStayChange: shutByStay,
  };
}
