import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ReliefError } from '../../../src/domain/errors.js';
import { NOT_DATA, type RejectCode } from '../../../src/domain/reject.js';
import { NEED_A_PERSON } from '../../../src/domain/remarks.js';
import { summaryOf } from '../../../src/reports/index.js';
import { runAdjudication } from '../../../src/run/run.js';
import { Random } from '../../../src/sample/random.js';
import { RETELLINGS } from './headers.js';
import { textOf } from './lines.js';
import { keepsSigns, type RefundStyle, retellRefunds } from './refunds.js';
import type { Table } from './table.js';

/**
 * The same claims, told in another way: under other headers, with refunds in another style, with other line ends and
 * leftovers. The oracle is the undamaged file: a run must come to its sums, or stop, or say that something needs a
 * person. What it must never do is to end as if all were well with another sum.
 */

interface RetoldReport {
  readonly runs: number;
  /** Runs with the sums of the undamaged file, runs that said what is wrong, and runs that stopped, by code. */
  readonly same: number;
  readonly told: number;
  readonly stopped: ReadonlyMap<string, number>;
  readonly failures: readonly string[];
}

const SAMPLES = ['wenzhou-2020', 'dongyang-2020', 'yuxi-2022', 'lianyungang-2017', 'wenzhou-stack'];
const MOST_FAILURES = 10;

export async function retellings(runs: number, seed: number): Promise<RetoldReport> {
  const home = mkdtempSync(join(tmpdir(), 'relief-retold-'));
  const stopped = new Map<string, number>();
  const failures: string[] = [];
  const counts = { same: 0, told: 0 };
  let run = 0;
  try {
    for (; run < runs && failures.length < MOST_FAILURES; run++) {
      const random = new Random(seed * 1_000_003 + run);
      const sample = random.pick(SAMPLES);
      const { text, how, style } = retold(sample, random);
      const outcome = await outcomeOf(home, sample, text);
      const verdict = judged(outcome, await undamaged(home, sample), style);
      if (verdict === 'same' || verdict === 'told') counts[verdict]++;
      else if (verdict === 'stopped') stopped.set(outcome.error, (stopped.get(outcome.error) ?? 0) + 1);
      else failures.push(`seed ${seed}, run ${run}: ${sample}; ${how}: ${verdict}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return { runs: run, ...counts, stopped, failures };
}

const tables = new Map<string, Table>();

function tableOf(sample: string): Table {
  const known = tables.get(sample);
  if (known !== undefined) return known;
  const [header, ...rows] = parse(readFileSync(join('samples', sample, 'claims.csv'))) as string[][];
  const table = { header, rows };
  tables.set(sample, table);
  return table;
}

function retold(sample: string, random: Random): { text: string; how: string; style: RefundStyle } {
  const original = tableOf(sample);
  const table = { header: [...original.header], rows: original.rows.map((row) => [...row]) };
  const style = retellRefunds(table, random);
  const steps = Array.from({ length: random.below(4) }, () => random.pick(RETELLINGS)(table, random));
  const { text, how } = textOf(table, random);
  return { text, style, how: [style, ...steps, how].join('; ') };
}

/** What a run came to. */
interface Outcome {
  /** Code of the error that stopped it; '' for results. */
  readonly error: string;
  readonly payable: string;
  readonly paid: string;
  /** How many rows, claims and remarks ask for a person. */
  readonly rejects: number;
  readonly pended: number;
  readonly needs: number;
}

async function outcomeOf(home: string, sample: string, claims: string): Promise<Outcome> {
  const folder = join(home, sample);
  mkdirSync(folder, { recursive: true });
  for (const name of ['roster.csv', 'fund.csv', 'relief.yaml']) {
    copyFileSync(join('samples', sample, name), join(folder, name));
  }
  const path = join(folder, 'claims.csv');
  writeFileSync(path, claims);
  try {
    const summary = summaryOf(await runAdjudication({ claims: [path] }));
    const rejects = Object.entries(summary.rejects) as [RejectCode, number][];
    return {
      error: '',
      payable: JSON.stringify(summary.policies.map(({ payable }) => payable)),
      paid: JSON.stringify(Object.values(summary.reconciliation ?? {}).map(({ paid }) => paid)),
      rejects: sum(rejects.map(([code, count]) => (NOT_DATA.has(code) ? 0 : count))),
      pended: sum(summary.policies.map(({ statuses }) => statuses.pended)),
      needs: summary.file_warnings.filter(({ code }) => NEED_A_PERSON.has(code)).length,
    };
  } catch (error) {
    if (error instanceof ReliefError) return { ...NOTHING, error: error.code };
    throw error;
  }
}

const NOTHING: Outcome = { error: '', payable: '', paid: '', rejects: 0, pended: 0, needs: 0 };

const oracles = new Map<string, Outcome>();

async function undamaged(home: string, sample: string): Promise<Outcome> {
  const known = oracles.get(sample);
  if (known !== undefined) return known;
  const outcome = await outcomeOf(home, sample, readFileSync(join('samples', sample, 'claims.csv'), 'utf8'));
  oracles.set(sample, outcome);
  return outcome;
}

function judged(outcome: Outcome, oracle: Outcome, style: RefundStyle): 'same' | 'told' | 'stopped' | string {
  if (outcome.error !== '') return 'stopped';
  const isPaidSame = outcome.paid === oracle.paid || !keepsSigns(style);
  if (outcome.payable === oracle.payable && isPaidSame) return 'same';
  const isTold =
    outcome.rejects > oracle.rejects || outcome.pended > oracle.pended || outcome.needs > oracle.needs;
  if (isTold) return 'told';
  return `due ${outcome.payable} and not ${oracle.payable}, paid ${outcome.paid} and not ${oracle.paid}, without a word`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
