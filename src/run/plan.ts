import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { refuseDevice } from '../devices.js';
import { ReliefError } from '../domain/errors.js';
import type { Fen } from '../domain/money.js';
import {
  type Config,
  EMPTY_CONFIG,
  expandPatterns,
  type FoundInputs,
  findInputs,
  isDirectory,
  parseConfigBytes,
  parseTolerance,
  pathOf,
  type ReadingRules,
  type WrittenParameter,
} from '../intake/index.js';
import type { PolicySettings } from '../policy/compile.js';
import { isPackPath, type LoadedPack, loadPolicy, packPath } from '../policy/load.js';
import { OTHER_YEARS } from '../policy/parameters.js';
import { readByHand, YamlSource } from '../policy/source.js';
import { refuseWrongOrder } from '../policy/stack.js';
import type { RunFileWarning, RunInput } from '../reports/results.js';
import type { Language } from '../text/catalogue.js';
import type { RunOptions } from './options.js';
import { refuseSameFile } from './same-file.js';

/** A run laid out: which files, which policies with which settings. Nothing but configuration is read yet. */
export interface RunPlan {
  /** relief.yaml as an input of the run; null where there is none. */
  readonly config: RunInput | null;
  readonly claims: readonly string[];
  readonly roster: string;
  readonly fund: string | null;
  readonly stack: readonly PlannedPolicy[];
  readonly tolerance: Fen;
  readonly rules: ReadingRules;
  /** What was found in folders, workbooks and archives and not asked for, or not used. */
  readonly remarks: readonly RunFileWarning[];
  /** Language of texts in the outputs, where somebody named one. */
  readonly language: Language | undefined;
}

export interface PlannedPolicy {
  readonly loaded: LoadedPack;
  readonly settings: PolicySettings;
}

type ParametersByPolicy = Record<string, Record<string, WrittenParameter>>;

/** Where a run begins: its configuration, and the claims that the command line or relief.yaml names. */
interface Ground {
  readonly claims: readonly string[];
  /** Folder of the first claims file. */
  readonly folder: string;
  readonly configPath: string | null;
  readonly config: Config;
  readonly input: RunInput | null;
  /** Folder from which the paths of the configuration count. */
  readonly beside: string;
}

/**
 * Lays a run out: options of the command line override relief.yaml, which overrides the defaults. Folders, workbooks
 * and archives among the claims are looked into.
 * Errors: those of `planRun` and `findInputs`.
 */
export async function layOutRun(options: RunOptions): Promise<RunPlan> {
  const ground = groundOf(options);
  const { config, folder, beside } = ground;
  const usual = (name: string): string | undefined => standardFile(name, beside, folder) ?? undefined;
  const named = ground.claims.some(isDirectory) ? () => undefined : usual;
  const found = await findInputs(ground.claims, {
    roster: options.roster ?? pathInConfig(config.roster, beside) ?? named('roster.csv'),
    fund: options.fund ?? pathInConfig(config.fund, beside) ?? named('fund.csv'),
    usual,
    rules: rulesOf(options, config),
  });
  return planRun(options, ground, found);
}

/**
 * Lays a run out whose claims are files.
 *
 * @param found What came of looking into the claims, where somebody has looked.
 * Errors: NO_CLAIMS, NO_MATCH, NO_POLICY, TOO_MANY_POLICIES, POLICY_TWICE, STACK_ORDER, FILE_TWICE, UNKNOWN_POLICY_SETTING, BAD_PARAMETER_OPTION, NO_ROSTER, and
 * what reading the configuration and the packs may find.
 */
export function planRun(options: RunOptions, ground = groundOf(options), found?: FoundInputs): RunPlan {
  const { folder, configPath, config, input, beside } = ground;
  const packs = loadStack(options.policies ?? config.policies.map((name) => relativeTo(beside, name)));
  if (packs.length === 0)
    throw new ReliefError('NO_POLICY', { file: configPath ?? join(folder, 'relief.yaml') });
  refuseWrongOrder(packs);
  if (options.policies === undefined) refuseUnknownPolicies(config, packs, configPath ?? '');
  const parameters = mergeParameters(config.parameters, options.parameters ?? []);
  refuseUnknownParameters(parameters, config.parameters, packs);
  const claims = found?.claims ?? ground.claims;
  const roster =
    options.roster ?? pathInConfig(config.roster, beside) ?? found?.roster ?? rosterPath({ folder, beside });
  const fund =
    options.fund ??
    pathInConfig(config.fund, beside) ??
    found?.fund ??
    standardFile('fund.csv', beside, folder);
  refuseSameFile([
    ...claims.map((path) => ({ role: 'claims' as const, path })),
    { role: 'roster', path: roster },
    ...(fund === null ? [] : [{ role: 'fund' as const, path: fund }]),
    ...(input === null ? [] : [input]),
  ]);
  return {
    config: input,
    claims,
    roster,
    fund,
    stack: packs.map((loaded) => ({ loaded, settings: settingsOf(loaded.pack.id, parameters, config) })),
    tolerance:
      options.tolerance === undefined ? config.tolerance : parseTolerance(options.tolerance, '--tolerance'),
    rules: rulesOf(options, config),
    remarks: found?.remarks ?? [],
    language: options.language ?? config.lang,
  };
}

