import { z } from 'zod';
import type { Area } from '../domain/area.js';
import { parseDay } from '../domain/calendar.js';
import { EXCLUSIONS, PLACES, PROGRAMS, REFERRALS, SERVICES } from '../domain/claim.js';
import { FUNDS } from '../domain/fund-entry.js';
import { IDENTITIES } from '../domain/identities.js';
import { type Fen, parseRatio, type Ratio } from '../domain/money.js';
import { withCodes } from '../domain/unseen.js';

/**
 * The shape of a policy pack. Every scalar arrives as the text that stands in the file, so that 0.855 is
 * exactly 855/1000 and no code such as "1" turns into a number on the way. Unknown keys are refused: a
 * misplaced key that is silently ignored is a rule that silently does not hold.
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

/** A scalar that `parse` understands; what it does not understand is a VALUE finding that names `expected`. */
function scalar<T>(expected: string, parse: (text: string) => T | undefined) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected, input: text });
    return z.NEVER;
  });
}

const yuan = scalar('yuan', parsePackYuan);
const ratio = scalar('ratio', (text) => parseRatio(text));
const wholeNumber = scalar('whole number', (text) =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined,
);
const date = scalar('date', parseDay);
/** A word for people. Whatever shows a pack shows what is unseen in it, so it can command neither terminal nor page. */
const text = z.string().trim().min(1).transform(withCodes);
/** The same in several lines, which people read as one. */
const prose = z
  .string()
  .trim()
  .min(1)
  .transform((written) => withCodes(written.replace(/\s*\n\s*/g, ' ')));
const id = scalar('id', (value) => (/^[a-z0-9][a-z0-9_-]{0,63}$/.test(value) ? value : undefined));
/** Settings are kept by the id of their policy, and every object of the language has something of this name. */
const packId = id.refine((value) => value !== 'constructor', 'id');
const areaCode = scalar('area code', (value) => (/^\d{6}$/.test(value) ? value : undefined));
/** A county code or its first digits: 33 is a province, 3303 a prefecture. */
const areaPrefix = scalar('area code', (value) => (/^\d{2,6}$/.test(value) ? value : undefined));

/** An area, with its name where people write it instead of the code. */
const area = z.union([areaPrefix, z.strictObject({ code: areaPrefix, zh: text })]);

const bilingual = z.strictObject({ zh: text, en: text });
const cited = { article: text.optional(), reading: prose.optional() };

/** A parameter of the policy, whole or a share of it, of the settlement year or of the year before. */
const parameterUse = z.strictObject({
  parameter: text,
  year: z.literal('previous').optional(),
  share: ratio.optional(),
  ...cited,
});

const none = z.literal('none');

const deductible = z.union([
  yuan,
  z.strictObject({ value: yuan, ...cited }),
  z.strictObject({ roster: z.literal('household_capacity'), ...cited }),
  parameterUse,
]);

const flatRatio = z.union([
  ratio,
  z.strictObject({ value: ratio, or_higher: z.literal('enhanced_ratio').optional(), ...cited }),
  parameterUse,
]);

const cap = z.union([none, yuan, z.strictObject({ value: z.union([none, yuan]), ...cited }), parameterUse]);

const tier = z.strictObject({ up_to: yuan.optional(), ratio });
/** Brackets on the cumulative amount above the deductible. */
export const tierList = z.array(tier).min(1);

const onlyWhen = z.strictObject({
  entitlement: z.enum(['before_recognition', 'from_recognition']).optional(),
  places: z.array(z.enum(PLACES)).min(1).optional(),
  referral_not: z.array(z.enum(REFERRALS)).min(1).optional(),
  at_risk: z.literal('settled_from').optional(),
});

const standard = z.strictObject({
  categories: z.array(text).min(1),
  only_when: onlyWhen.optional(),
  deductible,
  ratio: flatRatio.optional(),
  tiers: z.union([tierList, parameterUse]).optional(),
  cap,
  ...cited,
});

const benefit = z.strictObject({
  id,
  title: bilingual,
  article: text,
  reading: prose.optional(),
  services: z.union([z.literal('all'), z.array(z.enum(SERVICES)).min(1)]),
  only_when: onlyWhen.optional(),
  cap_group: id,
  base: z.enum(['burden', 'residual_burden', 'burden_after_assistance']),
  burden_counter: z.strictObject({
    per: z.enum(['person', 'household']),
    period: z.enum(['year', 'recognition']),
  }),
  paid_counter: z.strictObject({ per: z.enum(['person', 'household']) }),
  standards: z.array(standard).min(1),
});

