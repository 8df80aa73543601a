import { join } from 'node:path';
import { NOT_DATA, type RejectCode } from '../../domain/reject.js';
import { pathOf } from '../../intake/index.js';
import {
  checkTarget,
  type OutputOptions,
  type RunResults,
  type Summary,
  summaryOf,
  writeOutputs,
} from '../../reports/index.js';
import { jsonText } from '../../reports/json.js';
import { planNamingClaimsFirst } from '../../run/claims-first.js';
import { filesOfPlan } from '../../run/plan.js';
import { runAdjudication } from '../../run/run.js';
import { folderOf } from '../../run/starting-point.js';
import { workersForInputs } from '../../run/threads/workers-for-inputs.js';
import type { Call } from '../call.js';
import { STATUS_DONE, STATUS_NOT_CLEAN } from '../errors.js';
import { peakMemory } from '../memory.js';
import { rememberResults, undoneOnSignal } from '../process.js';
import { Progress } from '../progress.js';
import { shownSummary } from '../remarks.js';
import { runOptions } from '../run-options.js';
import { summaryLines } from '../summary.js';

/** Adjudicates claims, writes the results, and prints a summary with what needs a human. */
export async function run({ args, options, terminal }: Call): Promise<number> {
  const asked = runOptions(args, options, terminal);
  const force = options.force ?? false;
  const given = args.map(pathOf);
  // A bad target is refused before the inputs are read, not after the work.
  if (options.out !== undefined || args.length > 0)
    checkTarget(options.out ?? join(folderOf(args[0] as string), 'relief-out'), { force, inputs: given });
  const plan = await planNamingClaimsFirst(asked);
  // Without an argument, relief.yaml names the claims, and the results go beside them.
  const inputs = args.length === 0 ? plan.claims : args;
  const target = options.out ?? join(folderOf(inputs[0] as string), 'relief-out');
  checkTarget(target, { force, inputs: filesOfPlan(plan) });
  const progress = new Progress(terminal, options.quiet !== true);
  const workers = workersForInputs(inputs, options.threads);
  try {
    const results = await runAdjudication({ ...asked, progress: progress.report, workers }, plan);
    const output: OutputOptions = {
      force,
      modes: options.mode,
      headers: options.headers,
      encoding: options.encoding,
      lang: results.settings.language,
      which: options.reports,
      mask: options.mask,
      sections: workers.sections,
      onProgress: writingProgress(results, progress),
    };
    await undoneOnSignal(() => writeOutputs(results, target, output));
    rememberResults(target);
    progress.end();
    const summary = summaryOf(results, output);
    if (options.quiet !== true) {
      if (options.json) terminal.io.stdout.write(jsonText(shownSummary(summary)));
      else terminal.print(...summaryLines(summary, results, target, terminal.in(results.settings.language)));
    }
    if (options.memory) terminal.printError(terminal.say('adjudicate.memory', { value: peakMemory() }));
    return options.strict && !isClean(summary) ? STATUS_NOT_CLEAN : STATUS_DONE;
  } finally {
    progress.end();
    await workers.close();
  }
}

/** Reports the rows written so far; nearly all are those of decisions and benefit lines. */
function writingProgress({ adjudication }: RunResults, progress: Progress): (rows: number) => void {
  const { order, policies, lines } = adjudication;
  const expected = order.length * policies.length + lines.count;
  let written = 0;
  return (rows) => {
    written += rows;
    progress.report('write', written, Math.min(1, written / expected));
  };
}

/** No row of data rejected, no claim waiting for information, no difference between computed and paid. */
function isClean({ rejects, policies, reconciliation }: Summary): boolean {
  return (
    Object.keys(rejects).every((code) => NOT_DATA.has(code as RejectCode)) &&
    policies.every((policy) => policy.statuses.pended === 0) &&
    Object.values(reconciliation ?? {}).every((fund) =>
      Object.keys(fund.kinds).every((kind) => kind === 'match'),
    )
  );
}
