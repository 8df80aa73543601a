import { isUtf8 } from 'node:buffer';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Chalk } from 'chalk';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { reportError } from '../../src/cli/errors.js';
import { main } from '../../src/cli/main.js';
import { readRejects } from '../../src/intake/index.js';
import { builtInIds } from '../../src/policy/load.js';
import { writeOutputs } from '../../src/reports/index.js';
import { runAdjudication } from '../../src/run/run.js';
import { DIALECTS, type Dialect } from '../../src/sample/dialects.js';
import { writeSample } from '../../src/sample/index.js';
import { Random } from '../../src/sample/random.js';
import { damaged } from './damage.js';

/**
 * Damaged files through the whole run: readers, replay, writers. Whatever the bytes are, a run ends with results, in
 * which every record is either decided or rejected, or with a known error.
 */

interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Told about every run before it begins, so that one that never ends can be found. */
  readonly onRun?: (run: number, folder: string) => void;
}

interface FuzzReport {
  readonly runs: number;
  /** Runs that ended in results, and in known errors by code. */
  readonly finished: number;
  readonly errors: ReadonlyMap<string, number>;
  readonly rejects: number;
  readonly slowest: number;
  readonly failures: readonly string[];
}

const KINDS = ['claims', 'roster', 'fund'] as const;
type Kind = (typeof KINDS)[number];
type Files = Readonly<Record<Kind | 'config', Buffer>>;

/** No file of this size takes a healthy run anywhere near as long. */
const MOST_MILLISECONDS = 20_000;
const MOST_FAILURES = 10;

