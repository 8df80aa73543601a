import type { Reason } from '../domain/decision.js';
import { INSURANCES } from '../domain/recipient.js';
import type { Policy } from '../policy/policy.js';
import type { RosterTable } from '../tables/roster-table.js';

const UNINSURED = INSURANCES.indexOf('none');

/** Residence, insurance and pilot area, as far as the policy asks for them; '' where the row meets them all. */
export function residence(policy: Policy, roster: RosterTable, row: number): Reason {
  if (policy.residence !== null && roster.localResident[row] === 0) {
    if (policy.residence.excepted[roster.identity[row] as number] !== true) return 'NOT_LOCAL_RESIDENT';
  }
  if (policy.insurance !== null && roster.insurance[row] === UNINSURED) return 'NOT_INSURED';
  if (
    policy.pilotAreas !== null &&
    !policy.pilotAreas.areas.has(roster.areas.text(roster.area[row] as number))
  ) {
    return 'AREA_NOT_IN_PILOT';
  }
  return '';
}
