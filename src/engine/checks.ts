import { type Day, NO_DAY } from '../domain/calendar.js';
import { CHANNELS } from '../domain/claim.js';
import { noticeBit, type Reason } from '../domain/decision.js';
import { covers } from '../mechanisms/conditions.js';
import { filingDeadline } from '../mechanisms/deadline.js';
import { type ClaimDates, stayCounts, takeRow } from '../mechanisms/entitlement.js';
import { exclusion } from '../mechanisms/exclusions.js';
import { inForce } from '../mechanisms/in-force.js';
import { referral } from '../mechanisms/referral.js';
import { residence } from '../mechanisms/residence.js';
import type { Policy } from '../policy/policy.js';
import type { Case } from './case.js';
import { NO_ROW_KNOWN, type PolicyRows } from './policy-rows.js';
import { VOID_REASONS } from './reversal-pairs.js';

const MANUAL = CHANNELS.indexOf('manual');
const MID_STAY_CHANGE = noticeBit('MID_STAY_CHANGE');
const ROSTER_ROW_REJECTED = noticeBit('ROSTER_ROW_REJECTED');

/** One check of a claim under a policy. */
export interface Check {
  readonly id: CheckId;
  /** Whether the policy has this rule at all, and the article that sets it; '' where it is the program's own. */
  readonly article: (policy: Policy) => string;
  /** '' where the claim passes, else why it stops here. */
  readonly run: (item: Case) => Reason;
}

export const CHECK_IDS = [
  'void',
  'in_force',
  'other_program',
  'exclusion',
  'roster',
  'residence',
  'deadline',
  'referral',
  'coverage',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/** Checks 1 to 9, in the order in which they are made. The first that fails decides; check 10 is the benefits. */
export const CHECKS: readonly Check[] = [
  {
    id: 'void',
    article: () => '',
    run: ({ claim, reversals }) => VOID_REASONS[reversals.state[claim]],
  },
  {
    id: 'in_force',
    article: (policy) => policy.loaded.pack.in_force.article ?? '',
    run: (item) => (inForce(item.policy, item.settledOn) ? '' : 'POLICY_NOT_IN_FORCE'),
  },
  {
    id: 'other_program',
    article: (policy) => [...new Set(policy.otherPrograms.filter((article) => article !== ''))].join('、'),
    run: ({ claim, claims, policy }) => {
      const program = claims.program[claim];
      return policy.otherPrograms[program] === '' ? '' : 'OTHER_PROGRAM';
    },
  },
  {
    id: 'exclusion',
    article: ({ exclusions }) => {
      const articles = [...exclusions.kinds, exclusions.overseas, exclusions.nonDesignated];
      return [...new Set(articles.filter((article) => article !== ''))].join('、');
    },
    run: ({ claim, claims, policy }) => exclusion(policy.exclusions, claims, claim),
  },
  {
    id: 'roster',
    article: (policy) => [...new Set(policy.categories.map((category) => category.article))].join('、'),
    run: (item) => {
      const { dates, policy, rows } = item;
      const reason =
        rows !== null && !stayCounts(policy, dates) ? takeKnownRow(item, rows) : takeAnyRow(item, dates);
      return hasRejectedRow(item) ? withRejectedRow(item, reason) : reason;
    },
  },
  {
    id: 'residence',
    article: (policy) =>
      [policy.residence, policy.insurance, policy.pilotAreas]
        .flatMap((rule) => rule?.article ?? [])
        .join('、'),
    run: ({ policy, roster, row }) => residence(policy, roster, row),
  },
  {
    id: 'deadline',
    article: (policy) => policy.filingDeadline?.article ?? '',
    run: (item) => {
      const { claims } = item;
      const deadline = item.policy.filingDeadline;
      if (deadline === null || claims.channel[item.claim] !== MANUAL) return '';
      const filed = claims.filedOn[item.claim] as Day;
      if (filed === NO_DAY) {
        item.notices |= noticeBit('NO_FILING_DATE');
        return '';
      }
      return filed > filingDeadline(deadline, item.settledOn) ? 'FILED_LATE' : '';
    },
  },
  {
    id: 'referral',
    article: (policy) => policy.referral.article,
    run: ({ claim, claims, policy }) =>
      referral(
        policy.referral.rule,
        claims.careLocation[claim] as number,
        claims.referral[claim] as number,
        claims.service[claim] as number,
      ),
  },
  {
    id: 'coverage',
    article: (policy) => [...new Set(policy.benefits.map((benefit) => benefit.article))].join('、'),
    run: ({ category, claim, claims, policy }) => {
      const service = claims.service[claim];
      for (const benefit of policy.benefits) if (covers(benefit, service, category)) return '';
      return 'SERVICE_NOT_COVERED';
    },
  },
];

/** Check 5 where a stay may move the days of a row. */
function takeAnyRow(item: Case, dates: ClaimDates): Reason {
  const { claims, index, policy, roster } = item;
  const entitlement = takeRow(policy, roster, index.rowsOf(claims.person[item.claim]), dates);
  if (entitlement.midStayChange) item.notices |= MID_STAY_CHANGE;
  item.row = entitlement.row;
  item.category = entitlement.category;
  return entitlement.reason;
}

/** Whether the reader has rejected a roster row of the person. Hardly a run has many, and most have none. */
function hasRejectedRow({ claim, claims, roster }: Case): boolean {
  return roster.rejectedLines.size > 0 && roster.rejectedLines.has(claims.person[claim]);
}

/** What a rejected row would have given is not known: nobody is denied for want of a row, and nobody's is sure. */
function withRejectedRow(item: Case, reason: Reason): Reason {
  if (reason !== '') return 'ROSTER_ROW_REJECTED';
  item.notices |= ROSTER_ROW_REJECTED;
  return '';
}

/** Check 5 where no stay moves the days of a row. */
function takeKnownRow(item: Case, rows: PolicyRows): Reason {
  const { claims } = item;
  const taken = rows.take(claims.person[item.claim], claims.entitlementDay(item.claim));
  if (taken < 0) return taken === NO_ROW_KNOWN ? 'NOT_ON_ROSTER' : 'NO_CATEGORY_AT_DATE';
  item.row = rows.rowAt(taken);
  item.category = rows.categoryAt(taken);
  return '';
}
