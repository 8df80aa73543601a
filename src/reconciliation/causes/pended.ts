import type { Cause } from '../cause-search.js';

/**
 * `pended:<reason>`: what is due is not known yet, for this reason. It comes last, because a cause that explains the amount
 * paid says more.
 */
export const pended: Cause = ({ claim, finding, side }) =>
  finding.kind === 'pended' ? `pended:${side.pendedReason(claim)}` : '';
