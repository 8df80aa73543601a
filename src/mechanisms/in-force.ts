import { type Day, formatDay } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import type { Check } from './claim-view.js';
import { error, type Finding } from './finding.js';
import type { Words } from './mechanism.js';
import type { Output, Shape } from './shape.js';

/** When a policy is in force: it decides the claims settled on these days. */

export interface InForce {
  readonly from: Day;
  /** NO_END where the policy has no end. */
  readonly until: Day;
  readonly inForceArticle: string;
}

/** `until` of a policy without an end. Later than every day that is read. */
export const NO_END: Day = 0x7fffffff;

export const inForceWords = {
  'show.in_force': { en: 'in force', zh: '有效期' },
  'show.no_end': { en: 'no end', zh: '无截止' },
  'check_name.in_force': { en: 'policy in force on the day of settlement', zh: '结算日在政策有效期内' },
  'reason.POLICY_NOT_IN_FORCE': {
    en: 'The policy was not in force on the day of settlement.',
    zh: '结算日不在政策有效期内。',
  },
  'error.POLICY_IN_FORCE_ORDER': {
    en: 'The policy ends before it begins. Correct in_force.from or in_force.until.',
    zh: '政策的失效日期早于生效日期。请更正 in_force.from 或 in_force.until。',
  },
  'error.IN_FORCE_ORDER': {
    en: 'By the dates given for {path} the policy ends before it begins. Correct “from” or “until” in relief.yaml.',
    zh: '按 {path} 给出的日期，政策的失效日期早于生效日期。请在 relief.yaml 中更正 from 或 until。',
  },
} satisfies Words;

export const inForceShape = ({ z, date, cited }: Shape) =>
  z.strictObject({ from: date, until: date.optional(), ...cited });
type WrittenInForce = Output<typeof inForceShape>;

/** A policy does not end before it begins. */
export function inForceFindings({ in_force }: { readonly in_force: WrittenInForce }): Finding[] {
  const { from, until, article } = in_force;
  if (until === undefined || until >= from) return [];
  return [error('POLICY_IN_FORCE_ORDER', ['in_force', 'until'], formatDay(until), article)];
}

/**
 * The days on which a policy is in force in a run.
 * @param given What the configuration says instead: a later notice kept the document in force, or ended it.
 * Errors: IN_FORCE_ORDER.
 */
export function compileInForce(
  policy: string,
  written: WrittenInForce,
  given: { readonly from?: Day | undefined; readonly until?: Day | undefined } = {},
): InForce {
  const from = given.from ?? written.from;
  const until = given.until ?? written.until ?? NO_END;
  if (until < from) throw new ReliefError('IN_FORCE_ORDER', { path: `in_force.${policy}` });
  return { from, until, inForceArticle: written.article ?? '' };
}

export function showInForce(
  { from, until, article = '' }: WrittenInForce,
  say: (key: keyof typeof inForceWords) => string,
): [name: string, days: string, article: string] {
  const end = until === undefined ? say('show.no_end') : formatDay(until);
  return [say('show.in_force'), `${formatDay(from)} – ${end}`, article];
}

export const inForceCheck: Check<'in_force', InForce> = {
  id: 'in_force',
  article: ({ inForceArticle }) => inForceArticle,
  run: ({ policy, settledOn }) => (inForce(policy, settledOn) ? '' : 'POLICY_NOT_IN_FORCE'),
};

/** Whether the policy is in force on a day, both ends inclusive. */
export function inForce(policy: Pick<InForce, 'from' | 'until'>, day: Day): boolean {
  return day >= policy.from && day <= policy.until;
}
