import { PLACES, REFERRALS, SERVICES } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { ReferralRule } from '../policy/policy.js';

const LOCAL = PLACES.indexOf('local');
const IN_PROVINCE = PLACES.indexOf('in_province');
const OUT_OF_PROVINCE = PLACES.indexOf('out_of_province');
const BLANK = REFERRALS.indexOf('');
const NO = REFERRALS.indexOf('no');
const EMERGENCY_RESCUE = SERVICES.indexOf('emergency_rescue');

/**
 * Whether treatment was referred as the policy asks. Rule `away` tests treatment away from home only; rule
 * `always` refuses unreferred local treatment too and never tests an emergency rescue. Arguments are numbers
 * of PLACES, REFERRALS and SERVICES; '' where the claim passes.
 */
export function referral(
  rule: ReferralRule,
  careLocation: number,
  referred: number,
  service: number,
): Reason {
  if (rule === 'none') return '';
  if (rule === 'always' && service === EMERGENCY_RESCUE) return '';
  if (careLocation === IN_PROVINCE || careLocation === OUT_OF_PROVINCE) {
    if (referred === NO) return 'NO_REFERRAL';
    return referred === BLANK ? 'MISSING_REFERRAL' : '';
  }
  return rule === 'always' && careLocation === LOCAL && referred === NO ? 'NO_REFERRAL' : '';
}
