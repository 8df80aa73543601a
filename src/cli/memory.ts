import { readFileSync } from 'node:fs';

/** The peak memory of this process so far, in MiB. */
export function peakMemory(): number {
  return Math.round(peakKibibytes() / 1024);
}

/** From the process status on Linux, otherwise from the system's resource usage. */
function peakKibibytes(): number {
  try {
    const own = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (own !== null) return Number(own[1]);
  } catch {
    // There is no such file on this system.
  }
  return process.resourceUsage().maxRSS;
}
