import type { Cause } from '../cause-search.js';
import { readingWith } from '../what-if-policies.js';

const withoutDeductibles = readingWith((standard) => ({
  ...standard,
  deductible: 0,
  deductibleFromRoster: false,
}));

/**
 * `deductible`: exactly what the fund's policies would pay for this claim if every deductible were 0, with
 * ratio, cap and all counters as they stood. Also proves a claim that waits for a family's capacity.
 */
export const deductible: Cause = (search) => {
  // Where every line began at 0, the computation without deductibles is the one that was not paid.
  const hasLines = search.hasLine(() => true);
  if (hasLines && !search.hasLine((lines, line) => lines.deductible[line] > 0)) return '';
  return search.provenBy(search.whatIfFundPolicy(withoutDeductibles)) ? 'deductible' : '';
};
