/**
 * A date as the number of days since 1970-01-01 in the proleptic Gregorian calendar. It has no time zone: a settlement
 * date is the date on the document, wherever the program runs. The unit keeps a day from being used as an amount.
 */
export type Day = number & { readonly unit?: 'day' };

/** The value for a date that is not given. It sorts before every real day. */
export const NO_DAY: Day = -0x80000000;

/** The value for a time of day that is not given. */
export const NO_TIME = -1;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a date. Undefined for a date that does not exist and for years before 1900 or after 2199. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  const afterFebruary = month > 2 && isLeapYear(year) ? 1 : 0;
  return (year - 1970) * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] as number) + afterFebruary + day - 1;
}

interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The calendar date of a day. */
export function dateOf(day: Day): CalendarDate {
  // Years are counted from 1 March, so that the leap day is the last day of its year.
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

/** The last answer of `yearOf`. Claims are replayed in order of their dates, so the next answer is mostly the same. */
let lastYear = 0;
let firstDayOfLastYear: Day = 0;
let lastDayOfLastYear: Day = -1;

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  if (day < firstDayOfLastYear || day > lastDayOfLastYear) {
    const { year } = dateOf(day);
    const first = dayOf(year, 1, 1);
    // Years that no file can give are not kept.
    if (first === undefined) return year;
    lastYear = year;
    firstDayOfLastYear = first;
    lastDayOfLastYear = first + (isLeapYear(year) ? 365 : 364);
  }
  return lastYear;
}

/** Writes a day as YYYY-MM-DD, and NO_DAY as an empty text. */
export function formatDay(day: Day): string {
  if (day === NO_DAY) return '';
  const date = dateOf(day);
  return `${date.year}-${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

/** Writes a day and a second of the day as YYYY-MM-DD hh:mm:ss; the date alone where the second is NO_TIME. */
export function formatMoment(day: Day, second: number): string {
  if (second === NO_TIME) return formatDay(day);
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${formatDay(day)} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}`;
}

/** Reads YYYY-MM-DD. Undefined for any other text and for a date that does not exist. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? undefined : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Adds calendar months to a day. Where the resulting month is too short, the result is its last day. */
export function addMonths(day: Day, months: number): Day {
  const date = dateOf(day);
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOf(year, month, Math.min(date.day, daysInMonth(year, month))) as Day;
}

/** The first day of the month that follows a day's own month. */
export function firstOfNextMonth(day: Day): Day {
  return endOfMonth(day) + 1;
}

/** The last day of a day's month. */
export function endOfMonth(day: Day): Day {
  const date = dateOf(day);
  return day - date.day + daysInMonth(date.year, date.month);
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
