import { describe, expect, it } from 'vitest';
import { plainPack } from '../policy/packs.js';
import { builtInPack } from '../support/policies.js';
import { adjudicate, benefitRows, decisionRows } from '../support/results.js';
import { day, type Row } from '../support/tables.js';

const ROSTER = [{ person_id: 'A', identity: 'dibao', recognized_on: '2020-01-01' }];
const HALF = [{ categories: ['2'], deductible: 0, ratio: '0.5', cap: 'none' }];

/** Pays half of the burden, until the end of 2021. */
const FIRST = plainPack({ id: 'first', inForce: { until: '2021-12-31' }, benefits: [{ standards: HALF }] });

/** Pays half of what is left of the whole bill. */
const SECOND = plainPack({ id: 'second', benefits: [{ base: 'residual_burden', standards: HALF }] });

/** A bill of 1000.00, 800.00 within the catalogue, 300.00 paid by insurance and 40.00 by others. */
function bill(settled_at: string, more: Row = {}): Row {
  return {
    claim_id: 'C1',
    person_id: 'A',
    service_type: 'inpatient',
    settled_at,
    total_amount: '1000.00',
    eligible_amount: '800.00',
    basic_paid: '300.00',
    other_paid: '40.00',
    ...more,
  };
}

function bases(
  claim: Row,
  stack: readonly ReturnType<typeof plainPack>[],
  roster: readonly Row[] = ROSTER,
): string[] {
  return benefitRows(adjudicate([claim], roster, stack)).map(
    (line) => `${line.policy} ${line.base_amount} ${line.payable}`,
  );
}

describe('what is left of the bill, for a later policy', () => {
  it('is less what the earlier policy computes, not what the settlement system paid', () => {
    // First: (800 − 300) × 50% = 250. Second: 1000 − 300 − 40 − 250 = 410, half of it 205.
    const claim = bill('2021-03-01', { assistance_paid: '999.00' });
    expect(bases(claim, [FIRST, SECOND])).toEqual(['first 500.00 250.00', 'second 410.00 205.00']);
  });

  it('is less what was paid, where no earlier policy was in force on the settlement date', () => {
    // 1000 − 300 − 40 − 60 = 600.
    const paid = { assistance_paid: '60.00' };
    expect(bases(bill('2021-12-31', paid), [FIRST, SECOND])[1]).toBe('second 410.00 205.00');
    expect(bases(bill('2022-01-01', paid), [FIRST, SECOND])).toEqual(['second 600.00 300.00']);
    expect(bases(bill('2021-03-01', paid), [SECOND])).toEqual(['second 600.00 300.00']);
    expect(bases(bill('2021-03-01'), [SECOND])).toEqual(['second 660.00 330.00']);
  });

  it('is the whole, where an earlier policy in force pays nothing: what was paid beside it does not count', () => {
    const stranger = plainPack({
      id: 'first',
      categories: [{ code: '2', identities: ['destitute'] }],
      benefits: [{ standards: HALF }],
    });
    // 1000 − 300 − 40 − 0 = 660.
    expect(bases(bill('2021-03-01', { assistance_paid: '60.00' }), [stranger, SECOND])).toEqual([
      'second 660.00 330.00',
    ]);
  });

  it('is less what all earlier policies pay together, one of them in force being enough', () => {
    const third = plainPack({ id: 'third', benefits: [{ base: 'residual_burden', standards: HALF }] });
    // 1000 − 300 − 40 − 250 − 205 = 205, half up of 102.50.
    expect(bases(bill('2021-03-01'), [FIRST, SECOND, third])[2]).toBe('third 205.00 102.50');
    // First is no longer in force: second starts from 600 (60 paid) and pays 300; third 1000 − 340 − 300 = 360.
    expect(bases(bill('2022-03-01', { assistance_paid: '60.00' }), [FIRST, SECOND, third])).toEqual([
      'second 600.00 300.00',
      'third 360.00 180.00',
    ]);
  });

  it('never matters to a policy that starts from the burden within the catalogue', () => {
    const other = plainPack({ id: 'other', benefits: [{ standards: HALF }] });
    expect(bases(bill('2021-03-01'), [FIRST, other])[1]).toBe('other 500.00 250.00');
  });
});

