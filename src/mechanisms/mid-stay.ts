import { type Day, NO_DAY } from '../domain/calendar.js';
import type { ClaimDates } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** A recognition that begins or ends during a stay counts from, or to, the turn of the month. */

export interface MidStayRule {
  readonly midStay: { readonly article: string } | null;
}

export const midStayRule = mechanism({
  words: {
    'rule.mid_stay': { en: 'change during a stay', zh: '住院期间变更' },
    'rule.next_month': {
      en: 'begins with the next month, ends with the month',
      zh: '新增自次月起，退出至当月末',
    },
    'notice.MID_STAY_CHANGE': {
      en: 'The recognition began or ended during the stay; the month’s end decides.',
      zh: '住院期间身份发生变化，按月末（次月）规则判定。',
    },
  },

  shape: ({ z, cited }) => z.strictObject({ rule: z.literal('next_month'), ...cited }),

  compile: (rule): MidStayRule => ({ midStay: rule === undefined ? null : { article: rule.article ?? '' } }),

  show: (rule, { say }) =>
    rule === undefined ? [] : [[say('rule.mid_stay'), say('rule.next_month'), rule.article ?? '']],
});

/** Whether the days of a roster row may be others for a claim: a stay, under a policy with a mid-stay rule. */
export function stayCounts(policy: MidStayRule, { admitted, discharged }: ClaimDates): boolean {
  return policy.midStay !== null && admitted !== NO_DAY && discharged !== NO_DAY;
}

export function beginsDuringStay(start: Day, { admitted, discharged }: ClaimDates): boolean {
  return admitted < start && start <= discharged;
}

/** @param end The last day of a row, NO_DAY where it has none. */
export function endsDuringStay(end: Day, { admitted, discharged }: ClaimDates): boolean {
  return end !== NO_DAY && admitted <= end && end < discharged;
}
