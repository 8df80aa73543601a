import { expect, it } from 'vitest';
import { fuzz } from './fuzz.js';

const RUNS = 150;

/** Every night another seed would be a test that fails without a change; `npm run fuzz` takes any. */
const SEED = 20_240_201;

it(`${RUNS} damaged data sets end in results or in a known error (seed ${SEED})`, async () => {
  const { failures, finished, errors, rejects } = await fuzz({ runs: RUNS, seed: SEED });
  expect(failures).toEqual([]);
  // A fuzz that only ever meets the first check would find nothing.
  expect(finished).toBeGreaterThan(RUNS / 4);
  expect(errors.size).toBeGreaterThan(3);
  expect(rejects).toBeGreaterThan(RUNS);
}, 300_000);
