import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/domain/calendar.js';
import { filingDeadline } from '../../src/mechanisms/filing-deadline.js';
import { day } from '../support/tables.js';

describe('the last day to file', () => {
  it.each([
    ['2021-01-01', '2022-06-30'],
    ['2021-12-31', '2022-06-30'],
    ['2022-01-01', '2023-06-30'],
  ])('settled %s: until %s', (settled, last) => {
    expect(formatDay(filingDeadline({ month: 6, day: 30 }, day(settled)))).toBe(last);
  });
});
