import { SERVICES } from '../domain/claim.js';
import { type Base, baseShape, baseWords, showBase } from './base.js';
import { type Check, joinArticles } from './claim-view.js';
import { conditionsShape, showConditions } from './conditions.js';
import {
  type BenefitCounters,
  burdenCounterShape,
  compileCounters,
  counterWords,
  paidCounterShape,
  showCounters,
} from './counters.js';
import type { Speaker, Values } from './mechanism.js';
import type { Output, Shape } from './shape.js';
import {
  compileStandard,
  type Standard,
  standardShape,
  standardWords,
  type WrittenStandard,
} from './standard.js';

/**
 * A benefit: for some services, what each category gets. Here the mechanisms that a benefit is made of are registered.
 */

export interface Benefit extends BenefitCounters {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly article: string;
  /** Covered services, by number of SERVICES. */
  readonly services: readonly boolean[];
  readonly base: Base;
  /** By category, then by year of the settlement; null where the category gets nothing. */
  readonly standards: readonly (StandardByYear | null)[];
}

/** The standards of one category, for each year of the run in which the policy meets a claim. */
interface StandardByYear {
  readonly firstYear: number;
  /** By year minus firstYear, with holes for years without a claim. */
  readonly years: readonly Standard[];
}

export interface Benefits {
  readonly benefits: readonly Benefit[];
  /** Names of the cap groups, in order of the benefits. */
  readonly capGroups: readonly string[];
}

export const benefitWords = {
  ...baseWords,
  ...counterWords,
  ...standardWords,
  'show.benefit': { en: 'Benefit', zh: '待遇' },
  'show.services': { en: 'services', zh: '医疗类别' },
  'show.all_services': { en: 'every service', zh: '全部类别' },
  'check_name.coverage': { en: 'service covered for the category', zh: '待遇覆盖该类别的医疗服务' },
  'reason.SERVICE_NOT_COVERED': {
    en: 'No benefit of the policy covers this service for this category.',
    zh: '本政策的各项待遇均不覆盖该类别的这种医疗服务。',
  },
  'benefit_outcome.service_not_covered': { en: 'does not cover this service', zh: '不覆盖这种医疗服务' },
  'benefit_outcome.category_not_covered': { en: 'gives this category nothing', zh: '该类别不享受此待遇' },
};

export const benefitShape = (shape: Shape) =>
  shape.z.strictObject({
    id: shape.id,
    title: shape.bilingual,
    article: shape.text,
    reading: shape.prose.optional(),
    services: shape.z.union([shape.z.literal('all'), shape.z.array(shape.z.enum(SERVICES)).min(1)]),
    only_when: conditionsShape(shape).optional(),
    cap_group: shape.id,
    base: baseShape(shape),
    burden_counter: burdenCounterShape(shape),
    paid_counter: paidCounterShape(shape),
    standards: shape.z.array(standardShape(shape)).min(1),
  });
export type WrittenBenefit = Output<typeof benefitShape>;

/** @param categories Codes of the categories, in order. */
export function compileBenefits(
  written: readonly WrittenBenefit[],
  categories: readonly string[],
  values: Values,
): Benefits {
  const benefits = written.map((benefit) => compileBenefit(benefit, categories, values));
  return { benefits, capGroups: [...new Set(benefits.map((benefit) => benefit.capGroup))] };
}

function compileBenefit(written: WrittenBenefit, categories: readonly string[], values: Values): Benefit {
  const { id, title, article, services, base, standards } = written;
  return {
    id,
    title,
    article,
    services: SERVICES.map((service) => services === 'all' || services.includes(service)),
    base,
    ...compileCounters(written),
    standards: categories.map((category) => {
      const standard = standards.find((candidate) => candidate.categories.includes(category));
      return standard === undefined ? null : standardByYear(written, standard, values);
    }),
  };
}

function standardByYear(benefit: WrittenBenefit, standard: WrittenStandard, values: Values): StandardByYear {
  const firstYear = values.years[0] ?? 0;
  const years: Standard[] = [];
  for (const year of values.years) years[year - firstYear] = compileStandard(benefit, standard, year, values);
  return { firstYear, years };
}

/** What a benefit says besides its standards: lines of a name and a text. */
export function showBenefit(written: WrittenBenefit, speaker: Speaker): string[][] {
  const { say, list } = speaker;
  const { services, only_when } = written;
  const names =
    services === 'all' ? say('show.all_services') : list(services.map((one) => say(`service.${one}`)));
  return [
    [say('show.services'), names],
    showBase(written.base, speaker),
    showCounters(written, speaker),
    ...(only_when === undefined ? [] : [[say('show.only_when'), showConditions(only_when, speaker)]]),
  ];
}

/** Whether a benefit covers a service (number of SERVICES) for a category at all. */
export function covers(benefit: Benefit, service: number, category: number): boolean {
  return benefit.services[service] === true && benefit.standards[category] != null;
}

/** The standard of a category in a year. The policy was compiled for every year in which it meets a claim. */
export function standardOf(benefit: Benefit, category: number, year: number): Standard {
  const byYear = benefit.standards[category];
  const standard = byYear?.years[year - byYear.firstYear];
  if (standard === undefined)
    throw new Error(`benefit ${benefit.id} has no standard for category ${category} in ${year}`);
  return standard;
}

export const coverageCheck: Check<'coverage', Benefits> = {
  id: 'coverage',
  article: ({ benefits }) => joinArticles(benefits.map(({ article }) => article)),
  run: ({ category, claim, claims, policy }) => {
    const service = claims.service[claim];
    for (const benefit of policy.benefits) if (covers(benefit, service, category)) return '';
    return 'SERVICE_NOT_COVERED';
  },
};
