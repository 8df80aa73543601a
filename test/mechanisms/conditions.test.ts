import { describe, expect, it } from 'vitest';
import { PLACES, REFERRALS } from '../../src/domain/claim.js';
import { type Conditions, type FailedCondition, failedCondition } from '../../src/mechanisms/conditions.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

const CLAIM = {
  claim_id: 'C1',
  person_id: 'A',
  service_type: 'inpatient',
  settled_at: '2021-03-10',
  total_amount: '1',
  eligible_amount: '1',
};

function holds(conditions: Conditions, claim: Row, recipient: Row = {}): boolean {
  const claims = claimTable([{ ...CLAIM, ...claim }]);
  const row = { person_id: 'A', identity: 'dibao', recognized_on: '2021-03-05', ...recipient };
  return failedCondition(conditions, claims, 0, rosterTable([row], claims), 0) === '';
}

describe('conditions', () => {
  it('before or from recognition: the entitlement date decides, the day of recognition itself belongs to after', () => {
    const on = (discharged: string, entitlement: 'before_recognition' | 'from_recognition') =>
      holds({ entitlement }, { discharged_on: discharged });
    expect(on('2021-03-04', 'before_recognition')).toBe(true);
    expect(on('2021-03-05', 'before_recognition')).toBe(false);
    expect(on('2021-03-04', 'from_recognition')).toBe(false);
    expect(on('2021-03-05', 'from_recognition')).toBe(true);
    // Without a discharge the settlement date counts: 10 March is after.
    expect(holds({ entitlement: 'before_recognition' }, {})).toBe(false);
  });

  it('care locations', () => {
    const careLocations = PLACES.map((place) => place === 'local' || place === 'in_province');
    expect(holds({ careLocations }, {})).toBe(true);
    expect(holds({ careLocations }, { place: 'in_province' })).toBe(true);
    expect(holds({ careLocations }, { place: 'out_of_province' })).toBe(false);
    expect(holds({ careLocations }, { place: 'overseas' })).toBe(false);
  });

  it('referrals that shut', () => {
    const referralsShut = REFERRALS.map((referral) => referral === 'no');
    expect(holds({ referralsShut }, { referral: 'no' })).toBe(false);
    for (const referral of ['', 'yes', 'follow_up', 'emergency'])
      expect(holds({ referralsShut }, { referral })).toBe(true);
  });

  it('at risk by the settlement date, not by the discharge', () => {
    const at = (from: string) =>
      holds({ atRisk: true }, { discharged_on: '2021-03-01' }, { at_risk_from: from });
    expect(at('2021-03-10')).toBe(true);
    expect(at('2021-03-11')).toBe(false);
    expect(at('')).toBe(false);
  });

  it('all must hold together, and none is needed where none is set', () => {
    const careLocations = PLACES.map((place) => place === 'local');
    const both: Conditions = { careLocations, atRisk: true };
    expect(holds(both, {}, { at_risk_from: '2021-01-01' })).toBe(true);
    expect(holds(both, { place: 'in_province' }, { at_risk_from: '2021-01-01' })).toBe(false);
    expect(holds(both, {}, {})).toBe(false);
    expect(holds({}, { place: 'overseas', referral: 'no' })).toBe(true);
  });

  it.each<[FailedCondition, Conditions]>([
    ['only_before_recognition', { entitlement: 'before_recognition' }],
    ['condition_place', { careLocations: PLACES.map(() => false) }],
    ['condition_referral', { referralsShut: REFERRALS.map(() => true) }],
    ['condition_at_risk', { atRisk: true }],
  ])('that fail are named, the first of them: %s', (name, conditions) => {
    const claims = claimTable([CLAIM]);
    const row = { person_id: 'A', identity: 'dibao', recognized_on: '2021-03-05' };
    const roster = rosterTable([row], claims);
    expect(failedCondition({ atRisk: true, ...conditions }, claims, 0, roster, 0)).toBe(name);
  });
});
