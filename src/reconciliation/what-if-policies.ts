import type { Policy, Standard } from '../policy/policy.js';

/** Returns what changes every standard of a policy in one way. The changed version of each policy is made once. */
export function withChangedStandards(change: (standard: Standard) => Standard): (policy: Policy) => Policy {
  const made = new WeakMap<Policy, Policy>();
  return (policy) => {
    const known = made.get(policy);
    if (known !== undefined) return known;
    const whatIfPolicy = withStandards(policy, change);
    made.set(policy, whatIfPolicy);
    return whatIfPolicy;
  };
}

function withStandards(policy: Policy, change: (standard: Standard) => Standard): Policy {
  const benefits = policy.benefits.map((benefit) => ({
    ...benefit,
    standards: benefit.standards.map(
      // The list of years has holes for years without a claim; `map` keeps them.
      (byYear) => byYear && { firstYear: byYear.firstYear, years: byYear.years.map(change) },
    ),
  }));
  return { ...policy, benefits };
}
