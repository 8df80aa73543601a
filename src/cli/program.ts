import { type Command, CommanderError } from 'commander';
import { ReliefError } from '../domain/errors.js';
import { VERSION } from '../version.js';
import { COMMANDS, type CommandLine } from './command-list.js';
import { STATUS_DONE, STATUS_ERROR } from './errors.js';
import { option } from './options.js';
import { ReliefCommand, textOf } from './relief-command.js';
import type { Terminal } from './terminal.js';

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
    // Help and version end the parsing this way. Help without --help means that a command is missing.
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
