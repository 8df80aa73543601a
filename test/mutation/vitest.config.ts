import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The tests that the mutants have to survive: those by example, quick and in one process. Left out are the random
 * ones of test/properties, so that the score does not hang on what was drawn.
 */
const TESTS = [
  'test/policy/*.test.ts',
  'test/mechanisms/*.test.ts',
  'test/policies/*.test.ts',
  'test/engine/*.test.ts',
  'test/reference.test.ts',
];

/** Those that take a second and more, in the order in which they come last. */
const LARGE = ['engine/counters.', 'engine/many-claims.', 'engine/part.', 'test/reference.'];

/** A mutant is dead at the first test that fails: the small ones come first. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizeOf = ({ moduleId }: TestSpecification): number =>
      LARGE.findIndex((name) => moduleId.includes(name));
    return files.sort((a, b) => sizeOf(a) - sizeOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: TESTS,
    // It counts reads, which mutants add to, and takes longer than all others together.
    exclude: ['test/engine/cost.test.ts', '**/node_modules/**'],
    setupFiles: ['test/mutation/setup.ts'],
    sequence: { sequencer: SmallFirst },
    // The modules are loaded once for all files: three times as fast.
    isolate: false,
    testTimeout: 60_000,
    env: { TZ: 'Pacific/Chatham', LC_ALL: 'C' },
  },
});
