import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comparison, compareOutputs } from './compare.js';
import { BENCH_FOLDER, RELIEF, SMALL_SAMPLE } from './folders.js';
import { type Generated, generate } from './generate.js';
import { type BenchOptions, PEER_POLICY } from './options.js';
import type { Phases } from './phases.js';
import { type Measurement, run, runMeasured } from './run-process.js';

/** What was measured on one policy's data. The pairs are in the order in which they ran. */
export interface PolicyResult {
  readonly policy: string;
  readonly generated: Generated;
  readonly relief: readonly Measurement[];
  /** Empty where the policy has no peer. */
  readonly peer: readonly Measurement[];
  readonly phases: Phases;
  /** null where there is nothing to compare with. */
  readonly comparison: Comparison | null;
}

/** Generates data for a policy, runs both programs over it in turn, and compares their results. */
export async function benchmark(
  policy: string,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<PolicyResult> {
  const folder = join(options.folder, policy);
  const data = join(folder, 'data');
  const outputs = {
    relief: join(folder, 'relief'),
    peer: join(folder, 'peer'),
    phases: join(folder, 'phases'),
  };
  const usageFile = join(folder, 'usage.json');
  rmSync(folder, { recursive: true, force: true });

  say(`${policy}: generating ${options.claims} claims`);
  const generated = generate(policy, options.claims, options.wrong, options.seed, data);
  const claims = join(data, 'claims.csv');
  const reliefArguments = [RELIEF, 'adjudicate', claims, ...(await largeRun()), '--out', outputs.relief];
  const peerArguments = [program('peer.js'), join(BENCH_FOLDER, 'peer.sql'), data, outputs.peer];

  const relief: Measurement[] = [];
  const peer: Measurement[] = [];
  for (let pair = 1; pair <= options.runs; pair++) {
    say(`${policy}: run ${pair} of ${options.runs}`);
    rmSync(outputs.relief, { recursive: true, force: true });
    relief.push(await runMeasured(reliefArguments, usageFile));
    if (!options.withPeer || policy !== PEER_POLICY) continue;
    rmSync(outputs.peer, { recursive: true, force: true });
    peer.push(await runMeasured(peerArguments, usageFile));
  }
  const { output } = await run([program('phases.js'), claims, outputs.phases]);
  rmSync(outputs.phases, { recursive: true });
  say(`${policy}: comparing the decisions`);
  const comparison = existsSync(outputs.peer) ? compareOutputs(outputs.relief, outputs.peer) : null;
  if (!options.keep) rmSync(folder, { recursive: true });
  return { policy, generated, relief, peer, phases: JSON.parse(output) as Phases, comparison };
}

/** Seconds that the shortest uses of the program take, and that Node itself takes. */
export interface StartUp {
  readonly node: number;
  readonly version: number;
  readonly sample: number;
}

const STARTS = 7;

/** Medians of several starts, the programs in turn. */
export async function measureStartUp(options: BenchOptions): Promise<StartUp> {
  const out = join(options.folder, 'sample');
  const times = { node: [] as number[], version: [] as number[], sample: [] as number[] };
  for (let start = 0; start < STARTS; start++) {
    rmSync(out, { recursive: true, force: true });
    times.node.push((await run(['-e', '0'])).wall);
    times.version.push((await run([RELIEF, '--version'])).wall);
    times.sample.push((await run([RELIEF, 'adjudicate', SMALL_SAMPLE, '--out', out])).wall);
  }
  rmSync(out, { recursive: true, force: true });
  return { node: median(times.node), version: median(times.version), sample: median(times.sample) };
}

/** The middle value; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** Options of a run that writes what a large run writes, whatever its size: every CSV and JSON file. */
async function largeRun(): Promise<string[]> {
  const { output } = await run([RELIEF, 'adjudicate', '--help']);
  return output.includes('--reports') ? ['--quiet', '--reports', 'csv,json'] : ['--quiet'];
}

function program(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
