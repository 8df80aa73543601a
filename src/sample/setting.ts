import { type Day, dateOf, dayOf } from '../domain/calendar.js';
import { SERVICES, type Service } from '../domain/claim.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { neededParameters } from '../init/parameters.js';
import { identitiesOf } from '../init/policies.js';
import type { WrittenParameter } from '../intake/index.js';
import type { LoadedPack } from '../policy/load.js';
import { NO_END } from '../policy/policy.js';
import type { Pack, PackParameter } from '../policy/schema.js';
import { loadCases } from '../policy-test/cases.js';

/** The year, counties, identities and services for which a policy has something to decide. */
export interface Setting {
  readonly loaded: LoadedPack;
  /** A year in which the policy is in force, both days inclusive. */
  readonly from: Day;
  readonly until: Day;
  /** County codes; those in which the policy does not apply come last. */
  readonly counties: readonly string[];
  /** Identities that the policy knows, in the order of the vocabulary, and those that it does not. */
  readonly known: readonly Identity[];
  readonly unknown: readonly Identity[];
  /** Services that some benefit covers. */
  readonly covered: ReadonlySet<Service>;
  /** Whether bills must be very large for the policy to pay anything. */
  readonly isForCatastrophes: boolean;
  readonly usesCapacity: boolean;
  readonly usesEnhancedRatio: boolean;
  readonly usesRisk: boolean;
  /** Values for the parameters that have none of their own. */
  readonly parameters: Readonly<Record<string, WrittenParameter>>;
}

/** Identities of invented persons. Those added later are left out, so that a seed draws what it always drew. */
const INVENTED = IDENTITIES.slice(0, IDENTITIES.indexOf('low_income_family'));

/** Derives the setting from the pack alone: here too, a city is only a file. */
export function settingOf(loaded: LoadedPack): Setting {
  const { pack } = loaded;
  const { from, until } = yearInForce(pack);
  const known = identitiesOf(pack);
  const standards = pack.benefits.flatMap((benefit) => benefit.standards);
  return {
    loaded,
    from,
    until,
    counties: countiesOf(pack),
    known: IDENTITIES.filter((identity) => known.has(identity)),
    unknown: INVENTED.filter((identity) => !known.has(identity)),
    covered: new Set(pack.benefits.flatMap(({ services }) => (services === 'all' ? SERVICES : services))),
    isForCatastrophes: pack.benefits.some(({ base }) => base === 'residual_burden'),
    usesCapacity: standards.some(({ deductible }) => deductible.kind === 'roster'),
    usesEnhancedRatio: standards.some(
      ({ ratio }) => ratio?.kind === 'ratio' && ratio.or_higher !== undefined,
    ),
    usesRisk: [...pack.benefits, ...standards].some(({ only_when }) => only_when?.at_risk !== undefined),
    parameters: exampleParameters(loaded, dateOf(from).year),
  };
}

/** The first calendar year that is wholly in force, else a year from the first day in force, or less. */
function yearInForce(pack: Pack): { from: Day; until: Day } {
  const { from: start, until: end = NO_END } = pack.in_force;
  const { year, month, day } = dateOf(start);
  const first = month === 1 && day === 1 ? year : year + 1;
  const from = dayOf(first, 1, 1);
  const until = dayOf(first, 12, 31);
  if (from === undefined || until === undefined || until > end)
    return { from: start, until: Math.min(start + 364, end) };
  return { from, until };
}

/** Last digits of county codes within a prefecture. */
const COUNTY_NUMBERS = ['02', '03', '04', '05'];
/** For a policy that does not say which area it is for. */
const ANY_AREA = '3301';

/**
 * Counties of the area. Their codes are made from the area's digits, so not all of them exist; where the
 * policy has a list of its own, a few of that are taken and one that is not in it.
 */
function countiesOf(pack: Pack): string[] {
  const [prefix = ANY_AREA] = pack.areas ?? [];
  if (prefix.length === 6) return [prefix];
  const made = COUNTY_NUMBERS.map((number) => `${prefix.padEnd(4, '0')}${number}`.slice(0, 6));
  const rule = pack.rules.pilot_areas?.areas;
  const pilots = rule?.kind === 'parameter' ? pack.parameters[rule.parameter]?.default : rule?.value;
  if (!Array.isArray(pilots) || pilots.length === 0) return made;
  const outside = made.find((county) => !pilots.includes(county));
  return [...pilots.slice(0, 3).map(String), ...(outside === undefined ? [] : [outside])];
}

const TIERS: WrittenParameter = [
  { up_to: '20000', ratio: '0.40' },
  { up_to: '50000', ratio: '0.50' },
  { ratio: '0.60' },
];

/** Values from the policy's worked cases, else of a plausible size. */
function exampleParameters(loaded: LoadedPack, year: number): Record<string, WrittenParameter> {
  const examples = examplesIn(loaded);
  const plausible: Record<PackParameter['unit'], WrittenParameter> = {
    yuan: '20000',
    ratio: '0.70',
    tiers: TIERS,
    areas: countiesOf(loaded.pack),
  };
  const needed = neededParameters(loaded.pack, [year], true);
  return Object.fromEntries(
    needed.map(({ name, parameter }) => [name, examples[name] ?? plausible[parameter.unit]]),
  );
}

function examplesIn(loaded: LoadedPack): Record<string, WrittenParameter> {
  const found: Record<string, WrittenParameter> = {};
  for (const { parameters } of casesOf(loaded)) {
    for (const [name, value] of Object.entries(parameters))
      found[name] ??= withoutYear(value as WrittenParameter);
  }
  return found;
}

function casesOf(loaded: LoadedPack) {
  try {
    return loadCases(loaded);
  } catch {
    // A policy without worked cases, or with broken ones, has no examples to give.
    return [];
  }
}

/** Of a value by year, the first; it then holds in every year. */
function withoutYear(value: WrittenParameter): WrittenParameter {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  const [first] = Object.values(value as Record<string, WrittenParameter>);
  return first;
}
