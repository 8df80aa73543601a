import type { Day } from '../domain/calendar.js';
import type { Reason } from '../domain/decision.js';
import type { Fund } from '../domain/fund-entry.js';
import type { Fen, Ratio } from '../domain/money.js';
import type { LoadedPack } from './load.js';

/** `until` of a policy without an end. Later than every day that is read. */
export const NO_END: Day = 0x7fffffff;

/** A cap that does not exist. */
export const NO_CAP: Fen = Number.POSITIVE_INFINITY;

export type Scope = 'person' | 'household';
export type Base = 'burden' | 'residual_burden' | 'burden_after_assistance';
export type Pooling = 'county' | 'municipal' | 'matched';
export type ReferralRule = 'none' | 'away' | 'always';
export type LookBack = { readonly months: number } | { readonly days: number };

/** One bracket of a standard, on the cumulative amount above the deductible. A flat ratio is one bracket. */
export interface Tier {
  /** Infinity for the last. */
  readonly upTo: Fen;
  readonly ratio: Ratio;
}

/** What must hold of a claim and its roster row for a standard to apply. */
export interface Conditions {
  readonly entitlement?: 'before_recognition' | 'from_recognition';
  /** Allowed places, by number of PLACES. */
  readonly careLocations?: readonly boolean[];
  /** Referrals that shut the standard, by number of REFERRALS. */
  readonly referralsShut?: readonly boolean[];
  /** at_risk_from of the roster row has come by the settlement date. */
  readonly atRisk?: boolean;
}

/** What one category gets under one benefit in one year, with every parameter filled in. */
export interface Standard {
  readonly article: string;
  readonly conditions: Conditions;
  readonly deductible: Fen;
  /** The deductible is the roster row's household_capacity instead. */
  readonly deductibleFromRoster: boolean;
  readonly tiers: readonly Tier[];
  /** The brackets come from a list of tiers, not from one flat ratio. */
  readonly tiered: boolean;
  /** A higher enhanced_ratio of the roster row takes the place of the ratio. */
  readonly enhancedRatio: boolean;
  readonly cap: Fen;
  /** Set where a value is missing that nobody supplied: the claim is pended for this reason. */
  readonly missing: Extract<Reason, 'MISSING_LOCAL_STANDARD'> | '';
}

export interface Benefit {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly article: string;
  /** Covered services, by number of SERVICES. */
  readonly services: readonly boolean[];
  readonly base: Base;
  readonly capGroup: string;
  readonly burdenPer: Scope;
  readonly burdenPeriod: 'year' | 'recognition';
  readonly paidPer: Scope;
  /** By category, then by year of the settlement; null where the category gets nothing. */
  readonly standards: readonly (StandardByYear | null)[];
}

/** The standards of one category, for each year of the run in which the policy meets a claim. */
export interface StandardByYear {
  readonly firstYear: number;
  /** By year minus firstYear, with holes for years without a claim. */
  readonly years: readonly Standard[];
}

export interface Exclusions {
  /** Shut kinds, by number of EXCLUSIONS, with their article; '' where the kind is not shut. */
  readonly kinds: readonly string[];
  /** Article of the rule, '' where the policy has none. */
  readonly overseas: string;
  readonly nonDesignated: string;
  readonly emergencyExcepted: boolean;
}

export type FundCheck =
  | { readonly check: 'surplus_ratio'; readonly limit: Ratio; readonly article: string }
  | { readonly check: 'gap'; readonly article: string }
  | {
      readonly check: 'pool_used';
      readonly pool: (year: number) => Fen | undefined;
      readonly article: string;
    };

export interface Warning {
  readonly base: 'burden' | 'burden_after_assistance';
  /** Thresholds in fen, by year of the run; a year is missing where nobody gave one. */
  readonly thresholds: ReadonlyMap<number, Fen>;
  readonly article: string;
}

/** A policy ready for a run: its pack with parameters and dates of the run filled in. Plain data for the engine. */
export interface Policy {
  readonly id: string;
  readonly loaded: LoadedPack;
  readonly from: Day;
  readonly until: Day;
  readonly fund: Fund;
  readonly pooling: Pooling;
  /** In order of precedence. */
  readonly categories: readonly { readonly code: string; readonly article: string }[];
  /** Category by number of IDENTITIES, -1 where the policy does not know the identity. */
  readonly categoryOf: readonly number[];
  /** Look-back by number of IDENTITIES. */
  readonly lookBackOf: readonly (LookBack | null)[];
  readonly midStay: { readonly article: string } | null;
  /** Identities excepted from the residence rule, by number; null where there is no such rule. */
  readonly residence: { readonly excepted: readonly boolean[]; readonly article: string } | null;
  readonly insurance: { readonly article: string } | null;
  readonly pilotAreas: { readonly areas: ReadonlySet<string>; readonly article: string } | null;
  /** Article that sends a programme elsewhere, by number of PROGRAMS; '' where none does. */
  readonly otherPrograms: readonly string[];
  /** Programme whose remaining burden is announced, by number of PROGRAMS; -1 for none. */
  readonly remainderProgram: number;
  readonly exclusions: Exclusions;
  readonly referral: { readonly rule: ReferralRule; readonly article: string };
  readonly filingDeadline: { readonly month: number; readonly day: number; readonly article: string } | null;
  readonly benefits: readonly Benefit[];
  /** Names of the cap groups, in order of the benefits. */
  readonly capGroups: readonly string[];
  readonly warning: Warning | null;
  readonly fundChecks: readonly FundCheck[];
  /** Parameters as used, for the manifest: name → value, or name → year → value, as text. */
  readonly parametersUsed: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Things to tell the user that do not stop the run. */
  readonly notes: readonly PolicyNote[];
}

export interface PolicyNote {
  readonly code: 'TIERS_NOT_BELOW' | 'POLICY_CATEGORY_UNUSED';
  readonly policy: string;
  readonly value: string;
  readonly article: string;
}
