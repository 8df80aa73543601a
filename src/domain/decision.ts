/** What a decision says. A status is stored as its index in this list. */
export const STATUSES = ['paid', 'zero', 'denied', 'pended', 'void'] as const;
export type Status = (typeof STATUSES)[number];

/**
 * Why a claim is not paid, or a benefit line pays nothing, and the status of such a claim. The empty reason belongs to
 * what is paid. A reason is stored as its index in this list.
 */
const STATUS_OF_REASON = {
  '': 'paid',
  REVERSED: 'void',
  ORPHAN_REVERSAL: 'pended',
  REFUND_WITHOUT_PAIR: 'pended',
  PARTIAL_REFUND: 'pended',
  REFUND_REJECTED: 'pended',
  POLICY_NOT_IN_FORCE: 'denied',
  OTHER_PROGRAM: 'denied',
  EXCLUDED_WORK_INJURY: 'denied',
  EXCLUDED_THIRD_PARTY: 'denied',
  EXCLUDED_PUBLIC_HEALTH: 'denied',
  EXCLUDED_OTHER: 'denied',
  EXCLUDED_OVERSEAS: 'denied',
  EXCLUDED_NON_DESIGNATED: 'denied',
  NOT_ON_ROSTER: 'denied',
  NO_CATEGORY_AT_DATE: 'denied',
  ROSTER_ROW_REJECTED: 'pended',
  NOT_LOCAL_RESIDENT: 'denied',
  NOT_INSURED: 'denied',
  AREA_NOT_IN_PILOT: 'denied',
  FILED_LATE: 'denied',
  NO_REFERRAL: 'denied',
  MISSING_REFERRAL: 'pended',
  SERVICE_NOT_COVERED: 'denied',
  MISSING_CAPACITY: 'pended',
  MISSING_LOCAL_STANDARD: 'pended',
  NO_BURDEN: 'zero',
  BELOW_DEDUCTIBLE: 'zero',
  CAP_REACHED: 'zero',
  ROUNDED_TO_ZERO: 'zero',
} as const satisfies Readonly<Record<string, Status>>;
export type Reason = keyof typeof STATUS_OF_REASON;
export const REASONS = Object.keys(STATUS_OF_REASON) as readonly Reason[];

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
  return STATUS_OF_REASON[reason];
}
