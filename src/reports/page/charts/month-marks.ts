import { type Day, dayOf } from '../../../domain/calendar.js';
import { monthNumber, type Span } from '../../shared/figures/span.js';

/** The marks of an axis of days: first days of months, so many apart that they can be read. */
interface TimeMarks {
  readonly days: Day[];
  readonly text: (day: Day) => string;
}

const STEPS = [1, 2, 3, 4, 6, 12, 24, 60, 120];

/**
 * @param most How many marks there is room for.
 * @param months The names of the months.
 */
export function monthMarks({ first, last }: Span, most: number, months: readonly string[]): TimeMarks {
  const from = monthNumber(first);
  const until = monthNumber(last);
  const step = monthStep(until - from, most);
  const days: Day[] = [];
  for (let month = from; month <= until; month++) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, 1) as Day;
    // Every step is counted from January, so that years begin with a mark.
    if (month % step === 0 && day >= first) days.push(day);
  }
  return { days, text: (day) => monthLabel(monthNumber(day), day === days[0], months) };
}

/** The name of a month, with the year below it where a year or the axis begins. */
export function monthLabel(month: number, first: boolean, months: readonly string[]): string {
  const name = months[month % 12];
  return first || month % 12 === 0 ? `${name}\n${Math.floor(month / 12)}` : name;
}

/** How many months lie between two labels of an axis that has room for so many; years begin with a label. */
export function monthStep(months: number, most: number): number {
  return STEPS.find((size) => months / size <= most) ?? STEPS[STEPS.length - 1];
}
