import { describe, expect, it } from 'vitest';
import type { Row } from '../support/tables.js';
import { dongyangCauses } from './causes-of.js';
import { bill, causes, recipient, type Scene } from './reconciled.js';

describe('order', () => {
  // 95,000 × 80% = 76,000 leaves 4,000. On the next day C2 (4,000 × 80% = 3,200) leaves 800 for C3 (3,000 × 80% =
  // 2,400). The other way round C3 gets 2,400 and leaves 1,600 for C2.
  const first = bill('C1', '2021-03-01', '95000.00', '76000.00');
  const nextDay = (paid2: string, paid3: string) =>
    dongyangCauses('dibao', [
      first,
      bill('C2', '2021-03-02 10:00:00', '4000.00', paid2),
      bill('C3', '2021-03-02 11:00:00', '3000.00', paid3),
    ]);

  it('is right if claims of one day are taken in another order', () => {
    // What C3 got is also what it would get without a cap, which comes first.
    expect(nextDay('1600.00', '2400.00')).toEqual(['C2 underpaid order', 'C3 overpaid cap']);
  });

  it('is no cause where the other order puts a claim wrong that was right', () => {
    expect(nextDay('1600.00', '800.00')).toEqual(['C2 underpaid unexplained']);
  });

  it('does not reorder claims of different days', () => {
    expect(
      dongyangCauses('dibao', [
        first,
        bill('C2', '2021-03-02', '4000.00', '1600.00'),
        bill('C3', '2021-03-03', '3000.00', '2400.00'),
      ]),
    ).toEqual(['C2 underpaid unexplained', 'C3 overpaid cap']);
  });

  it('reorders a household where the counters are the household’s', () => {
    // Charity, per household: A 130,000 − 120,000 = 10,000, then B 50,000. The other way round B stays below the
    // deductible and A gets 180,000 − 120,000 = 60,000.
    const pilot = { area: '330324' };
    const scene = (household: string): Scene => ({
      policies: ['wenzhou-2023-charity'],
      roster: ['A', 'B'].map((id) =>
        recipient(id, 'relative_low_income_2', { ...pilot, household_id: household === '' ? '' : household }),
      ),
      claims: [
        bill('C1', '2024-03-01', '130000.00', '', { charity_paid: '60000.00' }),
        bill('C2', '2024-03-01', '50000.00', '', { person_id: 'B' }),
      ],
    });
    expect(causes(scene('H'))).toEqual(['C1 overpaid order', 'C2 unpaid order']);
    // Alone, B lies below the deductible anyhow and A's payment has no explanation.
    expect(causes(scene(''))).toEqual(['C1 overpaid unexplained']);
  });

  it('comes before a reversal that fits as well', () => {
    // With the reversed 3,000 (2,400) still counted, C2 would get the remaining 1,600 too.
    expect(
      dongyangCauses('dibao', [
        first,
        bill('V', '2021-03-01', '3000.00', '2400.00'),
        bill('W', '2021-03-20', '-3000.00', '-2400.00', { reverses: 'V' }),
        bill('C2', '2021-03-02', '4000.00', '1600.00'),
        bill('C3', '2021-03-02', '3000.00', '2400.00'),
      ]),
    ).toEqual(['C2 underpaid order', 'C3 overpaid cap']);
  });

  it('does not look at the rest of the household where the counters are the person’s', () => {
    const household = { household_id: 'H' };
    expect(
      causes({
        policies: ['dongyang-2020'],
        roster: [recipient('A', 'dibao', household), recipient('B', 'dibao', household)],
        claims: [
          first,
          bill('C2', '2021-03-02', '4000.00', '1600.00'),
          bill('C3', '2021-03-02', '3000.00', '2400.00'),
          ...[1, 2, 3, 4, 5].map((at) =>
            bill(`B${at}`, '2021-03-02', '1000.00', '800.00', { person_id: 'B' }),
          ),
        ],
      }),
    ).toEqual(['C2 underpaid order', 'C3 overpaid cap']);
  });

  it('is tried for six claims of a day, and not for seven', () => {
    // The last of the day, 3,000, has the room that the others leave. Small claims of 10 × 80% = 8 stand between.
    const crowd = (small: number) =>
      dongyangCauses('dibao', [
        first,
        bill('C2', '2021-03-02', '4000.00', '1600.00'),
        ...Array.from({ length: small }, (_, at) => bill(`S${at}`, '2021-03-02', '0.00', '')),
        bill('T', '2021-03-02', '3000.00', '2400.00'),
      ]);
    expect(crowd(4)).toEqual(['C2 underpaid order', 'T overpaid cap']);
    expect(crowd(5)).toEqual(['C2 underpaid unexplained', 'T overpaid cap']);
  });
});

