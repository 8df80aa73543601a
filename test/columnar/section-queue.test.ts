import { describe, expect, it } from 'vitest';
import { SectionQueue, type TableSection, type WrittenSection } from '../../src/columnar/section-queue.js';

const TABLES = [
  { name: 'a.csv', count: 2_000_000 },
  { name: 'empty.csv', count: 0 },
  { name: 'b.csv', count: 100_001 },
];

/** Memory is used again: a byte that is overwritten too early would not be the one expected. */
function written({ from, to }: TableSection, memory: Uint8Array): WrittenSection {
  memory[0] = from % 251;
  return { bytes: memory.subarray(0, 1), rows: to - from };
}

/** Helpers that answer after so many turns of the event loop, each one section after the other. */
function helpersAnswering(turns: readonly number[]) {
  const asked: TableSection[] = [];
  const last = turns.map(() => Promise.resolve());
  const ask = async (helper: number, section: TableSection, memory: Uint8Array): Promise<WrittenSection> => {
    asked.push(section);
    const before = last[helper] as Promise<void>;
    const answer = before.then(async () => {
      for (let turn = 0; turn < (turns[helper] as number); turn++) await new Promise(setImmediate);
      return written(section, memory);
    });
    last[helper] = answer.then(() => {});
    return answer;
  };
  return { ask, asked };
}

async function rowsOf(queue: SectionQueue, table: string, here: TableSection[]): Promise<[number, number][]> {
  const sections: [number, number][] = [];
  const writeHere = (section: TableSection, memory: Uint8Array) => {
    here.push(section);
    return written(section, memory);
  };
  for await (const { bytes, rows } of queue.of(table, writeHere)) sections.push([bytes[0] as number, rows]);
  return sections;
}

describe('large tables in sections', () => {
  it('come in order and whole, whether the helpers are quick or slow', async () => {
    for (const turns of [[0], [5], [0, 40], [3, 0, 1]]) {
      const { ask, asked } = helpersAnswering(turns);
      const queue = new SectionQueue(TABLES, turns.length, ask);
      const here: TableSection[] = [];
      const reading = TABLES.map(({ name }) => rowsOf(queue, name, here));
      // This thread has other things to do for a while.
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      expect(here).toEqual([]);
      queue.joinIn();
      for (const [at, { count }] of TABLES.entries()) {
        const sections = (await reading[at]) as [number, number][];
        expect(sections.reduce((sum, [, rows]) => sum + rows, 0)).toBe(count);
        let from = 0;
        for (const [first, rows] of sections) {
          expect(first).toBe(from % 251);
          from += rows;
        }
      }
      // Every item is written once: by a helper or here.
      const all = [...asked, ...here].map(({ table, from }) => `${table} ${from}`);
      expect(new Set(all).size).toBe(all.length);
      if (Math.min(...turns) > 0) expect(here.length).toBeGreaterThan(0);
    }
  });

  it('are not passed on where they are empty: a file would not wait for the one before to be on the disk', async () => {
    const queue = new SectionQueue([{ name: 'a.csv', count: 100_000 }], 1, async (_, section, memory) => {
      const isEmpty = (section.from / 6144) % 3 === 1;
      return isEmpty ? { bytes: memory.subarray(0, 0), rows: 0 } : written(section, memory);
    });
    const sections = await rowsOf(queue, 'a.csv', []);
    expect(sections.every(([, rows]) => rows > 0)).toBe(true);
    expect(sections).toHaveLength(11);
  });

  it('do not pile up while this thread does other things', async () => {
    const { ask, asked } = helpersAnswering([0]);
    const queue = new SectionQueue(TABLES, 1, ask);
    for (let turn = 0; turn < 300; turn++) await new Promise(setImmediate);
    expect(asked.length).toBeGreaterThan(40);
    expect(asked.length).toBeLessThan(60);
    await rowsOf(queue, 'a.csv', []);
  });

  it('are written here from the last table on, while helpers begin with the first', async () => {
    const { ask, asked } = helpersAnswering([1]);
    const queue = new SectionQueue(TABLES, 1, ask);
    const here: TableSection[] = [];
    queue.joinIn();
    await Promise.all(TABLES.map(({ name }) => rowsOf(queue, name, here)));
    expect(asked[0]?.table).toBe('a.csv');
    expect(here[0]?.table).toBe('b.csv');
    // When the last table was done, this thread helped with the first.
    expect(here.at(-1)?.table).toBe('a.csv');
  });

  it('fail where a helper fails', async () => {
    const queue = new SectionQueue(TABLES, 1, async (_, section, memory) => {
      if (section.from > 100_000) throw new Error('lost');
      return written(section, memory);
    });
    const reading = TABLES.map(({ name }) => rowsOf(queue, name, []));
    for (const outcome of await Promise.allSettled(reading)) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(new Error('lost'));
    }
    await expect(reading[0]).rejects.toThrow('lost');
  });
});
