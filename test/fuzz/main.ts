import { fuzz } from './fuzz.js';
import { retellings } from './retold/retold.js';

/**
 * `npm run fuzz -- --runs 10000 --seed 1`; without `--seed` the clock gives one, which is printed. With `--retold` the
 * claims are not damaged but written in other ways, and the results are compared with those of the original file.
 */
const argument = (name: string, standard: number): number => {
  const at = process.argv.indexOf(name);
  const value = at < 0 ? standard : Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} takes a whole number`);
  return value;
};

const runs = argument('--runs', 1000);
const seed = argument('--seed', Math.floor(Date.now() / 1000));
console.log(`${runs} runs, seed ${seed}`);
const started = Date.now();
await (process.argv.includes('--retold') ? retellClaims() : damageFiles());

async function damageFiles(): Promise<void> {
  const report = await fuzz({
    runs,
    seed,
    onRun: (run, folder) => {
      if (run % 500 === 0)
        console.log(`run ${run}, ${Math.round((Date.now() - started) / 1000)} s, files in ${folder}`);
    },
  });
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${report.runs} runs in ${Math.round((Date.now() - started) / 1000)} s: ${report.finished} with results, ${report.rejects} rejects`,
  );
  for (const [code, count] of [...report.errors].sort(([, a], [, b]) => b - a))
    console.log(`  ${count}  ${code}`);
  console.log(
    `slowest run ${report.slowest} ms, peak memory ${memory} MiB, ${report.failures.length} failures`,
  );
  for (const failure of report.failures) console.error(failure);
  process.exitCode = report.failures.length > 0 ? 1 : 0;
}

async function retellClaims(): Promise<void> {
  const { runs: done, same, told, stopped, failures } = await retellings(runs, seed);
  console.log(
    `${done} runs: ${same} with the same sums, ${told} that said what is wrong, others that stopped:`,
  );
  for (const [code, count] of [...stopped].sort(([, a], [, b]) => b - a)) console.log(`  ${count}  ${code}`);
  for (const failure of failures) console.error(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}
