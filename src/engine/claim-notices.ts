import { type Day, NO_DAY, yearOf } from '../domain/calendar.js';
import { REVERSES_NOTHING, SERVICES } from '../domain/claim.js';
import { noticeBit } from '../domain/decision.js';
import { burdenBeforeFloor } from '../mechanisms/base.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { DuplicateBills } from './duplicate-bills.js';
import { EarlierStays } from './earlier-stays.js';
import { type ReversalPairs, VOID } from './reversal-pairs.js';

const INPATIENT = SERVICES.indexOf('inpatient');

const PAIRED_BY_AMOUNT = noticeBit('PAIRED_BY_AMOUNT');
const NEGATIVE_BURDEN = noticeBit('NEGATIVE_BURDEN');
const CROSS_YEAR_STAY = noticeBit('CROSS_YEAR_STAY');
const SUSPECTED_DUPLICATE = noticeBit('SUSPECTED_DUPLICATE');
const OVERLAPPING_STAY = noticeBit('OVERLAPPING_STAY');

/**
 * Notices that belong to a claim whatever the policy: a negative burden, a stay over New Year, a suspected duplicate and an
 * overlapping stay. A claim is compared with those before it in replay order. Void claims have none of these notices. The
 * burden of an orphan reversal is rightly below 0.
 *
 * @param order All claims of some persons, in the order of replay.
 * @param notices Bits of NOTICES per claim, filled in here.
 */
export function claimNotices(
  claims: ClaimTable,
  order: Int32Array,
  reversals: ReversalPairs,
  notices: Uint16Array,
): void {
  const { state, byAmount } = reversals;
  const bills = new DuplicateBills(claims, order);
  const stays = new EarlierStays(claims);
  for (let replayPosition = 0; replayPosition < order.length; replayPosition++) {
    const claim = order[replayPosition];
    if (byAmount[claim] === 1) notices[claim] = PAIRED_BY_AMOUNT;
    if (state[claim] === VOID) continue;
    let bits = 0;
    // The burden of a reversal is rightly below 0.
    if (claims.reverses[claim] === REVERSES_NOTHING && burdenBeforeFloor(claims, claim) < 0)
      bits |= NEGATIVE_BURDEN;
    if (crossesYear(claims, claim)) bits |= CROSS_YEAR_STAY;
    if (bills.add(replayPosition)) bits |= SUSPECTED_DUPLICATE;
    if (claims.service[claim] === INPATIENT && claims.isStay(claim) && stays.add(claim)) {
      bits |= OVERLAPPING_STAY;
    }
    notices[claim] = bits;
  }
}

/** Admitted in an earlier calendar year than settled. */
function crossesYear(claims: ClaimTable, claim: number): boolean {
  const admitted: Day = claims.admittedOn[claim];
  return admitted !== NO_DAY && yearOf(admitted) < yearOf(claims.settledOn[claim]);
}
