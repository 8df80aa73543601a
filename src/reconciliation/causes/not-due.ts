import type { Cause } from '../cause-search.js';

/**
 * `not_due:<reason>`: nothing was due, and the reason is the one under which the fund's first policy in force
 * on the settlement date denied the claim or found nothing to pay.
 */
export const notDue: Cause = ({ claim, finding, side }) =>
  finding.kind === 'not_due' ? `not_due:${side.reason(claim)}` : '';
