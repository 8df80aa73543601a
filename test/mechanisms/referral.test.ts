import { describe, expect, it } from 'vitest';
import {
  PLACES,
  type Place,
  REFERRALS,
  type Referral,
  SERVICES,
  type Service,
} from '../../src/domain/claim.js';
import { type ReferralNeeded, referral } from '../../src/mechanisms/referral.js';

function outcome(
  rule: ReferralNeeded,
  place: Place,
  referred: Referral,
  service: Service = 'inpatient',
): string {
  return referral(rule, PLACES.indexOf(place), REFERRALS.indexOf(referred), SERVICES.indexOf(service));
}

const AWAY: readonly Place[] = ['in_province', 'out_of_province'];
const GRANTED: readonly Referral[] = ['yes', 'follow_up', 'emergency'];

describe('rule none', () => {
  it('refuses nothing', () => {
    for (const place of PLACES)
      for (const referred of REFERRALS) expect(outcome('none', place, referred)).toBe('');
  });
});

describe.each<ReferralNeeded>(['away', 'always'])('rule %s, treatment away', (rule) => {
  it.each(AWAY)('%s needs a referral, a follow-up or an emergency', (place) => {
    for (const referred of GRANTED) expect(outcome(rule, place, referred)).toBe('');
    expect(outcome(rule, place, 'no')).toBe('NO_REFERRAL');
    expect(outcome(rule, place, '')).toBe('MISSING_REFERRAL');
  });
});

describe('rule away', () => {
  it('never tests local treatment', () => {
    for (const referred of REFERRALS) expect(outcome('away', 'local', referred)).toBe('');
  });

  it('tests an emergency rescue as any other service', () => {
    expect(outcome('away', 'in_province', '', 'emergency_rescue')).toBe('MISSING_REFERRAL');
  });
});

describe('rule always', () => {
  it('refuses local treatment that is marked as not referred, and only that', () => {
    expect(outcome('always', 'local', 'no')).toBe('NO_REFERRAL');
    for (const referred of ['', ...GRANTED] as const) expect(outcome('always', 'local', referred)).toBe('');
  });

  it('exempts an emergency rescue everywhere', () => {
    for (const place of PLACES) {
      for (const referred of REFERRALS)
        expect(outcome('always', place, referred, 'emergency_rescue')).toBe('');
    }
    expect(outcome('always', 'local', 'no', 'emergency')).toBe('NO_REFERRAL');
  });

  it('says nothing about treatment abroad, which is a matter of the exclusions', () => {
    for (const referred of REFERRALS) expect(outcome('always', 'overseas', referred)).toBe('');
  });
});
