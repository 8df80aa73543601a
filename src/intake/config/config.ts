import type { core } from 'zod';
import type { Day } from '../../domain/calendar.js';
import { ReliefError } from '../../domain/errors.js';
import type { Fen } from '../../domain/money.js';
import { NO_RULES, type ReadingRules } from '../../domain/reading-rules.js';
import { formatPath, readByHand, textByHand, YamlSource } from '../../policy/source.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../../tables/index.js';
import { wordKey } from '../../tables/values.js';
import type { Language } from '../../text/catalogue.js';
import { faultOfColumnMap } from '../header/column-map.js';
import { configKeys, configSchema, toleranceSchema } from './config-schema.js';

/** The value of a parameter as it is written: a text, or a list of texts or of tiers. */
type WrittenValue = string | readonly (string | Readonly<Record<string, string>>)[];
/** One value for all years, or one for each year. */
export type WrittenParameter = WrittenValue | Readonly<Record<string, WrittenValue>>;

/** The period in which a policy is in force, as the user knows it. A date that is not given is the policy's own. */
interface WrittenPeriod {
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** What relief.yaml says. Values of parameters are kept as they are written, so that decimals stay exact. */
export interface Config {
  readonly policies: readonly string[];
  /** Paths and patterns of the claims files, relative to relief.yaml. */
  readonly claims?: readonly string[] | undefined;
  readonly roster?: string | undefined;
  readonly fund?: string | undefined;
  readonly parameters: Readonly<Record<string, Readonly<Record<string, WrittenParameter>>>>;
  readonly inForce: Readonly<Record<string, WrittenPeriod>>;
  readonly tolerance: Fen;
  readonly rules: ReadingRules;
  readonly lang?: Language | undefined;
}

/** What `relief init` writes in place of a value that only the user knows. */
export const FILL_IN = 'fill_in';

/** The configuration of a run without relief.yaml. */
export const EMPTY_CONFIG: Config = {
  policies: [],
  parameters: {},
  inForce: {},
  tolerance: 0,
  rules: NO_RULES,
};

/** Reads relief.yaml. Errors: NO_SUCH_FILE and those of `parseConfigBytes`. */
export async function readConfig(path: string): Promise<Config> {
  return parseConfigBytes(readByHand(path), path);
}

/** Reads the bytes of a relief.yaml, which are UTF-8. Errors: YAML_ENCODING and those of `parseConfig`. */
export function parseConfigBytes(bytes: Uint8Array, file: string): Config {
  return parseConfig(textByHand(bytes, file), file);
}

/**
 * Reads the text of a relief.yaml.
 *
 * @param file The path, for messages.
 * Errors: YAML_*, CONFIG_* for the first entry that is not valid, POLICY_TWICE, IN_FORCE_ORDER, MAPPED_*.
 */
export function parseConfig(yaml: string, file: string): Config {
  const source = YamlSource.parse(yaml, file);
  // A file of nothing but comments configures nothing.
  const data = source.data ?? {};
  if (typeof data !== 'object' || Array.isArray(data)) throw new ReliefError('CONFIG_NO_MAP', { file });
  const parsed = configSchema.safeParse(data);
  if (!parsed.success) throw configError(parsed.error.issues[0] as core.$ZodIssue, source);
  refuseTwins(parsed.data, source);
  refuseOrder(parsed.data, source);
  refuseColumnMaps(parsed.data.rules, source);
  return parsed.data;
}

/** Errors: POLICY_TWICE, and YAML_KEY_TWICE for two spellings of one service code. */
function refuseTwins({ policies, rules: { serviceMap } }: Config, source: YamlSource): void {
  const { file } = source;
  const listed = new Set<string>();
  for (const [index, policy] of policies.entries()) {
    if (listed.has(policy))
      throw new ReliefError('POLICY_TWICE', {
        value: policy,
        file,
        line: source.lineOf(['policies', index]),
      });
    listed.add(policy);
  }
  const codes = new Map<string, string>();
  for (const code of Object.keys(serviceMap)) {
    const other = codes.get(wordKey(code));
    if (other !== undefined) {
      const line = source.lineOf(['service_map', code]);
      throw new ReliefError('YAML_KEY_TWICE', { file, line, value: code, other });
    }
    codes.set(wordKey(code), code);
  }
}

/** Errors: IN_FORCE_ORDER for a period that ends before it begins. */
function refuseOrder({ inForce }: Config, source: YamlSource): void {
  for (const [policy, { from, until }] of Object.entries(inForce)) {
    if (from === undefined || until === undefined || from <= until) continue;
    const line = source.lineOf(['in_force', policy, 'until']);
    throw new ReliefError('IN_FORCE_ORDER', { path: `in_force.${policy}`, file: source.file, line });
  }
}

/** Errors: MAPPED_COLUMN_UNKNOWN, MAPPED_UNIT, MAPPED_HEADER_TWICE. */
function refuseColumnMaps({ columns }: ReadingRules, source: YamlSource): void {
  for (const table of [CLAIM_TABLE, ROSTER_TABLE, FUND_TABLE] as const) {
    const kind = table.kind ?? '';
    const fault = faultOfColumnMap(table, columns[kind] ?? {});
    if (fault === undefined) continue;
    const { code, header, ...details } = fault;
    const path = ['columns', kind, header];
    const location = {
      file: source.file,
      line: source.lineOf(path),
      path: `columns.${kind}`,
      column: header,
    };
    if (details.value === FILL_IN)
      throw new ReliefError('CONFIG_FILL_IN', { ...location, path: formatPath(path), value: FILL_IN });
    throw new ReliefError(code, { ...location, ...details });
  }
}

/**
 * Reads a tolerance in yuan that is not from relief.yaml; the result is in fen.
 *
 * @param where What the message names as the source, such as the option of a command.
 * Errors: CONFIG_VALUE.
 */
export function parseTolerance(written: string, where: string): Fen {
  const parsed = toleranceSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new ReliefError('CONFIG_VALUE', { path: where, value: written });
}

/** Below the first level, only the periods of `in_force` have keys that are not the user's own names. */
const PERIOD_KEYS = ['from', 'until'];

function configError(issue: core.$ZodIssue, source: YamlSource): ReliefError {
  const isUnknownKey = issue.code === 'unrecognized_keys';
  const path = isUnknownKey ? [...issue.path, issue.keys[0] as string] : issue.path;
  const location = { file: source.file, line: source.lineOf(path), path: formatPath(path) };
  if (isUnknownKey) {
    const known = issue.path.length === 0 ? Object.keys(configKeys.shape) : PERIOD_KEYS;
    return new ReliefError('CONFIG_UNKNOWN_KEY', {
      ...location,
      value: issue.keys[0],
      known: known.join(', '),
    });
  }
  const value = writtenAt(source.data, path);
  return new ReliefError(value === FILL_IN ? 'CONFIG_FILL_IN' : 'CONFIG_VALUE', { ...location, value });
}

/** The value at a path, in one line. */
function writtenAt(data: unknown, path: readonly PropertyKey[]): string {
  let value = data;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
