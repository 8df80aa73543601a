/** Exit statuses of a process that a signal ends: 128 and the number of the signal. */
const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A closed terminal window is SIGHUP. */
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

const STATUS_ERROR = 2;

/** The directory of the results, once they are written. They stay valid even if printing fails. */
let results: string | undefined;

/** Remembers where results were written, so that a failure of printing can mention them. */
export function rememberResults(target: string): void {
  results = target;
}

/**
 * Watches standard output and error. A closed pipe (`relief … | head`) is no error: the work continues. A full disk is
 * one, because output is lost; it is reported once, on the other stream.
 * Returns a function that turns the program's exit status into that of the process.
 */
export function watchPrinting(process: NodeJS.Process): (status: number) => number {
  let failed = false;
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || failed) return;
      failed = true;
      process.exitCode = STATUS_ERROR;
      void sayFailed(process, name, error.code ?? error.message);
    });
  }
  return (status) => (failed ? Math.max(status, STATUS_ERROR) : status);
}

/** Imported only when needed. */
async function sayFailed(
  { argv, env, stdout, stderr }: NodeJS.Process,
  name: 'stdout' | 'stderr',
  value: string,
): Promise<void> {
  const { describePrintingFailed } = await import('./printing-failed.js');
  const other = name === 'stdout' ? stderr : stdout;
  other.write(describePrintingFailed({ name, value, results, argv: argv.slice(2), env }));
}

/**
 * Does work that must not be left half done: a signal ends the process through its event `exit`, whose listeners undo
 * what is incomplete. Signals have no handler outside of such work, so that the system ends the process at once: a
 * handler would have to wait for the event loop, which is blocked while claims are replayed.
 */
export async function undoneOnSignal<T>(work: () => Promise<T>): Promise<T> {
  const handlers = SIGNALS.map((signal) => [signal, () => process.exit(SIGNAL_STATUS[signal])] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  try {
    return await work();
  } finally {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  }
}
