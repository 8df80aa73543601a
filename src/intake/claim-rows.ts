import { NO_DAY } from '../domain/calendar.js';
import {
  CHANNELS,
  type Claim,
  EXCLUSIONS,
  IS_CORRECTION,
  IS_DOUBTFUL,
  PLACES,
  PROGRAMS,
  REFERRALS,
  REFUND_FLAGGED,
  REVERSES_UNNAMED,
  SERVICES,
} from '../domain/claim.js';
import { NO_RULES, type ReadingRules } from '../domain/reading-rules.js';
import { CLAIM_TABLE, type ClaimColumn, type ColumnTable } from '../tables/index.js';
import { withServiceMap } from '../tables/words.js';
import { withColumnMap } from './column-map.js';
import { refuseFundDetail } from './fund-detail.js';
import { type RowResult, readNamedRow } from './named-row.js';
import type { RowReader } from './row.js';
import type { ReadOptions } from './table-reader.js';

export function claimColumns(rules: ReadingRules = NO_RULES): ColumnTable<ClaimColumn> {
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
  const reverses = row.id('reverses');
  const isFlagged = row.word('refund_flag') === 1;
  const fields = readFields(row);
  if (row.fault !== undefined) return undefined;

  // Without a column for the original, or with a flag that says refund, a refund need not name it.
  const isUnnamedRefund = reverses === '' && fields.total < 0 && (isFlagged || !row.has('reverses'));
  const correction = isCorrection(fields);
  testDates(row, fields);
  if (correction) testSigns(row, BILL_AMOUNTS);
  else if (reverses === '' && !isUnnamedRefund) testSigns(row, AMOUNTS);
  if (Math.abs(fields.eligible) > Math.abs(fields.total))
    row.faultIn('eligible_amount', 'AMOUNT_INCONSISTENT');
  if (row.fault !== undefined) return undefined;

  if (correction) return { ...fields, refund: IS_CORRECTION };
  const claim = { ...fields, refund: isFlagged ? REFUND_FLAGGED : 0 };
  if (isUnnamedRefund) return { ...claim, reverses: REVERSES_UNNAMED };
  return reverses === '' ? claim : { ...claim, reverses };
}

/**
 * A row that is negative and neither names an original nor is flagged. It is a reject, unless its original proves to
 * bear the same claim_id. Undefined for every other row at fault.
 */
export function readDoubtful(row: RowReader<ClaimColumn>): Claim | undefined {
  // Whatever else is wrong with a row counts before its signs, but for amounts that do not go together.
  if (row.fault?.code !== 'NEGATIVE_AMOUNT') return undefined;
  const fields = readFields(row);
  if (fields.total >= 0) return undefined;
  return { ...fields, reverses: REVERSES_UNNAMED, refund: IS_DOUBTFUL };
}

type Fields = ReturnType<typeof readFields>;

/** What the cells of a claim say, each by itself. */
function readFields(row: RowReader<ClaimColumn>) {
  const settled = row.moment('settled_at');
  return {
    claimId: row.id('claim_id'),
    personId: row.person('person_id'),
    service: SERVICES[row.service('service_type')] as Claim['service'],
    admittedOn: row.day('admitted_on'),
    dischargedOn: row.day('discharged_on'),
    settledOn: settled.day,
    settledSecond: settled.second,
    institutionId: row.id('institution_id'),
    designated: row.word('designated') === 1,
    careLocation: PLACES[row.word('place')] as NonNullable<Claim['careLocation']>,
    referral: REFERRALS[row.word('referral')] as NonNullable<Claim['referral']>,
    program: PROGRAMS[row.word('program')] as NonNullable<Claim['program']>,
    exclusion: EXCLUSIONS[row.word('exclusion')] as NonNullable<Claim['exclusion']>,
    channel: CHANNELS[row.word('channel')] as NonNullable<Claim['channel']>,
    filedOn: row.day('filed_on'),
    total: row.amount('total_amount', 0),
    eligible: row.amount('eligible_amount', 0),
    insurancePaid:
      row.amount('basic_paid', 0) + row.amount('catastrophic_paid', 0) + row.amount('supplementary_paid', 0),
    otherPaid: row.amount('other_paid', 0),
    assistancePaid: row.amount('assistance_paid', 0),
    charityPaid: row.amount('charity_paid', 0),
  } satisfies Claim;
}

/** Whether a row only corrects what was paid (补支, 追回): no bill belongs to it. */
function isCorrection({ total, eligible, insurancePaid, otherPaid, ...paid }: Fields): boolean {
  const hasBill = total !== 0 || eligible !== 0 || insurancePaid !== 0 || otherPaid !== 0;
  return !hasBill && (paid.assistancePaid !== 0 || paid.charityPaid !== 0);
}

function testDates(
  row: RowReader<ClaimColumn>,
  claim: { admittedOn: number; dischargedOn: number; settledOn: number },
): void {
  if (claim.dischargedOn === NO_DAY) return;
  if (claim.admittedOn > claim.dischargedOn) row.faultIn('admitted_on', 'DATE_ORDER');
  if (claim.dischargedOn > claim.settledOn) row.faultIn('discharged_on', 'DATE_ORDER');
}

export const AMOUNTS = CLAIM_TABLE.columns
  .filter((column) => column.kind === 'amount')
  .map((column) => column.name);
const BILL_AMOUNTS = AMOUNTS.filter((name) => name !== 'assistance_paid' && name !== 'charity_paid');

function testSigns(row: RowReader<ClaimColumn>, amounts: readonly ClaimColumn[]): void {
  for (const name of amounts) row.faultWhereNegative(name);
}
