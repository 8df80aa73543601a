import type { Cause } from '../cause-search.js';

/** `rounding`: off by at most one fen for each benefit line of the claim, either way. */
export const rounding: Cause = ({ claim, finding, side }) =>
  Math.abs(finding.paid - finding.computed) <= side.lineCount(claim) ? 'rounding' : '';
