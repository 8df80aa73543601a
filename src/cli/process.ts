/** Exit statuses of a process that a signal ends: 128 and the number of the signal. */
const SIGNAL_STATUS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
/** A closed terminal window is SIGHUP. */
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Ends the process quietly, with 0, when the reader of a pipe has seen enough (`relief … | head`). */
export function endWithReader(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
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
