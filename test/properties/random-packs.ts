import fc, { type Arbitrary } from 'fast-check';
import { EXCLUSIONS, PLACES, PROGRAMS, SERVICES } from '../../src/domain/claim.js';
import type { LoadedPack } from '../../src/policy/load.js';
import { packOf } from '../support/policies.js';
import type { Setting } from './arbitraries.js';
import type { ModelBenefit, ModelPolicy, ModelStandard } from './model.js';
import { Decimal } from './oracle.js';

/** A small invented policy, both as a pack file says it and as the model understands it. */
interface RandomPolicy {
  /** The pack file's content, to be printed where a property fails. */
  readonly data: unknown;
  readonly pack: LoadedPack;
  readonly model: ModelPolicy;
}

const IDENTITIES = ['destitute', 'dibao', 'dibao_edge', 'illness_poverty', 'other_hardship'] as const;
const AREAS = ['110101', '110102'];
const CODES = ['a', 'b', 'c'];
const EXCLUSION_KINDS = [...EXCLUSIONS.slice(1), 'overseas', 'non_designated'];

/** Dates and words of the invented policies, for the claims and the roster that go with them. */
export const INVENTED: Setting = {
  hotDates: [
    '2020-12-31',
    '2021-01-01',
    '2021-03-31',
    '2021-06-30',
    '2021-12-31',
    '2022-01-01',
    '2022-02-28',
  ],
  identities: IDENTITIES,
  areas: AREAS,
};

/** A stack of one or two invented policies. */
export function randomStack(): Arbitrary<readonly RandomPolicy[]> {
  return fc
    .array(sketch(), { minLength: 1, maxLength: 2 })
    .map((sketches) => sketches.map((policy, at) => randomPolicy(policy, `invented-${at + 1}`)));
}

/** A policy in few words. Amounts are yuan as text. */
interface Sketch {
  readonly until: string | undefined;
  readonly categoryOf: readonly number[];
  readonly lookBack: { readonly months: number } | { readonly days: number } | undefined;
  readonly midStay: boolean;
  readonly otherPrograms: readonly string[];
  readonly remainder: string | undefined;
  readonly exclusions: readonly string[];
  readonly emergencyExcepted: boolean;
  readonly residence:
    | { readonly only: readonly string[] }
    | { readonly except: readonly string[] }
    | undefined;
  readonly insurance: boolean;
  readonly pilot: boolean;
  readonly deadline: { readonly month: number; readonly day: number } | undefined;
  readonly referral: 'none' | 'away' | 'always';
  readonly paidPer: readonly ('person' | 'household')[];
  readonly benefits: readonly BenefitSketch[];
  readonly warning: { readonly afterAssistance: boolean; readonly threshold: string } | undefined;
}

interface BenefitSketch {
  readonly services: readonly string[];
  readonly base: ModelBenefit['base'];
  readonly group: number;
  readonly burdenPer: 'person' | 'household';
  readonly burdenPeriod: 'year' | 'recognition';
  readonly when: WhenSketch;
  /** By category; undefined where the category gets nothing. */
  readonly standards: readonly (StandardSketch | undefined)[];
}

interface StandardSketch {
  readonly deductible: string | 'roster';
  readonly tiers: readonly TierSketch[];
  readonly enhanced: boolean;
  readonly cap: string | undefined;
  readonly fromRecognition: boolean;
}

interface TierSketch {
  readonly up_to?: string;
  readonly ratio: string;
}

interface WhenSketch {
  readonly places: readonly string[] | undefined;
  readonly referralNot: readonly string[] | undefined;
  readonly atRisk: boolean;
}

