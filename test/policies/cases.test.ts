import { describe, expect, it } from 'vitest';
import { builtInIds, loadPolicy } from '../../src/policy/load.js';
import { loadCases } from '../../src/policy-test/cases.js';
import { runCase } from '../../src/policy-test/run-case.js';

describe.each(builtInIds())('worked cases of %s', (id) => {
  const loaded = loadPolicy(id);
  const cases = loadCases(loaded);

  it('are at least twelve', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
  });

  it.each(cases.map((item) => [item.name, item] as const))('%s', (_, item) => {
    const { disagreements, error } = runCase(loaded, item);
    expect(error).toBeUndefined();
    expect(disagreements.map(({ claimId, key, expected, got }) => ({ claimId, key, expected, got }))).toEqual(
      [],
    );
  });
});
