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
 * What a claim that is rejected says of itself, cell by cell and as far as the cells can be read; undefined where it
 * says nothing that could concern another row.
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
  // Why the row is rejected has been found before; what is looked at here adds nothing to it.
  row.fault = fault;
  const isRefund = reverses !== '' || isFlagged || amounts.some((name) => looksNegative(row.cell(name)));
  return claimId === '' && reverses === '' ? undefined : { claimId, reverses, isRefund };
}

/** Whether an amount has a sign, also one that cannot be read. */
function looksNegative(cell: string): boolean {
  const text = cleanCell(cell);
  const fen = readAmount(text);
  return typeof fen === 'number' ? fen < 0 : /^[-(\u2212]\s*\d/.test(text);
}

/**
 * Marks the claims of which a refund was rejected: one that names them, or that bears their number. A refund whose own
 * number a rejected row bears names itself from now on: its original may be that row, and no other may be taken for it.
 */
export function markRefused(claims: ClaimTable, files: readonly FileRead<ClaimColumn>[]): void {
  const named = new StringInterner();
  const borne = new StringInterner();
  for (const { report } of files) {
    for (const { claimId, reverses, isRefund } of report.refused) {
      named.internText(reverses);
      if (isRefund) named.internText(claimId);
      borne.internText(claimId);
    }
  }
  if (named.size === 1 && borne.size === 1) return;
  const { claimId, claimIds, refund, reverses, reversedIds } = claims;
  for (let claim = 0; claim < claims.count; claim++) {
    if (named.findFrom(claimIds, claimId[claim]) > 0) refund[claim] |= REFUND_REFUSED;
    if (reverses[claim] === REVERSES_UNNAMED && borne.findFrom(claimIds, claimId[claim]) > 0) {
      reverses[claim] = reversedIds.internText(claimIds.text(claimId[claim]));
    }
  }
}
