import type { Phase } from '../run/options.js';
import type { TextKey } from '../text/catalogue.js';
import type { Terminal } from './terminal.js';

/** A run that is shorter than this needs no progress. */
const SILENT_MILLISECONDS = 2000;
const MILLISECONDS_BETWEEN = 200;

/** One line on a terminal's standard error that is rewritten while a long run goes on: phase, rows, rate. */
export class Progress {
  private readonly started = Date.now();
  private phase: Phase = 'read';
  private phaseStarted = this.started;
  private shownAt = 0;
  private isShown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly isWanted: boolean,
  ) {}

  /** Told what the run is doing. Cheap enough to be called often. */
  readonly report = (phase: Phase, rows: number): void => {
    const now = Date.now();
    if (phase !== this.phase) {
      this.phase = phase;
      this.phaseStarted = now;
    }
    if (!this.isWanted || this.terminal.io.stderr.isTTY !== true) return;
    if (now - this.started < SILENT_MILLISECONDS || now - this.shownAt < MILLISECONDS_BETWEEN) return;
    this.shownAt = now;
    this.isShown = true;
    const seconds = (now - this.phaseStarted) / 1000;
    const rate = seconds > 0 ? Math.round(rows / seconds) : 0;
    const line = this.terminal.say('progress.line', {
      phase: this.terminal.say(`progress.${phase}` satisfies TextKey),
      rows,
      rate,
    });
    this.terminal.io.stderr.write(`\r\u001b[2K${line}`);
  };

  /** Takes the line away, so that what follows stands on a clean one. May be called twice. */
  end(): void {
    if (this.isShown) this.terminal.io.stderr.write('\r\u001b[2K');
    this.isShown = false;
  }
}
