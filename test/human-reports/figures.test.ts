import { describe, expect, it } from 'vitest';
import { formatYuan } from '../../src/domain/money.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { BANDS, bandOf, capFigures } from '../../src/reports/shared/figures/caps.js';
import { categoryFigures } from '../../src/reports/shared/figures/categories.js';
import { familyWithMost, milestonesOf } from '../../src/reports/shared/figures/family.js';
import { monthlyPayments } from '../../src/reports/shared/figures/payments.js';
import { TOWN } from '../reports/town.js';
import { builtInPack } from '../support/policies.js';
import { adjudicate } from '../support/results.js';
import { day } from '../support/tables.js';

const stay = { service_type: 'inpatient', basic_paid: '0' };

describe('how far people came into their caps', () => {
  it('puts a quarter’s lower end into the quarter', () => {
    const cap = 1_000;
    const bands = [0, 1, 249, 250, 499, 500, 749, 750, 999, 1_000, 1_500].map((paid) => bandOf(paid, cap));
    expect(bands).toEqual([
      'nothing',
      'quarter1',
      'quarter1',
      'quarter2',
      'quarter2',
      'quarter3',
      'quarter3',
      'quarter4',
      'quarter4',
      'reached',
      'reached',
    ]);
    expect([0, 1].map((paid) => bandOf(paid, NO_CAP))).toEqual(['uncapped', 'uncapped']);
  });

  it('counts each owner once a year and names the nearest first', () => {
    // Category a: (burden − 1,000) × 0.8, at most 5,000 a year. P1: 7,000 × 0.8 = 5,600, capped at 5,000. P2: 2,400 in
    // 2024 and 3,500 × 0.8 = 2,800 in 2025. P3: below the deductible. P4: category b, half of 900 and no cap.
    const adjudication = adjudicate(
      [
        {
          ...stay,
          claim_id: '1',
          person_id: 'P1',
          settled_at: '2024-02-01',
          total_amount: '8000',
          eligible_amount: '8000',
        },
        {
          ...stay,
          claim_id: '2',
          person_id: 'P2',
          settled_at: '2024-03-01',
          total_amount: '4000',
          eligible_amount: '4000',
        },
        {
          ...stay,
          claim_id: '3',
          person_id: 'P2',
          settled_at: '2025-03-01',
          total_amount: '4500',
          eligible_amount: '4500',
        },
        {
          ...stay,
          claim_id: '4',
          person_id: 'P3',
          settled_at: '2024-03-01',
          total_amount: '900',
          eligible_amount: '900',
        },
        {
          ...stay,
          claim_id: '5',
          person_id: 'P4',
          settled_at: '2024-03-01',
          total_amount: '900',
          eligible_amount: '900',
        },
      ],
      [
        ...['P1', 'P2', 'P3'].map((person_id) => ({
          person_id,
          identity: 'dibao',
          recognized_on: '2023-01-01',
        })),
        { person_id: 'P4', identity: 'illness_poverty', recognized_on: '2023-01-01' },
      ],
      [TOWN],
    );
    const [ward] = capFigures(adjudication, 2);
    expect(Object.fromEntries(BANDS.map((band, at) => [band, ward?.bands[at]]))).toEqual({
      nothing: 1,
      quarter1: 0,
      quarter2: 1,
      quarter3: 1,
      quarter4: 0,
      reached: 1,
      uncapped: 1,
    });
    // 5,000 + 2,400 + 2,800 + 0 + 450.
    expect(formatYuan(ward?.paid ?? 0)).toBe('10650.00');
    expect(ward?.nearest.map(({ key, year, left }) => [key, year, formatYuan(left)])).toEqual([
      ['P1', 2024, '0.00'],
      ['P2', 2025, '2200.00'],
    ]);
  });
});

