import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type AuditResult, audit } from '../audit/audit.js';
import { parseDay } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import { parseTolerance, tableName, type WrittenParameter } from '../intake/index.js';
import { loadPolicy } from '../policy/load.js';
import {
  holdsBooksOnly,
  type Manifest,
  type OutputOptions,
  outputError,
  type RunInput,
  type RunResults,
  readManifest,
  writeOutputs,
} from '../reports/index.js';
import type { RunProgress } from '../run/options.js';
import type { RunPlan } from '../run/plan.js';
import { runAdjudication } from '../run/run.js';
import { type Difference, firstDifference } from './difference.js';
import {
  inputFindings,
  isOutputName,
  type ManifestFinding,
  outputFindings,
  policyFindings,
  unlisted,
  versionFindings,
} from './findings.js';

export interface VerifyOptions {
  /** Also work out every benefit line and total with the auditor, which shares nothing with the engine. */
  readonly independent?: boolean;
  /** For a run that read standard input: the same data again. */
  readonly stdin?: Readable;
  readonly progress?: RunProgress;
  /** Does work whose temporary files must be removed even where a signal ends the process. */
  readonly undone?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** An output that the second run wrote differently. */
export interface OutputDifference extends Difference {
  readonly file: string;
}

export interface Verification {
  readonly manifest: Manifest;
  /** In the order: version, inputs, policies, outputs. */
  readonly findings: readonly ManifestFinding[];
  /** null where the run was not repeated, because an input or a policy has changed. */
  readonly differences: readonly OutputDifference[] | null;
  /** null where no audit was asked for. */
  readonly audit: AuditResult | null;
  /** SHA-256 of the manifest. Kept elsewhere, it shows later that the whole directory is unchanged. */
  readonly manifestSha256: string;
  /** Files in the directory that no run writes. They prove nothing, and the verification holds in spite of them. */
  readonly others: readonly string[];
}

/** Whether nothing was found that is wrong with the outputs. */
export function holds({ findings, differences, audit: result }: Verification): boolean {
  return (
    findings.length === 0 && differences?.length === 0 && (result === null || result.findings.length === 0)
  );
}

/**
 * Holds an output directory against its manifest, makes the run again from its inputs and compares the two byte for
 * byte. Nothing is written but a temporary directory, which is gone at the end. Inputs are looked for by the path
 * that the manifest names, from the current directory on.
 * Errors: VERIFY_BOOKS_ONLY, those of `readManifest`, VERIFY_NO_INPUT, VERIFY_NO_TABLES, VERIFY_NO_ROOM, and those of a run.
 */
export async function verify(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  if (holdsBooksOnly(folder)) throw new ReliefError('VERIFY_BOOKS_ONLY', { file: folder });
  const { manifest, file } = readManifest(folder);
  const others = othersIn(folder, manifest);
  if (options.independent === true && !canBeAudited(manifest))
    throw new ReliefError('VERIFY_NO_TABLES', { file: folder });
  const sources = [
    ...(await inputFindings(manifest, options.stdin !== undefined)),
    ...policyFindings(manifest),
  ];
  const findings = [
    ...versionFindings(manifest),
    ...sources,
    ...(await outputFindings(folder, manifest)),
    ...others.filter(isOutputName).map(unlisted),
  ];
  const differences = sources.length > 0 ? null : await differencesFromSecondRun(folder, manifest, options);
  return {
    manifest,
    manifestSha256: file.sha256,
    findings,
    differences,
    audit: options.independent === true ? await audited(folder, manifest) : null,
    others: others.filter((name) => !isOutputName(name)),
  };
}

/** Whether the run wrote what the audit reads. If some of it is gone now, the audit reports that. */
function canBeAudited({ settings: { reports } }: Manifest): boolean {
  return reports.includes('csv') && reports.includes('json');
}

async function differencesFromSecondRun(
  folder: string,
  manifest: Manifest,
  options: VerifyOptions,
): Promise<OutputDifference[]> {
  const { input_encoding } = manifest.settings;
  const results = await runAdjudication(
    {
      claims: pathsOf(manifest, 'claims'),
      // The number of rejected rows is compared; it does not stop the second run.
      forceRejects: true,
      ...(input_encoding === null ? {} : { inputEncoding: input_encoding }),
      ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
      ...(options.progress === undefined ? {} : { progress: options.progress }),
    },
    planOf(manifest),
  );
  const undone = options.undone ?? ((work) => work());
  return undone(() =>
    inTemporaryDirectory(folder, (temporary) => compareWith(results, folder, manifest, temporary)),
  );
}

/** Writes the results of the second run and compares them with the directory, file by file. */
async function compareWith(
  results: RunResults,
  folder: string,
  manifest: Manifest,
  temporary: string,
): Promise<OutputDifference[]> {
  const again = join(temporary, 'out');
  const written = await writeOutputs(results, again, outputOptionsOf(manifest)).catch((error: unknown) => {
    throw roomError(error, folder);
  });
  const differences: OutputDifference[] = [];
  for (const { name } of written) {
    const encoding = encodingOf(name, manifest);
    const difference = await firstDifference(join(folder, name), join(again, name), encoding);
    if (difference !== undefined) differences.push({ file: name, ...difference });
  }
  return differences;
}

/**
 * Does work in a directory that is removed afterwards. If the process is killed outright the directory stays, readable
 * by its owner alone. No later run removes it: from inside a container one cannot tell whether another process still
 * uses it.
 */
async function inTemporaryDirectory<T>(folder: string, work: (directory: string) => Promise<T>): Promise<T> {
  const directory = makeTemporaryDirectory(folder);
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.on('exit', remove);
  try {
    return await work(directory);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

function makeTemporaryDirectory(folder: string): string {
  try {
    return mkdtempSync(join(tmpdir(), 'relief-verify-'));
  } catch (error) {
    throw roomError(error, folder);
  }
}

/** Where the second run cannot be written, the error names the folder for temporary files: the user gave no --out. */
function roomError(error: unknown, folder: string): unknown {
  const known = outputError(error, folder);
  if (!(known instanceof ReliefError)) return known;
  const { code, details } = known;
  if (code !== 'DISK_FULL' && code !== 'OUTPUT_UNWRITABLE') return known;
  const value = code === 'DISK_FULL' ? 'ENOSPC' : (details.value ?? '');
  return new ReliefError('VERIFY_NO_ROOM', { file: folder, path: tmpdir(), value });
}

/** The run as the manifest describes it: these files and settings, whatever other files there are today. */
function planOf(manifest: Manifest): RunPlan {
  const { settings } = manifest;
  const [roster] = pathsOf(manifest, 'roster');
  if (roster === undefined)
    throw new ReliefError('MANIFEST_UNREADABLE', { file: 'manifest.json', path: 'inputs' });
  const config = manifest.inputs.find(({ role }) => role === 'config');
  return {
    config: config === undefined ? null : configInput(config),
    claims: pathsOf(manifest, 'claims'),
    roster,
    fund: pathsOf(manifest, 'fund')[0] ?? null,
    stack: settings.policies.map((file) => {
      const loaded = loadPolicy(file);
      const inForce = settings.in_force[loaded.pack.id] ?? {};
      return {
        loaded,
        settings: {
          parameters: (settings.parameters[loaded.pack.id] ?? {}) as Record<string, WrittenParameter>,
          inForce: { from: dayOf(inForce.from), until: dayOf(inForce.until) },
        },
      };
    }),
    tolerance: parseTolerance(settings.tolerance, 'settings.tolerance'),
    rules: {
      serviceMap: settings.service_map,
      identityMap: settings.identity_map,
      columns: settings.columns,
      headerLine: settings.header_line,
      sheet: settings.sheet,
      basicPaid: settings.basic_paid,
      claimId: settings.claim_id,
    },
    remarks: settings.remarks,
    language: settings.lang ?? undefined,
  };
}

function configInput({ file, bytes, sha256 }: Manifest['inputs'][number]): RunInput {
  return { role: 'config', path: file, bytes, sha256, rows: 0, rejected: 0 };
}

function dayOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : parseDay(date);
}

function outputOptionsOf({ settings }: Manifest): OutputOptions {
  return {
    headers: settings.headers,
    encoding: settings.encoding,
    lang: settings.lang ?? undefined,
    which: settings.reports,
    mask: settings.mask,
  };
}

async function audited(folder: string, manifest: Manifest): Promise<AuditResult> {
  const { settings, policies, inputs, outputs } = manifest;
  return audit({
    folder,
    format: { headers: settings.headers, encoding: settings.encoding },
    policies: settings.policies.map((file, at) => {
      const id = policies[at]?.policy ?? file;
      return { file, parameters: settings.parameters[id] ?? {}, inForce: settings.in_force[id] ?? {} };
    }),
    tolerance: settings.tolerance,
    inputs: inputs.map((input) => ({ ...input, file: nameOf(input) })),
    outputs: outputs.map(({ file }) => file),
  });
}

function othersIn(folder: string, { outputs }: Manifest): string[] {
  const known = new Set(['manifest.json', ...outputs.map(({ file }) => file)]);
  return readdirSync(folder)
    .filter((name) => !known.has(name))
    .sort();
}

function pathsOf({ inputs }: Manifest, role: RunInput['role']): string[] {
  return inputs.filter((input) => input.role === role).map(nameOf);
}

/** The name of an input, as the run wrote it. */
function nameOf({ file, table }: Manifest['inputs'][number]): string {
  return table === undefined ? file : tableName(file, table);
}

function encodingOf(name: string, { settings }: Manifest): Manifest['settings']['encoding'] {
  return name.endsWith('.csv') ? settings.encoding : 'utf8';
}
