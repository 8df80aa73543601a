import { join } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import type { Config, WrittenParameter } from '../intake/index.js';
import type { PolicySettings } from '../policy/compile.js';
import { type LoadedPack, loadPolicy } from '../policy/load.js';
import { OTHER_YEARS } from '../policy/parameters.js';
import { readByHand, YamlSource } from '../policy/source.js';
import { refuseWrongOrder } from '../policy/stack.js';
import type { RunOptions } from './options.js';
import { configuredPolicies, type StartingPoint } from './starting-point.js';

/** A policy of the stack, and what was chosen for it. */
export interface PlannedPolicy {
  readonly loaded: LoadedPack;
  readonly settings: PolicySettings;
}

type ParametersByPolicy = Record<string, Record<string, WrittenParameter>>;

/**
 * The policies of a run in order, with their parameters and periods: the command line overrides relief.yaml.
 * Errors: NO_POLICY, TOO_MANY_POLICIES, POLICY_TWICE, STACK_ORDER, UNKNOWN_POLICY_SETTING, BAD_PARAMETER_OPTION, and
 * those of `loadPolicy`.
 */
export function stackOf(start: StartingPoint, options: RunOptions): PlannedPolicy[] {
  const { config, configPath, folder } = start;
  const packs = loadStack(options.policies ?? configuredPolicies(start));
  if (packs.length === 0)
    throw new ReliefError('NO_POLICY', { file: configPath ?? join(folder, 'relief.yaml') });
  refuseWrongOrder(packs);
  if (options.policies === undefined) refuseUnknownPolicies(config, packs, configPath ?? '');
  const parameters = mergeParameters(config.parameters, options.parameters ?? []);
  refuseUnknownParameters(parameters, config.parameters, packs);
  return packs.map((loaded) => ({ loaded, settings: settingsOf(loaded.pack.id, parameters, config) }));
}

/** The number of a policy in the stack is kept in 8 bits. */
const MOST_POLICIES = 255;

/** Errors: TOO_MANY_POLICIES, POLICY_TWICE, and those of `loadPolicy`. */
function loadStack(names: readonly string[]): LoadedPack[] {
  const seen = new Set<string>();
  for (const name of names) {
    // A name that is given twice is loaded once, because the message needs its id.
    if (seen.has(name))
      throw new ReliefError('POLICY_TWICE', { value: loadPolicy(name).pack.id, file: name });
    seen.add(name);
  }
  if (names.length > MOST_POLICIES)
    throw new ReliefError('TOO_MANY_POLICIES', { value: String(names.length) });
  const packs = new Map<string, LoadedPack>();
  for (const name of names) {
    const loaded = loadPolicy(name);
    const { id } = loaded.pack;
    if (packs.has(id)) throw new ReliefError('POLICY_TWICE', { value: id, file: loaded.file });
    packs.set(id, loaded);
  }
  return [...packs.values()];
}

/** A setting for a policy that is not in the stack is a mistake: it would silently do nothing. */
function refuseUnknownPolicies(config: Config, packs: readonly LoadedPack[], file: string): void {
  const ids = packs.map(({ pack }) => pack.id);
  for (const [section, settings] of [
    ['parameters', config.parameters],
    ['in_force', config.inForce],
  ] as const) {
    const unknown = Object.keys(settings).find((id) => !ids.includes(id));
    if (unknown === undefined) continue;
    throw new ReliefError('UNKNOWN_POLICY_SETTING', {
      file,
      line: YamlSource.parse(readByHand(file).toString('utf8'), file).lineOf([section, unknown]),
      path: `${section}.${unknown}`,
      known: ids.join(', '),
    });
  }
}

function refuseUnknownParameters(
  merged: ParametersByPolicy,
  configured: Config['parameters'],
  packs: readonly LoadedPack[],
): void {
  const ids = packs.map(({ pack }) => pack.id);
  const unknown = Object.keys(merged).find((id) => !ids.includes(id) && !Object.hasOwn(configured, id));
  if (unknown !== undefined) {
    throw new ReliefError('UNKNOWN_POLICY_SETTING', { path: `--param ${unknown}`, known: ids.join(', ') });
  }
}

/**
 * The parameters of relief.yaml, overridden by `policy.name[.year]=value`. A value may be a YAML list, as for tiers.
 * Errors: BAD_PARAMETER_OPTION.
 */
export function mergeParameters(
  configured: Config['parameters'],
  options: readonly string[],
): ParametersByPolicy {
  const merged: ParametersByPolicy = Object.fromEntries(
    Object.entries(configured).map(([policy, values]) => [policy, { ...values }]),
  );
  for (const option of options) {
    const match = /^([^.=]+)\.([^.=]+)(?:\.(\d{4}))?=(.+)$/.exec(option);
    // The name __proto__ would not name a value but change every object of the program.
    if (match === null || option.includes('__proto__'))
      throw new ReliefError('BAD_PARAMETER_OPTION', { value: option });
    const [, policy, name, year, text] = match as unknown as [
      string,
      string,
      string,
      string | undefined,
      string,
    ];
    const value = YamlSource.parse(text, `--param ${policy}.${name}`).data as WrittenParameter;
    const values = Object.hasOwn(merged, policy) ? merged[policy] : {};
    values[name] =
      year === undefined ? value : ({ ...perYear(values[name]), [year]: value } as WrittenParameter);
    merged[policy] = values;
  }
  return merged;
}

/** What is given so far, by year. A plain value still applies to every year that is not named. */
function perYear(value: WrittenParameter | undefined): object {
  if (value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? value : { [OTHER_YEARS]: value };
}

function settingsOf(id: string, parameters: ParametersByPolicy, config: Config): PolicySettings {
  const inForce = Object.hasOwn(config.inForce, id) ? config.inForce[id] : undefined;
  return {
    parameters: Object.hasOwn(parameters, id) ? parameters[id] : {},
    ...(inForce === undefined ? {} : { inForce }),
  };
}
