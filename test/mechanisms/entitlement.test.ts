import { describe, expect, it } from 'vitest';
import { formatDay, NO_DAY } from '../../src/domain/calendar.js';
import type { ClaimDates } from '../../src/mechanisms/claim-view.js';
import { eligibilityOf, takeRow } from '../../src/mechanisms/entitlement.js';
import { lookedBack } from '../../src/mechanisms/look-back.js';
import { NO_END, type Policy } from '../../src/policy/policy.js';
import { plainPack } from '../policy/packs.js';
import { compileFor } from '../support/policies.js';
import { claimTable, day, type Row, rosterTable } from '../support/tables.js';

const CATEGORIES = [
  { code: '1', identities: ['destitute'] },
  { code: '2', identities: ['dibao', { identity: 'illness_poverty', look_back: { months: 12 } }] },
  { code: '3', identities: ['dibao_edge', { identity: 'other_hardship', look_back: { days: 90 } }] },
];
const MID_STAY = { mid_stay: { rule: 'next_month', article: '二' } };

function policyOf(rules: Record<string, unknown> = {}): Policy {
  const claims = claimTable([]);
  const benefits = [{ standards: [{ categories: ['1', '2', '3'], deductible: 0, ratio: 1, cap: 'none' }] }];
  return compileFor(plainPack({ categories: CATEGORIES, rules, benefits }), claims, rosterTable([], claims));
}

const PLAIN = policyOf();
const NEXT_MONTH = policyOf(MID_STAY);

function rosterOf(...rows: readonly Row[]) {
  const whole = rows.map((row) => ({
    person_id: 'A',
    identity: 'dibao',
    recognized_on: '2021-05-18',
    ...row,
  }));
  return rosterTable(whole, claimTable([]));
}

/** A claim settled on a date without a stay. */
function settled(date: string): ClaimDates {
  return { entitlement: day(date), admitted: NO_DAY, discharged: NO_DAY };
}

function stay(admitted: string, discharged: string): ClaimDates {
  return { entitlement: day(discharged), admitted: day(admitted), discharged: day(discharged) };
}

function inForce(policy: Policy, row: Row, dates: ClaimDates): boolean {
  return eligibilityOf(policy, rosterOf(row), 0, dates).inForce;
}

describe('a roster row is in force', () => {
  it('from the day of recognition, that day included', () => {
    expect(inForce(PLAIN, {}, settled('2021-05-17'))).toBe(false);
    expect(inForce(PLAIN, {}, settled('2021-05-18'))).toBe(true);
  });

  it('from valid_from where it is given, earlier or later than the recognition', () => {
    expect(inForce(PLAIN, { valid_from: '2021-06-01' }, settled('2021-05-31'))).toBe(false);
    expect(inForce(PLAIN, { valid_from: '2021-06-01' }, settled('2021-06-01'))).toBe(true);
    expect(inForce(PLAIN, { valid_from: '2021-05-01' }, settled('2021-04-30'))).toBe(false);
    expect(inForce(PLAIN, { valid_from: '2021-05-01' }, settled('2021-05-01'))).toBe(true);
  });

  it('to valid_to, that day included; without one it goes on', () => {
    expect(inForce(PLAIN, { valid_to: '2021-12-31' }, settled('2021-12-31'))).toBe(true);
    expect(inForce(PLAIN, { valid_to: '2021-12-31' }, settled('2022-01-01'))).toBe(false);
    expect(eligibilityOf(PLAIN, rosterOf({}), 0, settled('2021-05-18')).end).toBe(NO_END);
  });
});

