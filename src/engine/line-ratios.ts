import { yearOf } from '../domain/calendar.js';
import type { Fen, Ratio } from '../domain/money.js';
import { standardOf } from '../mechanisms/benefit.js';
import { partsInTiers, tiersOf } from '../mechanisms/rate.js';
import type { Standard } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { Adjudication } from './replay.js';

/** How a line came from the amount above the deductible to its gross amount. */
interface LineRatios {
  /** The parts of the amount above the deductible, in fen, and the ratio of each. */
  readonly parts: readonly { readonly amount: Fen; readonly ratio: Ratio }[];
  /** The ratios as benefits.csv has them: the flat one, even where nothing was above the deductible, or those of the parts. */
  readonly ratios: readonly Ratio[];
}

/** The ratios by which a line was computed from a standard and the roster row taken. */
export function lineRatios(
  standard: Standard,
  roster: RosterTable,
  row: number,
  { above, before, deductible }: Pick<Line, 'above' | 'before' | 'deductible'>,
): LineRatios {
  const tiers = tiersOf(standard, roster, row);
  const { parts, ratios } = partsInTiers(tiers, Math.max(0, before - deductible), above);
  return {
    parts: parts.map((amount, at) => ({ amount, ratio: ratios[at] })),
    ratios: standard.tiered ? ratios : tiers.map((tier) => tier.ratio),
  };
}

/** The ratios of a line of the replay, given by its index in the line table. */
export function ratiosOfLine(adjudication: Adjudication, line: number): readonly Ratio[] {
  const { claims, decisions, lines, policies, roster } = adjudication;
  const recorded = lines.at(line);
  const { category, row } = decisions[recorded.policy];
  const { claim } = recorded;
  const benefit = policies[recorded.policy].benefits[recorded.benefit];
  const standard = standardOf(benefit, category[claim], yearOf(claims.settledOn[claim]));
  return lineRatios(standard, roster, row[claim], recorded).ratios;
}
