import type { Day } from '../domain/calendar.js';
import type { Reason } from '../domain/decision.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';

/** The dates of a claim that decide whether a roster row entitles to it. NO_DAY where there is none. */
export interface ClaimDates {
  readonly entitlement: Day;
  readonly admitted: Day;
  readonly discharged: Day;
}

/**
 * One claim under one policy, as a mechanism sees it. `P` is the part of the policy that the mechanism has compiled.
 * The check of the roster sets the row and category; any check may add notices.
 */
export interface ClaimView<P> {
  readonly policy: P;
  readonly claims: ClaimTable;
  readonly roster: RosterTable;
  /** Index of the claim in the claim table. */
  readonly claim: number;
  readonly settledOn: Day;
  readonly dates: ClaimDates;
  /** The roster row taken and its category, -1 until one is taken. */
  row: number;
  category: number;
  /** Bits of NOTICES. */
  notices: number;
  /** Finds the roster rows of a person, in the order that decides between equals. */
  readonly index: { rowsOf(person: number): Iterable<number> };
  /** The roster as the policy sees it, where that was worked out before: it saves time and changes nothing. */
  readonly rows: PolicyRoster | null;
}

/** The roster as one policy sees it, for claims for which no stay moves the days of a row. */
export interface PolicyRoster {
  /** An index for `rowAt` and `categoryAt`, or NO_ROW_KNOWN or NO_ROW_IN_FORCE. */
  take(person: number, entitlement: Day): number;
  rowAt(index: number): number;
  categoryAt(index: number): number;
}

/** Why no row was taken. */
export const NO_ROW_KNOWN = -1;
export const NO_ROW_IN_FORCE = -2;

/** One check of a claim under a policy. */
export interface Check<Id extends string, P> {
  readonly id: Id;
  /** The article that sets the rule; '' where the policy has no such rule or it is the program's own. */
  readonly article: (policy: P) => string;
  /** '' where the claim passes, else why it stops here. */
  readonly run: (view: ClaimView<P>) => Reason;
}

/** Articles beside each other, each once, without those that are blank. */
export function joinArticles(articles: readonly string[]): string {
  return [...new Set(articles.filter((article) => article !== ''))].join('、');
}
