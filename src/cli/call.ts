import type { OptionValues } from './options.js';
import type { Terminal } from './terminal.js';

/** What a command gets: its arguments as typed (a list where several are allowed), its options, the terminal. */
export interface Call {
  readonly args: readonly string[];
  readonly options: OptionValues;
  readonly terminal: Terminal;
}

/** A file of commands/ exports this: it does the work and returns the exit status. */
export interface CommandModule {
  readonly run: (call: Call) => Promise<number>;
}
