import { describe, expect, it } from 'vitest';
import { type Exclusions, exclusion } from '../../src/mechanisms/exclusions.js';
import { claimTable, type Row } from '../support/tables.js';

const ALL: Exclusions = {
  kinds: ['', '一', '二', '三', '四'],
  overseas: '五',
  nonDesignated: '六',
  emergencyExcepted: true,
};
const NONE: Exclusions = {
  kinds: ['', '', '', '', ''],
  overseas: '',
  nonDesignated: '',
  emergencyExcepted: false,
};

function outcome(claim: Row, rules = ALL): string {
  const row = {
    claim_id: 'C1',
    person_id: 'A',
    service_type: 'inpatient',
    settled_at: '2021-03-01',
    total_amount: '1',
    eligible_amount: '1',
  };
  return exclusion(rules, claimTable([{ ...row, ...claim }]), 0);
}

describe('exclusion', () => {
  it.each([
    ['work_injury', 'EXCLUDED_WORK_INJURY'],
    ['third_party', 'EXCLUDED_THIRD_PARTY'],
    ['public_health', 'EXCLUDED_PUBLIC_HEALTH'],
    ['other', 'EXCLUDED_OTHER'],
  ])('%s', (kind, reason) => {
    expect(outcome({ exclusion: kind })).toBe(reason);
    expect(outcome({ exclusion: kind }, NONE)).toBe('');
  });

  it('of treatment abroad, and of no other place', () => {
    expect(outcome({ place: 'overseas' })).toBe('EXCLUDED_OVERSEAS');
    expect(outcome({ place: 'overseas' }, NONE)).toBe('');
    for (const place of ['local', 'in_province', 'out_of_province']) expect(outcome({ place })).toBe('');
  });

  it('of institutions without an agreement', () => {
    expect(outcome({ designated: 'N' })).toBe('EXCLUDED_NON_DESIGNATED');
    expect(outcome({ designated: 'Y' })).toBe('');
    expect(outcome({ designated: 'N' }, NONE)).toBe('');
  });

  it.each(['emergency', 'emergency_rescue', 'observation'])(
    'but for %s, where emergencies are excepted',
    (service) => {
      expect(outcome({ designated: 'N', service_type: service })).toBe('');
      const strict = { ...ALL, emergencyExcepted: false };
      expect(outcome({ designated: 'N', service_type: service }, strict)).toBe('EXCLUDED_NON_DESIGNATED');
    },
  );

  it('but for any service referred as an emergency, where emergencies are excepted', () => {
    expect(outcome({ designated: 'N', referral: 'emergency' })).toBe('');
    for (const referral of ['', 'yes', 'no', 'follow_up']) {
      expect(outcome({ designated: 'N', referral })).toBe('EXCLUDED_NON_DESIGNATED');
    }
  });

  it('tests another payer first, then the place, then the institution', () => {
    expect(outcome({ exclusion: 'other', place: 'overseas', designated: 'N' })).toBe('EXCLUDED_OTHER');
    expect(outcome({ place: 'overseas', designated: 'N' })).toBe('EXCLUDED_OVERSEAS');
  });
});
