import { StringInterner } from '../columnar/string-interner.js';
import { REFUND_REFUSED, REVERSES_UNNAMED } from '../domain/claim.js';
import { NOT_DATA, type Reject } from '../domain/reject.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { ClaimColumn } from '../tables/index.js';
import { cleanCell } from '../tables/values.js';
import { readAmount } from './amounts.js';
import type { RefusedRow } from './report.js';
import type { RowReader } from './row.js';
import type { FileRead } from './table-reader.js';

/**
 * What a rejected claim says about refunds, as far as its cells can be read; undefined where that cannot concern another
 * row.
 */
export function readRefused(
  row: RowReader<ClaimColumn>,
  amounts: readonly ClaimColumn[],
  { code }: Pick<Reject, 'code'>,
): RefusedRow | undefined {
  if (NOT_DATA.has(code)) return undefined;
  const { fault } = row;
  const claimId = row.id('claim_id');
  const reverses = row.id('reverses');
  const isFlagged = row.word('refund_flag') === 1;
  // The reason of the reject has been found before. Faults of the cells that are read here do not change it.
  row.fault = fault;
  const isRefund = reverses !== '' || isFlagged || amounts.some((name) => looksNegative(row.cell(name)));
  return claimId === '' && reverses === '' ? undefined : { claimId, reverses, isRefund };
}

/** Whether an amount is negative or, where it cannot be read, begins with a minus sign or a bracket. */
function looksNegative(cell: string): boolean {
  const text = cleanCell(cell);
  const fen = readAmount(text);
  return typeof fen === 'number' ? fen < 0 : /^[-(\u2212]\s*\d/.test(text);
}

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
