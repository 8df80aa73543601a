import { Command, CommanderError, Help } from 'commander';
import { ReliefError } from '../domain/errors.js';
import { withCodesButOurs } from '../domain/unseen.js';
import { isTextKey, type TextKey } from '../text/catalogue.js';
import { VERSION } from '../version.js';
import { STATUS_DONE, STATUS_ERROR } from './errors.js';
import { nearest } from './nearest.js';
import { type OptionName, type OptionValues, option } from './options.js';
import { displayWidth, wrap } from './table.js';
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

/** The options that say what a run reads and how. */
const INPUT: readonly OptionName[] = [
  'config',
  'policy',
  'roster',
  'fund',
  'param',
  'inputEncoding',
  'sheet',
  'forceRejects',
];
/** The options that say what a run writes and how. */
const OUTPUT: readonly OptionName[] = [
  'out',
  'force',
  'mode',
  'tolerance',
  'strict',
  'headers',
  'encoding',
  'reports',
  'mask',
  'threads',
  'memory',
  'quiet',
  'json',
];

interface CommandLine {
  /** Words of the command, then its arguments, as commander writes them. */
  readonly syntax: string;
  readonly options: readonly OptionName[];
  /** The command itself, loaded when it is called: the help must not wait for the engine. */
  readonly load: () => Promise<CommandModule>;
}

/**
 * Every command, one line each. Its description, its line in the list and its example stand in the catalogue
 * under `command.<words>`, `summary.<words>` and `example.<words>`, its arguments under `argument.<name>`.
 */
const COMMANDS: readonly CommandLine[] = [
  {
    syntax: 'adjudicate [claims...]',
    options: [...INPUT, ...OUTPUT],
    load: () => import('./commands/adjudicate.js'),
  },
  {
    syntax: 'explain <claim_id> [claims...]',
    options: [...INPUT, 'json'],
    load: () => import('./commands/explain.js'),
  },
  {
    syntax: 'fund <fund>',
    options: ['decisions', 'fundOut', 'force', 'mode', 'inputEncoding', 'forceRejects', 'quiet', 'json'],
    load: () => import('./commands/fund.js'),
  },
  {
    syntax: 'verify <results>',
    options: ['independent', 'json'],
    load: () => import('./commands/verify.js'),
  },
  {
    syntax: 'rejects <rejects>',
    options: ['inputEncoding', 'json'],
    load: () => import('./commands/rejects.js'),
  },
  {
    syntax: 'columns [files...]',
    options: ['inputEncoding', 'sheet', 'json', 'markdown'],
    load: () => import('./commands/columns.js'),
  },
  {
    syntax: 'init <directory>',
    options: ['inputEncoding', 'sheet', 'mode', 'yes'],
    load: () => import('./commands/init.js'),
  },
  {
    syntax: 'sample <policy> <directory>',
    options: ['claims', 'seed', 'dialect', 'defects', 'encoding', 'mode', 'quiet'],
    load: () => import('./commands/sample.js'),
  },
  { syntax: 'policy list', options: ['json'], load: () => import('./commands/policy-list.js') },
  {
    syntax: 'policy show <policy>',
    options: ['param', 'json'],
    load: () => import('./commands/policy-show.js'),
  },
  { syntax: 'policy check <file...>', options: [], load: () => import('./commands/policy-check.js') },
  { syntax: 'policy test [policy]', options: [], load: () => import('./commands/policy-test.js') },
];

