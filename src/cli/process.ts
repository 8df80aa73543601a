/** Exit statuses of a process that a signal ends: 128 and the number of the signal. */
const SIGNAL_STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Ends the process with the status of the signal that interrupts it, and quietly, with 0, when the reader of a
 * pipe has seen enough (`relief … | head`). Whoever has something half done undoes it on the event `exit`.
 */
export function guardProcess(process: NodeJS.Process): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(SIGNAL_STATUS[signal]));
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(0);
    });
  }
}
