import type { Day } from '../../../domain/calendar.js';
import { statusNumber } from '../../../domain/decision.js';
import { FUNDS, type Fund } from '../../../domain/fund-entry.js';
import { addFen, type Fen } from '../../../domain/money.js';
import { isWrongPayment } from '../../../reconciliation/reconciliation.js';
import type { RunResults } from '../../results.js';
import { type Span, spanOf } from './span.js';

/** The amounts due from one fund of the stack, compared with what was paid. In fen. */
export interface FundHeadline {
  readonly fund: Fund;
  readonly due: Fen;
  /** Claims with an amount due from the fund. */
  readonly paidClaims: number;
  /** null where the inputs do not say what was paid. */
  readonly recorded: RecordedPayments | null;
}

interface RecordedPayments {
  readonly paid: Fen;
  /** Recorded − due, matches within the tolerance included. */
  readonly variance: Fen;
  /** Without pended claims: the amount due for them is not known yet. */
  readonly differences: number;
  /** Sums of the differences above and below 0, both as positive amounts; without what is no wrong payment. */
  readonly tooMuch: Fen;
  readonly tooLittle: Fen;
  /** What was paid for claims that wait for information, and how much of the variance that makes. */
  readonly pended: { readonly claims: number; readonly paid: Fen; readonly variance: Fen };
}

/** What an account of a fund holds at the end of its last year. */
export interface FundClosing {
  readonly fund: Fund;
  readonly accounts: number;
  readonly balance: Fen;
  /** Accounts with a day below zero, and the first such day. */
  readonly below: number;
  readonly firstBelow: Day | null;
}

export interface Headline {
  readonly span: Span;
  readonly claims: number;
  readonly persons: number;
  readonly rejected: number;
  /** Decisions that wait for information, of all policies. */
  readonly pended: number;
  readonly warnings: number;
  readonly funds: readonly FundHeadline[];
  readonly closings: readonly FundClosing[];
}

/** The figures at the top of the page. */
export function headline(results: RunResults): Headline {
  const { adjudication } = results;
  return {
    span: spanOf(adjudication),
    claims: adjudication.claims.count,
    persons: personsWithClaims(results),
    rejected: results.rejects.length,
    pended: pendedDecisions(results),
    warnings: adjudication.warnings.length,
    funds: fundsOfStack(results).map((fund) => fundHeadline(results, fund)),
    closings: fundClosings(results),
  };
}

/** The funds from which the stack pays. */
export function fundsOfStack({ adjudication }: RunResults): Fund[] {
  return FUNDS.filter((fund) => adjudication.policies.some((policy) => policy.fund === fund));
}

function personsWithClaims({ adjudication: { claims } }: RunResults): number {
  const seen = new Uint8Array(claims.personIds.size);
  let persons = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    const person = claims.person[claim];
    if (seen[person] === 0) persons++;
    seen[person] = 1;
  }
  return persons;
}

/** Decisions of all policies that wait for information. */
export function pendedDecisions({ adjudication: { claims, decisions } }: RunResults): number {
  const pended = statusNumber('pended');
  let count = 0;
  for (const { status } of decisions) {
    for (let claim = 0; claim < claims.count; claim++) if (status[claim] === pended) count++;
  }
  return count;
}

function fundHeadline(results: RunResults, fund: Fund): FundHeadline {
  const { claims, policies, decisions } = results.adjudication;
  const ofFund = decisions.filter((_, policyIndex) => policies[policyIndex]?.fund === fund);
  let due = 0;
  let paidClaims = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    let payable = 0;
    for (const table of ofFund) payable += table.payable[claim];
    if (payable > 0) paidClaims++;
    due = addFen(due, payable);
  }
  return { fund, due, paidClaims, recorded: recordedPayments(results, fund) };
}

function recordedPayments({ reconciliation }: RunResults, fund: Fund): RecordedPayments | null {
  if (reconciliation === null) return null;
  const all = reconciliation.totals.find((total) => total.fund === fund && total.dimension === 'all');
  const ofFund = reconciliation.differences.filter((difference) => difference.fund === fund);
  const differences = ofFund.filter(({ kind }) => kind !== 'pended');
  const pended = ofFund.filter(({ kind }) => kind === 'pended');
  let tooMuch = 0;
  let tooLittle = 0;
  for (const { kind, variance } of differences) {
    if (!isWrongPayment(kind)) continue;
    if (variance > 0) tooMuch = addFen(tooMuch, variance);
    else tooLittle = addFen(tooLittle, -variance);
  }
  return {
    paid: all?.paid ?? 0,
    variance: all?.variance ?? 0,
    differences: differences.length,
    tooMuch,
    tooLittle,
    pended: {
      claims: pended.length,
      paid: pended.reduce((sum, { paid }) => addFen(sum, paid), 0),
      variance: pended.reduce((sum, { variance }) => addFen(sum, variance), 0),
    },
  };
}

/** Without the fund's ledger its balance is not known. */
function fundClosings({ fund: { hasLedger, summary } }: RunResults): FundClosing[] {
  if (!hasLedger) return [];
  return FUNDS.flatMap((fund) => {
    const closingOf = new Map<string, Fen>();
    const belowOf = new Map<string, Day>();
    for (const { account, item, value, ...row } of summary) {
      if (row.fund !== fund) continue;
      // Years are in rising order: the last closing balance of an account replaces the earlier ones.
      if (item === 'closing_balance' && 'fen' in value) closingOf.set(account, value.fen);
      if ('day' in value && !belowOf.has(account)) belowOf.set(account, value.day);
    }
    if (closingOf.size === 0) return [];
    const below = [...belowOf.values()];
    return [
      {
        fund,
        accounts: closingOf.size,
        balance: [...closingOf.values()].reduce(addFen, 0),
        below: below.length,
        firstBelow: below.length === 0 ? null : below.reduce((a, b) => Math.min(a, b)),
      },
    ];
  });
}
