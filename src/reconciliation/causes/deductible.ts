import type { Cause } from '../cause-search.js';
import { withChangedStandards } from '../what-if-policies.js';

const withoutDeductibles = withChangedStandards((standard) => ({
  ...standard,
  deductible: 0,
  deductibleFromRoster: false,
}));

/**
 * `deductible`: exactly what the fund's policies would pay for this claim if every deductible were 0, with the same ratio, cap
 * and counters. It can also explain a claim that is pended because a family's capacity is missing.
 */
export const deductible: Cause = (search) => {
  // Where every deductible is 0, the computation without deductibles gives the same amount, which was not paid.
  const hasLines = search.hasLine(() => true);
  if (hasLines && !search.hasLine((lines, line) => lines.deductible[line] > 0)) return '';
  return search.provenBy(search.whatIfFundPolicy(withoutDeductibles)) ? 'deductible' : '';
};