function sketch(): Arbitrary<Sketch> {
  return fc.record({
    until: perhaps('2021-12-31', '2022-01-01'),
    // Identity by identity: category 0 to 2, or none.
    categoryOf: fc.array(fc.constantFrom(0, 0, 1, 1, 2, -1), {
      minLength: IDENTITIES.length,
      maxLength: IDENTITIES.length,
    }),
    lookBack: perhaps({ months: 1 }, { months: 12 }, { days: 90 }),
    midStay: fc.boolean(),
    otherPrograms: fc.subarray(PROGRAMS.slice(1), { maxLength: 1 }),
    remainder: perhaps(...PROGRAMS.slice(1)),
    exclusions: fc.subarray(EXCLUSION_KINDS),
    emergencyExcepted: fc.boolean(),
    residence: perhaps({ only: ['dibao'] }, { except: ['dibao'] }, { except: [] }),
    insurance: fc.boolean(),
    pilot: fc.boolean(),
    deadline: perhaps({ month: 3, day: 31 }, { month: 6, day: 30 }),
    referral: fc.constantFrom('none', 'none', 'away', 'always'),
    paidPer: fc.tuple(owner, owner),
    benefits: fc.array(benefitSketch(), { minLength: 1, maxLength: 3 }),
    warning: perhaps(
      { afterAssistance: true, threshold: '5000' },
      { afterAssistance: false, threshold: '0.01' },
    ),
  });
}

const owner = fc.constantFrom<'person' | 'household'>('person', 'household');

function perhaps<T>(...values: readonly T[]): Arbitrary<T | undefined> {
  return fc.constantFrom(undefined, ...values);
}

function benefitSketch(): Arbitrary<BenefitSketch> {
  return fc.record({
    services: fc.constantFrom(['inpatient'], SERVICES.slice(0, 5), SERVICES, SERVICES),
    base: fc.constantFrom<ModelBenefit['base']>(
      'burden',
      'burden',
      'residual_burden',
      'burden_after_assistance',
    ),
    group: fc.constantFrom(0, 0, 1),
    burdenPer: owner,
    burdenPeriod: fc.constantFrom('year', 'year', 'recognition'),
    when: fc.record({
      places: perhaps<readonly string[] | undefined>(undefined, PLACES.slice(0, 1), PLACES.slice(0, 2)),
      referralNot: perhaps<readonly string[] | undefined>(undefined, ['no'], ['', 'no']),
      atRisk: fc.constantFrom(false, false, true),
    }),
    standards: fc.tuple(standardSketch(), standardSketch(), standardSketch()),
  });
}

function standardSketch(): Arbitrary<StandardSketch | undefined> {
  return fc.option(
    fc.record({
      deductible: fc.constantFrom('0', '0', '0.01', '500', '5000.55', 'roster'),
      tiers: fc.constantFrom<readonly TierSketch[]>(
        [{ ratio: '1' }],
        [{ ratio: '0.5' }],
        [{ ratio: '0.333333' }],
        [{ ratio: '0' }],
        [{ up_to: '0.01', ratio: '0.5' }, { up_to: '1000', ratio: '0.405' }, { ratio: '0.6' }],
        [{ up_to: '20000', ratio: '0.4' }, { ratio: '0.25' }],
      ),
      enhanced: fc.boolean(),
      cap: perhaps('0', '0.01', '1000', '20000.05'),
      fromRecognition: fc.constantFrom(false, false, true),
    }),
    { nil: undefined, freq: 5 },
  );
}

function randomPolicy(policy: Sketch, id: string): RandomPolicy {
  // A category without an identity is refused, so only those that have one exist, in the same order.
  const used = CODES.map((code, at) => ({ code, at })).filter(({ at }) => policy.categoryOf.includes(at));
  const categories =
    used.length > 0
      ? used.map(({ code, at }) => ({
          code,
          at,
          identities: IDENTITIES.filter((_, i) => policy.categoryOf[i] === at),
        }))
      : [{ code: 'a', at: 0, identities: ['dibao' as const] }];
  const benefits = policy.benefits.map((benefit, at) => soundBenefit(policy, benefit, at, categories));
  const data = packData(policy, id, categories, benefits);
  return {
    data,
    pack: packOf(data),
    model: modelOf(policy, id, categories, benefits),
  };
}

