import { type Day, dayOf, NO_DAY, NO_TIME } from '../../domain/calendar.js';
import { cleanCell, Fault } from '../../tables/values.js';

/**
 * Dates and moments as files write them. A form with one reading is read; where a reader would have to guess the
 * century, the order of day and month, or noon from midnight, the cell is an AMBIGUOUS_DATE.
 */

const BAD_DATE = new Fault('BAD_DATE');
const AMBIGUOUS_DATE = new Fault('AMBIGUOUS_DATE');

/** What databases write into a date column where there is no date. */
const ZERO_DATE = /^(?:0|0{8}|0{4}(?<sign>[-/])0{1,2}\k<sign>0{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/;

/** The text of a date cell; empty for a date of zeros, too. */
export function cleanDate(cell: string): string {
  const text = cleanCell(cell);
  return ZERO_DATE.test(text) ? '' : text;
}

/** How databases write the last day of what has no end yet, beyond the calendar that is read. */
const NEVER =
  /^(?:2999|9999)(?:(?<sign>[-/.])12\k<sign>31|1231|年12月31日)(?:[T ]?[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/;
/** The same within it. */
const NEVER_DAYS: ReadonlySet<Day | undefined> = new Set([dayOf(2099, 12, 31), dayOf(2199, 12, 31)]);
/** The same in words; a stroke alone in the column says that there is nothing to write. */
const NO_END = new Set([
  '长期',
  '长期有效',
  '至今',
  '永久',
  '永久有效',
  '无',
  '无期限',
  '-',
  '—',
  '——',
  '–',
  '−',
]);

/** The text of a cell with a last day; empty where it is never. */
export function cleanLastDay(cell: string): string {
  const text = cleanDate(cell);
  return NEVER.test(text) || NO_END.has(text) ? '' : text;
}

/** A last day, or NO_DAY where it stands for never. */
export function endOf(day: Day): Day {
  return NEVER_DAYS.has(day) ? NO_DAY : day;
}

/** A settlement time: a day and the second of the day, or NO_TIME. */
export interface Moment {
  readonly day: Day;
  readonly second: number;
}

/** Year, month and day apart; a full stop that the Chinese keyboard has made of a point is one. */
const SEPARATED =
  /^(?<year>\d{4})(?:(?<sign>[-/])(?<m1>\d{1,2})\k<sign>(?<d1>\d{1,2})|[.。｡](?<m2>\d{1,2})[.。｡](?<d2>\d{1,2})|\s*年\s*(?<m3>\d{1,2})\s*月\s*(?<d3>\d{1,2})\s*[日号])(?<rest>.*)$/s;
/** Digits alone: the date, with the hour and minute or not, with the second and thousandths or not. */
const COMPACT =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:(?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d)(?:\d{3})?)?)?(?:\.0)?$/;
/** Digits of the date alone, with a time behind it. */
const COMPACT_DATE = /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<rest>[T\s].*)$/s;
/** Year, month, day, hour and minute with two digits each: what twelve digits may be just as well. */
const SHORT_YEAR = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/;

/** What may stand behind a date: the day of the week, half of the day, time, zone, half of the day. */
const WEEKDAY = /^\s*\(?\s*(?:星期|周|礼拜)(?<weekday>[一二三四五六日天])\s*\)?/;
const HALF = '上午|下午|AM|PM';
const TIME = new RegExp(
  `^(?:T|\\s*)(?<before>${HALF})?\\s*(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?|[时点](?<minute2>\\d{1,2})分(?:(?<second2>\\d{1,2})秒)?)\\s*(?<after>${HALF})?(?:\\s*(?<zone>Z|(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?))?$`,
  'i',
);
const BASIC_TIME = /^[T\s]\s*(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<zone>Z)?$/;

/** A number of days, a date whose century, month or day has to be guessed, or one of another calendar. */
const NEEDS_GUESSING: readonly RegExp[] = [
  /^\d{1,7}(?:\.\d+)?$/,
  /^\d{1,3}[-/.。]\d{1,2}[-/.。]\d{1,4}(?:\D.*)?$/,
  /^\d{1,2}[-/]\d{1,2}$/,
  /^\d{4}[-/.。年]\d{1,2}月?$/,
  /^(?:中华)?民国/,
  /^(?:\d{1,3}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*[日号]/,
];

/** Reads a date, with or without a time. A time of another zone is taken to China before its day counts. */
export function readMoment(written: string): Moment | Fault {
  // Many blanks are one, so that none is matched in many ways.
  const text = written.replace(/\s+/g, ' ');
  const moment = readCompact(text) ?? readSeparated(text);
  if (moment !== undefined) return moment;
  return NEEDS_GUESSING.some((form) => form.test(text)) ? AMBIGUOUS_DATE : BAD_DATE;
}

/** Reads a date; a time of day beside it must be a real one, and is not kept. */
export function readDay(text: string): Day | Fault {
  const moment = readMoment(text);
  return moment instanceof Fault ? moment : moment.day;
}

type Groups = Readonly<Record<string, string | undefined>>;

function readCompact(text: string): Moment | Fault | undefined {
  const groups = COMPACT.exec(text)?.groups as Groups | undefined;
  if (groups === undefined) return undefined;
  const day = dayOf(Number(groups.year), Number(groups.month), Number(groups.day));
  if (groups.hour === undefined) return day === undefined ? BAD_DATE : { day, second: NO_TIME };
  const second = secondOf(Number(groups.hour), Number(groups.minute), Number(groups.second ?? 0));
  const isShort = SHORT_YEAR.test(text) && isMomentOfShortYear(text);
  if (day === undefined || second === undefined) return isShort ? AMBIGUOUS_DATE : BAD_DATE;
  return isShort ? AMBIGUOUS_DATE : { day, second };
}

/** Whether twelve digits are a moment that begins with a year of two digits. */
function isMomentOfShortYear(text: string): boolean {
  const [, year, month, day, hour, minute, second] = (SHORT_YEAR.exec(text) ?? []).map(Number) as number[];
  return (
    dayOf(2000 + (year as number), month as number, day as number) !== undefined &&
    secondOf(hour as number, minute as number, second as number) !== undefined
  );
}

function readSeparated(text: string): Moment | Fault | undefined {
  const groups = (SEPARATED.exec(text) ?? COMPACT_DATE.exec(text))?.groups as Groups | undefined;
  if (groups === undefined) return undefined;
  const month = groups.month ?? groups.m1 ?? groups.m2 ?? groups.m3;
  const dayOfMonth = groups.day ?? groups.d1 ?? groups.d2 ?? groups.d3;
  const day = dayOf(Number(groups.year), Number(month), Number(dayOfMonth));
  if (day === undefined) return BAD_DATE;
  let rest = groups.rest ?? '';
  const weekday = WEEKDAY.exec(rest);
  if (weekday !== null) {
    if (numberOfWeekday(weekday.groups?.weekday as string) !== weekdayOf(day)) return BAD_DATE;
    rest = rest.slice(weekday[0].length);
  }
  if (rest.trim() === '') return { day, second: NO_TIME };
  // After digits a blank or a T parts date and time; after 日 nothing need.
  const needsSign = groups.m3 === undefined && weekday === null && !/^(?:T\d|\s|[上下]午)/.test(rest);
  const time = needsSign ? null : (TIME.exec(rest) ?? (groups.month && BASIC_TIME.exec(rest)));
  return time ? momentOf(day, time.groups as Groups) : BAD_DATE;
}

function momentOf(day: Day, groups: Groups): Moment | Fault {
  if (groups.before !== undefined && groups.after !== undefined) return BAD_DATE;
  const hour = hourOf(Number(groups.hour), (groups.before ?? groups.after)?.toUpperCase());
  if (hour instanceof Fault) return hour;
  const minute = Number(groups.minute ?? groups.minute2);
  const second = secondOf(hour, minute, Number(groups.second ?? groups.second2 ?? 0));
  if (second === undefined) return BAD_DATE;
  return groups.zone === undefined ? { day, second } : inChina(day, second, groups.zone);
}

/** The hour of the day that an hour of its half is. 上午12:30 is midnight to a spreadsheet and noon to a person. */
function hourOf(hour: number, half: string | undefined): number | Fault {
  if (half === undefined) return hour;
  if (half === '上午' || half === 'AM') return hour === 12 ? AMBIGUOUS_DATE : hour < 12 ? hour : BAD_DATE;
  return hour === 0 ? BAD_DATE : hour < 12 ? hour + 12 : hour;
}

const ZONE = /(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/;
const SECONDS_OF_DAY = 86_400;
const CHINA = 8 * 3600;
const FURTHEST_ZONE = 14 * 3600;
const FIRST_DAY = dayOf(1900, 1, 1) as Day;
const LAST_DAY = dayOf(2199, 12, 31) as Day;

/** A moment of another zone as the clocks in China show it. */
function inChina(day: Day, second: number, zone: string): Moment | Fault {
  const groups = ZONE.exec(zone)?.groups as Groups | undefined;
  const minutes = Number(groups?.minutes ?? 0);
  const size = Number(groups?.hours ?? 0) * 3600 + minutes * 60;
  if (minutes > 59 || size > FURTHEST_ZONE) return BAD_DATE;
  const moved = second + CHINA - (groups?.sign === '-' ? -size : size);
  const days = Math.floor(moved / SECONDS_OF_DAY);
  const there = day + days;
  if (there < FIRST_DAY || there > LAST_DAY) return BAD_DATE;
  return { day: there, second: moved - days * SECONDS_OF_DAY };
}

function secondOf(hour: number, minute: number, second: number): number | undefined {
  return hour > 23 || minute > 59 || second > 59 ? undefined : hour * 3600 + minute * 60 + second;
}

/** 0 is Sunday. */
function numberOfWeekday(character: string): number {
  return character === '天' ? 0 : '日一二三四五六'.indexOf(character);
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}
