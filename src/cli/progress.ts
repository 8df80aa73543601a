import type { Phase } from '../run/options.js';
import type { TextKey } from '../text/catalogue.js';
import type { Terminal } from './terminal.js';

/** A run that is shorter than this needs no progress. */
const SILENT_MILLISECONDS = 2000;
const MILLISECONDS_BETWEEN = 200;

/** One line on a terminal's standard error, rewritten during a long run: phase, rows, rate, time left. */
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

  /** Called often with the phase, the rows done and, if known, the share of the phase that is done. */
  readonly report = (phase: Phase, rows: number, share = 0): void => {
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
    const name = this.terminal.say(`progress.${phase}` satisfies TextKey);
    const line = rows === 0 ? name : this.terminal.say('progress.line', { phase: name, rows, rate });
    const left = minutes((seconds * (1 - share)) / share);
    const shown = share > 0 ? this.terminal.say('progress.left', { line, left }) : line;
    this.terminal.io.stderr.write(`\r\u001b[2K${shown}`);
  };

  /** Clears the line. May be called twice. */
  end(): void {
    if (this.isShown) this.terminal.io.stderr.write('\r\u001b[2K');
    this.isShown = false;
  }
}

/** Minutes and seconds: 1:05. */
function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
