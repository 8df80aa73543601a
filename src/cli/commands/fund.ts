import { basename, dirname, join, resolve } from 'node:path';
import { checkTarget, fundRerunSummaryOf, MANIFEST_NAME, writeFundOutputs } from '../../reports/index.js';
import { jsonText } from '../../reports/json.js';
import { rerunFund } from '../../run/fund-rerun.js';
import type { Call } from '../call.js';
import { STATUS_DONE } from '../errors.js';
import { rememberResults, undoneOnSignal } from '../process.js';
import { Progress } from '../progress.js';
import { shownSummary } from '../remarks.js';
import { fundRerunLines } from '../summary.js';

/** Recalculates the accounts of the funds with another ledger, from the decisions of an earlier run. */
export async function run({ args: [fund = ''], options, terminal }: Call): Promise<number> {
  const decisions = options.decisions ?? join(fund === '-' ? '.' : dirname(fund), 'relief-out');
  const target = options.out ?? besideOf(decisions);
  const force = options.force ?? false;
  // A bad target is refused before the work, not after it.
  checkTarget(target, { force, inputs: [fund, join(decisions, MANIFEST_NAME)] });
  const progress = new Progress(terminal, options.quiet !== true);
  try {
    const rerun = await rerunFund({
      fund,
      decisions,
      ...(options.inputEncoding === undefined ? {} : { inputEncoding: options.inputEncoding }),
      ...(options.forceRejects === undefined ? {} : { forceRejects: options.forceRejects }),
      ...(terminal.languageGiven === undefined ? {} : { language: terminal.languageGiven }),
      ...(terminal.io.stdin === undefined ? {} : { stdin: terminal.io.stdin }),
      progress: progress.report,
    });
    await undoneOnSignal(() => writeFundOutputs(rerun, target, { force, modes: options.mode }));
    rememberResults(target);
    progress.end();
    if (options.quiet !== true) {
      const summary = fundRerunSummaryOf(rerun);
      if (options.json) terminal.io.stdout.write(jsonText(shownSummary(summary)));
      else terminal.print(...fundRerunLines(summary, target, terminal.in(rerun.settings.language)));
    }
    return STATUS_DONE;
  } finally {
    progress.end();
  }
}

/** A run replaces its whole directory, so the recalculated accounts get a directory of their own beside it. */
function besideOf(directory: string): string {
  return join(directory, '..', `${basename(resolve(directory))}-fund`);
}
