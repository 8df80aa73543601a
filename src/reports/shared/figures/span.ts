import { type Day, dateOf, NO_DAY } from '../../../domain/calendar.js';
import type { Adjudication } from '../../../engine/replay.js';

/** The days between which a run's claims were settled, both inclusive; NO_DAY where there is no claim. */
export interface Span {
  readonly first: Day;
  readonly last: Day;
}

export function spanOf({ claims, order }: Adjudication): Span {
  const [first] = order;
  const last = order[order.length - 1];
  if (first === undefined || last === undefined) return { first: NO_DAY, last: NO_DAY };
  return { first: claims.settledOn[first], last: claims.settledOn[last] };
}

/** Months are counted from year 0, so that the months of a span are a run of whole numbers. */
export function monthNumber(day: Day): number {
  const { year, month } = dateOf(day);
  return year * 12 + month - 1;
}

/** YYYY-MM. */
export function monthText(number: number): string {
  const month = (number % 12) + 1;
  return `${Math.floor(number / 12)}-${month < 10 ? '0' : ''}${month}`;
}
