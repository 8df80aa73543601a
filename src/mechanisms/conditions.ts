import { type Day, NO_DAY } from '../domain/calendar.js';
import type { Benefit, Conditions, Standard } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';

/** Whether a benefit covers a service (number of SERVICES) for a category at all. */
export function covers(benefit: Benefit, service: number, category: number): boolean {
  return benefit.services[service] === true && benefit.standards[category] != null;
}

/** The standard of a category in a year. The policy was compiled for every year in which it meets a claim. */
export function standardOf(benefit: Benefit, category: number, year: number): Standard {
  const byYear = benefit.standards[category];
  const standard = byYear?.years[year - byYear.firstYear];
  if (standard === undefined)
    throw new Error(`benefit ${benefit.id} has no standard for category ${category} in ${year}`);
  return standard;
}

/** What of a standard's conditions does not hold, as explanations name it. */
export type FailedCondition =
  | 'only_before_recognition'
  | 'only_from_recognition'
  | 'condition_place'
  | 'condition_referral'
  | 'condition_at_risk';

/** The first condition of a standard that does not hold for a claim and the roster row taken; '' where all hold. */
export function failedCondition(
  conditions: Conditions,
  claims: ClaimTable,
  claim: number,
  roster: RosterTable,
  row: number,
): FailedCondition | '' {
  const { entitlement, careLocations, referralsShut, atRisk } = conditions;
  if (entitlement !== undefined) {
    const before = claims.entitlementDay(claim) < roster.recognizedOn[row];
    if (entitlement === 'before_recognition' && !before) return 'only_before_recognition';
    if (entitlement === 'from_recognition' && before) return 'only_from_recognition';
  }
  if (careLocations !== undefined && careLocations[claims.careLocation[claim]] !== true)
    return 'condition_place';
  if (referralsShut !== undefined && referralsShut[claims.referral[claim]] === true)
    return 'condition_referral';
  if (atRisk === true) {
    const from: Day = roster.atRiskFrom[row];
    if (from === NO_DAY || from > claims.settledOn[claim]) return 'condition_at_risk';
  }
  return '';
}