describe('look-back', () => {
  it.each([
    ['2021-05-18', { months: 12 }, '2020-05-18'],
    ['2021-02-28', { months: 12 }, '2020-02-28'],
    ['2020-02-29', { months: 12 }, '2019-02-28'],
    ['2021-03-31', { months: 1 }, '2021-02-28'],
    ['2020-03-30', { months: 1 }, '2020-02-29'],
    ['2021-01-15', { months: 2 }, '2020-11-15'],
    ['2021-03-31', { days: 90 }, '2020-12-31'],
    ['2020-03-31', { days: 90 }, '2020-01-01'],
  ])('of %s by %o reaches %s', (recognized, lookBack, wanted) => {
    expect(formatDay(lookedBack(day(recognized), lookBack))).toBe(wanted);
  });

  it('opens the row that much earlier, first day included', () => {
    const months = { identity: 'illness_poverty' };
    expect(inForce(PLAIN, months, settled('2020-05-17'))).toBe(false);
    expect(inForce(PLAIN, months, settled('2020-05-18'))).toBe(true);
    // 18 May less 90 days: 18 in May, 30 in April, 31 in March leave 11 days back from 28 February: 17 February.
    const days = { identity: 'other_hardship' };
    expect(inForce(PLAIN, days, settled('2021-02-16'))).toBe(false);
    expect(inForce(PLAIN, days, settled('2021-02-17'))).toBe(true);
  });

  it('never moves a start that is earlier still', () => {
    const row = { identity: 'illness_poverty', valid_from: '2020-01-01' };
    expect(formatDay(eligibilityOf(PLAIN, rosterOf(row), 0, settled('2021-05-18')).start)).toBe('2020-01-01');
  });

  it('counts from the recognition, not from a later valid_from', () => {
    const row = { identity: 'illness_poverty', valid_from: '2021-09-01' };
    expect(formatDay(eligibilityOf(PLAIN, rosterOf(row), 0, settled('2021-05-18')).start)).toBe('2020-05-18');
  });
});

describe('a recognition during the stay', () => {
  it('counts from the first of the next month', () => {
    // Recognised on 18 May: entitled from 1 June.
    expect(inForce(NEXT_MONTH, {}, stay('2021-05-10', '2021-05-31'))).toBe(false);
    expect(inForce(NEXT_MONTH, {}, stay('2021-05-10', '2021-06-01'))).toBe(true);
  });

  it('is during the stay from the day after admission to the day of discharge', () => {
    const start = (dates: ClaimDates) => formatDay(eligibilityOf(NEXT_MONTH, rosterOf({}), 0, dates).start);
    expect(start(stay('2021-05-17', '2021-05-18'))).toBe('2021-06-01');
    expect(start(stay('2021-05-18', '2021-05-20'))).toBe('2021-05-18');
    expect(start(stay('2021-05-10', '2021-05-17'))).toBe('2021-05-18');
  });

  it('on the first of a month still waits for the next', () => {
    const { start } = eligibilityOf(
      NEXT_MONTH,
      rosterOf({ valid_from: '2021-06-01' }),
      0,
      stay('2021-05-10', '2021-06-20'),
    );
    expect(formatDay(start)).toBe('2021-07-01');
  });

  it('in December waits for January', () => {
    const { start } = eligibilityOf(
      NEXT_MONTH,
      rosterOf({ recognized_on: '2021-12-31' }),
      0,
      stay('2021-12-01', '2022-01-02'),
    );
    expect(formatDay(start)).toBe('2022-01-01');
  });

  it('is told: as moved, and as shut out where only that keeps the row closed', () => {
    const standing = (dates: ClaimDates, row: Row = {}) => {
      const { movedByStay, shutByStay } = eligibilityOf(NEXT_MONTH, rosterOf(row), 0, dates);
      return { movedByStay, shutByStay };
    };
    expect(standing(stay('2021-05-10', '2021-05-31'))).toEqual({ movedByStay: true, shutByStay: true });
    expect(standing(stay('2021-05-10', '2021-06-01'))).toEqual({ movedByStay: true, shutByStay: false });
    expect(standing(stay('2021-05-20', '2021-05-31'))).toEqual({ movedByStay: false, shutByStay: false });
    // Recognised on the day of discharge.
    expect(standing(stay('2021-05-10', '2021-05-18'))).toEqual({ movedByStay: true, shutByStay: true });
    // Had it not been put off, it would have been in force on its last day, that of the discharge.
    expect(standing(stay('2021-05-10', '2021-05-31'), { valid_to: '2021-05-31' })).toEqual({
      movedByStay: true,
      shutByStay: true,
    });
    // The row had ended before: not the stay keeps it closed.
    expect(standing(stay('2021-04-10', '2021-06-10'), { valid_to: '2021-05-18' })).toEqual({
      movedByStay: true,
      shutByStay: false,
    });
  });

  it('does not touch an identity with a look-back, nor a claim that is no stay, nor another policy', () => {
    const lookBack = { identity: 'illness_poverty' };
    expect(inForce(NEXT_MONTH, lookBack, stay('2021-05-10', '2021-05-20'))).toBe(true);
    expect(inForce(NEXT_MONTH, {}, { ...settled('2021-05-20'), admitted: day('2021-05-10') })).toBe(true);
    expect(inForce(NEXT_MONTH, {}, { ...settled('2021-05-20'), discharged: day('2021-05-20') })).toBe(true);
    expect(inForce(PLAIN, {}, stay('2021-05-10', '2021-05-20'))).toBe(true);
  });
});

