import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../src/policy/compile.js';
import { builtInIds } from '../../src/policy/load.js';
import { builtInPack } from '../support/policies.js';

/** Values for the parameters of the built-in packs that have none of their own, whatever they mean. */
const GIVEN = { yuan: '1000', ratio: '0.90', areas: ['330305'], tiers: [{ ratio: '0.50' }] };

describe('a policy is plain data, and can be sent to another thread as it is', () => {
  it.each(builtInIds())('%s', (id) => {
    const loaded = builtInPack(id);
    const lacking = Object.entries(loaded.pack.parameters).filter(
      ([, { default: value }]) => value === undefined,
    );
    const parameters = Object.fromEntries(lacking.map(([name, { unit }]) => [name, GIVEN[unit]]));
    const facts = { settlementYears: () => [2023, 2025], rosterHasAtRiskFrom: true };
    const policy = compilePolicy(loaded, { parameters }, facts);
    expect(structuredClone(policy)).toEqual(policy);
  });
});
