import type { Adjudication } from '../../src/engine/replay.js';
import type { ReconciliationDimension } from '../../src/reconciliation/index.js';
import type { RunResults } from '../../src/reports/index.js';
import { packOf } from '../support/policies.js';
import { adjudicate } from '../support/results.js';
import { day, fen } from '../support/tables.js';

/** A policy with one of everything that the outputs show: a flat ratio and tiers, a cap and none. */
export const TOWN = packOf({
  id: 'town-2024',
  title: { zh: '某镇办法', en: 'Measures of a town' },
  document: { number: '镇政〔2024〕1号', issuer: '某镇', issued_on: '2024-01-01' },
  in_force: { from: '2024-01-01', article: '9' },
  fund: { name: 'assistance', pooling: 'municipal', article: '2' },
  categories: [
    { code: 'a', name: { zh: '甲', en: 'A' }, article: '1', identities: ['dibao'] },
    { code: 'b', name: { zh: '乙', en: 'B' }, article: '1', identities: ['illness_poverty'] },
  ],
  benefits: [
    {
      id: 'ward',
      title: { zh: '住院', en: 'Ward' },
      article: '3',
      services: ['inpatient'],
      cap_group: 'ward',
      base: 'burden',
      burden_counter: { per: 'person', period: 'year' },
      paid_counter: { per: 'person' },
      standards: [
        { categories: ['a'], deductible: '1000', ratio: '0.80', cap: '5000', article: '3(1)' },
        {
          categories: ['b'],
          deductible: '0',
          tiers: [{ up_to: '2000', ratio: '0.5' }, { ratio: '0.6' }],
          cap: 'none',
          article: '3(2), 4',
        },
      ],
    },
    {
      id: 'clinic',
      title: { zh: '门诊', en: 'Clinic' },
      article: '5',
      services: ['outpatient'],
      cap_group: 'clinic',
      base: 'burden',
      burden_counter: { per: 'household', period: 'recognition' },
      paid_counter: { per: 'household' },
      standards: [{ categories: ['a'], deductible: '0', ratio: '1', cap: '100' }],
    },
  ],
  warning: { base: 'burden', threshold: '3000', article: '6' },
});

/**
 * Five claims. C-2 comes before C-1, because a bare date counts as midnight.
 *
 * C-2: tiers: 2,000 × 0.5 + 3,000 × 0.6 = 2,800; 5,000 of burden in the year cross the threshold of 3,000.
 * C-1: 3,000.50 − 500.25 = 2,500.25 burden; (2,500.25 − 1,000) × 0.8 = 1,200.20.
 * C-3: 150 × 1 = 150, of which the cap leaves 100.
 * C-4: the person is not on the roster.
 * C-5: nothing within the catalogue.
 */
function townAdjudication(reversed: boolean): Adjudication {
  const claims = [
    claim('C-4', '-9', 'outpatient', '2024-05-01 08:00:00', { total_amount: '10', eligible_amount: '10' }),
    claim('C-1', 'P1', 'inpatient', '2024-03-05 09:30:00', {
      total_amount: '4000',
      eligible_amount: '3000.50',
      basic_paid: '500.25',
      institution_id: '医院,一',
    }),
    claim('C-5', 'P1', 'inpatient', '2024-12-31 23:59:59', { total_amount: '20', eligible_amount: '0' }),
    claim('C-2', 'P2', 'inpatient', '2024-03-05', {
      total_amount: '5000',
      eligible_amount: '5000',
      channel: 'manual',
    }),
    claim('C-3', 'P1', 'outpatient', '2024-04-01 10:00:00', {
      total_amount: '150',
      eligible_amount: '150',
      institution_id: 'H2',
    }),
  ];
  return adjudicate(
    reversed ? claims.reverse() : claims,
    [
      {
        person_id: 'P1',
        household_id: 'H1',
        name: '=张三',
        identity: 'dibao',
        recognized_on: '2023-06-01',
        area: '330302',
      },
      { person_id: 'P2', name: 'Li "Si"', identity: 'illness_poverty', recognized_on: '2023-01-15' },
    ],
    [TOWN],
  );
}

function claim(
  claimId: string,
  personId: string,
  service: string,
  settledAt: string,
  rest: Record<string, string>,
): Record<string, string> {
  return { claim_id: claimId, person_id: personId, service_type: service, settled_at: settledAt, ...rest };
}

/**
 * The whole run. What other rooms compute is written out here, so that the reports are tested alone.
 * @param reversed The rows of the claims file in the opposite order.
 */