type Categories = readonly {
  readonly code: string;
  readonly at: number;
  readonly identities: readonly string[];
}[];

interface SoundBenefit extends Omit<BenefitSketch, 'standards'> {
  readonly id: string;
  readonly standards: readonly (StandardSketch & { readonly code: string })[];
}

/** Makes of a drawn benefit one that the checks of a pack let through. */
function soundBenefit(
  policy: Sketch,
  benefit: BenefitSketch,
  at: number,
  categories: Categories,
): SoundBenefit {
  const standards = categories.flatMap(({ code, at: category }) => {
    const standard = benefit.standards[category];
    return standard === undefined ? [] : [{ ...standard, code }];
  });
  const fallback: StandardSketch = {
    deductible: '0',
    tiers: [{ ratio: '0.5' }],
    enhanced: policy.midStay,
    cap: undefined,
    fromRecognition: false,
  };
  return {
    ...benefit,
    id: `benefit-${at + 1}`,
    base: at === 0 && benefit.base === 'burden_after_assistance' ? 'burden' : benefit.base,
    standards: standards.length > 0 ? standards : [{ ...fallback, code: categories[0]?.code as string }],
  };
}

/** The policy as a pack file would say it. */
function packData(
  policy: Sketch,
  id: string,
  categories: Categories,
  benefits: readonly SoundBenefit[],
): unknown {
  const article = 'article 1';
  const title = { zh: '甲', en: 'A' };
  return {
    id,
    title,
    document: { number: '1', issuer: 'B', issued_on: '2021-01-01' },
    in_force: { from: '2021-01-01', ...(policy.until === undefined ? {} : { until: policy.until }), article },
    fund: { name: 'assistance', pooling: 'municipal', article },
    categories: categories.map(({ code, identities }) => ({
      code,
      name: title,
      article,
      identities: identities.map((identity) =>
        identity === 'illness_poverty' && policy.lookBack !== undefined
          ? { identity, look_back: textsOf(policy.lookBack) }
          : identity,
      ),
    })),
    rules: {
      ...(policy.midStay ? { mid_stay: { rule: 'next_month', article } } : {}),
      ...(policy.residence === undefined ? {} : { residence: { ...policy.residence, article } }),
      ...(policy.insurance ? { insurance: { article } } : {}),
      ...(policy.pilot ? { pilot_areas: { areas: AREAS.slice(0, 1), article } } : {}),
      ...(policy.referral === 'none' ? {} : { referral: { rule: policy.referral, article } }),
      ...(policy.deadline === undefined ? {} : { filing_deadline: { ...textsOf(policy.deadline), article } }),
      ...(policy.remainder === undefined ? {} : { remainder_notice: { program: policy.remainder, article } }),
      other_programs: policy.otherPrograms.map((program) => ({ program, article })),
      exclusions: policy.exclusions.map((kind) => ({
        kind,
        ...(kind === 'non_designated' && policy.emergencyExcepted ? { except: 'emergency' } : {}),
        article,
      })),
    },
    benefits: benefits.map((benefit) => ({
      id: benefit.id,
      title,
      article,
      services: benefit.services.length === SERVICES.length ? 'all' : benefit.services,
      base: benefit.base,
      cap_group: `group-${benefit.group}`,
      burden_counter: { per: benefit.burdenPer, period: benefit.burdenPeriod },
      paid_counter: { per: policy.paidPer[benefit.group] },
      only_when: {
        ...(benefit.when.places === undefined ? {} : { places: benefit.when.places }),
        ...(benefit.when.referralNot === undefined ? {} : { referral_not: benefit.when.referralNot }),
        ...(benefit.when.atRisk ? { at_risk: 'settled_from' } : {}),
      },
      standards: benefit.standards.map((standard) => ({
        categories: [standard.code],
        ...(standard.fromRecognition ? { only_when: { entitlement: 'from_recognition' } } : {}),
        deductible: standard.deductible === 'roster' ? { roster: 'household_capacity' } : standard.deductible,
        ...(standard.tiers.length > 1 ? { tiers: standard.tiers } : { ratio: flatRatio(standard) }),
        cap: standard.cap ?? 'none',
      })),
    })),
    ...(policy.warning === undefined
      ? {}
      : {
          warning: {
            base: policy.warning.afterAssistance ? 'burden_after_assistance' : 'burden',
            threshold: policy.warning.threshold,
            article,
          },
        }),
  };
}

