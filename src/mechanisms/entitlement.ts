import { type Day, endOfMonth, firstOfNextMonth, NO_DAY } from '../domain/calendar.js';
import { noticeBit, type Reason } from '../domain/decision.js';
import type { RosterTable } from '../tables/roster-table.js';
import {
  type Check,
  type ClaimDates,
  type ClaimView,
  joinArticles,
  NO_ROW_KNOWN,
  type PolicyRoster,
} from './claim-view.js';
import { NO_END } from './in-force.js';
import { type LookBacks, lookedBack } from './look-back.js';
import type { Words } from './mechanism.js';
import { beginsDuringStay, endsDuringStay, type MidStayRule, stayCounts } from './mid-stay.js';

/** Which row of the roster counts for a claim, and with it the category. */

export interface Categories {
  /** In order of precedence. */
  readonly categories: readonly { readonly code: string; readonly article: string }[];
  /** Category by number of IDENTITIES, -1 where the policy does not know the identity. */
  readonly categoryOf: readonly number[];
}

type Entitling = Categories & LookBacks & MidStayRule;

export const entitlementWords = {
  'check_name.roster': { en: 'on the roster, in force', zh: '名册身份有效' },
  'reason.NOT_ON_ROSTER': {
    en: 'The person has no identity on the roster that this policy knows.',
    zh: '名册中没有该人员属于本政策的救助对象身份。',
  },
  'reason.NO_CATEGORY_AT_DATE': {
    en: 'None of the person’s identities was in force on the day that counts.',
    zh: '在判定日，该人员的救助对象身份均不在有效期内。',
  },
  'reason.ROSTER_ROW_REJECTED': {
    en: 'A roster row of the person was rejected, so that nobody can tell whether there is an identity on the day that counts.',
    zh: '该人员在名册中有被退回的行，无法判断其在判定日是否具有救助对象身份。',
  },
  'notice.ROSTER_ROW_REJECTED': {
    en: 'Another roster row of the person was rejected; it may give a better category.',
    zh: '该人员在名册中另有被退回的行，其中可能有待遇更高的身份。',
  },
} satisfies Words;

/** First and last day on which a roster row entitles. */
export interface EligibilityPeriod {
  readonly start: Day;
  readonly end: Day;
}

/** Whether and when a roster row entitles to a claim. */
export interface Eligibility extends EligibilityPeriod {
  readonly inForce: boolean;
  /** A change during the stay moved the start or the end of the row. */
  readonly movedByStay: boolean;
  /** The row would be in force if the stay had not moved its start to the next month. */
  readonly shutByStay: boolean;
}

/**
 * When a roster row entitles, whatever the claim: from valid_from (else recognized_on) to valid_to inclusive,
 * earlier by the look-back of its identity.
 */
export function eligibilityPeriodOf(policy: LookBacks, roster: RosterTable, row: number): EligibilityPeriod {
  const lookBack = policy.lookBackOf[roster.identity[row]] ?? null;
  const begins = roster.startOf(row);
  const validTo: Day = roster.validTo[row];
  return {
    start: lookBack === null ? begins : Math.min(begins, lookedBack(roster.recognizedOn[row], lookBack)),
    end: validTo === NO_DAY ? NO_END : validTo,
  };
}

/**
 * When a roster row entitles to a claim: during its eligibility period, and under `mid_stay: next_month` from or to a
 * month's end where the recognition began or ended during the stay.
 */
export function eligibilityOf(
  policy: Entitling,
  roster: RosterTable,
  row: number,
  dates: ClaimDates,
): Eligibility {
  const lookBack = policy.lookBackOf[roster.identity[row]] ?? null;
  const begins = roster.startOf(row);
  const validTo: Day = roster.validTo[row];
  let { start, end } = eligibilityPeriodOf(policy, roster, row);
  let startMoved = false;
  let endMoved = false;
  if (stayCounts(policy, dates)) {
    if (lookBack === null && beginsDuringStay(start, dates)) {
      start = firstOfNextMonth(start);
      startMoved = true;
    }
    if (endsDuringStay(validTo, dates)) {
      end = endOfMonth(validTo);
      endMoved = true;
    }
  }
  const { entitlement } = dates;
  return {
    start,
    end,
    inForce: start <= entitlement && entitlement <= end,
    movedByStay: startMoved || endMoved,
    shutByStay: startMoved && entitlement < start && begins <= entitlement && entitlement <= end,
  };
}

