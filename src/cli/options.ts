import { Option } from 'commander';
import { ReliefError } from '../domain/errors.js';
import { MODES_ALLOWED, type Modes, parseModes } from '../reports/modes.js';
import { OUTPUT_KINDS } from '../reports/output.js';
import { say, type TextKey } from '../text/catalogue.js';
import type { Terminal } from './terminal.js';

interface OptionLine {
  readonly flags: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** A whole number from 1 to this. */
  readonly number?: number;
  /** Takes several of its values at once, with commas between them. */
  readonly list?: true;
  /** May be given several times; the values are a list. */
  readonly repeated?: true;
  /** Permissions as chmod writes them. */
  readonly modes?: true;
}

/** Every option of the program. What it means is in src/text/options.ts under `option.<name>`. */
const OPTIONS = {
  lang: { flags: '--lang <en|zh>', choices: ['en', 'zh'] },
  color: { flags: '--no-color' },
  config: { flags: '--config <file>' },
  policy: { flags: '--policy <id|file>', repeated: true },
  roster: { flags: '--roster <file>' },
  fund: { flags: '--fund <file>' },
  param: { flags: '--param <policy.name=value>', repeated: true },
  out: { flags: '--out <directory>' },
  force: { flags: '--force' },
  mode: { flags: '--mode <digits>', modes: true },
  tolerance: { flags: '--tolerance <yuan>' },
  strict: { flags: '--strict' },
  headers: { flags: '--headers <en|zh>', choices: ['en', 'zh'] },
  encoding: { flags: '--encoding <name>', choices: ['utf8', 'utf8-bom', 'gb18030'] },
  inputEncoding: { flags: '--input-encoding <name>', choices: ['utf8', 'gb18030', 'utf16le', 'utf16be'] },
  sheet: { flags: '--sheet <name>' },
  forceRejects: { flags: '--force-rejects' },
  reports: { flags: '--reports <list>', choices: OUTPUT_KINDS, list: true },
  mask: { flags: '--no-mask' },
  decisions: { flags: '--decisions <directory>' },
  fundOut: { flags: '--out <directory>' },
  threads: { flags: '--threads <number>', number: 256 },
  memory: { flags: '--memory' },
  quiet: { flags: '--quiet' },
  json: { flags: '--json' },
  markdown: { flags: '--markdown' },
  yes: { flags: '--yes' },
  independent: { flags: '--independent' },
  claims: { flags: '--claims <number>' },
  seed: { flags: '--seed <number>' },
  dialect: { flags: '--dialect <name>', choices: ['canonical', 'national', 'chinese'] },
  defects: { flags: '--defects <percent>' },
} as const satisfies Record<string, OptionLine>;

export type OptionName = keyof typeof OPTIONS;

/** What commander hands to a command: the values of its options by name. `fundOut` arrives as `out`. */
export type OptionValues = {
  readonly [Name in Exclude<OptionName, 'fundOut' | 'lang' | 'color'>]?: ValueOf<(typeof OPTIONS)[Name]>;
};

/** An option with a value in its flags is a text unless its line says more; `--no-…` is false where it is given. */
type ValueOf<Line extends OptionLine> = Line extends { modes: true }
  ? Modes
  : Line extends { number: number }
    ? number
    : Line extends { repeated: true }
      ? readonly string[]
      : Line extends { choices: readonly (infer Choice)[] }
        ? Line extends { list: true }
          ? readonly Choice[]
          : Choice
        : Line extends { flags: `${string}<${string}` }
          ? string
          : Line extends { flags: `--no-${string}` }
            ? boolean
            : true;

/** The option of a name, with its description in the language of the terminal. Errors: BAD_OPTION_VALUE. */
export function option(name: OptionName, terminal: Terminal): Option {
  const { flags, choices, list, number, repeated, modes }: OptionLine = OPTIONS[name];
  const declared = new Option(flags, say(terminal.language, `option.${name}` satisfies TextKey));
  if (choices !== undefined) {
    const read = list ? someOf : oneOf;
    declared.argParser((value) => read(declared.long ?? flags, choices, value));
  }
  if (number !== undefined) declared.argParser((value) => wholeNumber(declared.long ?? flags, number, value));
  if (modes) declared.argParser((value) => modesOf(declared.long ?? flags, value));
  if (repeated) declared.argParser((value, before: string[] | undefined) => [...(before ?? []), value]);
  return declared;
}

function wholeNumber(name: string, most: number, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value) && Number(value) <= most) return Number(value);
  throw new ReliefError('BAD_OPTION_VALUE', { option: name, value, allowed: `1 – ${most}` });
}

function modesOf(name: string, value: string): Modes {
  const modes = parseModes(value);
  if (modes !== undefined) return modes;
  throw new ReliefError('BAD_OPTION_VALUE', { option: name, value, allowed: MODES_ALLOWED });
}

function someOf(name: string, choices: readonly string[], value: string): string[] {
  return value.split(',').map((word) => oneOf(name, choices, word.trim()));
}

function oneOf(name: string, choices: readonly string[], value: string): string {
  if (choices.includes(value)) return value;
  throw new ReliefError('BAD_OPTION_VALUE', { option: name, value, allowed: choices.join(', ') });
}
