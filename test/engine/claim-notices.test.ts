import { describe, expect, it } from 'vitest';
import { plainPack } from '../policy/packs.js';
import { adjudicate, decisionRows } from '../support/results.js';
import type { Row } from '../support/tables.js';

const ROSTER = ['A', 'B'].map((person_id) => ({ person_id, identity: 'dibao', recognized_on: '2020-01-01' }));
const PACK = plainPack();

function bill(claim_id: string, more: Row = {}): Row {
  return {
    claim_id,
    person_id: 'A',
    service_type: 'inpatient',
    institution_id: 'H1',
    settled_at: '2021-03-01',
    total_amount: '100.00',
    eligible_amount: '100.00',
    ...more,
  };
}

/** Notices by claim, in replay order. */
function notices(claims: readonly Row[], packs = [PACK]): string[] {
  return decisionRows(adjudicate(claims, ROSTER, packs)).map((row) => `${row.claim_id} ${row.notices}`);
}

function stay(claim_id: string, admitted_on: string, discharged_on: string, more: Row = {}): Row {
  return bill(claim_id, {
    admitted_on,
    discharged_on,
    settled_at: '2021-04-01',
    institution_id: claim_id,
    ...more,
  });
}

describe('NEGATIVE_BURDEN', () => {
  it('stands where insurance paid more than the catalogue amount, not where it paid all of it', () => {
    expect(notices([bill('C1', { basic_paid: '100.01' })])).toEqual(['C1 NEGATIVE_BURDEN']);
    expect(notices([bill('C1', { basic_paid: '100.00' })])).toEqual(['C1 ']);
  });
});

describe('CROSS_YEAR_STAY', () => {
  it('stands where the admission lies in an earlier year than the settlement', () => {
    expect(notices([bill('C1', { admitted_on: '2020-12-31' })])).toEqual(['C1 CROSS_YEAR_STAY']);
    expect(notices([bill('C1', { admitted_on: '2021-01-01' })])).toEqual(['C1 ']);
    expect(notices([bill('C1')])).toEqual(['C1 ']);
  });

  it('counts the settlement, not the discharge', () => {
    const claim = bill('C1', {
      admitted_on: '2020-12-01',
      discharged_on: '2020-12-30',
      settled_at: '2021-01-02',
    });
    expect(notices([claim])).toEqual(['C1 CROSS_YEAR_STAY']);
  });
});

describe('SUSPECTED_DUPLICATE', () => {
  it('stands on the later of two bills alike, whatever time of day they were settled', () => {
    const late = bill('C1', { settled_at: '2021-03-01 10:00:00' });
    expect(notices([late, bill('C2')])).toEqual(['C2 ', 'C1 SUSPECTED_DUPLICATE']);
  });

  it.each<[string, Row]>([
    ['another person', { person_id: 'B' }],
    ['another service', { service_type: 'day_surgery' }],
    ['another day', { settled_at: '2021-03-02' }],
    ['another institution', { institution_id: 'H2' }],
    ['another total', { total_amount: '100.01' }],
  ])('does not stand with %s', (_, other) => {
    expect(notices([bill('C1'), bill('C2', other)])).toEqual(['C1 ', 'C2 ']);
  });

  it('stands whatever the insurance paid', () => {
    expect(notices([bill('C1'), bill('C2', { basic_paid: '50', eligible_amount: '90' })])[1]).toBe(
      'C2 SUSPECTED_DUPLICATE',
    );
  });

  it('never compares with a void claim', () => {
    const back = bill('R1', {
      total_amount: '-100.00',
      eligible_amount: '-100.00',
      settled_at: '2021-03-05',
      reverses: 'C1',
    });
    expect(notices([bill('C1'), bill('C2'), back])).toEqual(['C1 ', 'C2 ', 'R1 ']);
  });
});

describe('OVERLAPPING_STAY', () => {
  it('stands where two stays share a night; the day of discharge may be the day of admission', () => {
    const first = stay('C1', '2021-03-01', '2021-03-10');
    expect(notices([first, stay('C2', '2021-03-09', '2021-03-12')])[1]).toBe('C2 OVERLAPPING_STAY');
    expect(notices([first, stay('C2', '2021-03-10', '2021-03-12')])[1]).toBe('C2 ');
    expect(notices([first, stay('C2', '2021-02-20', '2021-03-01')])[1]).toBe('C2 ');
    expect(notices([first, stay('C2', '2021-02-20', '2021-03-02')])[1]).toBe('C2 OVERLAPPING_STAY');
    expect(notices([first, stay('C2', '2021-03-04', '2021-03-05')])[1]).toBe('C2 OVERLAPPING_STAY');
  });

  it('stands with any earlier stay, not only the last', () => {
    const claims = [
      stay('C1', '2021-03-01', '2021-03-31'),
      stay('C2', '2021-01-01', '2021-01-02'),
      stay('C3', '2021-03-15', '2021-03-16'),
    ];
    expect(notices(claims)).toEqual(['C1 ', 'C2 ', 'C3 OVERLAPPING_STAY']);
  });

  it('does not stand without a night, for another person, or for another service', () => {
    const first = stay('C1', '2021-03-01', '2021-03-10');
    expect(notices([first, stay('C2', '2021-03-05', '2021-03-05')])[1]).toBe('C2 ');
    expect(notices([first, stay('C2', '2021-03-05', '2021-03-06', { person_id: 'B' })])[1]).toBe('C2 ');
    expect(notices([first, stay('C2', '2021-03-05', '2021-03-06', { service_type: 'day_surgery' })])[1]).toBe(
      'C2 ',
    );
    expect(notices([first, stay('C2', '2021-03-05', '')])[1]).toBe('C2 ');
  });

  it('never compares with a void stay', () => {
    const first = stay('C1', '2021-03-01', '2021-03-10');
    const back = {
      ...first,
      claim_id: 'R1',
      total_amount: '-100.00',
      eligible_amount: '-100.00',
      reverses: 'C1',
    };
    expect(notices([first, stay('C2', '2021-03-05', '2021-03-06'), back])).toEqual(['C1 ', 'C2 ', 'R1 ']);
  });
});

describe('a claim’s notices', () => {
  it('are joined in alphabetical order and stand on every decision, denied ones too', () => {
    const other = plainPack({ id: 'other', inForce: { from: '2030-01-01' } });
    const claims = [
      stay('C1', '2020-12-01', '2021-03-10', { institution_id: 'H1' }),
      stay('C2', '2020-12-30', '2021-03-11', { institution_id: 'H1', basic_paid: '101' }),
    ];
    const all = 'CROSS_YEAR_STAY|NEGATIVE_BURDEN|OVERLAPPING_STAY|SUSPECTED_DUPLICATE';
    expect(notices(claims, [PACK, other])).toEqual([
      'C1 CROSS_YEAR_STAY',
      'C1 CROSS_YEAR_STAY',
      `C2 ${all}`,
      `C2 ${all}`,
    ]);
  });
});
