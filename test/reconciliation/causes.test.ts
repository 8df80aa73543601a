import { describe, expect, it } from 'vitest';
import { day } from '../support/tables.js';
import { dongyangCauses } from './causes-of.js';
import { bill, causes, recipient } from './reconciled.js';

describe('not_due:<reason>', () => {
  const stranger = { person_id: 'stranger' };

  it('names the reason of the decision, denied or zero', () => {
    expect(
      dongyangCauses('dibao_edge', [
        bill('C1', '2021-03-01', '100.00', '1.00', stranger),
        bill('C2', '2021-03-02', '100.00', '1.00', { exclusion: 'third_party' }),
        bill('C3', '2021-03-03', '100.00', '60.00'), // 100.00 lie below the deductible of 5,000.00
      ]),
    ).toEqual([
      'C1 not_due not_due:NOT_ON_ROSTER',
      'C2 not_due not_due:EXCLUDED_THIRD_PARTY',
      'C3 not_due not_due:BELOW_DEDUCTIBLE',
    ]);
  });

  it('asks the first policy of the fund that is in force', () => {
    // Wenzhou 2020 ends on 2023-11-30; Dongyang begins on 2020-07-01.
    expect(
      causes({
        policies: ['wenzhou-2020', 'dongyang-2020'],
        roster: [recipient('A', 'dibao')],
        claims: [
          bill('C1', '2020-01-01', '100.00', '1.00'),
          bill('C2', '2024-01-01', '100.00', '1.00', stranger),
        ],
      }),
    ).toEqual(['C1 not_due not_due:POLICY_NOT_IN_FORCE', 'C2 not_due not_due:NOT_ON_ROSTER']);
  });
});

describe('cap', () => {
  // 95,000 × 80% = 76,000 leaves 4,000 of the cap; 10,000 × 80% = 8,000.
  const first = bill('C1', '2021-03-01', '95000.00', '76000.00');

  it('is paid as if there were none', () => {
    expect(dongyangCauses('dibao', [first, bill('C2', '2021-03-02', '10000.00', '8000.00')])).toEqual([
      'C2 overpaid cap',
    ]);
  });

  it('must give exactly what was paid', () => {
    expect(dongyangCauses('dibao', [first, bill('C2', '2021-03-02', '10000.00', '8000.01')])).toEqual([
      'C2 overpaid unexplained',
    ]);
  });
});

describe('cap of a later fund', () => {
  it('leaves the earlier fund as it is', () => {
    // Assistance: 200,000 × 80% = 160,000, capped at 100,000. Charity: 600,000 − 50,000 − 100,000 = 450,000, of
    // which 330,000 lie above 120,000: capped at 100,000. Were assistance without its cap too, it would be 270,000.
    const claim = bill('C1', '2024-03-01', '600000.00', '100000.00', {
      eligible_amount: '250000.00',
      basic_paid: '50000.00',
      charity_paid: '330000.00',
    });
    expect(
      causes({
        policies: ['wenzhou-2020', 'wenzhou-2023-charity'],
        settings: { 'wenzhou-2020': { inForce: { until: day('2025-12-31') } } },
        roster: [recipient('A', 'dibao'), recipient('A', 'relative_low_income_2', { area: '330324' })],
        claims: [claim],
      }),
    ).toEqual(['C1 overpaid cap']);
  });
});

describe('deductible', () => {
  it('is paid as if there were none', () => {
    // (8,000 − 5,000) × 60% = 1,800; without the deductible 8,000 × 60% = 4,800.
    expect(dongyangCauses('dibao_edge', [bill('C1', '2021-03-01', '8000.00', '4800.00')])).toEqual([
      'C1 overpaid deductible',
    ]);
  });

  it('keeps the cap as it is', () => {
    // (130,000 − 5,000) × 60% = 75,000; without the deductible 78,000. Then 10,000 × 60% = 6,000 against the 5,000
    // that the cap leaves: for the second claim the deductible is used up and has nothing to explain.
    expect(
      dongyangCauses('dibao_edge', [
        bill('C1', '2021-03-01', '130000.00', '78000.00'),
        bill('C2', '2021-03-02', '10000.00', '6000.00'),
      ]),
    ).toEqual(['C1 overpaid deductible', 'C2 overpaid cap']);
  });

  it('proves a claim that waits for the family capacity', () => {
    // Wenzhou category 4, treated before the recognition: 80% above the family's capacity, which the roster lacks.
    expect(
      causes({
        policies: ['wenzhou-2020'],
        roster: [recipient('A', 'illness_poverty', { recognized_on: '2021-06-01' })],
        claims: [
          bill('C1', '2021-03-01', '1000.00', '800.00'),
          bill('C2', '2021-03-02', '1000.00', '700.00'),
        ],
      }),
    ).toEqual(['C1 pended deductible', 'C2 pended pended:MISSING_CAPACITY']);
  });

  it('is held against the fund in question alone', () => {
    // Assistance: 200,000 × 80% = 160,000, capped at 100,000. Charity: 300,000 − 50,000 − 100,000 = 150,000, of
    // which 30,000 lie above 120,000; without the deductible 150,000, capped at 100,000.
    const claim = bill('C1', '2024-03-01', '300000.00', '160000.00', {
      eligible_amount: '250000.00',
      basic_paid: '50000.00',
      charity_paid: '100000.00',
    });
    expect(
      causes({
        policies: ['wenzhou-2020', 'wenzhou-2023-charity'],
        settings: { 'wenzhou-2020': { inForce: { until: day('2025-12-31') } } },
        roster: [recipient('A', 'dibao'), recipient('A', 'relative_low_income_2', { area: '330324' })],
        claims: [claim],
      }),
    ).toEqual(['C1 overpaid cap', 'C1 overpaid deductible']);
  });
});

