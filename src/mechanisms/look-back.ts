import { addMonths, type Day } from '../domain/calendar.js';
import type { Words } from './mechanism.js';
import type { Output, Shape } from './shape.js';

/** Look-back: an identity of a category that entitles from a time before it was recognised. */

export type LookBack = { readonly months: number } | { readonly days: number };

export interface LookBacks {
  /** By number of IDENTITIES; null where the identity does not look back. */
  readonly lookBackOf: readonly (LookBack | null)[];
}

export const lookBackWords = {
  'show.look_back': { en: 'look-back', zh: '追溯' },
  'show.months': { en: '{count} months', zh: '{count} 个月' },
  'show.days': { en: '{count} days', zh: '{count} 天' },
} satisfies Words;

export const lookBackShape = ({ z, wholeNumber }: Shape) =>
  z.union([z.strictObject({ months: wholeNumber }), z.strictObject({ days: wholeNumber })]);

export function showLookBack(
  lookBack: Output<typeof lookBackShape>,
  say: (key: keyof typeof lookBackWords, values: { readonly count: number }) => string,
): string {
  return 'months' in lookBack
    ? say('show.months', { count: lookBack.months })
    : say('show.days', { count: lookBack.days });
}

/** The first day that a look-back reaches: whole calendar months (clamped to the month's end) or days before. */
export function lookedBack(recognizedOn: Day, lookBack: LookBack): Day {
  return 'months' in lookBack ? addMonths(recognizedOn, -lookBack.months) : recognizedOn - lookBack.days;
}
