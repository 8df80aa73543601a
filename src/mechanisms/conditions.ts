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

/** Whether the conditions of a standard hold for a claim and the roster row taken. */
export function conditionsHold(
  conditions: Conditions,
  claims: ClaimTable,
  claim: number,
  roster: RosterTable,
  row: number,
): boolean {
  const { entitlement, careLocations, referralsShut, atRisk } = conditions;
  if (entitlement !== undefined) {
    const before = claims.entitlementDay(claim) < (roster.recognizedOn[row] as Day);
    if (before !== (entitlement === 'before_recognition')) return false;
  }
  if (careLocations !== undefined && careLocations[claims.careLocation[claim] as number] !== true)
    return false;
  if (referralsShut !== undefined && referralsShut[claims.referral[claim] as number] === true) return false;
  if (atRisk === true) {
    const from = roster.atRiskFrom[row] as Day;
    if (from === NO_DAY || from > (claims.settledOn[claim] as Day)) return false;
  }
  return true;
}