describe('reversal', () => {
  it('is every pair whose money was not recovered, and every orphan reversal', () => {
    expect(
      dongyangCauses('dibao', [
        bill('C1', '2021-03-01', '1000.00', '800.00'),
        bill('C2', '2021-03-02', '-1000.00', '-700.00', { reverses: 'C1' }),
        bill('C3', '2021-03-03', '-500.00', '-400.00', { reverses: 'nobody' }),
      ]),
    ).toEqual(['C1 void_not_recovered reversal', 'C2 void_not_recovered reversal', 'C3 pended reversal']);
  });

  it('is a reversed claim that still counted', () => {
    // 20,000 × 80% = 16,000. With the reversed 90,000 (72,000) still counted, the cap leaves 8,000.
    const pair = [
      bill('V', '2021-03-01', '90000.00', '72000.00'),
      bill('W', '2021-03-20', '-90000.00', '-72000.00', { reverses: 'V' }),
    ];
    expect(dongyangCauses('dibao', [...pair, bill('C', '2021-03-10', '20000.00', '8000.00')])).toEqual([
      'C underpaid reversal',
    ]);
    expect(dongyangCauses('dibao', [...pair, bill('C', '2021-04-10', '20000.00', '8000.00')])).toEqual([
      'C underpaid reversal',
    ]);
    // A claim before the reversed one, or of another year, cannot have been touched by it.
    expect(dongyangCauses('dibao', [...pair, bill('C', '2021-02-10', '20000.00', '8000.00')])).toEqual([
      'C underpaid unexplained',
    ]);
    expect(dongyangCauses('dibao', [...pair, bill('C', '2022-04-10', '20000.00', '8000.00')])).toEqual([
      'C underpaid unexplained',
    ]);
  });

  it('is no cause for a claim that came before the reversed one', () => {
    // B leaves 32,000 of the cap and C (24,000) 8,000 of these; only a claim after C would get 8,000.
    expect(
      dongyangCauses('dibao', [
        bill('B', '2021-02-01', '60000.00', '48000.00'),
        bill('C', '2021-02-10', '30000.00', '8000.00'),
        bill('V', '2021-03-01', '90000.00', '72000.00'),
        bill('W', '2021-03-20', '-90000.00', '-72000.00', { reverses: 'V' }),
      ]),
    ).toEqual(['C underpaid unexplained']);
  });

  it('takes the claims between them again', () => {
    // With V counted (72,000), D (5,000 × 80% = 4,000) still gets 4,000 and C gets the last 4,000 of its 16,000.
    // D's own payment was right either way.
    expect(
      dongyangCauses('dibao', [
        bill('V', '2021-03-01', '90000.00', '72000.00'),
        bill('W', '2021-03-20', '-90000.00', '-72000.00', { reverses: 'V' }),
        bill('D', '2021-03-05', '5000.00', '4000.00'),
        bill('C', '2021-03-10', '20000.00', '4000.00'),
      ]),
    ).toEqual(['C underpaid reversal']);
  });

  it('may be several reversed claims together', () => {
    // Two reversed claims of 45,000 (36,000 each) leave 8,000 of the cap; one alone would leave 44,000.
    const pairs = ['1', '2'].flatMap((at) => [
      bill(`V${at}`, `2021-03-0${at}`, '45000.00', '36000.00'),
      bill(`W${at}`, `2021-03-2${at}`, '-45000.00', '-36000.00', { reverses: `V${at}` }),
    ]);
    expect(dongyangCauses('dibao', [...pairs, bill('C', '2021-03-10', '20000.00', '8000.00')])).toEqual([
      'C underpaid reversal',
    ]);
  });

  // Category 3: T gives (10,000 − 5,000) × 60% = 3,000 and uses the deductible up, so C gets 9,000 × 60% =
  // 5,400. Had R taken T back, C would get (9,000 − 5,000) × 60% = 2,400.
  const taken = (total: string, at: string, more: Row = {}): string[] =>
    dongyangCauses('dibao_edge', [
      bill('T', '2021-03-01', '10000.00', '3000.00'),
      bill('R', at, total, '', { reverses: 'nobody', ...more }),
      bill('C', '2021-03-10', '9000.00', '2400.00'),
    ]);

  it('is an orphan reversal that took back a claim by all but its name', () => {
    expect(taken('-10000.00', '2021-03-05')).toEqual(['C underpaid reversal']);
  });

  it('is no cause where the orphan has another amount or service or comes later', () => {
    expect(taken('-10000.00', '2021-03-05', { service_type: 'day_surgery' })).toEqual([
      'C underpaid unexplained',
    ]);
    expect(taken('-9999.00', '2021-03-05')).toEqual(['C underpaid unexplained']);
    expect(taken('-10000.00', '2021-03-15')).toEqual(['C underpaid unexplained']);
  });

  it('is no cause where the claim that fits is another person’s', () => {
    // Charity, one household: B's 130,000 use the deductible up, so all of A's 50,000 are due. Without B's claim
    // they would lie below it; but A's reversal cannot take B's claim back.
    const row = (id: string) => recipient(id, 'relative_low_income_2', { household_id: 'H', area: '330324' });
    expect(
      causes({
        policies: ['wenzhou-2023-charity'],
        roster: [row('A'), row('B')],
        claims: [
          bill('T', '2024-03-01', '130000.00', '', { person_id: 'B', charity_paid: '10000.00' }),
          bill('R', '2024-03-05', '-130000.00', '', { reverses: 'nobody' }),
          bill('C', '2024-03-10', '50000.00', ''),
        ],
      }),
    ).toEqual(['C unpaid unexplained']);
  });

  it('is the unpaid claim that an orphan reversal took back', () => {
    // 30,000 × 80% = 24,000 are due; no category comes to nothing.
    const unpaid = (orphan: Row): string[] =>
      dongyangCauses('dibao', [bill('T', '2021-03-01', '30000.00', ''), orphan]);
    const orphan = bill('R', '2021-03-05', '-30000.00', '', { reverses: 'nobody' });
    expect(unpaid(orphan)).toEqual(['T unpaid reversal']);
    expect(unpaid({ ...orphan, institution_id: 'H2' })).toEqual(['T unpaid unexplained']);
  });
});

