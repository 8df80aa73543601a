import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsvRows } from '../../src/reports/csv-table.js';
import { CsvWriter } from '../../src/reports/csv-writer.js';
import type { RowWriters } from '../../src/reports/output.js';
import { ITEMS_PER_PIECE, type Piece, Pieces } from '../../src/reports/pieces.js';

/** A table with one row per item, which is its number. */
function numbers(count: number): CsvRows {
  return {
    count,
    write: (csv, from, to) => {
      for (let item = from; item < to; item++) {
        csv.whole(item);
        csv.endRow();
      }
    },
  };
}

/** Threads that answer after so many turns of the event loop, again and again from the beginning of the list. */
function threads(count: number, rows: CsvRows, turns: readonly number[]): RowWriters & { asked: number } {
  const helpers = {
    count,
    tables: ['t.csv'],
    asked: 0,
    write: async (_thread: number, _table: string, from: number, to: number): Promise<Piece> => {
      const wait = turns[helpers.asked++ % turns.length] as number;
      for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve));
      const csv = new CsvWriter();
      rows.write(csv, from, to);
      return { bytes: csv.take(), rows: to - from };
    },
  };
  return helpers;
}

async function written(pieces: Pieces): Promise<{ text: string; rows: number }> {
  let text = '';
  let rows = 0;
  for (let number = 0; number < pieces.count; number++) {
    const piece = await pieces.take(number);
    text += Buffer.from(piece.bytes).toString('utf8');
    rows += piece.rows;
  }
  return { text, rows };
}

describe('a table made in pieces by several threads', () => {
  it('is the same to the byte, however fast each of them is', async () => {
    const slowness = fc.array(fc.nat(6), { minLength: 1, maxLength: 8 });
    const sizes = fc.integer({ min: 1, max: 12 * ITEMS_PER_PIECE });
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(3), slowness, async (count, others, turns) => {
        const rows = numbers(count);
        const alone = new CsvWriter();
        rows.write(alone, 0, count);
        const pieces = new Pieces('t.csv', rows, new CsvWriter(), threads(others, rows, turns));
        const whole = await written(pieces);
        expect(whole.text).toBe(Buffer.from(alone.take()).toString('utf8'));
        expect(whole.rows).toBe(count);
      }),
      { numRuns: 30 },
    );
  });

  it('is mostly made by the other threads where these are fast', async () => {
    const rows = numbers(40 * ITEMS_PER_PIECE);
    const helpers = threads(1, rows, [0]);
    await written(new Pieces('t.csv', rows, new CsvWriter(), helpers));
    expect(helpers.asked).toBeGreaterThan(20);
  });

  it('does not pile up before the file has taken it', async () => {
    const rows = numbers(100 * ITEMS_PER_PIECE);
    const helpers = threads(1, rows, [0]);
    const pieces = new Pieces('t.csv', rows, new CsvWriter(), helpers);
    await pieces.take(0);
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    // Two threads, four pieces each.
    expect(helpers.asked).toBeLessThanOrEqual(8);
  });

  it('fails where a thread fails, at the piece that it should have made', async () => {
    const rows = numbers(10 * ITEMS_PER_PIECE);
    const helpers = threads(1, rows, [0]);
    const write = helpers.write;
    const failing: RowWriters = {
      ...helpers,
      write: (thread, table, from, to) =>
        from < 4 * ITEMS_PER_PIECE ? write(thread, table, from, to) : Promise.reject(new Error('broken')),
    };
    await expect(written(new Pieces('t.csv', rows, new CsvWriter(), failing))).rejects.toThrow('broken');
  });
});
