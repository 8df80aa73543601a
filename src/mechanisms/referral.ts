import { PLACES, REFERRALS, SERVICES } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { Check } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** Referral: away from home, or everywhere, treatment must have been referred. */

export type ReferralNeeded = 'none' | 'away' | 'always';

export interface ReferralRule {
  readonly referral: { readonly rule: ReferralNeeded; readonly article: string };
}

export const referralRule = mechanism({
  words: {
    'rule.referral': { en: 'referral', zh: '转诊' },
    'rule.referral_none': { en: 'not tested', zh: '不核查' },
    'rule.referral_away': { en: 'needed away from the city', zh: '市外就医须转诊' },
    'rule.referral_always': {
      en: 'needed away from the city; local treatment against the rules is refused too; emergency rescue exempt',
      zh: '市外就医须转诊；市内未按规定转诊也不救助；急诊抢救除外',
    },
    'check_name.referral': { en: 'referred as asked', zh: '转诊符合规定' },
    'reason.NO_REFERRAL': { en: 'The treatment was not referred as the policy asks.', zh: '未按规定转诊。' },
    'reason.MISSING_REFERRAL': {
      en: 'Treatment away from home, and the file does not say whether it was referred.',
      zh: '异地就医，但未填写转诊情况，需补充。',
    },
  },

  shape: ({ z, cited }) => z.strictObject({ rule: z.enum(['away', 'always']), ...cited }),

  compile: (rule): ReferralRule => ({
    referral: { rule: rule?.rule ?? 'none', article: rule?.article ?? '' },
  }),

  show: (rule, { say }) => [
    [say('rule.referral'), say(`rule.referral_${rule?.rule ?? 'none'}`), rule?.article ?? ''],
  ],
});

const LOCAL = PLACES.indexOf('local');
const IN_PROVINCE = PLACES.indexOf('in_province');
const OUT_OF_PROVINCE = PLACES.indexOf('out_of_province');
const BLANK = REFERRALS.indexOf('');
const NO = REFERRALS.indexOf('no');
const EMERGENCY_RESCUE = SERVICES.indexOf('emergency_rescue');

export const referralCheck: Check<'referral', ReferralRule> = {
  id: 'referral',
  article: ({ referral: { article } }) => article,
  run: ({ claim, claims, policy }) =>
    referral(policy.referral.rule, claims.careLocation[claim], claims.referral[claim], claims.service[claim]),
};

/**
 * Whether treatment was referred as the policy asks. Rule `away` tests treatment away from home only; rule
 * `always` refuses unreferred local treatment too and never tests an emergency rescue. Arguments are numbers
 * of PLACES, REFERRALS and SERVICES; '' where the claim passes.
 */
export function referral(
  rule: ReferralNeeded,
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
