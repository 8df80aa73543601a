import type { ModelFacts, ModelPolicy, ModelStandard, ModelValues } from './model.js';
import { Decimal } from './oracle.js';

/** The five documents as the model reads them: written from the design, not from the packs. */

const ALL_EXCLUSIONS = ['work_injury', 'third_party', 'public_health', 'other', 'overseas', 'non_designated'];

/** What the five have in common unless they say otherwise. */
const PLAIN = {
  lookBack: {},
  midStay: false,
  otherPrograms: [],
  exclusions: ALL_EXCLUSIONS,
  emergencyExcepted: false,
  asksResidence: () => false,
  asksInsurance: false,
  referral: 'none',
} as const;

const PER_PERSON_AND_YEAR = {
  base: 'burden',
  burdenPer: 'person',
  burdenPeriod: 'year',
  paidPer: 'person',
} as const;

const WENZHOU_INPATIENT = ['inpatient', 'day_surgery', 'special_outpatient', 'observation'];

export function wenzhou(until = '2023-11-30'): ModelPolicy {
  return {
    ...PLAIN,
    id: 'wenzhou-2020',
    from: '2020-12-01',
    until,
    categories: [
      { code: '1', identities: ['destitute'] },
      { code: '2', identities: ['dibao'] },
      { code: '3', identities: ['dibao_edge'] },
      { code: '5', identities: ['priority_care', 'other_hardship', 'good_samaritan'] },
      { code: '4', identities: ['illness_poverty'] },
    ],
    lookBack: { illness_poverty: { months: 12 } },
    midStay: true,
    otherPrograms: ['antipsychotic', 'special_infectious'],
    remainderProgram: 'rare_disease',
    emergencyExcepted: true,
    asksResidence: (identity) => identity !== 'good_samaritan',
    referral: 'away',
    benefits: [
      {
        ...PER_PERSON_AND_YEAR,
        id: 'inpatient-lookback',
        group: 'inpatient',
        services: WENZHOU_INPATIENT,
        burdenPer: 'household',
        burdenPeriod: 'recognition',
        standards: {
          '4': {
            when: beforeRecognition,
            values: ({ row }) =>
              given(row.household_capacity)
                ? flat(row.household_capacity as string, '0.8', '100000')
                : 'MISSING_CAPACITY',
          },
        },
      },
      {
        ...PER_PERSON_AND_YEAR,
        id: 'inpatient',
        group: 'inpatient',
        services: WENZHOU_INPATIENT,
        standards: {
          '1': always(flat('0', '1', undefined)),
          '2': always(flat('0', '0.8', '100000')),
          '3': always(flat('0', '0.8', '100000')),
          '5': {
            when: () => true,
            values: ({ row }) => flat('0', higher('0.8', row.enhanced_ratio), '100000'),
          },
          '4': { when: (facts) => !beforeRecognition(facts), values: () => flat('0', '0.8', '100000') },
        },
      },
      {
        ...PER_PERSON_AND_YEAR,
        id: 'outpatient',
        group: 'outpatient',
        services: [
          'outpatient',
          'emergency',
          'emergency_rescue',
          'chronic_outpatient',
          'pharmacy',
          'negotiated_drug',
        ],
        standards: {
          '1': always(flat('0', '0.5', '1000')),
          '2': always(flat('0', '0.5', '500')),
          '3': always(flat('0', '0.5', '500')),
        },
      },
    ],
  };
}