/** Every file that the run reads, so that nothing is written in its place; `-` is standard input. */
export function filesOfPlan({ config, claims, roster, fund, stack }: RunPlan): string[] {
  const tables = [
    ...(config === null ? [] : [config.path]),
    ...claims,
    roster,
    ...(fund === null ? [] : [fund]),
  ];
  return [...tables.map(pathOf), ...stack.map(({ loaded }) => packPath(loaded.file))];
}

function rulesOf(options: RunOptions, { rules }: Config): ReadingRules {
  return options.sheet === undefined ? rules : { ...rules, sheet: options.sheet };
}

function groundOf(options: RunOptions): Ground {
  const given = options.claims;
  for (const path of given) if (path !== '-') refuseDevice(pathOf(path));
  const folder = given.length === 0 ? '.' : folderOf(given[0]);
  const configPath = options.config ?? existing(join(folder, 'relief.yaml'));
  const { config, input } =
    configPath === null ? { config: EMPTY_CONFIG, input: null } : readConfiguration(configPath);
  const beside = configPath === null ? folder : dirname(configPath);
  const ground = { folder, configPath, config, input, beside };
  // The folder of a relief.yaml that names its claims is read as that says.
  const isItsFolder = given.length === 1 && isDirectory(given[0]) && options.config === undefined;
  if (given.length > 0 && !(isItsFolder && config.claims !== undefined)) return { ...ground, claims: given };
  if (config.claims === undefined || config.claims.length === 0) throw new ReliefError('NO_CLAIMS', {});
  const claims = expandPatterns(config.claims, (path) => from(beside, path));
  return { ...ground, claims, folder: folderOf(claims[0]) };
}

/** Where an input lies. Standard input has no folder of its own: what lies beside it is what lies here. */
export function folderOf(claims: string): string {
  const path = pathOf(claims);
  if (path === '-') return '.';
  return isDirectory(path) ? path : dirname(path);
}

function readConfiguration(path: string): { config: Config; input: RunInput } {
  const bytes = readByHand(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    config: parseConfigBytes(bytes, path),
    input: { role: 'config', path, bytes: bytes.length, sha256, rows: 0, rejected: 0 },
  };
}

function rosterPath({ folder, beside }: { folder: string; beside: string }): string {
  const usual = standardFile('roster.csv', beside, folder);
  if (usual === null) throw new ReliefError('NO_ROSTER', { file: join(folder, 'roster.csv') });
  return usual;
}

/** A file that nobody named: the one beside relief.yaml, else the one beside the claims. */
function standardFile(name: string, beside: string, folder: string): string | null {
  return existing(join(beside, name)) ?? existing(join(folder, name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

function pathInConfig(path: string | undefined, beside: string): string | undefined {
  return path === undefined ? undefined : from(beside, path);
}

/** A pack file named in relief.yaml lies relative to it; a built-in id is no path. */
function relativeTo(folder: string, name: string): string {
  return isPackPath(name) ? from(folder, name) : name;
}

/** A path of relief.yaml as seen from here. */
function from(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** The number of a policy in the stack is kept in 8 bits. */
const MOST_POLICIES = 255;

/** Errors: TOO_MANY_POLICIES, POLICY_TWICE, and those of `loadPolicy`. */
function loadStack(names: readonly string[]): LoadedPack[] {
  const seen = new Set<string>();
  for (const name of names) {
    // A name that stands there twice is loaded once, to say whose it is.
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

/** A setting for a policy that is not in the stack is a slip of the pen that would silently do nothing. */
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

/** Puts `policy.name[.year]=value` over what relief.yaml gives. A value may be a YAML list, as for tiers. */
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

/** What is given so far, by year. A plain value goes on to hold in every year that is not named. */
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
