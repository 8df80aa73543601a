import { expect, it } from 'vitest';
import { retellings } from './retold.js';

const RUNS = 300;
const SEED = 20_250_301;

it(`${RUNS} files that say the same in other ways come to the same sums, stop, or say what is wrong (seed ${SEED})`, async () => {
  const { failures, same, told, stopped } = await retellings(RUNS, SEED);
  expect(failures).toEqual([]);
  // A fuzz that always stops would find nothing.
  expect(same).toBeGreaterThan(RUNS / 4);
  expect(told).toBeGreaterThan(RUNS / 50);
  expect(stopped.size).toBeGreaterThan(4);
}, 300_000);