export function dongyang(): ModelPolicy {
  return {
    ...PLAIN,
    id: 'dongyang-2020',
    from: '2020-07-01',
    categories: [
      { code: '1', identities: ['destitute'] },
      { code: '2', identities: ['dibao', 'child_in_need'] },
      { code: '3', identities: ['dibao_edge'] },
      { code: '4', identities: ['illness_poverty'] },
      { code: '5', identities: ['three_elders', 'severe_disability', 'other_hardship'] },
    ],
    otherPrograms: ['antipsychotic', 'emergency_aid'],
    deadline: '06-30',
    benefits: [
      {
        ...PER_PERSON_AND_YEAR,
        id: 'inpatient',
        group: 'inpatient',
        services: ['inpatient', 'day_surgery', 'special_outpatient'],
        standards: {
          '1': always(flat('0', '1', '80000')),
          '2': always(flat('0', '0.8', '80000')),
          '3': always(flat('5000', '0.6', '80000')),
          '4': always(flat('20000', '0.5', '80000')),
          '5': always(flat('20000', '0.5', '80000')),
        },
      },
      {
        ...PER_PERSON_AND_YEAR,
        id: 'chronic-outpatient',
        group: 'chronic',
        services: ['chronic_outpatient'],
        standards: { '1': always(flat('3000', '1', '2000')), '2': always(flat('3000', '1', '2000')) },
      },
    ],
    warning: { afterAssistance: false, threshold: () => new Decimal(20000) },
  };
}

export const PILOT_AREAS = ['330305', '330324', '330326', '330327', '330328', '330329'];

export function charity(): ModelPolicy {
  return {
    ...PLAIN,
    id: 'wenzhou-2023-charity',
    from: '2024-02-01',
    categories: [{ code: '1', identities: ['relative_low_income_2'] }],
    pilotAreas: PILOT_AREAS,
    benefits: [
      {
        id: 'charity-relief',
        group: 'charity',
        services: 'all',
        base: 'residual_burden',
        burdenPer: 'household',
        burdenPeriod: 'year',
        paidPer: 'household',
        standards: { '1': always(flat('120000', '1', '100000')) },
      },
    ],
  };
}

/** Values by year, as relief.yaml has them. */
type ByYear = Readonly<Record<string, string>>;

export function yuxi(income: ByYear, monitoringLine: ByYear): ModelPolicy {
  const services = [
    'inpatient',
    'day_surgery',
    'special_outpatient',
    'chronic_outpatient',
    'emergency_rescue',
    'negotiated_drug',
  ];
  const shareOfIncome = (share: string, ratio: string): ModelStandard => ({
    when: () => true,
    values: ({ year }) => {
      const deductible = new Decimal(income[year - 1] as string).times(share);
      return flat(deductible.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString(), ratio, '20000');
    },
  });
  const tilt = (ratio: string): ModelStandard => ({
    when: ({ claim, row, settled }) =>
      ['', 'local', 'in_province'].includes(claim.place ?? '') &&
      claim.referral !== 'no' &&
      given(row.at_risk_from) &&
      (row.at_risk_from as string) <= settled,
    values: ({ year }) => flat(monitoringLine[year] as string, ratio, '20000'),
  });
  return {
    ...PLAIN,
    id: 'yuxi-2022',
    from: '2023-01-01',
    categories: [
      { code: '1', identities: ['destitute'] },
      { code: '2', identities: ['dibao', 'returned_poverty'] },
      { code: '3', identities: ['dibao_edge', 'monitored_rural', 'deep_hardship_worker'] },
      { code: '4', identities: ['illness_poverty', 'relative_hardship_worker', 'other_hardship'] },
    ],
    lookBack: { illness_poverty: { days: 90 } },
    asksInsurance: true,
    deadline: '03-31',
    referral: 'always',
    benefits: [
      {
        ...PER_PERSON_AND_YEAR,
        id: 'direct',
        group: 'direct',
        services,
        standards: {
          '1': always(flat('0', '1', '100000')),
          '2': always(flat('0', '0.7', '20000')),
          '3': shareOfIncome('0.10', '0.6'),
          '4': shareOfIncome('0.25', '0.5'),
        },
      },
      {
        ...PER_PERSON_AND_YEAR,
        id: 'tilt',
        group: 'tilt',
        services,
        base: 'burden_after_assistance',
        standards: { '1': tilt('1'), '2': tilt('0.7'), '3': tilt('0.7'), '4': tilt('0.7') },
      },
    ],
    warning: {
      afterAssistance: true,
      threshold: (year) => {
        const line = monitoringLine[year];
        return line === undefined ? undefined : new Decimal(line);
      },
    },
  };
}

