import { describe, expect, it } from 'vitest';
import { periodOf, periodText } from '../../src/mechanisms/counters.js';
import { claimTable, day, rosterTable } from '../support/tables.js';

describe('the period of a counter', () => {
  const row = { person_id: 'A', identity: 'dibao', recognized_on: '2021-05-18' };
  const claim = { year: 2022, roster: rosterTable([row], claimTable([])), row: 0 };

  it('is the year of settlement', () => {
    expect(periodOf('year', claim)).toBe(2022);
    expect(periodText('year', 2022)).toBe('2022');
  });

  it('or the day on which the person was recognised', () => {
    expect(periodOf('recognition', claim)).toBe(day('2021-05-18'));
    expect(periodText('recognition', day('2021-05-18'))).toBe('2021-05-18');
  });
});
