import { ReliefError } from '../domain/errors.js';
import { say } from '../text/catalogue.js';
import { describeError } from './errors.js';
import { languageGiven, languageOfEnvironment } from './language.js';
import { visible } from './visible.js';

/** What is known when printing fails. */
interface PrintingFailed {
  readonly name: 'stdout' | 'stderr';
  /** What the system said. */
  readonly value: string;
  /** The directory of the results, if they were written. */
  readonly results: string | undefined;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Says that printed output was lost, and that the results were not. */
export function describePrintingFailed({ name, value, results, argv, env }: PrintingFailed): string {
  const language = languageGiven(argv) ?? languageOfEnvironment(env);
  const code = 'PRINTING_FAILED';
  const error = new ReliefError(code, { stream: say(language, `cli.${name}`), value });
  const lines = [`${say(language, 'cli.error')}${describeError(error, language)[0]} [${code}]`];
  if (results !== undefined)
    lines.push(`  ${say(language, 'cli.results_stand', { file: visible(results) })}`);
  return `${lines.join('\n')}\n`;
}
