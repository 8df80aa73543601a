import { type core, z } from 'zod';
import { type Day, parseDay } from '../domain/calendar.js';
import { SERVICES } from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import { IDENTITIES } from '../domain/identities.js';
import type { Fen } from '../domain/money.js';
import { NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
import { formatPath, readByHand, textByHand, YamlSource } from '../policy/source.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../tables/index.js';
import { Fault, wordKey } from '../tables/values.js';
import { LANGUAGES, type Language } from '../text/catalogue.js';
import { readAmount } from './amounts.js';
import { faultOfColumnMap } from './column-map.js';

/** A parameter's value as it is written: one text, or a list of texts or of tiers. */
export type WrittenValue = string | readonly (string | Readonly<Record<string, string>>)[];
/** A value for all years, or one for each year. */
export type WrittenParameter = WrittenValue | Readonly<Record<string, WrittenValue>>;

/** A period in which the user knows a policy to be in force; an end that is not given is the policy's own. */
export interface WrittenPeriod {
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

/** What relief.yaml says. Numbers of parameters are their source text, so that decimals stay exact. */
export interface Config {
  readonly policies: readonly string[];
  /** Paths and patterns of the claims files, from relief.yaml on. */
  readonly claims?: readonly string[] | undefined;
  readonly roster?: string | undefined;
  readonly fund?: string | undefined;
  readonly parameters: Readonly<Record<string, Readonly<Record<string, WrittenParameter>>>>;
  readonly inForce: Readonly<Record<string, WrittenPeriod>>;
  readonly tolerance: Fen;
  readonly rules: ReadingRules;
  readonly lang?: Language | undefined;
}

/** What `relief init` writes where only a person knows the value. */
export const FILL_IN = 'fill_in';

/** The configuration of a run without relief.yaml. */
export const EMPTY_CONFIG: Config = {
  policies: [],
  parameters: {},
  inForce: {},
  tolerance: 0,
  rules: NO_RULES,
};

const text = z.string().min(1);
const value = z.union([text, z.array(z.union([text, z.record(z.string(), text)])).min(1)]);
const year = z.string().regex(/^\d{4}$/);
const day = text.transform((written, context) => {
  const parsed = parseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', input: written });
  return z.NEVER;
});
/** The only keys below the first level that are not names of the user's own. */
const IN_FORCE_KEYS = ['from', 'until'];
const tolerance = text.transform((written, context) => {
  const fen = readAmount(written);
  // 010 is eight to some programs and ten to others.
  if (!(fen instanceof Fault) && fen >= 0 && !/^0\d/.test(written)) return fen;
  context.addIssue({ code: 'custom', input: written });
  return z.NEVER;
});

/** What a header stands for: a column, `ignore`, or a column with the unit of its amounts. */
const mappedColumn = z.union([
  text.transform((column) => ({ column })),
  z.strictObject({ column: text, unit: z.enum(['元', '万元']).optional() }),
]);
const mappedColumns = z.record(text, mappedColumn);
const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .transform(Number);

const configKeys = z.strictObject({
  policies: z.array(text).default([]),
  claims: z.union([z.array(text).min(1), text.transform((path) => [path])]).optional(),
  roster: text.optional(),
  fund: text.optional(),
  parameters: z.record(text, z.record(text, z.union([value, z.record(year, value)]))).default({}),
  in_force: z.record(text, z.strictObject({ from: day.optional(), until: day.optional() })).default({}),
  tolerance: tolerance.default(0),
  service_map: z.record(text, z.enum(SERVICES)).default({}),
  identity_map: z.record(text, z.enum(IDENTITIES)).default({}),
  columns: z
    .strictObject({
      claims: mappedColumns.default({}),
      roster: mappedColumns.default({}),
      fund: mappedColumns.default({}),
    })
    .default({ claims: {}, roster: {}, fund: {} }),
  header_line: wholeNumber.optional(),
  sheet: text.optional(),
  basic_paid: z.literal('absent').optional(),
  claim_id: z.literal('derived').optional(),
  lang: z.enum(LANGUAGES).optional(),
});

const configSchema = configKeys.transform(
  ({ in_force, service_map, identity_map, columns, header_line, sheet, basic_paid, claim_id, ...rest }) => ({
    ...rest,
    inForce: in_force,
    rules: {
      serviceMap: service_map,
      identityMap: identity_map,
      columns,
      headerLine: header_line,
      sheet,
      basicPaid: basic_paid,
      claimId: claim_id,
    },
  }),
);

/** Reads relief.yaml. Errors: NO_SUCH_FILE, YAML_*, POLICY_TWICE, IN_FORCE_ORDER, and CONFIG_* for the first thing that has no meaning. */
export async function readConfig(path: string): Promise<Config> {
  const bytes = readByHand(path);
  return parseConfigBytes(bytes, path);
}

/** Reads the bytes of a configuration, which is UTF-8. Errors: YAML_ENCODING and those of `parseConfig`. */
export function parseConfigBytes(bytes: Uint8Array, file: string): Config {
  return parseConfig(textByHand(bytes, file), file);
}

/** Reads the text of a configuration; the file is for the messages. */
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

/** A policy that is listed twice, and two codes that are one to the reader of the files. */
function refuseTwins({ policies, rules: { serviceMap } }: Config, source: YamlSource): void {
  const { file } = source;
  const listed = new Set<string>();
  for (const [at, policy] of policies.entries()) {
    if (listed.has(policy))
      throw new ReliefError('POLICY_TWICE', { value: policy, file, line: source.lineOf(['policies', at]) });
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

/** A period that ends before it begins, as far as both are written here. */
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

/** Reads a tolerance in yuan that was given elsewhere; `where` is for the message. */
export function parseTolerance(written: string, where: string): Fen {
  const parsed = tolerance.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new ReliefError('CONFIG_VALUE', { path: where, value: written });
}

function configError(issue: core.$ZodIssue, source: YamlSource): ReliefError {
  const isUnknownKey = issue.code === 'unrecognized_keys';
  const path = isUnknownKey ? [...issue.path, issue.keys[0] as string] : issue.path;
  const location = { file: source.file, line: source.lineOf(path), path: formatPath(path) };
  if (isUnknownKey) {
    const known = issue.path.length === 0 ? Object.keys(configKeys.shape) : IN_FORCE_KEYS;
    return new ReliefError('CONFIG_UNKNOWN_KEY', {
      ...location,
      value: issue.keys[0],
      known: known.join(', '),
    });
  }
  const value = writtenAt(source.data, path);
  return new ReliefError(value === FILL_IN ? 'CONFIG_FILL_IN' : 'CONFIG_VALUE', { ...location, value });
}

/** What is written at a path, as far as it can be shown in a line. */
function writtenAt(data: unknown, path: readonly PropertyKey[]): string {
  let at = data;
  for (const step of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step];
  return typeof at === 'string' ? at : (JSON.stringify(at) ?? '');
}
