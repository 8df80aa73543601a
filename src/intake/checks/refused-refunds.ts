import { StringInterner } from '../../columnar/string-interner.js';
import { REFUND_REFUSED, REVERSES_UNNAMED } from '../../domain/claim.js';
import type { ClaimTable } from '../../tables/claim-table.js';
import type { ClaimColumn } from '../../tables/index.js';
import type { FileRead } from '../records/table-reader.js';

/**
 * Marks the claims with a rejected refund: one that names their claim_id, or has the same claim_id. A refund that names
 * no original and shares its claim_id with a rejected row is made to name that claim_id. Its original may be the
 * rejected row, so it must not be paired with another claim.
 */
export function markRefused(claims: ClaimTable, files: readonly FileRead<ClaimColumn>[]): void {
  const named = new StringInterner();
  const rejected = new StringInterner();
  for (const { report } of files) {
    for (const { claimId, reverses, isRefund } of report.refused) {
      named.internText(reverses);
      if (isRefund) named.internText(claimId);
      rejected.internText(claimId);
    }
  }
  if (named.size === 1 && rejected.size === 1) return;
  const { claimId, claimIds, refund, reverses, reversedIds } = claims;
  for (let claim = 0; claim < claims.count; claim++) {
    if (named.findFrom(claimIds, claimId[claim]) > 0) refund[claim] |= REFUND_REFUSED;
    if (reverses[claim] === REVERSES_UNNAMED && rejected.findFrom(claimIds, claimId[claim]) > 0) {
      reverses[claim] = reversedIds.internText(claimIds.text(claimId[claim]));
    }
  }
}
