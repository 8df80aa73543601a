import { compilePolicy, type PolicySettings, type RunFacts } from '../../src/policy/compile.js';
import type { Benefit, Policy, Standard } from '../../src/policy/policy.js';
import { day } from '../support/tables.js';
import { plainPack } from './packs.js';

/** A run with claims on the first of July of some years. */
export function facts(years: readonly number[], rosterHasAtRiskFrom = false): RunFacts {
  const july = (year: number) => day(`${year}-07-01`);
  return {
    settlementYears: (from, until) => years.filter((year) => july(year) >= from && july(year) <= until),
    rosterHasAtRiskFrom,
  };
}

/** A pack whose one benefit takes one value of its standard from a parameter `p`. */
export function usingParameter(
  parameter: Record<string, unknown>,
  standard: Record<string, unknown>,
  more = {},
) {
  const declared = { title: { zh: '甲', en: 'A' }, article: '三', ...parameter };
  const q = { title: { zh: '乙', en: 'B' }, article: '四', unit: 'yuan', missing: 'allow' };
  const usesQ = JSON.stringify(parameter).includes('"parameter":"q"');
  return plainPack({
    parameters: { p: declared, ...(usesQ ? { q } : {}), ...more },
    benefits: [
      {
        standards: [
          { categories: ['1', '2'], deductible: '0', ratio: '1', cap: 'none', ...standard, article: '五' },
        ],
      },
    ],
  });
}

export type Given = NonNullable<PolicySettings['parameters']>;

export function compiled(
  pack: ReturnType<typeof plainPack>,
  parameters: Given,
  years: readonly number[],
): Policy {
  return compilePolicy(pack, { parameters }, facts(years));
}

export function standard(policy: Policy, year: number): Standard {
  const byYear = (policy.benefits[0] as Benefit).standards[0];
  return byYear?.years[year - (byYear?.firstYear ?? 0)] as Standard;
}