const parameter = z.strictObject({
  title: bilingual,
  unit: z.enum(['yuan', 'ratio', 'tiers', 'areas']),
  article: text,
  reading: prose.optional(),
  source: bilingual.optional(),
  /** What holds where the user gives nothing: a value, or a share of another parameter. */
  default: z.union([parameterUse, text, z.array(z.unknown())]).optional(),
  at_least: z.union([text, parameterUse]).optional(),
  rising: z.literal('strictly').optional(),
  highest_below: text.optional(),
  /** What a year without a value means: the run stops (the default), the claim is pended, or nothing. */
  missing: z.enum(['stop', 'pend', 'allow']).default('stop'),
  needed_when: z.literal('roster_has_at_risk_from').optional(),
});

const identityOfCategory = z.union([
  z.enum(IDENTITIES),
  z.strictObject({
    identity: z.enum(IDENTITIES),
    look_back: z
      .union([z.strictObject({ months: wholeNumber }), z.strictObject({ days: wholeNumber })])
      .optional(),
    ...cited,
  }),
]);

const category = z.strictObject({
  code: id,
  name: bilingual,
  article: text,
  reading: prose.optional(),
  identities: z.array(identityOfCategory),
});

const [, ...programs] = PROGRAMS;
const [, ...exclusionKinds] = EXCLUSIONS;

const rules = z.strictObject({
  /** Local residence is asked of everybody, of all but some identities, or of some identities only. */
  residence: z
    .strictObject({
      except: z.array(z.enum(IDENTITIES)).optional(),
      only: z.array(z.enum(IDENTITIES)).optional(),
      ...cited,
    })
    .optional(),
  insurance: z.strictObject({ ...cited }).optional(),
  pilot_areas: z
    .strictObject({ areas: z.union([z.array(areaCode).min(1), parameterUse]), ...cited })
    .optional(),
  mid_stay: z.strictObject({ rule: z.literal('next_month'), ...cited }).optional(),
  referral: z.strictObject({ rule: z.enum(['away', 'always']), ...cited }).optional(),
  filing_deadline: z.strictObject({ month: wholeNumber, day: wholeNumber, ...cited }).optional(),
  other_programs: z.array(z.strictObject({ program: z.enum(programs), ...cited })).optional(),
  remainder_notice: z.strictObject({ program: z.enum(programs), ...cited }).optional(),
  exclusions: z
    .array(
      z.strictObject({
        kind: z.enum([...exclusionKinds, 'overseas', 'non_designated']),
        except: z.literal('emergency').optional(),
        ...cited,
      }),
    )
    .optional(),
});

const fundCheck = z.discriminatedUnion('check', [
  z.strictObject({ check: z.literal('surplus_ratio'), limit: ratio, ...cited }),
  z.strictObject({ check: z.literal('gap'), ...cited }),
  z.strictObject({ check: z.literal('pool_used'), pool: parameterUse, ...cited }),
]);

const writtenPack = z.strictObject({
  id: packId,
  title: bilingual,
  document: z.strictObject({ number: text, issuer: text, issued_on: date }),
  in_force: z.strictObject({ from: date, until: date.optional(), ...cited }),
  /** Which counties the document covers. No rule of it: it says for which data the policy is proposed. */
  areas: z.array(area).min(1).optional(),
  fund: z.strictObject({
    name: z.enum(FUNDS),
    pooling: z.enum(['county', 'municipal', 'matched']),
    ...cited,
  }),
  parameters: z.record(id, parameter).default({}),
  categories: z.array(category).min(1),
  rules: rules.default({}),
  benefits: z.array(benefit).min(1),
  warning: z
    .strictObject({
      base: z.enum(['burden', 'burden_after_assistance']),
      threshold: z.union([yuan, parameterUse]),
      ...cited,
    })
    .optional(),
  fund_checks: z.array(fundCheck).default([]),
});

/** The areas of a pack are its prefixes, and beside them the names of those that have one. */
export const packSchema = writtenPack.transform(({ areas, ...rest }) => ({
  ...rest,
  areas:
    areas === undefined ? undefined : widest(areas.map((one) => (typeof one === 'string' ? one : one.code))),
  areaNames: (areas ?? []).filter((one): one is Area => typeof one !== 'string'),
}));

/** Prefixes without those that lie in another of them. */
function widest(codes: readonly string[]): string[] {
  return codes.filter(
    (code, at) => !codes.some((other, otherAt) => (other === code ? otherAt < at : code.startsWith(other))),
  );
}

export type Pack = z.output<typeof packSchema>;
export type PackBenefit = z.output<typeof benefit>;
export type PackStandard = z.output<typeof standard>;
export type PackParameter = z.output<typeof parameter>;
export type PackTiers = z.output<typeof tierList>;
export type ParameterUse = z.output<typeof parameterUse>;
export type OnlyWhen = z.output<typeof onlyWhen>;

/** A value of a parameter, read in its unit. `none` is a cap that does not exist. */
export type ParameterValue = Fen | Ratio | PackTiers | readonly string[] | 'none';

/** Whether a value of a pack points to a parameter. */
export function isParameterUse(value: unknown): value is ParameterUse {
  return typeof value === 'object' && value !== null && 'parameter' in value;
}
