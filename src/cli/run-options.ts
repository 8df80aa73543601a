import type { RunOptions } from '../run/options.js';
import type { OptionValues } from './options.js';
import type { Terminal } from './terminal.js';

/** The options of the command line as a run takes them. */
export function runOptions(claims: readonly string[], options: OptionValues, terminal: Terminal): RunOptions {
  return {
    claims,
    ...(options.config === undefined ? {} : { config: options.config }),
    ...(options.policy === undefined ? {} : { policies: options.policy }),
    ...(options.roster === undefined ? {} : { roster: options.roster }),
    ...(options.fund === undefined ? {} : { fund: options.fund }),
    ...(options.param === undefined ? {} : { parameters: options.param }),
    ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance }),
    ...(options.inputEncoding === undefined ? {} : { inputEncoding: options.inputEncoding }),
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.forceRejects === undefined ? {} : { forceRejects: options.forceRejects }),
    ...(terminal.languageGiven === undefined ? {} : { language: terminal.languageGiven }),
  };
}