/** Parses the command line and runs the command that it names. Returns the exit status. */
export async function runProgram(argv: readonly string[], terminal: Terminal): Promise<number> {
  let status = STATUS_DONE;
  const program = new ReliefCommand('relief', terminal)
    .version(VERSION, '-V, --version', terminal.say('option.version'))
    .addOption(option('lang', terminal))
    .addOption(option('color', terminal));
  for (const line of COMMANDS) {
    declare(program, line, terminal, (result) => {
      status = result;
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the parsing this way; help that nobody asked for means that a command is missing.
    if (error.exitCode === 0) return STATUS_DONE;
    if (error.code === 'commander.help') return STATUS_ERROR;
    throw new ReliefError('USAGE', { value: error.message.replace(/^error: /, '') });
  }
  return status;
}

function declare(
  program: Command,
  line: CommandLine,
  terminal: Terminal,
  done: (status: number) => void,
): void {
  const [words, args] = splitSyntax(line.syntax);
  let command = program;
  for (const word of words) {
    command = command.commands.find((known) => known.name() === word) ?? command.command(word);
  }
  for (const argument of args)
    command.argument(argument, textOf(terminal, `argument.${argument.replace(/[^\w]/g, '')}`));
  for (const name of line.options) command.addOption(option(name, terminal));
  command.action(async () => {
    const { run } = await line.load();
    done(await run({ args: command.args, options: command.opts(), terminal }));
  });
}

function splitSyntax(syntax: string): [words: string[], args: string[]] {
  const parts = syntax.split(' ');
  return [parts.filter((part) => /^\w/.test(part)), parts.filter((part) => !/^\w/.test(part))];
}

function textOf(terminal: Terminal, key: string): string {
  if (!isTextKey(key)) throw new Error(`the catalogue has no ${key}`);
  return terminal.say(key);
}

/** A command whose help and errors speak the language of the terminal. */
class ReliefCommand extends Command {
  constructor(
    name: string,
    private readonly terminal: Terminal,
    parents: readonly string[] = [],
  ) {
    super(name);
    const { io, paint } = terminal;
    const key = [...parents.slice(1), name].join('.');
    this.description(textOf(terminal, `command.${key}`));
    if (parents.length > 0) this.summary(textOf(terminal, `summary.${key}`));
    this.helpOption('-h, --help', terminal.say('option.help'));
    const example = textOf(terminal, `example.${key}`);
    this.addHelpText('after', `\n${paint.bold(terminal.say('help.example'))}\n  ${paint.cyan(example)}`);
    this.helpCommand(false);
    this.exitOverride();
    this.configureOutput({
      writeOut: (text) => void io.stdout.write(withCodesButOurs(text)),
      writeErr: (text) => void io.stderr.write(withCodesButOurs(text)),
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns ?? 100, 100),
      getOutHasColors: () => paint.level > 0,
      getErrHasColors: () => paint.level > 0,
    });
  }

  override createCommand(name: string): ReliefCommand {
    const parents = this.parent === null ? [this.name()] : [this.parent.name(), this.name()];
    return new ReliefCommand(name, this.terminal, parents);
  }

  override createHelp(): Help {
    return new ReliefHelp(this.terminal);
  }

  // Commander calls the methods below where the command line is wrong. Its own ones speak English only.

  unknownOption(flag: string): never {
    const known = this.andAbove().flatMap((command) => [
      ...command.options.map(({ long }) => long ?? ''),
      '--help',
    ]);
    throw new ReliefError('UNKNOWN_OPTION', { value: flag, ...suggestion(flag, known) });
  }

  unknownCommand(): never {
    const value = this.args[0] ?? '';
    throw new ReliefError('UNKNOWN_COMMAND', {
      value,
      ...suggestion(
        value,
        this.commands.map((command) => command.name()),
      ),
    });
  }

  missingArgument(name: string): never {
    throw new ReliefError('MISSING_ARGUMENT', { value: name, command: this.fullName() });
  }

  optionMissingArgument({ flags }: { readonly flags: string }): never {
    throw new ReliefError('MISSING_OPTION_VALUE', { value: flags, command: this.fullName() });
  }

  _excessArguments(received: readonly string[]): never {
    throw new ReliefError('TOO_MANY_ARGUMENTS', {
      value: String(received.length),
      expected: this.registeredArguments.length,
      command: this.fullName(),
    });
  }

  private andAbove(): Command[] {
    const commands: Command[] = [];
    for (let command: Command | null = this; command !== null; command = command.parent)
      commands.push(command);
    return commands;
  }

  private fullName(): string {
    return this.andAbove()
      .map((command) => command.name())
      .reverse()
      .join(' ');
  }
}

function suggestion(word: string, known: readonly string[]): { suggestion?: string } {
  const [best] = nearest(word, known);
  return best === undefined ? {} : { suggestion: best };
}

/** Commander's help with headings in the language of the terminal, and columns that fit Chinese. */
class ReliefHelp extends Help {
  override showGlobalOptions = true;

  constructor(private readonly terminal: Terminal) {
    super();
  }

  override styleTitle(title: string): string {
    return this.terminal.paint.bold(this.terminal.say(`help.${title}` as TextKey));
  }

  override commandUsage(command: Command): string {
    return this.translated(super.commandUsage(command));
  }

  override subcommandTerm(command: Command): string {
    return command.name();
  }

  override argumentTerm(argument: Parameters<Help['argumentTerm']>[0]): string {
    return `<${argument.name()}>`;
  }

  override displayWidth(text: string): number {
    return displayWidth(text);
  }

  override boxWrap(text: string, width: number): string {
    return wrap(text, width);
  }

  private translated(usage: string): string {
    return usage
      .replace('[options]', this.terminal.say('help.[options]'))
      .replace('[command]', this.terminal.say('help.[command]'));
  }
}
