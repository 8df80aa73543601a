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
  function readForThreeSeconds({
    isTTY = true,
    isWanted = true,
    share = (_tenth: number): number | undefined => undefined,
  }): string {
    let shown = '';
    const write = (text: string) => {
      shown += text;
    };
    const io = { stdout: { write: () => {} }, stderr: { write, isTTY }, env: {} };
    const progress = new Progress(new Terminal(io, 'en', undefined, []), isWanted);
    for (let tenth = 1; tenth <= 30; tenth++) {
      vi.advanceTimersByTime(100);
      progress.report('read', tenth * 100, share(tenth));
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

  it('tells how long the phase will go on, where its end is known', () => {
    // After 2 of 100 seconds, 98 are left; after 2.2 of them, 97.8; after 2.6, 97.4.
    const lines = readForThreeSeconds({ share: (tenth) => tenth / 1000 }).split('\r\u001b[2K');
    expect(lines[1]).toBe('reading: 2000 rows, 1000 rows/s, 1:38 left');
    expect(lines[2]).toBe('reading: 2200 rows, 1000 rows/s, 1:38 left');
    expect(lines[4]).toBe('reading: 2600 rows, 1000 rows/s, 1:37 left');
    expect(lines[6]).toBe('reading: 3000 rows, 1000 rows/s, 1:37 left');
  });

  it('is not shown in a pipe, nor with --quiet', () => {
    expect(readForThreeSeconds({ isTTY: false })).toBe('');
    expect(readForThreeSeconds({ isWanted: false })).toBe('');
  });
});
