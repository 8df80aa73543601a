import type { z } from 'zod';
import type { Area } from '../domain/area.js';
import { FUNDS } from '../domain/fund-entry.js';
import { IDENTITIES } from '../domain/identities.js';
import { benefitShape } from '../mechanisms/benefit.js';
import { inForceShape } from '../mechanisms/in-force.js';
import { RULES, SECTIONS } from '../mechanisms/index.js';
import { lookBackShape } from '../mechanisms/look-back.js';
import type { AnyMechanism } from '../mechanisms/mechanism.js';
import type { ParameterUse, Unit } from '../mechanisms/pack-value.js';
import { shape } from '../mechanisms/shape.js';

/**
 * The shape of a policy pack, composed of the shapes of the mechanisms. Unknown keys are refused: a misplaced key that
 * is silently ignored is a rule that silently does not hold.
 */

const { z: zod, id, text, prose, date, bilingual, cited, areaPrefix, parameterUse } = shape;

/** Settings are kept by the id of their policy, and every object of the language has something of this name. */
const packId = id.refine((value) => value !== 'constructor', 'id');

/** An area, with its name where people write it instead of the code. */
const area = zod.union([areaPrefix, zod.strictObject({ code: areaPrefix, zh: text })]);

const UNITS = ['yuan', 'ratio', 'tiers', 'areas'] as const satisfies readonly Unit[];

const parameter = zod
  .strictObject({
    title: bilingual,
    unit: zod.enum(UNITS),
    article: text,
    reading: prose.optional(),
    source: bilingual.optional(),
    /** What holds where the user gives nothing: a value, or a share of another parameter. */
    default: zod.union([parameterUse('yuan'), text, zod.array(zod.unknown())]).optional(),
    at_least: zod.union([text, parameterUse('yuan')]).optional(),
    rising: zod.literal('strictly').optional(),
    highest_below: text.optional(),
    /** What a year without a value means: the run stops (the default), the claim is pended, or nothing. */
    missing: zod.enum(['stop', 'pend', 'allow']).default('stop'),
    needed_when: zod.literal('roster_has_at_risk_from').optional(),
  })
  .transform(({ default: standard, at_least, highest_below, ...rest }) => ({
    ...rest,
    ...(standard === undefined ? {} : { default: inUnit(standard, rest.unit) }),
    ...(at_least === undefined ? {} : { at_least: inUnit(at_least, rest.unit) }),
    ...(highest_below === undefined ? {} : { highest_below: ratioParameter(highest_below) }),
  }));

/** A default or a bound as it is written, or the parameter that it is taken from, which has the same unit. */
function inUnit<T>(value: T | ParameterUse, unit: Unit): T | ParameterUse {
  return isParameterUse(value) ? { ...value, unit } : value;
}

function ratioParameter(name: string): ParameterUse<'ratio'> {
  return { kind: 'parameter', unit: 'ratio', parameter: name };
}

const identityOfCategory = zod.union([
  zod.enum(IDENTITIES),
  zod.strictObject({
    identity: zod.enum(IDENTITIES),
    look_back: lookBackShape(shape).optional(),
    ...cited,
  }),
]);

const category = zod.strictObject({
  code: id,
  name: bilingual,
  article: text,
  reading: prose.optional(),
  identities: zod.array(identityOfCategory),
});

type Optional<M extends Readonly<Record<string, AnyMechanism>>> = {
  [K in keyof M]: z.ZodOptional<ReturnType<M[K]['shape']>>;
};

/** The keys of mechanisms, none of which a pack must have. */
function optional<M extends Readonly<Record<string, AnyMechanism>>>(mechanisms: M): Optional<M> {
  const shapes = Object.entries(mechanisms).map(([key, one]) => [key, one.shape(shape).optional()]);
  return Object.fromEntries(shapes) as Optional<M>;
}

const writtenPack = zod.strictObject({
  id: packId,
  title: bilingual,
  document: zod.strictObject({ number: text, issuer: text, issued_on: date }),
  in_force: inForceShape(shape),
  /** Which counties the document covers. No rule of it: it says for which data the policy is proposed. */
  areas: zod.array(area).min(1).optional(),
  fund: zod.strictObject({
    name: zod.enum(FUNDS),
    pooling: zod.enum(['county', 'municipal', 'matched']),
    ...cited,
  }),
  parameters: zod.record(id, parameter).default({}),
  categories: zod.array(category).min(1),
  rules: zod.strictObject(optional(RULES)).default({}),
  benefits: zod.array(benefitShape(shape)).min(1),
  ...optional(SECTIONS),
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
export type PackParameter = z.output<typeof parameter>;

/** Whether a value of a pack points to a parameter. */
export function isParameterUse(value: unknown): value is ParameterUse {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'parameter';
}
