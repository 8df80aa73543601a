import { Command, type Help } from 'commander';
import { ReliefError } from '../domain/errors.js';
import { withCodesButOurs } from '../domain/unseen.js';
import { isTextKey } from '../text/catalogue.js';
import { ReliefHelp } from './help.js';
import { nearest } from './nearest.js';
import type { Terminal } from './terminal.js';

/** A command whose help and errors speak the language of the terminal. */
export class ReliefCommand extends Command {
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

  // Commander calls these methods where the command line is wrong. Its own messages are in English only.

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

/** The text of a command or an argument, which the catalogue must have. */
export function textOf(terminal: Terminal, key: string): string {
  if (!isTextKey(key)) throw new Error(`the catalogue has no ${key}`);
  return terminal.say(key);
}
