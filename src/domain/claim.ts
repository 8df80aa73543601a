/** The value lists of claims.csv. A claim stores the number of its value: its index in the list. */
export const SERVICES = [
  'inpatient',
  'day_surgery',
  'special_outpatient',
  'chronic_outpatient',
  'outpatient',
  'emergency',
  'observation',
  'emergency_rescue',
  'pharmacy',
  'negotiated_drug',
] as const;
export const PLACES = ['local', 'in_province', 'out_of_province', 'overseas'] as const;
export const REFERRALS = ['', 'yes', 'no', 'follow_up', 'emergency'] as const;
export const PROGRAMS = ['', 'rare_disease', 'antipsychotic', 'special_infectious', 'emergency_aid'] as const;
export const EXCLUSIONS = ['', 'work_injury', 'third_party', 'public_health', 'other'] as const;
export const CHANNELS = ['one_stop', 'manual'] as const;

export type Service = (typeof SERVICES)[number];
export type Place = (typeof PLACES)[number];
export type Referral = (typeof REFERRALS)[number];
export type Channel = (typeof CHANNELS)[number];

/** `reverses` of a claim that takes nothing back. */
export const REVERSES_NOTHING = 0;

/** `reverses` of a refund whose export names no original: it is paired by person, institution and amount. */
export const REVERSES_UNNAMED = -1;

/** What else is known of a row in view of refunds: bits of the column `refund`. */
export const REFUND_FLAGGED = 1;
/** The reader has rejected a refund of this claim. */
export const REFUND_REFUSED = 2;
/** Not a claim: the row only corrects what was paid. */
export const IS_CORRECTION = 4;
/** Negative without a word of whose refund it is: only another row with its claim_id can tell. */
export const IS_DOUBTFUL = 8;
