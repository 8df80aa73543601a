import { PLACES, REFERRALS, SERVICES } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { Exclusions } from '../policy/policy.js';
import type { ClaimTable } from '../tables/claim-table.js';

const OVERSEAS = PLACES.indexOf('overseas');
const EMERGENCY_REFERRAL = REFERRALS.indexOf('emergency');
const EMERGENCY_SERVICES = new Set(
  (['emergency', 'emergency_rescue', 'observation'] as const).map((service) => SERVICES.indexOf(service)),
);

/** Reasons by number of EXCLUSIONS. */
const REASON_OF_KIND: readonly Reason[] = [
  '',
  'EXCLUDED_WORK_INJURY',
  'EXCLUDED_THIRD_PARTY',
  'EXCLUDED_PUBLIC_HEALTH',
  'EXCLUDED_OTHER',
];

/**
 * What medical assistance does not pay at all: costs that another payer owes, treatment abroad, and
 * institutions without an insurance agreement. Tested in this order; '' where nothing excludes the claim.
 */
export function exclusion(rules: Exclusions, claims: ClaimTable, claim: number): Reason {
  const kind = claims.exclusion[claim] as number;
  if (rules.kinds[kind] !== '') return REASON_OF_KIND[kind] as Reason;
  if (rules.overseas !== '' && claims.careLocation[claim] === OVERSEAS) return 'EXCLUDED_OVERSEAS';
  if (rules.nonDesignated === '' || claims.designated[claim] === 1) return '';
  return rules.emergencyExcepted && isEmergency(claims, claim) ? '' : 'EXCLUDED_NON_DESIGNATED';
}

function isEmergency(claims: ClaimTable, claim: number): boolean {
  return (
    EMERGENCY_SERVICES.has(claims.service[claim] as number) || claims.referral[claim] === EMERGENCY_REFERRAL
  );
}
