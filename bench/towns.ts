import type { Service } from '../src/domain/claim.js';
import type { Identity } from '../src/domain/identities.js';
import type { Weighted } from './random.js';

/** One policy's invented year: who lives there, what they are treated for, what the county has entered. */
export interface Town {
  readonly policy: string;
  /** Every claim of the set is settled in this year. */
  readonly year: number;
  readonly areas: readonly string[];
  readonly identities: Weighted<Identity>;
  readonly services: Weighted<Service>;
  /** The fund that pays, and whose column of recorded payments is compared. */
  readonly fund: 'assistance' | 'charity';
  /** The accounts that the fund is kept in. */
  readonly accounts: readonly string[];
  /** Budget of a quarter, in yuan per claim. */
  readonly quarterPerClaim: number;
  /** Bills are so many times those of an ordinary year: the charity fund sees only very large ones. */
  readonly billFactor: number;
  /** Text of relief.yaml. */
  readonly config: string;
}

/** In thousandths: outpatient treatment is frequent and cheap, stays are rare and dear. */
const ALL_SERVICES: Weighted<Service> = [
  ['inpatient', 230],
  ['day_surgery', 15],
  ['special_outpatient', 180],
  ['chronic_outpatient', 350],
  ['outpatient', 130],
  ['emergency', 20],
  ['observation', 5],
  ['emergency_rescue', 5],
  ['pharmacy', 50],
  ['negotiated_drug', 15],
];

const WENZHOU = [
  '330302',
  '330303',
  '330304',
  '330324',
  '330326',
  '330327',
  '330328',
  '330329',
  '330381',
  '330382',
];
// The last is no pilot area.
const CHARITY = ['330305', '330324', '330326', '330327', '330328', '330329', '330381'];
const LIANYUNGANG = ['320703', '320706', '320707', '320722', '320723', '320724'];

const DONGYANG: Town = {
  policy: 'dongyang-2020',
  year: 2021,
  areas: ['330783'],
  identities: [
    ['dibao', 420],
    ['dibao_edge', 180],
    ['severe_disability', 140],
    ['destitute', 80],
    ['illness_poverty', 60],
    ['other_hardship', 40],
    ['three_elders', 40],
    ['child_in_need', 30],
    // No category of this policy: a row that the run must leave aside.
    ['priority_care', 10],
  ],
  services: ALL_SERVICES,
  fund: 'assistance',
  accounts: ['*'],
  quarterPerClaim: 230,
  billFactor: 1,
  config: 'policies: [dongyang-2020]\n',
};

/** The first is the one that has a peer in SQL. */
export const TOWNS: readonly Town[] = [
  DONGYANG,
  {
    ...DONGYANG,
    policy: 'wenzhou-2020',
    year: 2022,
    areas: WENZHOU,
    accounts: WENZHOU,
    identities: [
      ['dibao', 450],
      ['dibao_edge', 250],
      ['destitute', 80],
      ['illness_poverty', 100],
      ['priority_care', 60],
      ['other_hardship', 50],
      ['good_samaritan', 10],
    ],
    config: 'policies: [wenzhou-2020]\n',
  },
  {
    ...DONGYANG,
    policy: 'wenzhou-2023-charity',
    year: 2024,
    areas: CHARITY,
    accounts: ['*', ...CHARITY],
    identities: [
      ['relative_low_income_2', 900],
      ['dibao_edge', 100],
    ],
    fund: 'charity',
    billFactor: 4,
    config: 'policies: [wenzhou-2023-charity]\n',
  },
  {
    ...DONGYANG,
    policy: 'yuxi-2022',
    year: 2023,
    areas: ['530402', '530403', '530423', '530424', '530425', '530426', '530427', '530428', '530481'],
    identities: [
      ['dibao', 380],
      ['monitored_rural', 200],
      ['returned_poverty', 100],
      ['dibao_edge', 120],
      ['destitute', 80],
      ['illness_poverty', 50],
      ['other_hardship', 40],
      ['deep_hardship_worker', 20],
      ['relative_hardship_worker', 10],
    ],
    config: `policies: [yuxi-2022]
parameters:
  yuxi-2022:
    per_capita_disposable_income: {2022: 26937}
    monitoring_line: {2023: 7500}
`,
  },
  {
    ...DONGYANG,
    policy: 'lianyungang-2017',
    year: 2018,
    areas: LIANYUNGANG,
    accounts: LIANYUNGANG,
    identities: [
      ['dibao', 500],
      ['destitute', 120],
      ['low_income_major_illness', 150],
      ['other_hardship', 90],
      ['priority_care', 70],
      ['temporary_aid_major_illness', 30],
      ['special_hardship_worker', 20],
      ['orphan', 10],
      ['retired_1960s_worker', 10],
    ],
    config: `policies: [lianyungang-2017]
parameters:
  lianyungang-2017:
    key_ratio: 0.75
    basic_insurance_cap: 200000
    outpatient_cap: 3000
    extended_deductible: 5000
    extended_cap: 60000
    extended_tiers: [{up_to: 20000, ratio: 0.40}, {up_to: 50000, ratio: 0.50}, {ratio: 0.60}]
`,
  },
];

/** What bills of a service look like. */
export interface Bills {
  /** Deciles of the whole bill, in yuan. */
  readonly yuan: readonly number[];
  /** Least and most of what the basic insurance pays of the eligible amount, in thousandths. */
  readonly basic: readonly [number, number];
}

const CLINIC: Bills = { yuan: [12, 45, 80, 120, 165, 220, 290, 380, 520, 860, 4200], basic: [300, 600] };
const STAY: Bills = {
  yuan: [700, 2500, 4200, 6100, 8300, 11_000, 14_800, 20_500, 31_000, 58_000, 320_000],
  basic: [550, 800],
};
const LONG_TERM: Bills = {
  yuan: [60, 150, 240, 330, 420, 540, 690, 900, 1400, 3200, 28_000],
  basic: [400, 750],
};

export const BILLS: Readonly<Record<Service, Bills>> = {
  inpatient: STAY,
  day_surgery: { ...STAY, yuan: [900, 2200, 3100, 3900, 4700, 5600, 6700, 8100, 10_200, 13_900, 36_000] },
  special_outpatient: LONG_TERM,
  chronic_outpatient: LONG_TERM,
  outpatient: CLINIC,
  emergency: CLINIC,
  observation: CLINIC,
  emergency_rescue: STAY,
  pharmacy: CLINIC,
  negotiated_drug: LONG_TERM,
};

/** Services that begin and end on a day of their own. */
export const STAYS: ReadonlySet<Service> = new Set(['inpatient', 'day_surgery', 'emergency_rescue']);
