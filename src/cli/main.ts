import { VERSION } from '../version.js';
import type { Io } from './terminal.js';

/**
 * The whole program: argv without node and script. Returns the exit status: 0 done, 1 done but not clean
 * (`--strict`, failing cases), 2 usage, input or policy error, 3 a fault of the program.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (asksForVersionAlone(argv)) {
    io.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const { runCommandLine } = await import('./command-line.js');
  return await runCommandLine(argv, io);
}

/** Other programs ask this often. The answer needs neither the parser nor a language. */
function asksForVersionAlone([word, ...more]: readonly string[]): boolean {
  return more.length === 0 && (word === '--version' || word === '-V');
}
