import { type Day, dateOf, dayOf } from '../domain/calendar.js';

/** Last day on which a claim settled on a day may be applied for by hand: a day of the next year. */
export function filingDeadline(
  deadline: { readonly month: number; readonly day: number },
  settledOn: Day,
): Day {
  return dayOf(dateOf(settledOn).year + 1, deadline.month, deadline.day) as Day;
}
