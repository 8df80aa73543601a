import { ReliefError } from '../../domain/errors.js';
import { findingError, inspectPolicy } from '../../policy/load.js';
import type { Call } from '../call.js';
import { describeError, STATUS_DONE, STATUS_ERROR } from '../errors.js';
import type { Terminal } from '../terminal.js';
import { visible } from '../visible.js';

/** Checks policy files and says everything that is wrong with each of them. */
export async function run({ args, terminal }: Call): Promise<number> {
  let errors = 0;
  for (const file of args) errors += check(file, terminal);
  return errors === 0 ? STATUS_DONE : STATUS_ERROR;
}

/** Prints the findings of one file and returns how many of them keep it from being used. */
function check(file: string, terminal: Terminal): number {
  const faults = findings(file);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  for (const { severity, fault } of faults) {
    const [sentence, ...more] = describeError(fault, terminal.language);
    const paint = severity === 'error' ? terminal.paint.red : terminal.paint.yellow;
    const label = terminal.say(severity === 'error' ? 'cli.error' : 'cli.warning');
    terminal.print(`${paint(label)}${sentence} ${terminal.paint.dim(`[${fault.code}]`)}`);
    terminal.print(...more.map((line) => `  ${line}`));
  }
  const warnings = faults.length - errors;
  const key = errors > 0 ? 'policy_check.errors' : warnings > 0 ? 'policy_check.warnings' : 'policy_check.ok';
  terminal.print(terminal.say(key, { file: visible(file), errors, warnings }));
  return errors;
}

interface Fault {
  readonly severity: 'error' | 'warning';
  readonly fault: ReliefError;
}

/** A file that cannot be read at all has that one fault. */
function findings(file: string): Fault[] {
  try {
    const { findings: found, source } = inspectPolicy(file);
    return found.map((finding) => ({ severity: finding.severity, fault: findingError(finding, source) }));
  } catch (error) {
    if (error instanceof ReliefError) return [{ severity: 'error', fault: error }];
    throw error;
  }
}