describe('duplicate', () => {
  const twins = (paid1: string, paid2: string, more: Row = {}) =>
    dongyangCauses('dibao', [
      bill('C1', '2021-03-01', '1000.00', paid1),
      bill('C2', '2021-03-01', '1000.00', paid2, more),
    ]);

  it('is the money of a twin paid once more', () => {
    // 800.00 are due for each.
    expect(twins('1600.00', '800.00')).toEqual(['C1 overpaid duplicate']);
    expect(twins('800.00', '1600.00')).toEqual(['C2 overpaid duplicate']);
  });

  it('needs a twin and its exact amount', () => {
    expect(twins('800.00', '1600.00', { institution_id: 'H2' })).toEqual(['C2 overpaid unexplained']);
    expect(twins('800.00', '1600.01')).toEqual(['C2 overpaid unexplained']);
  });

  it('is no cause where the twin was reversed', () => {
    expect(
      dongyangCauses('dibao', [
        bill('C1', '2021-03-01', '1000.00', '800.00'),
        bill('C2', '2021-03-01', '1000.00', '1600.00'),
        bill('C3', '2021-03-02', '-1000.00', '-800.00', { reverses: 'C1' }),
      ]),
    ).toEqual(['C2 overpaid unexplained']);
  });

  it('comes before a rounding that fits as well', () => {
    // 0.01 × 80% = 0.008, rounded to 0.01; the second was paid one fen more, which is what the first was paid.
    expect(
      dongyangCauses('dibao', [
        bill('C1', '2021-03-01', '0.01', '0.01'),
        bill('C2', '2021-03-01', '0.01', '0.02'),
      ]),
    ).toEqual(['C2 overpaid duplicate']);
  });
});

describe('rounding', () => {
  it('is at most one fen for each benefit line', () => {
    // 1,000.01 × 80% = 800.008, rounded half up to 800.01.
    const paying = (paid: string) => dongyangCauses('dibao', [bill('C1', '2021-03-01', '1000.01', paid)]);
    expect(paying('800.00')).toEqual(['C1 underpaid rounding']);
    expect(paying('800.02')).toEqual(['C1 overpaid rounding']);
    expect(paying('799.99')).toEqual(['C1 underpaid unexplained']);
    expect(paying('800.03')).toEqual(['C1 overpaid unexplained']);
  });

  it('counts the lines of the claim', () => {
    // Yuxi category 2: 20,000 × 70% = 14,000; tilt: (6,000 − 5,000) × 70% = 700; together 14,700 in two lines.
    const paying = (paid: string) =>
      causes({
        policies: ['yuxi-2022'],
        settings: {
          'yuxi-2022': {
            parameters: {
              per_capita_disposable_income: { 2022: '26937' },
              monitoring_line: { 2023: '5000' },
            },
          },
        },
        roster: [recipient('A', 'dibao', { at_risk_from: '2023-01-01' })],
        claims: [bill('C1', '2023-03-01', '20000.00', paid)],
      });
    expect(paying('14700.02')).toEqual(['C1 overpaid rounding']);
    expect(paying('14699.97')).toEqual(['C1 underpaid unexplained']);
  });
});
