import { compareRatios, type Fen, formatYuan, type Ratio, shareOf, shareOfParts } from '../domain/money.js';
import { NO_RATIO, RATIO_UNIT } from '../domain/recipient.js';
import type { RosterTable } from '../tables/roster-table.js';
import { error, type Finding, findingsOfStandards } from './finding.js';
import type { Speaker, Values, Words } from './mechanism.js';
import { type Cited, percent, type WrittenTiers } from './pack-value.js';
import type { Output, Shape } from './shape.js';

/** The rate: which share of the amount above the deductible is paid, by one ratio or by tiers. */

/** One bracket, on the cumulative amount above the deductible. A flat ratio is one bracket. */
export interface Tier {
  /** Infinity for the last. */
  readonly upTo: Fen;
  readonly ratio: Ratio;
}

export interface RateTerms {
  readonly tiers: readonly Tier[];
  /** The brackets come from a list of tiers, not from one flat ratio. */
  readonly tiered: boolean;
  /** A higher enhanced_ratio of the roster row replaces the ratio. */
  readonly enhancedRatio: boolean;
}

export const rateWords = {
  'show.ratio': { en: 'ratio', zh: '救助比例' },
  'show.or_higher': { en: 'or enhanced_ratio, if higher', zh: '或更高的 enhanced_ratio' },
  'reason.ROUNDED_TO_ZERO': {
    en: 'The share is less than half a fen.',
    zh: '按比例计算不足半分，四舍五入为零。',
  },
  'error.POLICY_RATE_MISSING': {
    en: 'The standard of category {value} needs either a ratio or a list of tiers: one of the two, not both.',
    zh: '类别 {value} 的标准须写 ratio 或 tiers 之一，不可都写，也不可都不写。',
  },
  'error.POLICY_TIERS_BROKEN': {
    en: 'The tiers leave a gap or overlap here: every tier but the last needs an up_to above the one before, and the last has none.',
    zh: '分段在此处有缺口或重叠：除最后一段外，每段的 up_to 须大于前一段；最后一段不写 up_to。',
  },
} satisfies Words;

type FlatRatio = Cited & {
  readonly kind: 'ratio';
  readonly value: Ratio;
  readonly or_higher?: 'enhanced_ratio' | undefined;
};
type TierList = Cited & { readonly kind: 'tiers'; readonly value: WrittenTiers };

/** The two keys of a standard that say a rate; one of them must be there. */
export const rateShape = ({ z, ratio, tiers, cited, parameterUse }: Shape) => ({
  ratio: z
    .union([
      ratio.transform((value): FlatRatio => ({ kind: 'ratio', value })),
      z
        .strictObject({ value: ratio, or_higher: z.literal('enhanced_ratio').optional(), ...cited })
        .transform((written): FlatRatio => ({ kind: 'ratio', ...written })),
      parameterUse('ratio'),
    ])
    .optional(),
  tiers: z
    .union([tiers.transform((value): TierList => ({ kind: 'tiers', value })), parameterUse('tiers')])
    .optional(),
});
type RateShape = ReturnType<typeof rateShape>;
interface WrittenRate {
  readonly ratio?: Output<() => RateShape['ratio']>;
  readonly tiers?: Output<() => RateShape['tiers']>;
}

/** Every standard has one ratio or one list of tiers, and tiers cover every amount once, in rising order. */
export function rateFindings({
  benefits,
}: {
  readonly benefits: readonly {
    readonly article: string;
    readonly standards: readonly (WrittenRate & {
      readonly categories: readonly string[];
      readonly article?: string | undefined;
    })[];
  }[];
}): Finding[] {
  return findingsOfStandards(benefits, ({ ratio, tiers, categories }, path, article) => {
    const findings: Finding[] = [];
    if ((ratio === undefined) === (tiers === undefined))
      findings.push(error('POLICY_RATE_MISSING', path, categories.join(', '), article));
    const broken = tiers?.kind === 'tiers' ? brokenTier(tiers.value) : undefined;
    if (broken !== undefined)
      findings.push(error('POLICY_TIERS_BROKEN', [...path, 'tiers', broken], undefined, article));
    return findings;
  });
}

/**
 * Index of the first tier that leaves a gap or overlaps: every tier but the last ends at an amount
 * above the one before, and the last has no end. Undefined where the list is sound.
 */