/** What the roster gives a claim under a policy. */
export interface Entitlement {
  /** The roster row taken and its category, -1 without one. */
  readonly row: number;
  readonly category: number;
  /** Why no row was taken; '' where one was. */
  readonly reason: '' | 'NOT_ON_ROSTER' | 'NO_CATEGORY_AT_DATE';
  readonly midStayChange: boolean;
}

/**
 * Takes the roster row that counts: of those in force, the one whose category comes first in the policy's
 * order (就高不就低). `rows` are the person's, in the order that decides between equals.
 */
export function takeRow(
  policy: Entitling,
  roster: RosterTable,
  rows: Iterable<number>,
  dates: ClaimDates,
): Entitlement {
  let known = false;
  let taken = -1;
  let category = Number.POSITIVE_INFINITY;
  let takenMoved = false;
  let shutByStay = false;
  for (const row of rows) {
    const candidate = policy.categoryOf[roster.identity[row]];
    if (candidate < 0) continue;
    known = true;
    const eligibility = eligibilityOf(policy, roster, row, dates);
    if (eligibility.shutByStay) shutByStay = true;
    if (!eligibility.inForce || candidate >= category) continue;
    taken = row;
    category = candidate;
    takenMoved = eligibility.movedByStay;
  }
  if (taken >= 0) return { row: taken, category, reason: '', midStayChange: takenMoved };
  return {
    row: -1,
    category: -1,
    reason: known ? 'NO_CATEGORY_AT_DATE' : 'NOT_ON_ROSTER',
    midStayChange: shutByStay,
  };
}

const MID_STAY_CHANGE = noticeBit('MID_STAY_CHANGE');
const ROSTER_ROW_REJECTED = noticeBit('ROSTER_ROW_REJECTED');

/** Sets the row and the category of the claim. */
export const rosterCheck: Check<'roster', Entitling> = {
  id: 'roster',
  article: ({ categories }) => joinArticles(categories.map(({ article }) => article)),
  run: (view) => {
    const { dates, policy, rows } = view;
    const reason =
      rows !== null && !stayCounts(policy, dates) ? takeKnownRow(view, rows) : takeAnyRow(view, dates);
    return hasRejectedRow(view) ? withRejectedRow(view, reason) : reason;
  },
};

/** For a claim for which a stay may move the days of a row. */
function takeAnyRow(view: ClaimView<Entitling>, dates: ClaimDates): Reason {
  const { claims, index, policy, roster } = view;
  const entitlement = takeRow(policy, roster, index.rowsOf(claims.person[view.claim]), dates);
  if (entitlement.midStayChange) view.notices |= MID_STAY_CHANGE;
  view.row = entitlement.row;
  view.category = entitlement.category;
  return entitlement.reason;
}

/** For a claim for which no stay moves the days of a row. */
function takeKnownRow(view: ClaimView<Entitling>, rows: PolicyRoster): Reason {
  const { claims } = view;
  const taken = rows.take(claims.person[view.claim], claims.entitlementDay(view.claim));
  if (taken < 0) return taken === NO_ROW_KNOWN ? 'NOT_ON_ROSTER' : 'NO_CATEGORY_AT_DATE';
  view.row = rows.rowAt(taken);
  view.category = rows.categoryAt(taken);
  return '';
}

/** Whether the reader has rejected a roster row of the person. Most runs have no such row. */
function hasRejectedRow({ claim, claims, roster }: ClaimView<Entitling>): boolean {
  return roster.rejectedLines.size > 0 && roster.rejectedLines.has(claims.person[claim]);
}

/** Nobody knows what a rejected row says: no claim is denied for want of a row, and the category may be a better one. */
function withRejectedRow(view: ClaimView<Entitling>, reason: Reason): Reason {
  if (reason !== '') return 'ROSTER_ROW_REJECTED';
  view.notices |= ROSTER_ROW_REJECTED;
  return '';
}
