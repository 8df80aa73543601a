/** What a decision says. The place in each list is the number that the decision table stores. */
export const STATUSES = ['paid', 'zero', 'denied', 'pended', 'void'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a claim is not paid, or a benefit line pays nothing. The empty reason belongs to what is paid. */
export const REASONS = [
  '',
  'REVERSED',
  'ORPHAN_REVERSAL',
  'REFUND_WITHOUT_PAIR',
  'PARTIAL_REFUND',
  'REFUND_REJECTED',
  'POLICY_NOT_IN_FORCE',
  'OTHER_PROGRAM',
  'EXCLUDED_WORK_INJURY',
  'EXCLUDED_THIRD_PARTY',
  'EXCLUDED_PUBLIC_HEALTH',
  'EXCLUDED_OTHER',
  'EXCLUDED_OVERSEAS',
  'EXCLUDED_NON_DESIGNATED',
  'NOT_ON_ROSTER',
  'NO_CATEGORY_AT_DATE',
  'ROSTER_ROW_REJECTED',
  'NOT_LOCAL_RESIDENT',
  'NOT_INSURED',
  'AREA_NOT_IN_PILOT',
  'FILED_LATE',
  'NO_REFERRAL',
  'MISSING_REFERRAL',
  'SERVICE_NOT_COVERED',
  'MISSING_CAPACITY',
  'MISSING_LOCAL_STANDARD',
  'NO_BURDEN',
  'BELOW_DEDUCTIBLE',
  'CAP_REACHED',
  'ROUNDED_TO_ZERO',
] as const;
export type Reason = (typeof REASONS)[number];

/** Remarks that change no amount, in alphabetical order; a decision stores them as bits in this order. */
export const NOTICES = [
  'CAP_LIMITED',
  'CROSS_YEAR_STAY',
  'MID_STAY_CHANGE',
  'NEGATIVE_BURDEN',
  'NO_FILING_DATE',
  'OVERLAPPING_STAY',
  'PAIRED_BY_AMOUNT',
  'RARE_DISEASE_REMAINDER',
  'ROSTER_ROW_REJECTED',
  'SUSPECTED_DUPLICATE',
] as const;
export type Notice = (typeof NOTICES)[number];

export function noticeBit(notice: Notice): number {
  return 1 << NOTICES.indexOf(notice);
}

/** The notices of a bit set, in alphabetical order. */
export function noticesOf(bits: number): Notice[] {
  return NOTICES.filter((_, index) => (bits & (1 << index)) !== 0);
}

const STATUS_NUMBERS = new Map<Status, number>(STATUSES.map((status, number) => [status, number]));
const REASON_NUMBERS = new Map<Reason, number>(REASONS.map((reason, number) => [reason, number]));

export function statusNumber(status: Status): number {
  return STATUS_NUMBERS.get(status) as number;
}

export function reasonNumber(reason: Reason): number {
  return REASON_NUMBERS.get(reason) as number;
}

/** The status that a reason for stopping a claim leads to. */
export function statusOfStop(reason: Reason): Status {
  switch (reason) {
    case 'REVERSED':
      return 'void';
    case 'ORPHAN_REVERSAL':
    case 'ROSTER_ROW_REJECTED':
    case 'REFUND_WITHOUT_PAIR':
    case 'PARTIAL_REFUND':
    case 'REFUND_REJECTED':
    case 'MISSING_REFERRAL':
    case 'MISSING_CAPACITY':
    case 'MISSING_LOCAL_STANDARD':
      return 'pended';
    default:
      return 'denied';
  }
}
