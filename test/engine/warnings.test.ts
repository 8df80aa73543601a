import { describe, expect, it } from 'vitest';
import { plainPack } from '../policy/packs.js';
import { builtInPack } from '../support/policies.js';
import { adjudicate, warningRows } from '../support/results.js';
import type { Row } from '../support/tables.js';

const ROSTER = [{ person_id: 'A', identity: 'dibao', recognized_on: '2020-01-01' }];

/** Warns above 200.00 of burden. */
const BURDEN = plainPack({
  rules: {
    exclusions: [{ kind: 'work_injury', article: '二' }],
    other_programs: [{ program: 'antipsychotic', article: '三' }],
  },
  warning: { base: 'burden', threshold: 200 },
});

/** Bills of person A (or another): [claim_id, settled_at, burden, more columns]. */
function bills(...list: readonly (readonly [string, string, string, Row?])[]): Row[] {
  return list.map(([claim_id, settled_at, burden, more]) => ({
    claim_id,
    person_id: 'A',
    service_type: 'inpatient',
    settled_at,
    total_amount: burden,
    eligible_amount: burden,
    ...more,
  }));
}

function warned(claims: readonly Row[], pack = BURDEN): string[] {
  return warningRows(adjudicate(claims, ROSTER, [pack])).map(
    (row) => `${row.person_id} ${row.year} ${row.amount} ${row.claim_id}`,
  );
}

describe('an early warning', () => {
  it('is written when the sum exceeds the threshold, not when it reaches it', () => {
    expect(warned(bills(['C1', '2021-03-01', '200.00']))).toEqual([]);
    expect(warned(bills(['C1', '2021-03-01', '200.01']))).toEqual(['A 2021 200.01 C1']);
    expect(warned(bills(['C1', '2021-03-01', '150.00'], ['C2', '2021-03-02', '50.00']))).toEqual([]);
    expect(warned(bills(['C1', '2021-03-01', '150.00'], ['C2', '2021-03-02', '50.01']))).toEqual([
      'A 2021 200.01 C2',
    ]);
  });

  it('is written once a year, at the first claim in replay order that exceeds it', () => {
    const claims = bills(
      ['C3', '2021-05-01', '300.00'],
      ['C2', '2021-04-01', '300.00'],
      ['C1', '2021-03-01', '10.00'],
      ['C4', '2022-01-01', '201.00'],
    );
    expect(warned(claims)).toEqual(['A 2021 310.00 C2', 'A 2022 201.00 C4']);
  });

  it('begins anew each year', () => {
    expect(warned(bills(['C1', '2021-12-31', '150.00'], ['C2', '2022-01-01', '150.00']))).toEqual([]);
  });

  it('is for everybody in the claims, on the roster or not', () => {
    const claims = bills(['C1', '2021-03-01', '201.00', { person_id: 'Z' }], ['C2', '2021-03-01', '201.00']);
    expect(warned(claims)).toEqual(['A 2021 201.00 C2', 'Z 2021 201.00 C1']);
  });

  it.each<[string, Row[]]>([
    ['what was settled before the policy', bills(['C1', '2020-12-31', '201.00'])],
    ['what the exclusions shut out', bills(['C1', '2021-03-01', '201.00', { exclusion: 'work_injury' }])],
    [
      'what was taken back',
      bills(
        ['C1', '2021-03-01', '201.00'],
        ['R1', '2021-03-02', '0', { total_amount: '-201', eligible_amount: '-201', reverses: 'C1' }],
      ),
    ],
    ['orphan reversals', bills(['R1', '2021-03-02', '201.00', { reverses: 'C9' }])],
    [
      'what insurance paid beyond the catalogue',
      bills(['C1', '2021-03-01', '300.00', { basic_paid: '100.00' }]),
    ],
  ])('leaves out %s', (_, claims) => {
    expect(warned(claims)).toEqual([]);
  });

  it('counts what is denied otherwise: another programme, another category, a kind of service', () => {
    expect(warned(bills(['C1', '2021-03-01', '201.00', { program: 'antipsychotic' }]))).toEqual([
      'A 2021 201.00 C1',
    ]);
  });

  it('a negative burden takes nothing off the sum', () => {
    const claims = bills(
      ['C1', '2021-03-01', '200.00'],
      ['C2', '2021-03-02', '10.00', { basic_paid: '50.00' }],
      ['C3', '2021-03-03', '0.01'],
    );
    expect(warned(claims)).toEqual(['A 2021 200.01 C3']);
  });
});

describe('on what is left after assistance', () => {
  const half = [{ categories: ['2'], deductible: 0, ratio: '0.5', cap: 'none' }];
  const warning = { base: 'burden_after_assistance', threshold: 200 };
  const AFTER = plainPack({ benefits: [{ standards: half }], warning });

  it('what the policy pays is taken off, as far as it is paid', () => {
    expect(warned(bills(['C1', '2021-03-01', '400.00']), AFTER)).toEqual([]);
    expect(warned(bills(['C1', '2021-03-01', '400.02']), AFTER)).toEqual(['A 2021 200.01 C1']);
    // Nobody on the roster: nothing is paid, all of it is left.
    expect(warned(bills(['C1', '2021-03-01', '200.01', { person_id: 'Z' }]), AFTER)).toEqual([
      'Z 2021 200.01 C1',
    ]);
  });

  it('the sum never falls, so that nobody is warned of twice', () => {
    const whole = [{ categories: ['2'], deductible: 0, ratio: 1, cap: 'none' }];
    const residual = plainPack({
      benefits: [{ base: 'residual_burden', standards: whole, services: ['outpatient'] }],
      warning,
    });
    // C2 brings 100 within the catalogue and 300 outside of it, all paid: 0 left, not −200.
    const claims = bills(
      ['C1', '2021-03-01', '201.00'],
      ['C2', '2021-03-02', '100.00', { total_amount: '300.00', service_type: 'outpatient' }],
      ['C3', '2021-03-03', '200.00'],
    );
    expect(warned(claims, residual)).toEqual(['A 2021 201.00 C1']);
  });

  it('is not told where the year has no threshold', () => {
    const claims = bills(['C1', '2023-03-01', '99999.00'], ['C2', '2024-03-01', '99999.00']);
    const parameters = {
      per_capita_disposable_income: { 2022: '26937', 2023: '28421' },
      monitoring_line: { 2024: '8000' },
    };
    const run = adjudicate(claims, [], [{ pack: builtInPack('yuxi-2022'), settings: { parameters } }]);
    expect(warningRows(run).map((row) => row.claim_id)).toEqual(['C2']);
  });
});
