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
export const deductible: Cause = (inquiry) =>
  inquiry.provenBy(inquiry.readingOfFund(withoutDeductibles)) ? 'deductible' : '';