export function townResults({ reversed = false } = {}): RunResults {
  const adjudication = townAdjudication(reversed);
  const claimIndexOf = (id: string): number =>
    adjudication.order.find(
      (claim) => adjudication.claims.claimIds.text(adjudication.claims.claimId[claim] as number) === id,
    ) ?? -1;
  return {
    version: '1.2.3',
    adjudication,
    reconciliation: {
      differences: [
        {
          fund: 'assistance',
          claim: claimIndexOf('C-1'),
          row: 0,
          category: 'a',
          computed: fen('1200.20'),
          paid: fen('1000'),
          variance: fen('-200.20'),
          kind: 'underpaid',
          cause: 'ratio:b',
        },
        {
          fund: 'assistance',
          claim: claimIndexOf('C-4'),
          row: -1,
          category: '',
          computed: 0,
          paid: fen('8'),
          variance: fen('8'),
          kind: 'not_due',
          cause: 'not_due:NOT_ON_ROSTER',
        },
      ],
      totals: [
        total('all', '', 5, '4100.20', '3908.00', '-192.20'),
        total('institution', '', 3, '2800.00', '2808.00', '8.00'),
        total('institution', 'H2', 1, '100.00', '100.00', '0.00'),
        total('institution', '医院,一', 1, '1200.20', '1000.00', '-200.20'),
        total('area', '', 2, '2800.00', '2808.00', '8.00'),
        total('area', '330302', 3, '1300.20', '1100.00', '-200.20'),
        total('category', '', 1, '0.00', '8.00', '8.00'),
        total('category', 'a', 3, '1300.20', '1100.00', '-200.20'),
        total('category', 'b', 1, '2800.00', '2800.00', '0.00'),
        total('month', '2024-03', 2, '4000.20', '3800.00', '-200.20'),
        total('month', '2024-04', 1, '100.00', '100.00', '0.00'),
        total('month', '2024-05', 1, '0.00', '8.00', '8.00'),
        total('month', '2024-12', 1, '0.00', '0.00', '0.00'),
        total('kind', 'match', 3, '2900.00', '2900.00', '0.00'),
        total('kind', 'not_due', 1, '0.00', '8.00', '8.00'),
        total('kind', 'underpaid', 1, '1200.20', '1000.00', '-200.20'),
      ],
    },
    fund: {
      hasLedger: true,
      ledger: [
        entry('2024-01-01', 'opening_balance', '3000', '3000', '+结转'),
        entry('2024-03-05', 'benefit:ward', '-4000.20', '-1000.20', ''),
        entry('2024-04-01', 'benefit:clinic', '-100', '-1100.20', ''),
      ],
      summary: [
        {
          fund: 'assistance',
          account: '*',
          year: 2024,
          item: 'opening_balance',
          value: { fen: fen('3000') },
        },
        {
          fund: 'assistance',
          account: '*',
          year: 2024,
          item: 'closing_balance',
          value: { fen: fen('-1100.20') },
        },
        {
          fund: 'assistance',
          account: '*',
          year: 2024,
          item: 'first_day_below_zero',
          value: { day: day('2024-03-05') },
        },
        { fund: 'assistance', account: '*', year: 2024, item: 'surplus_ratio', value: { ratio: '-0.2750' } },
      ],
      checks: [
        {
          policy: 'town-2024',
          fund: 'assistance',
          account: '*',
          year: 2024,
          check: 'surplus_ratio',
          article: '7',
          holds: true,
          ratio: '-0.2750',
          amount: 0,
          left: 0,
        },
      ],
    },
    institutionSettlements: [
      { fund: 'assistance', institutionId: 'H2', month: '2024-04', claims: 1, payable: fen('100') },
      { fund: 'assistance', institutionId: '医院,一', month: '2024-03', claims: 1, payable: fen('1200.20') },
    ],
    personSettlements: [
      { fund: 'assistance', personId: 'P2', name: 'Li "Si"', claims: 1, payable: fen('2800') },
    ],
    rejects: [
      {
        file: 'roster.csv',
        line: 4,
        column: 'identity',
        code: 'UNKNOWN_IDENTITY',
        value: '=甲',
        row: 'P3,=甲',
      },
      { file: 'claims.csv', line: 9, column: '', code: 'TOO_FEW_CELLS', value: '', row: '-x,"y"' },
      { file: 'claims.csv', line: 2, column: 'total_amount', code: 'BAD_AMOUNT', value: '+a', row: 'C-6,+a' },
    ],
    inputs: [
      { role: 'config', path: 'relief.yaml', bytes: 40, sha256: 'aa', rows: 0, rejected: 0 },
      { role: 'claims', path: 'claims.csv', bytes: 700, sha256: 'bb', rows: 7, rejected: 2 },
      { role: 'roster', path: 'roster.csv', bytes: 200, sha256: 'cc', rows: 3, rejected: 1 },
    ],
    fileWarnings: [{ code: 'UNKNOWN_COLUMN', file: 'claims.csv', column: 'colour' }],
    policyNotes: [{ code: 'TIERS_NOT_BELOW', policy: 'town-2024', value: 'x ≥ y', article: '3' }],
    settings: {
      policies: ['./town.yaml'],
      parameters: { 'town-2024': { z: '1', a: { 2024: '2' } } },
      inForce: { 'town-2024': { until: '2025-12-31' } },
      tolerance: 5,
      rules: { serviceMap: { '15': 'outpatient', '14': 'inpatient' }, identityMap: {}, columns: {} },
    },
  };
}

function total(
  dimension: ReconciliationDimension,
  key: string,
  claims: number,
  computed: string,
  paid: string,
  variance: string,
) {
  return {
    fund: 'assistance' as const,
    dimension,
    key,
    claims,
    computed: fen(computed),
    paid: fen(paid),
    variance: fen(variance),
  };
}

function entry(date: string, kind: string, amount: string, balance: string, note: string) {
  return {
    day: day(date),
    fund: 'assistance' as const,
    account: '*',
    entry: kind,
    amount: fen(amount),
    balance: fen(balance),
    note,
  };
}
