import type { Fen } from './money.js';

/** The value list of the column `insurance` of the roster. A row stores the number of its value. */
export const INSURANCES = ['resident', 'employee', 'none'] as const;

/** Where a roster row gives no household_capacity. An amount is never negative. */
export const NO_AMOUNT: Fen = -1;

/** Where a roster row gives no enhanced_ratio. Ratios are stored in millionths. */
export const NO_RATIO = -1;
export const RATIO_UNIT = 1_000_000;
