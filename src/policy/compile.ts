import type { Day } from '../domain/calendar.js';
import { IDENTITIES } from '../domain/identities.js';
import { MissingParameters } from '../domain/missing-parameters.js';
import { compileBenefits } from '../mechanisms/benefit.js';
import type { Categories } from '../mechanisms/entitlement.js';
import { compileInForce } from '../mechanisms/in-force.js';
import { RULES, SECTIONS } from '../mechanisms/index.js';
import type { LookBack, LookBacks } from '../mechanisms/look-back.js';
import type { AnyMechanism, CompiledOf, Values } from '../mechanisms/mechanism.js';
import type { LoadedPack } from './load.js';
import { type GivenParameter, Parameters } from './parameters.js';
import type { Policy } from './policy.js';
import { RunValues } from './run-values.js';
import type { Pack } from './schema.js';

/** What the user's configuration says about one policy. */
export interface PolicySettings {
  readonly parameters?: Readonly<Record<string, GivenParameter>>;
  /** A later notice kept the document in force, or ended it. */
  readonly inForce?: { readonly from?: Day | undefined; readonly until?: Day | undefined };
}

/** What a policy must know of the run's data before it can say which values it needs. */
export interface RunFacts {
  /** Years in which claims were settled between two days, both inclusive, in rising order. */
  readonly settlementYears: (from: Day, until: Day) => readonly number[];
  readonly rosterHasAtRiskFrom: boolean;
}

/**
 * Fills the parameters and dates of a run into a pack.
 * Errors: UNKNOWN_PARAMETER, PARAMETER_VALUE, PARAMETER_BELOW_BOUND, PARAMETER_NOT_RISING, IN_FORCE_ORDER,
 * and MISSING_PARAMETER where a year of the run needs a value that nobody gave.
 */
export function compilePolicy(loaded: LoadedPack, settings: PolicySettings, facts: RunFacts): Policy {
  return compileStack([{ loaded, settings }], facts)[0];
}

/** Compiles the policies of a stack. Errors: as `compilePolicy`; MISSING_PARAMETER names all that the stack lacks. */
export function compileStack(
  stack: readonly { readonly loaded: LoadedPack; readonly settings: PolicySettings }[],
  facts: RunFacts,
): Policy[] {
  const compiled = stack.map(({ loaded, settings }) => compileWithGaps(loaded, settings, facts));
  const missing = compiled.flatMap(({ values }) => values.missing);
  if (missing.length > 0) throw new MissingParameters(missing);
  return compiled.map(({ policy }) => policy);
}

/** A policy with the values that it needs and nobody gave. The policy is of use only where there are none. */
function compileWithGaps(
  { pack, file, sha256, modified, warnings }: LoadedPack,
  settings: PolicySettings,
  facts: RunFacts,
): { policy: Policy; values: RunValues } {
  const inForce = compileInForce(pack.id, pack.in_force, settings.inForce);
  const parameters = new Parameters(pack.id, pack.parameters, settings.parameters ?? {});
  const years = facts.settlementYears(inForce.from, inForce.until);
  const values = new RunValues(pack, parameters, years, inForce, facts.rosterHasAtRiskFrom);
  const codes = pack.categories.map(({ code }) => code);
  const policy: Policy = {
    id: pack.id,
    loaded: { pack, file, sha256, modified },
    ...inForce,
    fund: pack.fund.name,
    pooling: pack.fund.pooling,
    ...compileCategories(pack),
    ...compileBenefits(pack.benefits, codes, values),
    ...compileAll(RULES, pack.rules, values),
    ...compileAll(SECTIONS, pack, values),
    parametersUsed: parameters.asUsed(),
    notes: [
      ...values.notes,
      ...warnings.map(({ code, value = '', article = '' }) => ({ code, policy: pack.id, value, article })),
    ],
  };
  return { policy, values };
}

/** What mechanisms make of their keys. */
function compileAll<M extends Readonly<Record<string, AnyMechanism>>>(
  mechanisms: M,
  written: { readonly [K in keyof M]?: unknown },
  values: Values,
): CompiledOf<M> {
  const compiled = Object.entries(mechanisms).map(([key, one]) => one.compile(written[key], values));
  return Object.assign({}, ...compiled) as CompiledOf<M>;
}

function compileCategories({ categories }: Pack): Categories & LookBacks {
  const categoryOf: number[] = IDENTITIES.map(() => -1);
  const lookBackOf: (LookBack | null)[] = IDENTITIES.map(() => null);
  categories.forEach((category, at) => {
    for (const entry of category.identities) {
      const identity = typeof entry === 'string' ? entry : entry.identity;
      const number = IDENTITIES.indexOf(identity);
      categoryOf[number] = at;
      if (typeof entry !== 'string') lookBackOf[number] = entry.look_back ?? null;
    }
  });
  return { categories: categories.map(({ code, article }) => ({ code, article })), categoryOf, lookBackOf };
}
