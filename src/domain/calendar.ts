/**
 * Dates are whole days since 1970-01-01 in the proleptic Gregorian calendar, without a time zone:
 * a settlement date is what the paper says, wherever the program runs. The unit keeps a day from passing for an amount.
 */
export type Day = number & { readonly unit?: 'day' };

/** Stands where a file gives no date. It is before every real day. */
export const NO_DAY: Day = -0x80000000;

/** Stands where a settlement has a date but no time of day. */
export const NO_TIME = -1;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a date, or undefined where the calendar has no such date or the year is not 1900 to 2199. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  const afterFebruary = month > 2 && isLeapYear(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] as number) + afterFebruary + day - 1;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar date of a day. */
export function dateOf(day: Day): CalendarDate {
  // Counting from 1 March 0000 puts the leap day at the end of the year, so no month needs a special case.
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The year of the day asked for last, and its first and last day: claims come in order of their dates. */
let lastYear = 0;
let firstDayOfLastYear: Day = 0;
let lastDayOfLastYear: Day = -1;

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  if (day < firstDayOfLastYear || day > lastDayOfLastYear) {
    const { year } = dateOf(day);
    const first = dayOf(year, 1, 1);
    // A day that no file can give is answered, and not remembered.
    if (first === undefined) return year;
    lastYear = year;
    firstDayOfLastYear = first;
    lastDayOfLastYear = first + (isLeapYear(year) ? 365 : 364);
  }
  return lastYear;
}

/** Writes a day as YYYY-MM-DD; the empty text where there is none. */
export function formatDay(day: Day): string {
  if (day === NO_DAY) return '';
  const date = dateOf(day);
  return `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/** Writes a settlement time: the date alone where no time of day was given. */
export function formatMoment(day: Day, second: number): string {
  if (second === NO_TIME) return formatDay(day);
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${formatDay(day)} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}`;
}

/** Reads YYYY-MM-DD; undefined where the text is anything else or the date does not exist. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Moves a day by whole calendar months; where the month is too short, its last day counts. */
export function addMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month))) as Day;
}

/** The first day of the month after the day's own. */
export function firstOfNextMonth(day: Day): Day {
  return endOfMonth(day) + 1;
}

/** The last day of the day's month. */
export function endOfMonth(day: Day): Day {
  const date = dateOf(day);
  return day - date.day + daysInMonth(date.year, date.month);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