/** Runs the program on damaged files, each a function of the seed and its number. */
export async function fuzz({ runs, seed, onRun }: FuzzOptions): Promise<FuzzReport> {
  const home = mkdtempSync(join(tmpdir(), 'relief-fuzz-'));
  const drawn = new DrawnSets(join(home, 'drawn'));
  const errors = new Map<string, number>();
  const failures: string[] = [];
  let finished = 0;
  let rejects = 0;
  let slowest = 0;
  let run = 0;
  try {
    for (; run < runs && failures.length < MOST_FAILURES; run++) {
      const folder = join(home, String(run));
      mkdirSync(folder);
      const random = new Random(seed * 1_000_003 + run);
      const how = layOut(folder, drawn, random);
      onRun?.(run, folder);
      const start = Date.now();
      const outcome = await outcomeOf(folder, random);
      slowest = Math.max(slowest, Date.now() - start);
      if (Date.now() - start > MOST_MILLISECONDS) outcome.faults.push('took too long');
      if (outcome.error === '') finished++;
      else errors.set(outcome.error, (errors.get(outcome.error) ?? 0) + 1);
      rejects += outcome.rejects;
      failures.push(...outcome.faults.map((fault) => `seed ${seed}, run ${run} (${how}): ${fault}`));
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return { runs: run, finished, errors, rejects, slowest, failures };
}

/** Puts a small data set into a folder, in some dialect and encoding, and damages one or more of its files. */
function layOut(folder: string, drawn: DrawnSets, random: Random): string {
  const start = random.pick(STARTS);
  const dialect = random.pick(DIALECTS);
  const encoding = random.pick(['utf8', 'utf8', 'utf8-bom', 'gb18030', 'utf16le', 'utf16be'] as const);
  const files = drawn.files(start.policy, dialect);
  const told: string[] = [`${start.policy} ${dialect} ${encoding}`];
  // Damage before the encoding hits characters, after it the bytes of the file on disk.
  const isEarly = random.chance(7500);
  const victims = KINDS.filter((kind) => (kind === 'claims' ? random.chance(8500) : random.chance(2500)));
  for (const kind of KINDS) {
    let bytes = files[kind];
    const hurt = (): void => {
      const result = damaged(bytes, random);
      bytes = result.bytes;
      told.push(`${kind}: ${result.how.join(', ')}`);
    };
    if (isEarly && victims.includes(kind)) hurt();
    bytes = encoded(bytes, encoding);
    if (!isEarly && victims.includes(kind)) hurt();
    if (random.chance(300)) {
      const packed = gzipSync(bytes);
      bytes = random.chance(5000) ? packed : damaged(packed, random).bytes;
      told.push(`${kind}: packed`);
    }
    writeFileSync(join(folder, `${kind}.csv`), bytes);
  }
  const config = start.config === undefined ? files.config : readFileSync(start.config);
  writeFileSync(join(folder, 'relief.yaml'), random.chance(300) ? damaged(config, random).bytes : config);
  return told.join('; ');
}

/** What a run starts from: the data drawn for a policy, and a relief.yaml other than the drawn one. */
const STARTS: readonly { readonly policy: string; readonly config?: string }[] = [
  ...builtInIds().map((policy) => ({ policy })),
  { policy: 'wenzhou-2023-charity', config: join('samples', 'wenzhou-stack', 'relief.yaml') },
];

/** The beginnings of drawn data sets, each drawn once. */
class DrawnSets {
  private readonly known = new Map<string, Files>();

  constructor(private readonly home: string) {}

  /** The first rows of the data set of a policy, in a dialect, in UTF-8. */
  files(policy: string, dialect: Dialect): Files {
    const key = `${policy}-${dialect}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const folder = join(this.home, key);
    writeSample({ policy, folder, claims: 240, seed: 1, defects: 2000, dialect, encoding: 'utf8' });
    const beginning = (kind: Kind): Buffer => {
      const lines = readFileSync(join(folder, `${kind}.csv`), 'utf8').split('\n');
      return Buffer.from(`${lines.slice(0, 21).join('\n')}\n`);
    };
    const files = {
      claims: beginning('claims'),
      roster: beginning('roster'),
      fund: beginning('fund'),
      config: readFileSync(join(folder, 'relief.yaml')),
    };
    this.known.set(key, files);
    return files;
  }
}

function encoded(bytes: Buffer, encoding: 'utf8' | 'utf8-bom' | 'gb18030' | 'utf16le' | 'utf16be'): Buffer {
  if (encoding === 'utf8') return bytes;
  if (encoding === 'utf8-bom') return Buffer.concat([Buffer.from('\ufeff'), bytes]);
  return iconv.encode(bytes.toString('utf8'), encoding, { addBOM: encoding !== 'gb18030' });
}

interface Outcome {
  /** Code of the known error that ended the run; '' for results. */
  readonly error: string;
  readonly rejects: number;
  /** What must not happen. */
  readonly faults: string[];
}

async function outcomeOf(folder: string, random: Random): Promise<Outcome> {
  const target = join(folder, 'relief-out');
  const claims = join(folder, 'claims.csv');
  const forceRejects = random.chance(7000);
  try {
    const results = await runAdjudication({ claims: [claims], forceRejects });
    await writeOutputs(results, target, { which: ['csv', 'json'] });
  } catch (error) {
    return await known(error, target);
  }
  const faults = [...lostRecords(target), ...(await toolFaults(folder, target))];
  return { error: '', rejects: rowsOf(join(target, 'rejects.csv')).length, faults };
}

/** An error that ended a run: it must be one that the program knows, and must leave nothing behind. */
async function known(error: unknown, target: string): Promise<Outcome> {
  let told = '';
  const faults: string[] = [];
  for (const language of ['en', 'zh'] as const) {
    told = '';
    const stderr = { write: (text: string) => (told += text) };
    const status = await reportError(error, language, stderr, new Chalk({ level: 0 }));
    if (status !== 2 || /\n\s+at /.test(told) || /\{\w+\}/.test(told.split('\n')[0])) faults.push(told);
  }
  const left = readdirSync(join(target, '..')).filter(
    (name) => name.startsWith('relief-out') || name.startsWith('.'),
  );
  if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`);
  return { error: /\[([A-Z_]+)\]/.exec(told)?.[1] ?? 'UNKNOWN', rejects: 0, faults };
}

interface Manifest {
  readonly inputs: readonly { role: string; file: string; rows: number; rejected: number }[];
}

interface Told {
  readonly claims: { readonly corrections?: number };
  readonly file_warnings: readonly { code: string; file: string; count?: number }[];
}

/** Warnings about lines that are not empty and yet not rows. */
const NO_ROWS = ['HEADER_BELOW', 'HEADER_REPEATED', 'REPEATED_ROW', 'NO_IDENTITY'];

/** Every record of the claims is decided or rejected, and there are as many as there are lines. */
function lostRecords(target: string): string[] {
  const faults: string[] = [];
  const { inputs } = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as Manifest;
  const { file_warnings, claims } = JSON.parse(readFileSync(join(target, 'summary.json'), 'utf8')) as Told;
  const decisions = rowsOf(join(target, 'decisions.csv'));
  // A refund may bear the number of its original, so rows are counted, and those of one policy.
  const decided = decisions.filter(({ policy }) => policy === decisions[0].policy).length;
  const corrections = claims.corrections ?? 0;
  const rejects = rowsOf(join(target, 'rejects.csv'));
  for (const { role, file, rows, rejected } of inputs) {
    if (role === 'config') continue;
    const lines = new Set(rejects.filter((row) => row.file === file).map((row) => row.line)).size;
    if (lines !== rejected) faults.push(`${role}: ${rejected} rows rejected, ${lines} lines in rejects.csv`);
    if (role === 'claims' && decided + corrections + rejected !== rows) {
      faults.push(
        `${rows} records, but ${decided} decided, ${corrections} corrections, ${rejected} rejected`,
      );
    }
    const counted = recordsIn(readFileSync(file));
    const told = file_warnings
      .filter((warning) => warning.file === file && NO_ROWS.includes(warning.code))
      .reduce((sum, { count = 0 }) => sum + count, 0);
    if (counted !== undefined && counted !== rows + told)
      faults.push(`${role}: ${counted} lines, but ${rows} records, and ${told} told of`);
  }
  return faults;
}

/** How many records a file has, counted in the simplest way, where that way holds: UTF-8 without a quote. */
function recordsIn(bytes: Buffer): number | undefined {
  if (bytes.includes(0x22) || bytes.includes(0) || bytes[0] === 0x1f || !isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  return text.split(/\r\n|\n|\r/).filter((line) => /[^\s,]/.test(line)).length - 1;
}

/** The other commands on the same files: they too end in status 0 or 2, and count what there is. */
async function toolFaults(folder: string, target: string): Promise<string[]> {
  const faults: string[] = [];
  const written = join(target, 'rejects.csv');
  const { rejects, unreadable } = await readRejects(written);
  if (rejects.length + unreadable !== rowsOf(written).length)
    faults.push('rejects.csv is not read back whole');
  const files = KINDS.map((kind) => join(folder, `${kind}.csv`));
  for (const argv of [
    ['columns', ...files],
    ['rejects', written],
    ['init', folder],
  ]) {
    let told = '';
    const output = { write: (text: string) => (told += text) };
    const status = await main(argv, { stdout: output, stderr: output, env: {} });
    if (status !== 0 && status !== 2) faults.push(`${argv[0]}: status ${status}: ${told}`);
  }
  return faults;
}

function rowsOf(path: string): Record<string, string>[] {
  return parse(readFileSync(path), { columns: true }) as Record<string, string>[];
}
