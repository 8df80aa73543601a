import { formatDay } from '../domain/calendar.js';
import { formatYuan } from '../domain/money.js';
import type { ReadingRules } from '../domain/reading-rules.js';
import { NO_END, type Policy } from '../policy/policy.js';
import { kindsOf, type OutputOptions } from './output.js';
import type { WrittenFile } from './output-file.js';
import type { RunInput, RunResults } from './results.js';

export const MANIFEST_NAME = 'manifest.json';
export const PROGRAM = 'relief';

/**
 * What a run was made from and what it made, so that anybody can make it again and compare. Nothing in it depends on
 * the clock, the machine or the path of the outputs.
 *
 * @param outputs Every other file of the directory.
 */
export function manifestOf(
  results: RunResults,
  options: OutputOptions,
  outputs: readonly WrittenFile[],
): unknown {
  const { settings } = results;
  return {
    program: { name: PROGRAM, version: results.version },
    inputs: results.inputs.map(inputEntry),
    policies: results.adjudication.policies.map(policyEntry),
    settings: {
      policies: settings.policies,
      parameters: sortedByKey(settings.parameters),
      in_force: sortedByKey(settings.inForce),
      tolerance: formatYuan(settings.tolerance),
      ...writtenRules(settings.rules),
      input_encoding: settings.inputEncoding ?? null,
      headers: options.headers ?? 'en',
      encoding: options.encoding ?? 'utf8',
      lang: options.lang ?? settings.language ?? null,
      reports: kindsOf(results, options),
      mask: options.mask ?? true,
      ...(settings.remarks === undefined || settings.remarks.length === 0
        ? {}
        : { remarks: settings.remarks.map(({ code, file }) => ({ code, file })) }),
    },
    outputs: outputs.map(outputEntry),
  };
}

/** How the files were to be read, under the keys of relief.yaml: service_map always, the others where given. */
function writtenRules(rules: ReadingRules): object {
  const columns = Object.entries(rules.columns).filter(([, headers]) => Object.keys(headers).length > 0);
  return {
    service_map: sortedByKey(rules.serviceMap),
    ...(Object.keys(rules.identityMap).length === 0 ? {} : { identity_map: sortedByKey(rules.identityMap) }),
    ...(columns.length === 0 ? {} : { columns: sortedByKey(Object.fromEntries(columns)) }),
    ...(rules.headerLine === undefined ? {} : { header_line: rules.headerLine }),
    ...(rules.sheet === undefined ? {} : { sheet: rules.sheet }),
    ...(rules.basicPaid === undefined ? {} : { basic_paid: rules.basicPaid }),
    ...(rules.claimId === undefined ? {} : { claim_id: rules.claimId }),
  };
}

/** What a manifest says of a file that was read. */
export function inputEntry<Role>({
  path,
  origin,
  role,
  bytes,
  sha256,
  rows,
  rejected,
}: Omit<RunInput, 'role'> & { readonly role: Role }) {
  const location = origin === undefined ? { file: path } : { file: origin.path, table: origin.table };
  return { ...location, role, bytes, sha256, rows, accepted: rows - rejected, rejected };
}

/** What a manifest says of a file that was written. */
export function outputEntry({ name, bytes, sha256, rows }: WrittenFile) {
  return { file: name, bytes, sha256, rows };
}

function policyEntry({ id, loaded, from, until, parametersUsed }: Policy): unknown {
  return {
    policy: id,
    file: loaded.file,
    document: loaded.pack.document.number,
    sha256: loaded.sha256,
    modified: loaded.modified,
    in_force: { from: formatDay(from), until: until === NO_END ? null : formatDay(until) },
    parameters: sortedByKey(parametersUsed),
  };
}

/** An object with its keys in code-unit order at every depth: the order in which they were given means nothing. */
function sortedByKey<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedByKey(inner)])) as Value;
}
