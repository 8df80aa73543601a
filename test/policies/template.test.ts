import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInFolder, builtInIds, loadPolicy } from '../../src/policy/load.js';
import { loadCases } from '../../src/policy-test/cases.js';
import { runCase } from '../../src/policy-test/run-case.js';

describe('the template of a policy', () => {
  const loaded = loadPolicy(join(builtInFolder(), '_template', 'policy.yaml'));

  it('is not offered as a policy', () => {
    expect(builtInIds()).not.toContain('_template');
    expect(builtInIds()).not.toContain(loaded.pack.id);
  });

  it('has nothing wrong in it, so that whatever is found in a copy is new', () => {
    expect(loaded.warnings).toEqual([]);
  });

  it('has examples that hold', () => {
    const results = loadCases(loaded).map((item) => runCase(loaded, item));
    expect(results.length).toBeGreaterThan(1);
    expect(
      results.filter(({ disagreements, error }) => error !== undefined || disagreements.length > 0),
    ).toEqual([]);
  });
});
