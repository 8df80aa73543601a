import { describe, expect, it } from 'vitest';
import { inForce } from '../../src/mechanisms/in-force.js';
import { NO_END, type Policy } from '../../src/policy/policy.js';
import { day } from '../support/tables.js';

describe('a policy is in force', () => {
  const policy = { from: day('2020-12-01'), until: day('2023-11-30') } as Policy;

  it.each([
    ['2020-11-30', false],
    ['2020-12-01', true],
    ['2023-11-30', true],
    ['2023-12-01', false],
  ])('on %s: %s', (date, wanted) => {
    expect(inForce(policy, day(date))).toBe(wanted);
  });

  it('for ever where it has no end', () => {
    expect(inForce({ ...policy, until: NO_END }, day('2199-12-31'))).toBe(true);
  });
});
