import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { MEASURE_TO, type OwnUsage } from './measure.js';

/** One process from start to end, as a user waits for it. */
export interface Measurement extends OwnUsage {
  /** Seconds from its start to its end, loading Node included. */
  readonly wall: number;
}

/** Runs a program of Node as a process of its own. Throws with its output where it fails. */
export async function runMeasured(args: readonly string[], usageFile: string): Promise<Measurement> {
  rmSync(usageFile, { force: true });
  const preload = new URL('./measure.js', import.meta.url).href;
  const { wall } = await run(['--import', preload, ...args], { [MEASURE_TO]: usageFile });
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as OwnUsage;
  return { wall, ...usage };
}

/** Runs a program of Node and returns what it printed, and the seconds that it took. */
export function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ wall: number; output: string }> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    let wall = 0;
    child.on('exit', () => {
      wall = (performance.now() - started) / 1000;
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status === 0) resolve({ wall, output });
      else reject(new Error(`${args.join(' ')} ended with ${signal ?? status}\n${output}${errors}`));
    });
  });
}
