import { compareRatios, type Fen, type Ratio } from '../domain/money.js';
import { NO_AMOUNT, NO_RATIO, RATIO_UNIT } from '../domain/recipient.js';
import type { Standard, Tier } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';

/** The deductible for the roster row taken, in fen; undefined where the row lacks the family's capacity. */
export function deductibleOf(standard: Standard, roster: RosterTable, row: number): Fen | undefined {
  if (!standard.deductibleFromRoster) return standard.deductible;
  const capacity = roster.householdCapacity[row] as Fen;
  return capacity === NO_AMOUNT ? undefined : capacity;
}

/** The brackets for the roster row taken: its enhanced_ratio instead of a lower flat ratio, where the standard says so. */
export function tiersOf(standard: Standard, roster: RosterTable, row: number): readonly Tier[] {
  if (!standard.enhancedRatio) return standard.tiers;
  const enhanced = roster.enhancedRatio[row] as number;
  if (enhanced === NO_RATIO) return standard.tiers;
  const ratio: Ratio = lowestTerms(enhanced);
  return standard.tiers.map((tier) => (compareRatios(ratio, tier.ratio) > 0 ? { ...tier, ratio } : tier));
}

/** Millionths as a fraction of the smallest power of ten. */
function lowestTerms(millionths: number): Ratio {
  let numerator = millionths;
  let denominator = RATIO_UNIT;
  while (denominator > 1 && numerator % 10 === 0) {
    numerator /= 10;
    denominator /= 10;
  }
  return { numerator, denominator };
}
