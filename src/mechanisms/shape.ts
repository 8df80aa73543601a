import { z } from 'zod';
import { parseDay } from '../domain/calendar.js';
import { type Fen, parseRatio } from '../domain/money.js';
import { withCodes } from '../domain/unseen.js';
import type { ParameterUse, Unit } from './pack-value.js';

/**
 * The words of the pack language: what the shapes of the mechanisms are made of. Every scalar arrives as the text of
 * the file, so that 0.855 is exactly 855/1000 and no code such as "1" turns into a number. Mechanisms are handed these
 * words and import their types alone: the engine and the texts use mechanisms too, and need not load zod.
 */

/**
 * A yuan amount of a pack, ≥ 0 with at most ten digits and two decimals, and so below the largest amount that is read
 * anywhere, as fen; undefined where it is anything else.
 */
export function parsePackYuan(text: string): Fen | undefined {
  // 010 is eight to some programs and ten to others.
  const match = /^(0|[1-9]\d{0,9})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** A scalar that `parse` can read; any other is a POLICY_VALUE finding. */
function scalar<T>(expected: string, parse: (text: string) => T | undefined) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected, input: text });
    return z.NEVER;
  });
}

/** A scalar that is kept as it is written. */
function pattern(expected: string, form: RegExp) {
  return scalar(expected, (text) => (form.test(text) ? text : undefined));
}

const yuan = scalar('yuan', parsePackYuan);
const ratio = scalar('ratio', (text) => parseRatio(text));
const wholeNumber = scalar('whole number', (text) =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined,
);
const date = scalar('date', parseDay);
/** A text for people. Unseen characters are shown as codes, so that it can command neither terminal nor page. */
const text = z.string().trim().min(1).transform(withCodes);
/** The same in several lines, which people read as one. */
const prose = z
  .string()
  .trim()
  .min(1)
  .transform((written) => withCodes(written.replace(/\s*\n\s*/g, ' ')));
const id = pattern('id', /^[a-z0-9][a-z0-9_-]{0,63}$/);
const areaCode = pattern('area code', /^\d{6}$/);
/** A county code or its first digits: 33 is a province, 3303 a prefecture. */
const areaPrefix = pattern('area code', /^\d{2,6}$/);

const bilingual = z.strictObject({ zh: text, en: text });
const cited = { article: text.optional(), reading: prose.optional() };

/** A use of a parameter where a value of this unit fits. */
function parameterUse<U extends Unit>(unit: U) {
  return z
    .strictObject({
      parameter: text,
      year: z.literal('previous').optional(),
      share: ratio.optional(),
      ...cited,
    })
    .transform((use): ParameterUse<U> => ({ kind: 'parameter', unit, ...use }));
}

/** Brackets on the cumulative amount above the deductible. */
const tiers = z.array(z.strictObject({ up_to: yuan.optional(), ratio })).min(1);

export const shape = {
  z,
  yuan,
  ratio,
  wholeNumber,
  date,
  text,
  prose,
  id,
  areaCode,
  areaPrefix,
  bilingual,
  cited,
  parameterUse,
  tiers,
};
export type Shape = typeof shape;

/** What a shape makes of a value that fits. */
export type Output<F extends (shape: Shape) => z.ZodType> = z.output<ReturnType<F>>;
