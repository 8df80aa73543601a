import { compareRatios } from '../../domain/money.js';
import { error, type Finding, type PackCheck } from '../finding.js';
import type { PackTiers } from '../schema.js';

/** Every standard has one ratio or one list of tiers, and tiers cover every amount once, in rising order. */
export const rates: PackCheck = (pack) => {
  const findings: Finding[] = [];
  pack.benefits.forEach((benefit, at) => {
    benefit.standards.forEach((standard, standardIndex) => {
      const article = standard.article ?? benefit.article;
      const path = ['benefits', at, 'standards', standardIndex];
      if ((standard.ratio === undefined) === (standard.tiers === undefined)) {
        findings.push(error('POLICY_RATE_MISSING', path, standard.categories.join(', '), article));
      }
      if (!Array.isArray(standard.tiers)) return;
      const broken = brokenTier(standard.tiers);
      if (broken !== undefined)
        findings.push(error('POLICY_TIERS_BROKEN', [...path, 'tiers', broken], undefined, article));
    });
  });
  return findings;
};

/**
 * The place of the first tier that leaves a gap or overlaps: every tier but the last ends at an amount
 * above the one before, and the last has no end. Undefined where the list is sound.
 */
export function brokenTier(tiers: PackTiers): number | undefined {
  let reached = 0;
  for (let at = 0; at < tiers.length; at++) {
    const end = tiers[at]?.up_to;
    const last = at === tiers.length - 1;
    if (last ? end !== undefined : end === undefined || end <= reached) return at;
    reached = end ?? reached;
  }
  return undefined;
}

/** The place of the first tier whose ratio is not above the one before; undefined where all rise. */
export function notRising(tiers: PackTiers): number | undefined {
  for (let at = 1; at < tiers.length; at++) {
    const before = tiers[at - 1]?.ratio;
    const here = tiers[at]?.ratio;
    if (before !== undefined && here !== undefined && compareRatios(here, before) <= 0) return at;
  }
  return undefined;
}