export function brokenTier(tiers: WrittenTiers): number | undefined {
  let reached = 0;
  for (let at = 0; at < tiers.length; at++) {
    const end = tiers[at]?.up_to;
    const last = at === tiers.length - 1;
    if (last ? end !== undefined : end === undefined || end <= reached) return at;
    reached = end ?? reached;
  }
  return undefined;
}

/** Whether the ratios do not rise from tier to tier. */
export function isNotRising(tiers: WrittenTiers): boolean {
  return tiers.some(({ ratio }, at) => at > 0 && compareRatios(ratio, tiers[at - 1].ratio) <= 0);
}

/** Undefined where a parameter has no value in the year. */
export function compileRate(
  { ratio, tiers }: WrittenRate,
  year: number,
  article: string,
  values: Values,
): RateTerms | undefined {
  if (tiers !== undefined) {
    const list = tiers.kind === 'tiers' ? tiers.value : values.need(tiers, year, article);
    return list && { tiers: list.map(tierOf), tiered: true, enhancedRatio: false };
  }
  if (ratio === undefined) throw new Error('a standard without a rate');
  const flat = ratio.kind === 'ratio' ? ratio.value : values.need(ratio, year, article);
  const enhancedRatio = ratio.kind === 'ratio' && ratio.or_higher !== undefined;
  return flat && { tiers: [tierOf({ ratio: flat })], tiered: false, enhancedRatio };
}

function tierOf({ up_to, ratio }: WrittenTiers[number]): Tier {
  return { upTo: up_to ?? Number.POSITIVE_INFINITY, ratio };
}

export function showRate({ ratio, tiers }: WrittenRate, { say, parameter }: Speaker): string {
  if (tiers !== undefined) return tiers.kind === 'tiers' ? tiersText(tiers.value) : parameter(tiers);
  if (ratio === undefined) return '';
  if (ratio.kind === 'parameter') return parameter(ratio);
  return `${percent(ratio.value)}${ratio.or_higher === undefined ? '' : ` ${say('show.or_higher')}`}`;
}

function tiersText(tiers: WrittenTiers): string {
  return tiers
    .map(({ up_to, ratio }) => `${up_to === undefined ? '' : `≤ ${formatYuan(up_to)}: `}${percent(ratio)}`)
    .join('; ');
}

/** The brackets for the roster row taken: a higher enhanced_ratio of the row counts where the standard says so. */
export function tiersOf(terms: RateTerms, roster: RosterTable, row: number): readonly Tier[] {
  if (!terms.enhancedRatio) return terms.tiers;
  const enhanced = roster.enhancedRatio[row];
  if (enhanced === NO_RATIO) return terms.tiers;
  const ratio: Ratio = lowestTerms(enhanced);
  return terms.tiers.map((tier) => (compareRatios(ratio, tier.ratio) > 0 ? { ...tier, ratio } : tier));
}

/** Millionths as a fraction of the smallest power of ten. */
function lowestTerms(millionths: number): Ratio {
  let numerator = millionths;
  let denominator = RATIO_UNIT;
  while (denominator > 1 && numerator % 10 === 0) {
    numerator /= 10;
    denominator /= 10;
  }
  return { numerator, denominator };
}

/** The share of the amount above the deductible, rounded once, half up, to the fen. */
export function grossOf(tiers: readonly Tier[], aboveBefore: Fen, above: Fen): Fen {
  if (tiers.length === 1) return shareOf(above, tiers[0].ratio);
  const { parts, ratios } = partsInTiers(tiers, aboveBefore, above);
  return shareOfParts(parts, ratios);
}

/** The amount above the deductible, cut at the brackets, which count from the first fen above it in the year. */
export function partsInTiers(
  tiers: readonly Tier[],
  aboveBefore: Fen,
  above: Fen,
): { readonly parts: readonly Fen[]; readonly ratios: readonly Ratio[] } {
  const parts: Fen[] = [];
  const ratios: Ratio[] = [];
  let from = 0;
  for (const tier of tiers) {
    const part = Math.min(aboveBefore + above, tier.upTo) - Math.max(aboveBefore, from);
    if (part > 0) {
      parts.push(part);
      ratios.push(tier.ratio);
    }
    from = tier.upTo;
  }
  return { parts, ratios };
}
