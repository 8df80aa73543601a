import { reportError } from './errors.js';
import { languageGiven, languageOfEnvironment } from './language.js';
import { runProgram } from './program.js';
import { type Io, Terminal } from './terminal.js';

/** Runs what the command line names, in the language that it asks for. Returns the exit status. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  const given = languageGiven(argv);
  const terminal = new Terminal(io, given ?? languageOfEnvironment(io.env), given, argv);
  try {
    return await runProgram(argv, terminal);
  } catch (error) {
    return await reportError(error, terminal.language, io.stderr, terminal.paintError);
  }
}