/** What a county enters for the framework, as relief.yaml has it, without what it does not enter. */
interface CountyStandard {
  readonly key_ratio?: string;
  readonly basic_insurance_cap?: string | ByYear;
  readonly inpatient_cap?: string;
  readonly outpatient_cap?: string;
  readonly extended_deductible?: string;
  readonly extended_cap?: string;
  readonly extended_tiers?: readonly { readonly up_to?: string; readonly ratio: string }[];
}

export function lianyungang(county: CountyStandard): ModelPolicy {
  const keyRatio = county.key_ratio ?? '0.70';
  const inpatientCap = (year: number): string => {
    if (county.inpatient_cap !== undefined) return county.inpatient_cap;
    const whole = county.basic_insurance_cap;
    const ofYear = typeof whole === 'string' ? whole : (whole?.[year] as string);
    return new Decimal(ofYear).times('0.5').toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
  };
  const extended: ModelStandard = {
    when: () => true,
    values: (): ModelValues | 'MISSING_LOCAL_STANDARD' => {
      const { extended_cap: cap, extended_tiers: tiers } = county;
      if (cap === undefined || tiers === undefined) return 'MISSING_LOCAL_STANDARD';
      return {
        deductible: new Decimal(county.extended_deductible ?? '0'),
        tiers: tiers.map((tier) => ({
          ratio: new Decimal(tier.ratio),
          ...(tier.up_to === undefined ? {} : { upTo: new Decimal(tier.up_to) }),
        })),
        cap: new Decimal(cap),
      };
    },
  };
  return {
    ...PLAIN,
    id: 'lianyungang-2017',
    from: '2017-02-23',
    categories: [
      {
        code: 'key',
        identities: [
          'dibao',
          'destitute',
          'temporary_aid_major_illness',
          'retired_1960s_worker',
          'priority_care',
          'orphan',
          'special_hardship_worker',
        ],
      },
      { code: 'extended', identities: ['low_income_major_illness', 'other_hardship'] },
    ],
    // 二（一）: of the recipients of temporary aid alone the document asks local registration.
    asksResidence: (identity) => identity === 'temporary_aid_major_illness',
    referral: 'away',
    benefits: [
      {
        ...PER_PERSON_AND_YEAR,
        id: 'inpatient',
        group: 'inpatient',
        services: ['inpatient', 'day_surgery', 'special_outpatient'],
        standards: {
          key: { when: () => true, values: ({ year }) => flat('0', keyRatio, inpatientCap(year)) },
          extended,
        },
      },
      {
        ...PER_PERSON_AND_YEAR,
        id: 'outpatient',
        group: 'outpatient',
        services: [
          'outpatient',
          'emergency',
          'emergency_rescue',
          'observation',
          'chronic_outpatient',
          'pharmacy',
          'negotiated_drug',
        ],
        standards: { key: always(flat('0', keyRatio, county.outpatient_cap)) },
      },
    ],
  };
}

/** The identities that a policy knows. */
export function identitiesOf(policy: ModelPolicy): string[] {
  return policy.categories.flatMap((category) => category.identities);
}

function always(values: ModelValues): ModelStandard {
  return { when: () => true, values: () => values };
}

function flat(deductible: string, ratio: string, cap: string | undefined): ModelValues {
  return {
    deductible: new Decimal(deductible),
    tiers: [{ ratio: new Decimal(ratio) }],
    cap: cap === undefined ? undefined : new Decimal(cap),
  };
}

function higher(ratio: string, enhanced: string | undefined): string {
  return given(enhanced) && new Decimal(enhanced as string).gt(ratio) ? (enhanced as string) : ratio;
}

function beforeRecognition({ entitled, row }: ModelFacts): boolean {
  return entitled < (row.recognized_on as string);
}

function given(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