describe('an end during the stay', () => {
  const row = { recognized_on: '2021-01-01', valid_to: '2021-05-18' };

  it('counts to the last day of its month', () => {
    expect(inForce(NEXT_MONTH, row, stay('2021-05-10', '2021-05-31'))).toBe(true);
    expect(inForce(NEXT_MONTH, row, stay('2021-05-10', '2021-06-01'))).toBe(false);
    expect(inForce(PLAIN, row, stay('2021-05-10', '2021-05-31'))).toBe(false);
  });

  it('is during the stay from the day of admission to the day before discharge', () => {
    expect(inForce(NEXT_MONTH, row, stay('2021-05-18', '2021-05-20'))).toBe(true);
    expect(inForce(NEXT_MONTH, row, stay('2021-05-19', '2021-05-20'))).toBe(false);
    const on = eligibilityOf(NEXT_MONTH, rosterOf(row), 0, stay('2021-05-10', '2021-05-18'));
    expect([on.inForce, on.movedByStay]).toEqual([true, false]);
  });

  it('moves an identity with a look-back too', () => {
    expect(
      inForce(NEXT_MONTH, { ...row, identity: 'illness_poverty' }, stay('2021-05-10', '2021-05-31')),
    ).toBe(true);
  });

  it('is told where the row is taken for the claim, also where it was the last of the month anyway', () => {
    const ends = (valid_to: string) =>
      eligibilityOf(NEXT_MONTH, rosterOf({ ...row, valid_to }), 0, stay('2021-05-10', '2021-06-10'))
        .movedByStay;
    expect(ends('2021-05-18')).toBe(true);
    expect(ends('2021-05-31')).toBe(true);
    expect(ends('2021-06-10')).toBe(false);
  });
});

describe('the row taken', () => {
  function taken(rows: readonly Row[], dates: ClaimDates, policy = PLAIN) {
    const roster = rosterOf(...rows);
    return takeRow(
      policy,
      roster,
      rows.map((_, at) => at),
      dates,
    );
  }

  it('is the one of the best category among those in force', () => {
    const rows = [
      { identity: 'dibao_edge' },
      { identity: 'destitute', valid_to: '2021-06-30' },
      { identity: 'dibao' },
    ];
    expect(taken(rows, settled('2021-06-30'))).toMatchObject({ row: 1, category: 0 });
    expect(taken(rows, settled('2021-07-01'))).toMatchObject({ row: 2, category: 1 });
    expect(taken(rows, settled('2021-05-17'))).toMatchObject({ row: -1, reason: 'NO_CATEGORY_AT_DATE' });
  });

  it('is the first in the order given, between rows of one category', () => {
    expect(taken([{ identity: 'illness_poverty' }, { identity: 'dibao' }], settled('2021-06-30')).row).toBe(
      0,
    );
  });

  it('is none of an identity that the policy does not know', () => {
    expect(taken([{ identity: 'orphan' }], settled('2021-06-30'))).toMatchObject({
      row: -1,
      reason: 'NOT_ON_ROSTER',
    });
    expect(taken([], settled('2021-06-30'))).toMatchObject({ row: -1, reason: 'NOT_ON_ROSTER' });
    const both = [{ identity: 'orphan' }, { identity: 'dibao', valid_to: '2021-06-01' }];
    expect(taken(both, settled('2021-06-30'))).toMatchObject({ row: -1, reason: 'NO_CATEGORY_AT_DATE' });
  });

  it('carries the notice only where its own dates were moved', () => {
    const dates = stay('2021-05-10', '2021-05-31');
    // The better category begins during the stay and so not yet; the worse one was in force throughout.
    const rows = [{ identity: 'destitute' }, { identity: 'dibao', recognized_on: '2021-01-01' }];
    expect(taken(rows, dates, NEXT_MONTH)).toMatchObject({ row: 1, category: 1, midStayChange: false });
    expect(taken([{}], dates, NEXT_MONTH)).toMatchObject({ row: -1, midStayChange: true });
    expect(taken([{}], stay('2021-05-10', '2021-06-01'), NEXT_MONTH)).toMatchObject({
      row: 0,
      midStayChange: true,
    });
  });
});
