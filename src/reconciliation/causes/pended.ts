import type { Cause } from '../cause-search.js';

/**
 * `pended:<reason>`: nobody knows yet what is due, and the reason says what is waited for. It stands last: where the
 * amount can be explained all the same, that tells more.
 */
export const pended: Cause = ({ claim, finding, side }) =>
  finding.kind === 'pended' ? `pended:${side.pendedReason(claim)}` : '';
