import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dateOf,
  dayOf,
  daysInMonth,
  endOfMonth,
  firstOfNextMonth,
  formatDay,
  formatMoment,
  NO_DAY,
  NO_TIME,
  parseDay,
  yearOf,
} from '../../src/domain/calendar.js';
import { day } from '../support/tables.js';

const FIRST = Date.UTC(1900, 0, 1) / 86_400_000;
const LAST = Date.UTC(2199, 11, 31) / 86_400_000;

describe('days', () => {
  it('are those of the Gregorian calendar, every one from 1900 to 2199', () => {
    for (let at = FIRST; at <= LAST; at++) {
      const date = new Date(at * 86_400_000);
      const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const got = dateOf(at);
      if (got.year !== parts.year || got.month !== parts.month || got.day !== parts.day)
        expect(got).toEqual(parts);
      if (dayOf(parts.year, parts.month, parts.day) !== at) expect(parts).toBe(at);
    }
  });

  it('beyond these years are none', () => {
    expect(dayOf(1899, 12, 31)).toBeUndefined();
    expect(dayOf(2200, 1, 1)).toBeUndefined();
  });

  it.each([
    [2021, 2, 29],
    [1900, 2, 29],
    [2100, 2, 29],
    [2021, 4, 31],
    [2021, 0, 1],
    [2021, 13, 1],
    [2021, 1, 0],
    [2021, 1, 32],
  ])('%d-%d-%d does not exist', (year, month, date) => {
    expect(dayOf(year, month, date)).toBeUndefined();
  });

  it('of February follow the leap years', () => {
    expect([1900, 2000, 2020, 2021, 2100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 28, 28]);
  });
});

describe('texts', () => {
  it('are YYYY-MM-DD and nothing else', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2024-02-29')).toBe(19_782);
    for (const text of [
      '2021-2-3',
      '20210203',
      '2021/02/03',
      '2021-02-30',
      '',
      ' 2021-02-03',
      '2021-02-03 00:00:00',
    ]) {
      expect(parseDay(text)).toBeUndefined();
    }
  });

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (at) => {
        expect(parseDay(formatDay(at))).toBe(at);
      }),
    );
    expect(formatDay(NO_DAY)).toBe('');
  });

  it('of a moment have a time only where one was given', () => {
    expect(formatMoment(0, NO_TIME)).toBe('1970-01-01');
    expect(formatMoment(0, 0)).toBe('1970-01-01 00:00:00');
    expect(formatMoment(0, 86_399)).toBe('1970-01-01 23:59:59');
    expect(formatMoment(0, 3_661)).toBe('1970-01-01 01:01:01');
  });
});

describe('months', () => {
  it.each([
    ['2021-05-18', -12, '2020-05-18'],
    ['2020-02-29', -12, '2019-02-28'],
    ['2020-02-29', -48, '2016-02-29'],
    ['2021-03-31', -1, '2021-02-28'],
    ['2021-01-31', 1, '2021-02-28'],
    ['2021-01-15', -1, '2020-12-15'],
    ['2021-12-15', 1, '2022-01-15'],
    ['2021-12-31', 0, '2021-12-31'],
  ])('%s moved by %d is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to);
  });

  it.each([
    ['2021-02-01', '2021-02-28', '2021-03-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['2021-12-31', '2021-12-31', '2022-01-01'],
    ['2021-12-01', '2021-12-31', '2022-01-01'],
  ])('of %s end on %s, and the next begins on %s', (at, end, next) => {
    expect(formatDay(endOfMonth(day(at)))).toBe(end);
    expect(formatDay(firstOfNextMonth(day(at)))).toBe(next);
    expect(yearOf(day(next))).toBe(Number(next.slice(0, 4)));
  });
});
