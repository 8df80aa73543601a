import type { Cause } from '../inquiry.js';
import { readingWith } from '../readings.js';

const withoutDeductibles = readingWith((standard) => ({
  ...standard,
  deductible: 0,
  deductibleFromRoster: false,
}));

/**
 * `deductible`: exactly what the fund's policies would pay for this claim if every deductible were 0, with
 * ratio, cap and all counters as they stood. Also proves a claim that waits for a family's capacity.
 */
export const deductible: Cause = (inquiry) => {
  // Where every line began at 0, the computation without deductibles is the one that was not paid.
  const hasLines = inquiry.hasLine(() => true);
  if (hasLines && !inquiry.hasLine((lines, line) => lines.deductible[line] > 0)) return '';
  return inquiry.provenBy(inquiry.readingOfFund(withoutDeductibles)) ? 'deductible' : '';
};
