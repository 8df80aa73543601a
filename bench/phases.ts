import { pathToFileURL } from 'node:url';
import type { RunProgress } from '../src/run/options.js';
import { LIBRARY } from './folders.js';

/** Seconds of a run by what it was doing, in the order in which it happened. */
export type Phases = Readonly<Record<string, number>>;

/** Adds up what passes between the reports of a run, each time to the phase that was reported last. */
class PhaseWatch {
  private readonly milliseconds: Record<string, number> = {};
  private phase = 'start';
  /** Counted from the start of the process. */
  private since = 0;

  readonly report: RunProgress = (phase) => {
    // Between the last row read and the first one adjudicated, the claims are put in order.
    this.add(this.phase === 'read' && phase === 'adjudicate' ? 'order' : this.phase);
    this.phase = phase;
  };

  end(): Phases {
    this.add(this.phase);
    return Object.fromEntries(Object.entries(this.milliseconds).map(([phase, time]) => [phase, time / 1000]));
  }

  private add(phase: string): void {
    const now = performance.now();
    this.milliseconds[phase] = (this.milliseconds[phase] ?? 0) + now - this.since;
    this.since = now;
  }
}

/**
 * An instrumented run as a process: `node phases.js CLAIMS OUT` adjudicates through the library, with
 * the outputs that the command writes for a large run, and prints as JSON where the time went.
 */
const [claims, out] = process.argv.slice(2);
const { adjudicate, writeOutputs } = (await import(
  pathToFileURL(LIBRARY).href
)) as typeof import('../src/index.js');
const watch = new PhaseWatch();
watch.report('read', 0);
const results = await adjudicate({ claims: [claims], progress: watch.report });
watch.report('write', 0);
await writeOutputs(results, out, { which: ['csv', 'json'] });
process.stdout.write(JSON.stringify(watch.end()));
