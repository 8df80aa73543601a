import { NOT_DATA, type Reject } from '../../domain/reject.js';
import type { ClaimColumn } from '../../tables/index.js';
import { cleanCell } from '../../tables/values.js';
import { readAmount } from '../cells/amounts.js';
import type { RefusedRow } from '../report/report.js';
import type { RowReader } from './row.js';

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
