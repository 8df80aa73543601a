import { type Day, dateOf, dayOf, NO_DAY } from '../domain/calendar.js';
import { CHANNELS } from '../domain/claim.js';
import { noticeBit, type Reason } from '../domain/decision.js';
import type { Check, ClaimView } from './claim-view.js';
import { error } from './finding.js';
import { mechanism } from './mechanism.js';

/** The filing deadline: a claim filed by hand must be filed by a day of the year after its settlement. */

export interface FilingDeadlineRule {
  readonly filingDeadline: { readonly month: number; readonly day: number; readonly article: string } | null;
}

export const filingDeadlineRule = mechanism({
  words: {
    'rule.filing_deadline': { en: 'filing deadline', zh: '申请期限' },
    'rule.next_year_day': {
      en: '{month}-{day} of the year after the settlement, for manual claims',
      zh: '手工结报：结算次年 {month} 月 {day} 日前',
    },
    'check_name.deadline': { en: 'filed in time', zh: '申请未超期' },
    'reason.FILED_LATE': { en: 'The application came after the deadline.', zh: '申请已超过截止日期。' },
    'notice.NO_FILING_DATE': {
      en: 'A manual claim without a filing date: the deadline could not be tested.',
      zh: '手工结报没有申请日期，未能核对申请期限。',
    },
    'error.POLICY_DEADLINE_DATE': {
      en: 'The filing deadline {value} (month-day) is not a date in every year. Correct the month or the day.',
      zh: '申请截止日 {value}（月-日）不是每年都有的日期。请更正月份或日期。',
    },
  },

  shape: ({ z, wholeNumber, cited }) => z.strictObject({ month: wholeNumber, day: wholeNumber, ...cited }),

  findings({ month, day, article }, path) {
    // 2001 is no leap year: 29 February is no deadline.
    if (dayOf(2001, month, day) !== undefined) return [];
    return [error('POLICY_DEADLINE_DATE', path, `${month}-${day}`, article)];
  },

  compile: (rule): FilingDeadlineRule => ({
    filingDeadline:
      rule === undefined ? null : { month: rule.month, day: rule.day, article: rule.article ?? '' },
  }),

  show(rule, { say }) {
    if (rule === undefined) return [];
    const { month, day, article = '' } = rule;
    return [[say('rule.filing_deadline'), say('rule.next_year_day', { month, day }), article]];
  },
});

const MANUAL = CHANNELS.indexOf('manual');
const NO_FILING_DATE = noticeBit('NO_FILING_DATE');

export const filingDeadlineCheck: Check<'deadline', FilingDeadlineRule> = {
  id: 'deadline',
  article: ({ filingDeadline: rule }) => rule?.article ?? '',
  run: filingFault,
};

function filingFault(view: ClaimView<FilingDeadlineRule>): Reason {
  const { claims, claim } = view;
  const rule = view.policy.filingDeadline;
  if (rule === null || claims.channel[claim] !== MANUAL) return '';
  const filed: Day = claims.filedOn[claim];
  if (filed === NO_DAY) {
    view.notices |= NO_FILING_DATE;
    return '';
  }
  return filed > filingDeadline(rule, view.settledOn) ? 'FILED_LATE' : '';
}

/** The last day on which a claim settled on a day may be filed. */
export function filingDeadline(
  deadline: { readonly month: number; readonly day: number },
  settledOn: Day,
): Day {
  return dayOf(dateOf(settledOn).year + 1, deadline.month, deadline.day) as Day;
}
