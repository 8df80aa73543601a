import type { Cause } from '../cause-search.js';

/**
 * `ratio:<category>`: exactly what another category of a policy of the fund would have got for this claim, with its own ratio,
 * deductible and cap and the same counters; the first such category in the policy's order. A category to which no benefit
 * applies proves nothing, and neither does a payment of 0, which can have too many causes.
 */
export const ratio: Cause = (search) => {
  const { claim, side } = search;
  if (search.finding.paid === 0) return '';
  const { decisions, policies } = side.adjudication;
  for (const policyIndex of side.policyIndexes) {
    const categories = policies[policyIndex].categories;
    for (let category = 0; category < categories.length; category++) {
      if (category === decisions[policyIndex].category[claim]) continue;
      if (search.provenBy({ category: { policyIndex, category } }))
        return `ratio:${categories[category].code}`;
    }
  }
  return '';
};
