import type { Reason, Status } from '../domain/decision.js';
import type { Fund } from '../domain/fund-entry.js';
import type { RejectCode } from '../domain/reject.js';
import type { CheckResult } from '../fund/ledger.js';
import type { PolicyNote } from '../policy/policy.js';
import type { ReconciliationKind } from '../reconciliation/reconciliation.js';
import type { InputRole, RunFileWarning } from './results.js';
import type { ScopeFigures } from './scope.js';

/** An amount of money in yuan with two decimals, as text: a JSON number would be a binary fraction. */
export type Yuan = string;

/** What summary.json says: the figures of a run that a person looks at first, and that a script tests. */
export interface Summary {
  readonly inputs: readonly InputSummary[];
  readonly rejects: Readonly<Partial<Record<RejectCode, number>>>;
  readonly claims: ClaimTotals;
  readonly policies: readonly PolicySummary[];
  /** What each fund pays, by fund of the stack's policies. */
  readonly payable: Readonly<Partial<Record<Fund, Yuan>>>;
  readonly settlements: { readonly one_stop: SettlementSummary; readonly manual: SettlementSummary };
  /** By fund; null where no claims file says what was paid. */
  readonly reconciliation: Readonly<Partial<Record<Fund, ReconciliationSummary>>> | null;
  readonly funds: readonly AccountSummary[];
  readonly fund_checks: readonly FundCheckSummary[];
  readonly policy_notes: readonly PolicyNote[];
  readonly file_warnings: readonly RunFileWarning[];
  /** Reports that were left out because the run is large. */
  readonly left_out: readonly string[];
}

interface InputSummary {
  readonly file: string;
  readonly role: InputRole;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Control totals of the accepted claims; reversals count with their own sign. */
export interface ClaimTotals {
  readonly count: number;
  readonly total_amount: Yuan;
  readonly eligible_amount: Yuan;
  /** Accepted rows that are no claims but only correct what was paid; absent where there are none. */
  readonly corrections?: number;
}

export interface PolicySummary {
  readonly policy: string;
  /** It has the id of a built-in policy and is another one. */
  readonly modified: boolean;
  readonly fund: Fund;
  /** Claims that the policy is not made for. */
  readonly out_of_scope: ScopeFigures;
  readonly decisions: number;
  readonly payable: Yuan;
  readonly statuses: Readonly<Record<Status, number>>;
  /** By status, the reasons that occur. */
  readonly reasons: Readonly<Partial<Record<Status, Readonly<Partial<Record<Reason, number>>>>>>;
  readonly benefits: readonly BenefitSummary[];
  /** How many persons crossed the threshold of the early warning, a person once per year. */
  readonly warnings: number;
}

export interface BenefitSummary {
  readonly benefit: string;
  readonly lines: number;
  readonly base_amount: Yuan;
  readonly gross: Yuan;
  readonly payable: Yuan;
}

export interface SettlementSummary {
  /** Rows of the settlement list: institutions by month, or persons. */
  readonly rows: number;
  readonly claims: number;
  readonly payable: Yuan;
}

export interface ReconciliationSummary {
  readonly claims: number;
  readonly computed: Yuan;
  readonly paid: Yuan;
  readonly variance: Yuan;
  readonly kinds: Readonly<
    Partial<Record<ReconciliationKind, { readonly claims: number; readonly variance: Yuan }>>
  >;
}

export interface AccountSummary {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  /** The items of fund_summary.csv. */
  readonly items: Readonly<Record<string, string>>;
}

interface FundCheckSummary {
  readonly policy: string;
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly check: CheckResult['check'];
  readonly article: string;
  readonly holds: boolean;
  readonly ratio: string;
  readonly amount: Yuan;
  readonly left: Yuan;
}

/** The part of it that the books of the fund give. */
export type FundSummary = Pick<Summary, 'funds' | 'fund_checks'>;
