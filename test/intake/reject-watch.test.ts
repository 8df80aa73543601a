import { describe, expect, it } from 'vitest';
import type { Reject } from '../../src/domain/reject.js';
import { RejectWatch, type TooManyRejects } from '../../src/intake/report/too-many-rejects.js';

function rejects(count: number, row: string): Reject[] {
  const one: Reject = { file: 'f.csv', line: 2, column: 'x', code: 'BAD_VALUE', value: 'v', row };
  return new Array<Reject>(count).fill(one);
}

describe('a file of which nothing but rejects comes', () => {
  it('is given up at more than a million, where they are more than half', () => {
    const watch = new RejectWatch('f.csv');
    const some = rejects(1_000_000, '');
    watch.look(some, 1_000_000);
    const more = rejects(1_000_001, '');
    watch.look(more, 2_000_002);
    expect(() => watch.look(more, 2_000_001)).toThrow(
      expect.objectContaining<Partial<TooManyRejects>>({
        code: 'TOO_MANY_REJECTS',
        details: { file: 'f.csv', rejected: 1_000_001, rows: 2_000_001 },
        groups: [expect.objectContaining({ code: 'BAD_VALUE', count: 1_000_001 })],
      }),
    );
  });

  it('is given up sooner where its rows are long', () => {
    const watch = new RejectWatch('f.csv');
    const long = 'x'.repeat(1 << 20);
    watch.look(rejects(256, long), 256);
    expect(() => watch.look(rejects(257, long), 257)).toThrow('TOO_MANY_REJECTS');
  });
});
