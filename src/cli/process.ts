/** Exit statuses of a process that a signal ends: 128 and the number of the signal. */
const SIGNAL_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What the process does on each signal; none where it is not guarded. */
const handlers = new Map<(typeof SIGNALS)[number], () => void>();

/**
 * Ends the process with the status of the signal that interrupts it, and quietly, with 0, when the reader of a
 * pipe has seen enough (`relief … | head`). Whoever has something half done undoes it on the event `exit`.
 */
export function guardProcess(process: NodeJS.Process): void {
  for (const signal of SIGNALS) handlers.set(signal, () => process.exit(SIGNAL_STATUS[signal]));
  heedSignals(true);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}

/**
 * Whether signals end the process by way of `exit`. That needs the event loop, which stands still while claims
 * are replayed. Nothing is half done then, so the signals are best left to the system, which ends the process
 * at once.
 */
export function heedSignals(heed: boolean): void {
  for (const [signal, handler] of handlers) {
    process.off(signal, handler);
    if (heed) process.on(signal, handler);
  }
}