function flatRatio({ tiers, enhanced }: StandardSketch): unknown {
  const ratio = tiers[0]?.ratio;
  return enhanced ? { value: ratio, or_higher: 'enhanced_ratio' } : ratio;
}

function textsOf(numbers: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, String(value)]));
}

/** The policy as the model understands it. */
function modelOf(
  policy: Sketch,
  id: string,
  categories: Categories,
  benefits: readonly SoundBenefit[],
): ModelPolicy {
  const { residence, deadline, warning } = policy;
  return {
    id,
    from: '2021-01-01',
    until: policy.until,
    categories,
    lookBack: policy.lookBack === undefined ? {} : { illness_poverty: policy.lookBack },
    midStay: policy.midStay,
    otherPrograms: policy.otherPrograms,
    remainderProgram: policy.remainder,
    exclusions: policy.exclusions,
    emergencyExcepted: policy.emergencyExcepted,
    asksResidence: (identity) =>
      residence !== undefined &&
      ('only' in residence ? residence.only.includes(identity) : !residence.except.includes(identity)),
    asksInsurance: policy.insurance,
    pilotAreas: policy.pilot ? AREAS.slice(0, 1) : undefined,
    deadline: deadline === undefined ? undefined : `0${deadline.month}-${deadline.day}`,
    referral: policy.referral,
    benefits: benefits.map((benefit) => ({
      id: benefit.id,
      services: benefit.services,
      group: `group-${benefit.group}`,
      base: benefit.base,
      burdenPer: benefit.burdenPer,
      burdenPeriod: benefit.burdenPeriod,
      paidPer: policy.paidPer[benefit.group] as 'person' | 'household',
      standards: Object.fromEntries(
        benefit.standards.map((standard) => [standard.code, modelStandard(benefit.when, standard)]),
      ),
    })),
    warning:
      warning === undefined
        ? undefined
        : { afterAssistance: warning.afterAssistance, threshold: () => new Decimal(warning.threshold) },
  };
}

function modelStandard(when: WhenSketch, standard: StandardSketch): ModelStandard {
  return {
    when: ({ claim, row, entitled, settled }) =>
      (when.places === undefined || when.places.includes(claim.place || 'local')) &&
      (when.referralNot === undefined || !when.referralNot.includes(claim.referral ?? '')) &&
      (!when.atRisk || (Boolean(row.at_risk_from) && (row.at_risk_from as string) <= settled)) &&
      (!standard.fromRecognition || entitled >= (row.recognized_on as string)),
    values: ({ row }) => {
      const capacity = row.household_capacity ?? '';
      if (standard.deductible === 'roster' && capacity === '') return 'MISSING_CAPACITY';
      const enhanced = standard.tiers.length === 1 && standard.enhanced ? row.enhanced_ratio || '0' : '0';
      return {
        deductible: new Decimal(standard.deductible === 'roster' ? capacity : standard.deductible),
        tiers: standard.tiers.map(({ up_to, ratio }) => ({
          ratio: Decimal.max(ratio, enhanced),
          ...(up_to === undefined ? {} : { upTo: new Decimal(up_to) }),
        })),
        cap: standard.cap === undefined ? undefined : new Decimal(standard.cap),
      };
    },
  };
}
