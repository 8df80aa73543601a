import { describe, expect, it } from 'vitest';
import type { ClaimView } from '../../src/mechanisms/claim-view.js';
import { CHECKS } from '../../src/mechanisms/index.js';
import type { Policy } from '../../src/policy/policy.js';
import { plainPack } from '../policy/packs.js';
import { compileFor } from '../support/policies.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

const ALL_RULES = {
  residence: { except: ['dibao_edge'], article: '二' },
  insurance: { article: '三' },
  pilot_areas: { areas: ['330305'], article: '四' },
};

function outcome(recipient: Row, rules: Record<string, unknown> = ALL_RULES): string {
  const claims = claimTable([]);
  const row = { person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01', area: '330305' };
  const roster = rosterTable([{ ...row, ...recipient }], claims);
  const policy = compileFor(plainPack({ rules }), claims, roster);
  const check = CHECKS.find(({ id }) => id === 'residence');
  return check?.run({ policy, roster, row: 0 } as ClaimView<Policy>) ?? 'no such check';
}

describe('residence', () => {
  it('is asked for, but of the identities that are excepted', () => {
    expect(outcome({ local_resident: 'Y' })).toBe('');
    expect(outcome({ local_resident: 'N' })).toBe('NOT_LOCAL_RESIDENT');
    expect(outcome({ local_resident: 'N', identity: 'dibao_edge' })).toBe('');
  });

  it('is asked of the identities that are named, where only some are', () => {
    const rules = { residence: { only: ['dibao_edge'], article: '二' } };
    expect(outcome({ local_resident: 'N' }, rules)).toBe('');
    expect(outcome({ local_resident: 'N', identity: 'dibao_edge' }, rules)).toBe('NOT_LOCAL_RESIDENT');
  });

  it('is not asked for where the policy has no such rule', () => {
    expect(outcome({ local_resident: 'N', insurance: 'none', area: '' }, {})).toBe('');
  });
});

describe('insurance', () => {
  it.each([
    ['resident', ''],
    ['employee', ''],
    ['none', 'NOT_INSURED'],
  ])('%s', (insurance, reason) => {
    expect(outcome({ insurance })).toBe(reason);
  });
});

describe('pilot areas', () => {
  it.each([
    ['330305', ''],
    ['330304', 'AREA_NOT_IN_PILOT'],
    ['', 'AREA_NOT_IN_PILOT'],
  ])('area %s', (area, reason) => {
    expect(outcome({ area })).toBe(reason);
  });
});

describe('the order', () => {
  it('is residence, insurance, area', () => {
    expect(outcome({ local_resident: 'N', insurance: 'none', area: '' })).toBe('NOT_LOCAL_RESIDENT');
    expect(outcome({ insurance: 'none', area: '' })).toBe('NOT_INSURED');
  });
});
