import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Progress } from '../../src/cli/progress.js';
import { Terminal } from '../../src/cli/terminal.js';

describe('the progress of a run', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Reads for three seconds, a thousand rows a second, and returns what was written to standard error. */
  function readForThreeSeconds({ isTTY = true, isWanted = true }): string {
    let shown = '';
    const write = (text: string) => {
      shown += text;
    };
    const io = { stdout: { write: () => {} }, stderr: { write, isTTY }, env: {} };
    const progress = new Progress(new Terminal(io, 'en', undefined, []), isWanted);
    for (let tenth = 1; tenth <= 30; tenth++) {
      vi.advanceTimersByTime(100);
      progress.report('read', tenth * 100);
    }
    progress.end();
    return shown;
  }

  it('is one line that is rewritten from the second second on, and taken away in the end', () => {
    const lines = readForThreeSeconds({}).split('\r\u001b[2K');
    expect(lines[0]).toBe('');
    expect(lines[1]).toBe('reading: 2000 rows, 1000 rows/s');
    // Every second report is within 200 ms of the one shown before.
    expect(lines[2]).toBe('reading: 2200 rows, 1000 rows/s');
    expect(lines.at(-1)).toBe('');
  });

  it('is not shown in a pipe, nor with --quiet', () => {
    expect(readForThreeSeconds({ isTTY: false })).toBe('');
    expect(readForThreeSeconds({ isWanted: false })).toBe('');
  });
});
