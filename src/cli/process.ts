/** Exit statuses of a process that a signal ends: 128 and the number of the signal. */
const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A closed terminal window is SIGHUP. */
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

const STATUS_ERROR = 2;

/** Where results were written that stand, whatever becomes of what is printed. */
let results: string | undefined;

/** Notes that results stand, so that it can be said where printing fails. */
export function resultsStand(target: string): void {
  results = target;
}

/**
 * Watches what is printed. A reader of a pipe who has seen enough (`relief … | head`) is no error: the work goes on to
 * its end. A disk that is full is one: what somebody wanted to keep is lost. It is said once, on the other stream.
 * Returns what makes of the program's exit status that of the process.
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

/** Loaded when it is needed: hardly ever. */
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
 * Does work that must not be cut off half-way: a signal ends the process by way of the event `exit`, on which
 * what is half done is undone. Outside of such work the system ends the process at once, which a handler could
 * not: it waits for the event loop, and that stands still while claims are replayed.
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
