import { reportError } from './errors.js';
import { languageGiven, languageOfEnvironment } from './language.js';
import { runProgram } from './program.js';
import { type Io, Terminal } from './terminal.js';

/**
 * The whole program: argv without node and script. Returns the exit status: 0 done, 1 done but not clean
 * (`--strict`, failing cases), 2 usage, input or policy error, 3 a fault of the program.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const given = languageGiven(argv);
  const terminal = new Terminal(io, given ?? languageOfEnvironment(io.env), given, argv);
  try {
    return await runProgram(argv, terminal);
  } catch (error) {
    return await reportError(error, terminal.language, io.stderr, terminal.paintError);
  }
}
