import { describe, expect, it } from 'vitest';
import { explainClaim } from '../../src/explain/claim-trace.js';
import { plainPack } from '../policy/packs.js';
import { adjudicate } from '../support/results.js';
import type { Row } from '../support/tables.js';

const FOR_DIBAO = { categories: ['2'], deductible: '0', ratio: '0.5', cap: 'none' };

function benefit(id: string, standard: object, services: unknown = ['inpatient']) {
  return { id, services, standards: [{ ...FOR_DIBAO, ...standard }] };
}

/** Half of the burden, eight times over: each benefit shows one way to give a line or none. */
const PACK = plainPack({
  categories: [
    { code: '1', identities: ['destitute'] },
    { code: '2', identities: ['dibao', { identity: 'illness_poverty', look_back: { months: 12 } }] },
  ],
  benefits: [
    benefit('outpatient', {}, ['outpatient']),
    benefit('first', { categories: ['1'] }),
    benefit('before', { only_when: { entitlement: 'before_recognition' } }),
    benefit('from', { only_when: { entitlement: 'from_recognition' } }),
    benefit('away', { only_when: { places: ['in_province'] } }),
    benefit('referred', { only_when: { referral_not: ['no'] } }),
    benefit('at_risk', { only_when: { at_risk: 'settled_from' } }),
    benefit('capacity', { deductible: { roster: 'household_capacity' } }),
  ],
});

const CLAIM = {
  claim_id: 'C1',
  person_id: 'A',
  service_type: 'inpatient',
  settled_at: '2021-03-10',
  referral: 'no',
  total_amount: '1000',
  eligible_amount: '800',
};
const RECIPIENT = { person_id: 'A', identity: 'illness_poverty', recognized_on: '2021-03-05' };

function trace(claim: Row = {}, recipient: Row = {}, more: readonly Row[] = []) {
  const adjudication = adjudicate(
    [{ ...CLAIM, ...claim }],
    [{ ...RECIPIENT, ...recipient }, ...more],
    [PACK],
  );
  return explainClaim(adjudication, 0).policies[0];
}

function outcomes(claim: Row = {}, recipient: Row = {}): string[] {
  return trace(claim, recipient).benefits.map(({ benefit, outcome }) => `${benefit} ${outcome}`);
}

describe('of each benefit the explanation says', () => {
  it('which condition fails, or that it gives a line', () => {
    expect(outcomes({}, { household_capacity: '0' })).toEqual([
      'outpatient service_not_covered',
      'first category_not_covered',
      'before only_before_recognition',
      'from line',
      'away condition_place',
      'referred condition_referral',
      'at_risk condition_at_risk',
      'capacity line',
    ]);
  });

  it('the opposite where the conditions are met', () => {
    const claim = { discharged_on: '2021-03-04', place: 'in_province', referral: 'yes' };
    const recipient = { household_capacity: '0', at_risk_from: '2021-03-10' };
    expect(outcomes(claim, recipient)).toEqual([
      'outpatient service_not_covered',
      'first category_not_covered',
      'before line',
      'from only_from_recognition',
      'away line',
      'referred line',
      'at_risk line',
      'capacity line',
    ]);
  });

  it('that the claim waits, where a value is missing: no line stands', () => {
    const { benefits, reason, status } = trace();
    expect([status, reason]).toEqual(['pended', 'MISSING_CAPACITY']);
    expect(benefits.slice(2).map(({ benefit, outcome, line }) => [benefit, outcome, line])).toEqual([
      ['before', 'only_before_recognition', null],
      ['from', 'value_missing', null],
      ['away', 'not_reached', null],
      ['referred', 'not_reached', null],
      ['at_risk', 'not_reached', null],
      ['capacity', 'not_reached', null],
    ]);
  });

  it('that it was not reached, where a check stops the claim', () => {
    const { benefits, checks, reason } = trace({ settled_at: '2021-03-10', person_id: 'B' });
    expect(reason).toBe('NOT_ON_ROSTER');
    expect(new Set(benefits.map(({ outcome }) => outcome))).toEqual(new Set(['not_reached']));
    expect(checks.map(({ check, outcome }) => `${check} ${outcome}`).slice(3, 6)).toEqual([
      'exclusion passed',
      'roster stopped',
      'residence not_reached',
    ]);
  });
});

describe('of each roster row the explanation says', () => {
  it('whether it was taken, and why not', () => {
    const rows = trace({}, { household_capacity: '0' }, [
      { person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01' },
      { person_id: 'A', identity: 'dibao', recognized_on: '2020-01-01', valid_to: '2020-12-31' },
      { person_id: 'A', identity: 'dibao', recognized_on: '2021-03-11' },
      { person_id: 'A', identity: 'dibao_edge', recognized_on: '2021-01-01' },
    ]).roster;
    // The latest recognition comes first.
    expect(rows.map(({ recognized_on, identity, outcome }) => [recognized_on, identity, outcome])).toEqual([
      ['2021-03-11', 'dibao', 'not_yet'],
      ['2021-03-05', 'illness_poverty', 'taken'],
      ['2021-01-01', 'dibao', 'equal_category'],
      ['2021-01-01', 'dibao_edge', 'identity_unknown'],
      ['2020-01-01', 'dibao', 'no_longer'],
    ]);
  });

  it('which category comes before its own', () => {
    const rows = trace({}, {}, [
      { person_id: 'A', identity: 'destitute', recognized_on: '2021-01-01' },
    ]).roster;
    expect(rows.map(({ identity, outcome }) => `${identity} ${outcome}`)).toEqual([
      'illness_poverty better_category',
      'destitute taken',
    ]);
  });
});
