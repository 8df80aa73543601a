import { describe, expect, it } from 'vitest';
import { SERVICES } from '../../src/domain/claim.js';
import { type Benefit, covers, standardOf } from '../../src/mechanisms/benefit.js';
import type { Policy } from '../../src/policy/policy.js';
import { plainPack } from '../policy/packs.js';
import { compileFor } from '../support/policies.js';
import { claimTable, rosterTable } from '../support/tables.js';

const CLAIM = {
  claim_id: 'C1',
  person_id: 'A',
  service_type: 'inpatient',
  settled_at: '2021-03-10',
  total_amount: '1',
  eligible_amount: '1',
};

describe('a benefit covers', () => {
  const claims = claimTable([CLAIM]);
  const policy: Policy = compileFor(
    plainPack({
      benefits: [
        { services: ['inpatient'], standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap: 'none' }] },
      ],
    }),
    claims,
    rosterTable([], claims),
  );
  const benefit = policy.benefits[0] as Benefit;

  it('its services for its categories, and nothing else', () => {
    expect(covers(benefit, SERVICES.indexOf('inpatient'), 1)).toBe(true);
    expect(covers(benefit, SERVICES.indexOf('inpatient'), 0)).toBe(false);
    expect(covers(benefit, SERVICES.indexOf('day_surgery'), 1)).toBe(false);
  });

  it('in the years of the run; asking for another year is a bug and is not answered', () => {
    expect(standardOf(benefit, 1, 2021).deductible).toBe(0);
    expect(() => standardOf(benefit, 1, 2020)).toThrow(/no standard/);
    expect(() => standardOf(benefit, 1, 2022)).toThrow(/no standard/);
    expect(() => standardOf(benefit, 0, 2021)).toThrow(/no standard/);
  });
});
