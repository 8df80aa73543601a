import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchmark, measureStartUp, type PolicyResult } from './benchmark.js';
import { BENCH_FOLDER } from './folders.js';
import { type BenchOptions, parseOptions, USAGE } from './options.js';
import { machine, policyLines, ratiosOf, startUpLines } from './report.js';

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else process.exitCode = await main(process.argv.slice(2));

/** Runs the benchmark; 1 where the two programs decided differently, 2 for a wrong option. No figure of time makes it fail. */
async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = parseOptions(args);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  if (options.withPeer) installPeer();
  mkdirSync(options.folder, { recursive: true });
  print(
    Object.entries(machine())
      .map(([name, value]) => `${name} ${value}`)
      .join(', '),
  );
  const results: PolicyResult[] = [];
  for (const policy of options.policies) {
    const result = await benchmark(policy, options, say);
    policyLines(result).forEach(print);
    results.push(result);
  }
  const startUp = await measureStartUp(options);
  startUpLines(startUp).forEach(print);
  if (options.json !== undefined) {
    const policies = results.map((result) => ({ ...result, ratios: ratiosOf(result) }));
    const { claims, wrong, seed } = options;
    const measured = { machine: machine(), claims, wrong, seed, policies, startUp };
    writeFileSync(options.json, `${JSON.stringify(measured, null, 2)}\n`);
  }
  return results.every(({ comparison }) => comparison === null || comparison.differences === 0) ? 0 : 1;
}

/** DuckDB belongs to the benchmark alone, so it is installed when somebody first runs it. */
function installPeer(): void {
  if (existsSync(join(BENCH_FOLDER, 'node_modules', '@duckdb', 'node-api'))) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', BENCH_FOLDER], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error('DuckDB could not be installed: npm ci --prefix bench, or give --no-peer');
}
