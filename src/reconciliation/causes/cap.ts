import { NO_CAP } from '../../policy/policy.js';
import type { Cause } from '../cause-search.js';
import { withChangedStandards } from '../what-if-policies.js';

const withoutCaps = withChangedStandards((standard) => ({ ...standard, cap: NO_CAP }));

/**
 * `cap`: exactly what the fund's policies would pay for this claim if no standard had a cap, with the same deductible, ratio
 * and burden counters.
 */
export const cap: Cause = (search) => {
  // Where no cap limited a line, the computation without caps gives the same amount, which was not paid.
  if (!search.hasLine((lines, line) => lines.payable[line] < lines.gross[line])) return '';
  return search.provenBy(search.whatIfFundPolicy(withoutCaps)) ? 'cap' : '';
};