it('adds payments up by month of settlement, with the months in between', () => {
  // (2,000 − 1,000) × 0.8 = 800 in January; then 0.8 of each yuan: 100 → 80 in March.
  const adjudication = adjudicate(
    [
      {
        ...stay,
        claim_id: '1',
        person_id: 'P1',
        settled_at: '2024-01-31',
        total_amount: '2000',
        eligible_amount: '2000',
      },
      {
        ...stay,
        claim_id: '2',
        person_id: 'P1',
        settled_at: '2024-03-01',
        total_amount: '100',
        eligible_amount: '100',
      },
    ],
    [{ person_id: 'P1', identity: 'dibao', recognized_on: '2023-01-01' }],
    [TOWN],
  );
  const { months, benefits, totals, total } = monthlyPayments(adjudication);
  expect(months).toEqual(['2024-01', '2024-02', '2024-03']);
  expect(benefits.map(({ benefit, byMonth }) => [benefit, byMonth])).toEqual([[0, [80_000, 0, 8_000]]]);
  expect([totals, total]).toEqual([[80_000, 0, 8_000], 88_000]);
  expect(categoryFigures(adjudication)).toEqual([
    { policy: 0, category: 0, persons: 1, claims: 2, paidClaims: 2, payable: 88_000 },
    { policy: 0, category: 1, persons: 0, claims: 0, paidClaims: 0, payable: 0 },
  ]);
});

describe('the way of a family’s bills', () => {
  // Nobody here is a recipient of the earlier policy, so that only the later one pays.
  const family = (household: string, total: string, settled: string) => [
    {
      ...stay,
      claim_id: `${household}-1`,
      person_id: `${household}-a`,
      settled_at: settled,
      total_amount: total,
      eligible_amount: '60000',
      basic_paid: '60000',
    },
    {
      ...stay,
      claim_id: `${household}-2`,
      person_id: `${household}-b`,
      settled_at: '2024-06-01',
      total_amount: '20000',
      eligible_amount: '0',
      other_paid: '500',
    },
  ];
  const roster = ['H1', 'H2'].flatMap((household_id) =>
    ['a', 'b'].map((member) => ({
      person_id: `${household_id}-${member}`,
      household_id,
      identity: 'relative_low_income_2',
      recognized_on: '2023-01-01',
      area: '330324',
    })),
  );
  const stack = [
    { pack: builtInPack('wenzhou-2020'), settings: { inForce: { until: day('2025-12-31') } } },
    builtInPack('wenzhou-2023-charity'),
  ];

  it('is shown for the household with the largest payment, bill by bill, and adds up', () => {
    // H1: 180,000 − 60,000 = 120,000 reaches the deductible; then 20,000 − 500 = 19,500 are paid.
    // H2: 190,000 − 60,000 = 130,000: 10,000 above; then 19,500: 29,500 together.
    const adjudication = adjudicate(
      [...family('H1', '180000', '2024-03-01'), ...family('H2', '190000', '2024-04-01')],
      roster,
      stack,
    );
    const found = familyWithMost(adjudication);
    expect(found).toMatchObject({ scope: 'household', key: 'H2' });
    expect(found?.bills.map(({ claim, ...shares }) => shares)).toEqual([
      {
        total: 19_000_000,
        insurance: 6_000_000,
        other: 0,
        recorded: 0,
        policies: [0, 1_000_000],
        remains: 12_000_000,
      },
      { total: 2_000_000, insurance: 0, other: 50_000, recorded: 0, policies: [0, 1_950_000], remains: 0 },
    ]);
    expect(found?.sum).toEqual({
      total: 21_000_000,
      insurance: 6_000_000,
      other: 50_000,
      recorded: 0,
      policies: [0, 2_950_000],
      remains: 12_000_000,
    });
    expect(found && milestonesOf(adjudication, found).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['deductible', 12_000_000],
    ]);
  });

  it('does not depend on the order of rows, and an even match goes to the first id', () => {
    const claims = [...family('H2', '190000', '2024-03-01'), ...family('H1', '190000', '2024-03-01')];
    for (const rows of [claims, [...claims].reverse()]) {
      expect(familyWithMost(adjudicate(rows, roster, stack))?.key).toBe('H1');
    }
  });

  it('is nobody’s where no later policy pays', () => {
    expect(familyWithMost(adjudicate(family('H1', '70000', '2024-03-01'), roster, stack))).toBeNull();
    expect(
      familyWithMost(
        adjudicate(family('H1', '190000', '2024-03-01'), roster, [builtInPack('wenzhou-2023-charity')]),
      ),
    ).toBeNull();
  });
});