describe('the stack', () => {
  it('decides every claim once per policy, in its order', () => {
    const run = adjudicate([bill('2021-03-01'), bill('2021-03-02', { claim_id: 'C2' })], ROSTER, [
      SECOND,
      FIRST,
    ]);
    expect(decisionRows(run).map((row) => `${row.claim_id} ${row.policy}`)).toEqual([
      'C1 second',
      'C1 first',
      'C2 second',
      'C2 first',
    ]);
  });

  it('keeps each policy’s counters to itself', () => {
    const capped = (id: string) =>
      plainPack({
        id,
        benefits: [{ standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap: 300 }] }],
      });
    const run = adjudicate([bill('2021-03-01')], ROSTER, [capped('first'), capped('second')]);
    expect(benefitRows(run).map((line) => [line.paid_before, line.payable])).toEqual([
      ['0.00', '300.00'],
      ['0.00', '300.00'],
    ]);
  });

  it('takes the row and the person’s category from each policy’s own order', () => {
    const two = plainPack({
      id: 'two',
      categories: [
        { code: 'x', identities: ['dibao'] },
        { code: 'y', identities: ['destitute'] },
      ],
      benefits: [{ standards: [{ categories: ['x', 'y'], deductible: 0, ratio: 1, cap: 'none' }] }],
    });
    const roster = [...ROSTER, { person_id: 'A', identity: 'destitute', recognized_on: '2020-01-01' }];
    const run = adjudicate([bill('2021-03-01')], roster, [plainPack(), two]);
    expect(decisionRows(run).map((row) => `${row.identity} ${row.category}`)).toEqual([
      'destitute 1',
      'dibao x',
    ]);
  });
});

describe('burden after assistance', () => {
  it('is what the earlier benefits of the same policy left, counted in the same claim', () => {
    const two = plainPack({
      benefits: [
        { id: 'direct', standards: HALF },
        {
          id: 'tilt',
          base: 'burden_after_assistance',
          standards: [{ categories: ['2'], deductible: 200, ratio: 1, cap: 'none' }],
        },
      ],
    });
    // 500 × 50% = 250; 500 − 250 = 250 left, of which 50 above 200.
    const lines = benefitRows(adjudicate([bill('2021-03-01')], ROSTER, [two]));
    expect(lines.map((line) => [line.benefit, line.base_amount, line.payable])).toEqual([
      ['direct', '500.00', '250.00'],
      ['tilt', '250.00', '50.00'],
    ]);
  });

  it('is never below 0, also where an earlier benefit pays more than the burden within the catalogue', () => {
    const two = plainPack({
      benefits: [
        {
          id: 'all',
          base: 'residual_burden',
          standards: [{ categories: ['2'], deductible: 0, ratio: 1, cap: 'none' }],
        },
        { id: 'rest', base: 'burden_after_assistance', standards: HALF },
      ],
    });
    // 1000 − 340 = 660 is paid; 500 − 660 is below 0, so 0.
    const lines = benefitRows(adjudicate([bill('2021-03-01')], ROSTER, [two]));
    expect(lines.map((line) => [line.base_amount, line.payable, line.reason])).toEqual([
      ['660.00', '660.00', ''],
      ['0.00', '0.00', 'NO_BURDEN'],
    ]);
  });
});

describe('the two documents of one city', () => {
  it('bring a family from the bill through assistance and the charity fund to what remains', () => {
    const claims = [
      bill('2024-03-01', {
        total_amount: '400000.00',
        eligible_amount: '300000.00',
        basic_paid: '150000.00',
      }),
    ];
    const roster = ['dibao_edge', 'relative_low_income_2'].map((identity) => ({
      person_id: 'A',
      household_id: 'H1',
      identity,
      recognized_on: '2024-01-01',
      area: '330324',
    }));
    const until = { settings: { inForce: { until: day('2025-12-31') } } };
    const run = adjudicate(claims, roster, [
      { pack: builtInPack('wenzhou-2020'), ...until },
      builtInPack('wenzhou-2023-charity'),
    ]);
    // Assistance: 150,000 × 80% = 120,000, cut at 100,000. Left: 400,000 − 150,000 − 40 − 100,000 = 149,960.
    // Charity: 149,960 − 120,000 = 29,960 × 100%.
    expect(decisionRows(run).map(({ policy, notices, payable }) => [policy, notices, payable])).toEqual([
      ['wenzhou-2020', 'CAP_LIMITED', '100000.00'],
      ['wenzhou-2023-charity', '', '29960.00'],
    ]);
    expect(benefitRows(run)[1]).toMatchObject({ base_amount: '149960.00', deductible: '120000.00' });
  });
});
