import { type Fen, formatYuan } from '../domain/money.js';
import { NO_AMOUNT } from '../domain/recipient.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { Speaker, Values, Words } from './mechanism.js';
import { amount, type Cited } from './pack-value.js';
import type { Output, Shape } from './shape.js';

/** The deductible: how much a person or household bears before assistance begins, cumulative over a period. */

export interface DeductibleTerms {
  readonly deductible: Fen;
  /** The deductible is the roster row's household_capacity instead. */
  readonly deductibleFromRoster: boolean;
}

export const deductibleWords = {
  'show.deductible': { en: 'deductible', zh: '起付线' },
  'show.household_capacity': { en: 'what the household can bear', zh: '家庭承受能力' },
  'reason.MISSING_CAPACITY': {
    en: 'The roster does not say what the household can bear (household_capacity).',
    zh: '名册缺少家庭承受能力（household_capacity），需补充。',
  },
  'reason.BELOW_DEDUCTIBLE': {
    en: 'The cumulative burden does not exceed the deductible.',
    zh: '累计自负费用未超过起付线。',
  },
} satisfies Words;

/** What the roster says instead of the pack. */
type FromRoster = Cited & { readonly kind: 'roster'; readonly column: 'household_capacity' };

export const deductibleShape = ({ z, yuan, cited, parameterUse }: Shape) =>
  z.union([
    yuan.transform((value) => amount(value)),
    z.strictObject({ value: yuan, ...cited }).transform(({ value, ...beside }) => amount(value, beside)),
    z
      .strictObject({ roster: z.literal('household_capacity'), ...cited })
      .transform(({ roster, ...beside }): FromRoster => ({ kind: 'roster', column: roster, ...beside })),
    parameterUse('yuan'),
  ]);
type WrittenDeductible = Output<typeof deductibleShape>;

/** Undefined where a parameter has no value in the year. */
export function compileDeductible(
  written: WrittenDeductible,
  year: number,
  article: string,
  values: Values,
): DeductibleTerms | undefined {
  switch (written.kind) {
    case 'amount':
      return { deductible: written.value, deductibleFromRoster: false };
    case 'roster':
      return { deductible: 0, deductibleFromRoster: true };
    case 'parameter': {
      const value = values.need(written, year, article);
      if (value === undefined) return undefined;
      return { deductible: value === 'none' ? 0 : value, deductibleFromRoster: false };
    }
  }
}

export function showDeductible(written: WrittenDeductible, { say, parameter }: Speaker): string {
  switch (written.kind) {
    case 'amount':
      return formatYuan(written.value);
    case 'roster':
      return say('show.household_capacity');
    case 'parameter':
      return parameter(written);
  }
}

/** The deductible for the roster row taken, in fen; undefined where the row lacks the family's capacity. */
export function deductibleOf(terms: DeductibleTerms, roster: RosterTable, row: number): Fen | undefined {
  if (!terms.deductibleFromRoster) return terms.deductible;
  const capacity: Fen = roster.householdCapacity[row];
  return capacity === NO_AMOUNT ? undefined : capacity;
}
