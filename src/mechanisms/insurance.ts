import type { Reason } from '../domain/decision.js';
import { INSURANCES } from '../domain/recipient.js';
import type { ClaimView } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** Basic medical insurance: only insured persons are assisted. */

export interface InsuranceRule {
  readonly insurance: { readonly article: string } | null;
}

export const insuranceRule = mechanism({
  words: {
    'rule.insurance': { en: 'insurance', zh: '参保' },
    'rule.insurance_needed': {
      en: 'basic insurance, resident or employee',
      zh: '须参加居民或职工基本医保',
    },
    'reason.NOT_INSURED': {
      en: 'The person has no basic medical insurance.',
      zh: '该人员未参加基本医疗保险。',
    },
  },

  shape: ({ z, cited }) => z.strictObject({ ...cited }),

  compile: (rule): InsuranceRule => ({
    insurance: rule === undefined ? null : { article: rule.article ?? '' },
  }),

  show: (rule, { say }) =>
    rule === undefined ? [] : [[say('rule.insurance'), say('rule.insurance_needed'), rule.article ?? '']],
});

const UNINSURED = INSURANCES.indexOf('none');

export function insuranceFault({ policy, roster, row }: ClaimView<InsuranceRule>): Reason {
  return policy.insurance !== null && roster.insurance[row] === UNINSURED ? 'NOT_INSURED' : '';
}
