import { builtInIds, loadPolicy } from '../../policy/load.js';
import { loadCases } from '../../policy-test/cases.js';
import { type CaseResult, type Disagreement, runCase } from '../../policy-test/run-case.js';
import type { Call } from '../call.js';
import { describeError, STATUS_DONE, STATUS_NOT_CLEAN } from '../errors.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import { visible } from '../visible.js';

/** Runs the worked cases of one policy or of all built-in ones, and shows each that fails. */
export async function run({ args, terminal }: Call): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const name of args.length > 0 ? args : builtInIds()) {
    const loaded = loadPolicy(name);
    for (const item of loadCases(loaded)) {
      const result = runCase(loaded, item);
      if (result.error === undefined && result.disagreements.length === 0) {
        passed++;
      } else {
        failed++;
        terminal.print(...failureLines(loaded.pack.id, result, terminal), '');
      }
    }
  }
  const closing = terminal.say('policy_test.total', { passed, failed });
  terminal.print(failed === 0 ? terminal.paint.green(closing) : terminal.paint.red(closing));
  return failed === 0 ? STATUS_DONE : STATUS_NOT_CLEAN;
}

function failureLines(
  policy: string,
  { case: item, disagreements, error }: CaseResult,
  terminal: Terminal,
): string[] {
  const title = `${terminal.paint.red(terminal.say('policy_test.failed'))}${policy}: ${visible(item.name)}`;
  const location = `  ${visible(item.file)}:${item.line}  ${visible(item.article)}`;
  const lines = error === undefined ? [] : describeError(error, terminal.language).map((line) => `  ${line}`);
  const claims = [...new Set(disagreements.map(({ claimId, line }) => `${claimId}\0${line}`))];
  for (const key of claims) {
    const ofClaim = disagreements.filter(({ claimId, line }) => `${claimId}\0${line}` === key);
    lines.push(...claimLines(ofClaim, terminal));
  }
  return [title, location, ...lines];
}

function claimLines(disagreements: readonly Disagreement[], terminal: Terminal): string[] {
  const [first] = disagreements;
  if (first === undefined) return [];
  const words = [terminal.say('policy_test.expected'), terminal.say('policy_test.got')] as const;
  const rows = disagreements.map(({ key, expected, got }) => [
    key,
    `${words[0]} ${shown(expected)}`,
    `${words[1]} ${shown(got)}`,
  ]);
  const claim = terminal.say('policy_test.claim', { claim: visible(first.claimId), line: first.line });
  const arithmetic = first.arithmetic === '' ? [] : [`    ${visible(first.arithmetic)}`];
  return [`  ${claim}`, ...table(rows, [], 4), ...arithmetic];
}

function shown(text: string): string {
  return text === '' ? '“”' : visible(text);
}
