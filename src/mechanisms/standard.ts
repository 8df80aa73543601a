import type { Reason } from '../domain/decision.js';
import { type CapTerms, capShape, capWords, compileCap, showCap } from './cap.js';
import {
  type Conditions,
  compileConditions,
  conditionsShape,
  conditionWords,
  type OnlyWhen,
  showConditions,
} from './conditions.js';
import {
  compileDeductible,
  type DeductibleTerms,
  deductibleShape,
  deductibleWords,
  showDeductible,
} from './deductible.js';
import type { Speaker, Values } from './mechanism.js';
import type { Cited } from './pack-value.js';
import { compileRate, type RateTerms, rateShape, rateWords, showRate } from './rate.js';
import type { Output, Shape } from './shape.js';

/**
 * A standard: what some categories get under a benefit. Here the mechanisms that a standard is made of are registered:
 * each with its shape, its terms, its column and its words.
 */

/** What one category gets under one benefit in one year, with every parameter filled in. */
export interface Standard extends DeductibleTerms, RateTerms, CapTerms {
  readonly article: string;
  readonly conditions: Conditions;
  /** Set where nobody supplied a value that is needed: the claim is pended for this reason. */
  readonly missing: Extract<Reason, 'MISSING_LOCAL_STANDARD'> | '';
}

export const standardWords = {
  ...conditionWords,
  ...deductibleWords,
  ...rateWords,
  ...capWords,
  'reason.MISSING_LOCAL_STANDARD': {
    en: 'The county’s own standard is missing; enter it as a parameter.',
    zh: '缺少当地标准，请在参数中填写。',
  },
};

export const standardShape = (shape: Shape) =>
  shape.z.strictObject({
    categories: shape.z.array(shape.text).min(1),
    only_when: conditionsShape(shape).optional(),
    deductible: deductibleShape(shape),
    ...rateShape(shape),
    cap: capShape(shape),
    ...shape.cited,
  });
export type WrittenStandard = Output<typeof standardShape>;

/** The benefit of which a standard is a part, as far as the standard depends on it. */
interface Around {
  readonly article: string;
  readonly only_when?: OnlyWhen | undefined;
}

/** The terms where a value is missing. Nothing is computed with them. */
const NO_TERMS: DeductibleTerms & RateTerms & CapTerms = {
  deductible: 0,
  deductibleFromRoster: false,
  tiers: [],
  tiered: false,
  enhancedRatio: false,
  cap: 0,
};

export function compileStandard(
  benefit: Around,
  standard: WrittenStandard,
  year: number,
  values: Values,
): Standard {
  const article = standard.article ?? benefit.article;
  // All are compiled before any is checked, so that the run names everything it lacks.
  const terms = [
    compileDeductible(standard.deductible, year, article, values),
    compileRate(standard, year, article, values),
    compileCap(standard.cap, year, article, values),
  ] as const;
  const [deductible, rate, cap] = terms;
  return {
    article,
    conditions: compileConditions(benefit.only_when, standard.only_when),
    ...NO_TERMS,
    ...deductible,
    ...rate,
    ...cap,
    missing: terms.includes(undefined) ? 'MISSING_LOCAL_STANDARD' : '',
  };
}

/** The columns of the standards of a benefit, in order; each says what it shows of a standard. */
export const STANDARD_COLUMNS: readonly {
  readonly head: keyof typeof standardWords | 'show.categories_short' | 'show.article';
  readonly align: 'left' | 'right';
  readonly show: (standard: WrittenStandard, benefit: Around, speaker: Speaker) => string;
}[] = [
  {
    head: 'show.categories_short',
    align: 'left',
    show: ({ categories }, _, { list }) => list(categories),
  },
  {
    head: 'show.deductible',
    align: 'right',
    show: ({ deductible }, _, speaker) => beside(showDeductible(deductible, speaker), deductible),
  },
  {
    head: 'show.ratio',
    align: 'right',
    show: (standard, _, speaker) => beside(showRate(standard, speaker), standard.tiers ?? standard.ratio),
  },
  {
    head: 'show.cap',
    align: 'right',
    show: ({ cap }, _, speaker) => beside(showCap(cap, speaker), cap),
  },
  { head: 'show.article', align: 'left', show: ({ article }, benefit) => article ?? benefit.article },
  {
    head: 'show.only_when',
    align: 'left',
    show: ({ only_when }, _, speaker) => showConditions(only_when, speaker),
  },
];

/** A value with the article of its own that it may have. */
function beside(text: string, written: Cited | undefined): string {
  return written?.article === undefined ? text : `${text} (${written.article})`;
}
