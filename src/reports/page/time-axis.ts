import { type Day, dateOf, dayOf } from '../../domain/calendar.js';
import type { Span } from './figures/span.js';
import { monthNumber } from './figures/span.js';

/** The marks of an axis of days: first days of months, so many apart that they can be read. */
export interface TimeMarks {
  readonly days: Day[];
  readonly text: (day: Day) => string;
}

const STEPS = [1, 2, 3, 4, 6, 12, 24, 60, 120];

/** @param most How many marks there is room for. */
export function monthMarks({ first, last }: Span, most: number): TimeMarks {
  const from = monthNumber(first);
  const until = monthNumber(last);
  const step = STEPS.find((months) => (until - from) / months <= most) ?? (STEPS.at(-1) as number);
  const days: Day[] = [];
  for (let month = from; month <= until; month++) {
    const day = dayOf(Math.floor(month / 12), (month % 12) + 1, 1) as Day;
    // Every step is counted from January, so that years begin with a mark.
    if (month % step === 0 && day >= first) days.push(day);
  }
  return { days, text: monthOrYear };
}

/** 2024-03, and a year alone where it begins. */
function monthOrYear(day: Day): string {
  const { year, month } = dateOf(day);
  return month === 1 ? String(year) : `${month < 10 ? '0' : ''}${month}`;
}
