import { readFileSync } from 'node:fs';

/** The most memory that this process has held so far, in MiB. */
export function peakMemory(): number {
  return Math.round(peakKibibytes() / 1024);
}

/** Linux tells a process's own peak in its status; elsewhere the count of the system calls has to do. */
function peakKibibytes(): number {
  try {
    const own = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (own !== null) return Number(own[1]);
  } catch {
    // There is no such file on this system.
  }
  return process.resourceUsage().maxRSS;
}