describe('ratio:<category>', () => {
  it('is exactly what another category would have got', () => {
    // 8,000 × 80% = 6,400. Category 1: 8,000. Category 3: (8,000 − 5,000) × 60% = 1,800.
    expect(dongyangCauses('dibao', [bill('C1', '2021-03-01', '8000.00', '8000.00')])).toEqual([
      'C1 overpaid ratio:1',
    ]);
    expect(dongyangCauses('dibao', [bill('C1', '2021-03-01', '8000.00', '1800.00')])).toEqual([
      'C1 underpaid ratio:3',
    ]);
    expect(dongyangCauses('dibao', [bill('C1', '2021-03-01', '8000.00', '1800.01')])).toEqual([
      'C1 underpaid unexplained',
    ]);
  });

  it('takes the counters as they stood', () => {
    // After 4,000 of burden, category 3 would get (12,000 − 5,000) × 60% = 4,200 for the next 8,000.
    const first = bill('C1', '2021-03-01', '4000.00', '3200.00');
    expect(dongyangCauses('dibao', [first, bill('C2', '2021-03-02', '8000.00', '4200.00')])).toEqual([
      'C2 underpaid ratio:3',
    ]);
    // 90,000 × 80% = 72,000 leaves 8,000 of the cap; category 1 would get 10,000, cut to these 8,000.
    const large = bill('C1', '2021-03-01', '90000.00', '72000.00');
    const next = (paid: string) =>
      dongyangCauses('dibao', [large, bill('C2', '2021-03-02', '9000.00', paid)]);
    expect(next('8000.00')).toEqual(['C2 overpaid ratio:1']); // 9,000 × 80% = 7,200 are due
  });

  it('does not count burden of another year', () => {
    const earlier = bill('C1', '2020-12-31', '4000.00', '3200.00');
    expect(dongyangCauses('dibao', [earlier, bill('C2', '2021-01-01', '8000.00', '1800.00')])).toEqual([
      'C2 underpaid ratio:3',
    ]);
  });

  it('needs a benefit for the other category', () => {
    // Chronic outpatient: categories 1 and 2 get what lies above 3,000, the others nothing. That they get
    // nothing does not explain why nothing was paid.
    const claims = [bill('C1', '2021-03-01', '4000.00', '', { service_type: 'chronic_outpatient' })];
    expect(dongyangCauses('dibao', claims)).toEqual(['C1 unpaid unexplained']);
  });

  it('explains no unpaid claim: that another category would have come to nothing too proves nothing', () => {
    // 1,000 × 80% = 800 are due; category 3 lies below its deductible.
    expect(dongyangCauses('dibao', [bill('C1', '2021-03-01', '1000.00', '')])).toEqual([
      'C1 unpaid unexplained',
    ]);
    // 30,000: category 3 would get 15,000, category 4 5,000.
    expect(dongyangCauses('dibao', [bill('C1', '2021-03-01', '30000.00', '')])).toEqual([
      'C1 unpaid unexplained',
    ]);
  });

  it('proves a claim that waits for a local standard', () => {
    // Lianyungang without standards for the extended: `key` would get 1,000 × 70%.
    expect(
      causes({
        policies: ['lianyungang-2017'],
        settings: { 'lianyungang-2017': { parameters: { basic_insurance_cap: '200000' } } },
        roster: [recipient('A', 'low_income_major_illness')],
        claims: [bill('C1', '2021-03-01', '1000.00', '700.00')],
      }),
    ).toEqual(['C1 pended ratio:key']);
  });
});
