import { NO_CAP } from '../../policy/policy.js';
import type { Cause } from '../cause-search.js';
import { readingWith } from '../what-if-policies.js';

const withoutCaps = readingWith((standard) => ({ ...standard, cap: NO_CAP }));

/**
 * `cap`: exactly what the fund's policies would pay for this claim if no standard had a cap, with deductible,
 * ratio and the burden counters as they stood.
 */
export const cap: Cause = (search) => {
  // Where no line was limited, the computation without caps is the one that was not paid.
  if (!search.hasLine((lines, line) => lines.payable[line] < lines.gross[line])) return '';
  return search.provenBy(search.whatIfFundPolicy(withoutCaps)) ? 'cap' : '';
};
