import { IS_CORRECTION, IS_DOUBTFUL } from '../../domain/claim.js';
import { NO_RULES, type ReadingRules } from '../../domain/reading-rules.js';
import type { Claim } from '../../tables/claim-table.js';
import { CLAIM_COLUMNS, CLAIM_TABLE, type ClaimColumn, type FileColumns } from '../../tables/index.js';
import { withServiceMap } from '../../tables/words.js';
import { withColumnMap } from '../header/column-map.js';
import { refuseFundDetail } from '../header/fund-detail.js';
import type { ReadOptions } from '../records/table-reader.js';
import { testDateOrder } from './date-order.js';
import { type RowResult, readNamedRow } from './named-row.js';
import type { RowReader } from './row.js';
import { type ReadRow, readValues } from './row-values.js';

export function claimColumns(rules: ReadingRules = NO_RULES): FileColumns<ClaimColumn> {
  const words = withServiceMap(rules.serviceMap);
  const columns = CLAIM_TABLE.columns.map((column) => {
    if (column.name === 'service_type') return { ...column, words };
    if (column.name !== 'claim_id' || rules.claimId !== 'derived') return column;
    const { required: _, ...mayBeAbsent } = column;
    return mayBeAbsent;
  });
  const refuse = (header: readonly string[], file: string, line: number) =>
    refuseFundDetail(header, file, line, rules.columns.claims);
  return withColumnMap({ ...CLAIM_TABLE, columns, refuse }, rules);
}

/** Reads one claim from the texts of its canonical columns, as worked examples give it. */
export function readClaimRow(
  cells: Readonly<Record<string, string>>,
  options: Pick<ReadOptions, 'rules'> = {},
): RowResult<Claim> {
  return readNamedRow(claimColumns(options.rules), cells, readClaim);
}

/** Reads and tests one claim; undefined where the reader has found fault with it. */
export function readClaim(row: RowReader<ClaimColumn>): Claim | undefined {
  const claim = readValues(row, CLAIM_COLUMNS);
  const isFlagged = claim.refund === 'Y';
  if (row.fault !== undefined) return undefined;

  const namesNone = claim.reverses === '';
  // Without a column for the original, or with a flag that says refund, a refund need not name it.
  const isUnnamedRefund = namesNone && claim.total < 0 && (isFlagged || !row.has('reverses'));
  const correction = isCorrection(claim);
  testDateOrder(row, CLAIM_COLUMNS, claim);
  if (correction) testSigns(row, BILL_AMOUNTS);
  else if (namesNone && !isUnnamedRefund) testSigns(row, AMOUNTS);
  if (Math.abs(claim.eligible) > Math.abs(claim.total)) row.faultIn('eligible_amount', 'AMOUNT_INCONSISTENT');
  if (row.fault !== undefined) return undefined;

  if (correction) return { ...claim, reverses: '', marks: IS_CORRECTION };
  return { ...claim, isUnnamedRefund };
}

/**
 * A row that is negative and neither names an original nor is flagged. It is a reject, unless its original proves to
 * bear the same claim_id. Undefined for every other row at fault.
 */
export function readDoubtful(row: RowReader<ClaimColumn>): Claim | undefined {
  // Whatever else is wrong with a row counts before its signs, but for amounts that do not go together.
  if (row.fault?.code !== 'NEGATIVE_AMOUNT') return undefined;
  const claim = readValues(row, CLAIM_COLUMNS);
  return claim.total < 0 ? { ...claim, isUnnamedRefund: true, marks: IS_DOUBTFUL } : undefined;
}

/** Whether a row only corrects what was paid (补支, 追回): no bill belongs to it. */
function isCorrection(claim: ReadRow<typeof CLAIM_COLUMNS>): boolean {
  const insurance = claim.basicPaid + claim.catastrophicPaid + claim.supplementaryPaid;
  const bill = [claim.total, claim.eligible, insurance, claim.otherPaid];
  return bill.every((fen) => fen === 0) && (claim.assistancePaid !== 0 || claim.charityPaid !== 0);
}

export const AMOUNTS = CLAIM_TABLE.columns
  .filter((column) => column.kind === 'amount')
  .map((column) => column.name);
const BILL_AMOUNTS = AMOUNTS.filter((name) => name !== 'assistance_paid' && name !== 'charity_paid');

function testSigns(row: RowReader<ClaimColumn>, amounts: readonly ClaimColumn[]): void {
  for (const name of amounts) row.faultWhereNegative(name);
}
