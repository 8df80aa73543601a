import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into a process before its program (`node --import`): when the process ends it writes down what it
 * used. The path is in the environment. Worker threads count with their process and write nothing.
 */
export const MEASURE_TO = 'RELIEF_BENCH_MEASURE_TO';

/** What a process says of itself at its end. */
export interface OwnUsage {
  /** User and system time of all threads, in seconds. */
  readonly cpu: number;
  /** Largest resident set, in bytes. */
  readonly peak: number;
}

const path = process.env[MEASURE_TO];
if (path !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage: OwnUsage = {
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      peak: peakOfThisProgram() ?? maxRSS * 1024,
    };
    writeFileSync(path, JSON.stringify(usage));
  });
}

/** On Linux the resource usage remembers the process that started this one; the status file does not. */
function peakOfThisProgram(): number | undefined {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'));
    return match === null ? undefined : Number(match[1]) * 1024;
  } catch {
    return undefined;
  }
}
