import type { Readable } from 'node:stream';
import { Chalk, type ChalkInstance } from 'chalk';
import { withCodesButOurs } from '../domain/unseen.js';
import { type Language, say, type TextKey } from '../text/catalogue.js';

/** A stream to write to: process.stdout, process.stderr, or a substitute in a test. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What the program knows of the world outside: the process, or a substitute in a test. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For answers to questions, and for the path `-`. */
  readonly stdin?: (Readable & { readonly isTTY?: boolean | undefined }) | undefined;
}

/** Where a command writes, in which language and with which colours. */
export class Terminal {
  /** Colours of what goes to standard output. */
  readonly paint: ChalkInstance;
  /** Colours of what goes to standard error. */
  readonly paintError: ChalkInstance;

  /** @param languageGiven The language of `--lang`; undefined where the environment decided. */
  constructor(
    readonly io: Io,
    readonly language: Language,
    readonly languageGiven: Language | undefined,
    private readonly argv: readonly string[],
  ) {
    const allowed = coloursAllowed(io.env, argv);
    this.paint = new Chalk({ level: allowed && io.stdout.isTTY === true ? 1 : 0 });
    this.paintError = new Chalk({ level: allowed && io.stderr.isTTY === true ? 1 : 0 });
  }

  /** The same terminal in the language that a run's configuration asks for, if it does. */
  in(language: Language | undefined): Terminal {
    if (language === undefined || language === this.language) return this;
    return new Terminal(this.io, language, this.languageGiven, this.argv);
  }

  say(key: TextKey, values?: Readonly<Record<string, string | number | undefined>>): string {
    return say(this.language, key, values);
  }

  /** Writes lines to standard output, each with a line feed. Control codes other than colours are made visible. */
  print(...lines: readonly string[]): void {
    if (lines.length > 0) this.io.stdout.write(`${withCodesButOurs(lines.join('\n'))}\n`);
  }

  /** Writes lines to standard error. */
  printError(...lines: readonly string[]): void {
    if (lines.length > 0) this.io.stderr.write(`${withCodesButOurs(lines.join('\n'))}\n`);
  }
}

/** NO_COLOR (https://no-color.org), a dumb terminal and `--no-color` mean no colour. */
function coloursAllowed(env: Io['env'], argv: readonly string[]): boolean {
  return (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb' && !argv.includes('--no-color');
}
