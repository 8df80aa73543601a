import { type Day, dayOf } from '../../../domain/calendar.js';
import { monthNumber, type Span } from '../../shared/figures/span.js';

/** The marks of an axis of days: first days of months, with a step that keeps them readable. */
interface TimeMarks {
  readonly days: Day[];
  readonly text: (day: Day) => string;
}

const STEPS = [1, 2, 3, 4, 6, 12, 24, 60, 120];

/**
 * @param most The greatest number of marks.
 * @param months The names of the months.
 */
export function monthMarks({ first, last }: Span, most: number, months: readonly string[]): TimeMarks {
  const from = monthNumber(first);
  const until = monthNumber(last);
  const step = monthStep(until - from, most);
  const days: Day[] = [];
  for (let month = from; month <= until; month++) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, 1) as Day;
    // Steps count from January, so that every year begins with a mark.
    if (month % step === 0 && day >= first) days.push(day);
  }
  return { days, text: (day) => monthLabel(monthNumber(day), day === days[0], months) };
}

/** The name of a month, with the year below it where a year or the axis begins. */
export function monthLabel(month: number, first: boolean, months: readonly string[]): string {
  const name = months[month % 12];
  return first || month % 12 === 0 ? `${name}\n${Math.floor(month / 12)}` : name;
}

/** How many months lie between two marks, so that there are about `most` of them; every year begins with a mark. */
export function monthStep(months: number, most: number): number {
  return STEPS.find((size) => months / size <= most) ?? STEPS[STEPS.length - 1];
}
