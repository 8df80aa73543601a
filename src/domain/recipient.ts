import type { Day } from './calendar.js';
import type { Identity } from './identities.js';
import type { Fen } from './money.js';

export const INSURANCES = ['resident', 'employee', 'none'] as const;
type Insurance = (typeof INSURANCES)[number];

/** Where a roster row gives no household_capacity. An amount is never negative. */
export const NO_AMOUNT: Fen = -1;

/** Where a roster row gives no enhanced_ratio. Ratios are stored in millionths. */
export const NO_RATIO = -1;
export const RATIO_UNIT = 1_000_000;

/** One roster row as a plain object. */
export interface Recipient {
  readonly personId: string;
  readonly householdId?: string;
  readonly name?: string;
  readonly identity: Identity;
  readonly recognizedOn: Day;
  readonly validFrom?: Day;
  readonly validTo?: Day;
  readonly area?: string;
  readonly localResident?: boolean;
  readonly insurance?: Insurance;
  /** 家庭承受能力, in fen. */
  readonly householdCapacity?: Fen;
  /** Millionths: 855000 for a ratio of 0.855. */
  readonly enhancedRatio?: number;
  readonly atRiskFrom?: Day;
}
