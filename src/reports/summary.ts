import { REASONS, STATUSES, type Status } from '../domain/decision.js';
import { FUNDS, type Fund } from '../domain/fund-entry.js';
import { addFen, type Fen, formatYuan } from '../domain/money.js';
import { REJECT_CODES, type RejectCode } from '../domain/reject.js';
import type { Adjudication } from '../engine/replay.js';
import { decidedByFund } from '../fund/index.js';
import type { FundResults } from '../fund/ledger.js';
import type { ReconciliationTotal } from '../reconciliation/reconciliation.js';
import { valueText } from './fund-summary.js';
import { jsonOutput } from './json.js';
import { kindsOf, type Output, type OutputOptions } from './output.js';
import type { RunResults } from './results.js';
import { outOfScope } from './scope.js';
import type {
  AccountSummary,
  BenefitSummary,
  ClaimTotals,
  FundSummary,
  PolicySummary,
  ReconciliationSummary,
  SettlementSummary,
  Summary,
  Yuan,
} from './summary-json.js';

export const summaryOutput: Output = jsonOutput('summary.json', summaryOf);

/** Reports for people, which a large run only writes on request. */
const FOR_PEOPLE = { xlsx: 'report.xlsx', html: 'report.html' } as const;

function leftOut(results: RunResults, options: OutputOptions): string[] {
  if (options.which !== undefined) return [];
  const kinds = kindsOf(results, options);
  return (['xlsx', 'html'] as const).filter((kind) => !kinds.includes(kind)).map((kind) => FOR_PEOPLE[kind]);
}

/** Summaries that have been made: the file and the terminal need the same one. */
const summaries = new WeakMap<RunResults, Omit<Summary, 'left_out'>>();

/** Adds up a run. The options tell which reports it writes. */
export function summaryOf(results: RunResults, options: OutputOptions = {}): Summary {
  const known = summaries.get(results) ?? addUp(results);
  summaries.set(results, known);
  return { ...known, left_out: leftOut(results, options) };
}

function addUp(results: RunResults): Omit<Summary, 'left_out'> {
  const { adjudication, fund } = results;
  return {
    inputs: results.inputs.map(({ path, role, rows, rejected }) => ({
      file: path,
      role,
      rows,
      accepted: rows - rejected,
      rejected,
    })),
    rejects: rejectCounts(results),
    claims: claimTotals(adjudication),
    policies: adjudication.policies.map((_, policyIndex) => policySummary(adjudication, policyIndex)),
    payable: payableByFund(adjudication),
    settlements: {
      one_stop: settlementSummary(results.institutionSettlements),
      manual: settlementSummary(results.personSettlements),
    },
    reconciliation: reconciliationSummary(results),
    ...fundSummaryOf(fund),
    policy_notes: results.policyNotes.map(({ code, policy, value, article }) => ({
      code,
      policy,
      value,
      article,
    })),
    file_warnings: fileWarningsOf(results),
  };
}

export function fileWarningsOf({ fileWarnings }: Pick<RunResults, 'fileWarnings'>): Summary['file_warnings'] {
  return fileWarnings.map(({ code, file, line, column, value, count }) => ({
    code,
    file,
    line,
    column,
    value,
    count,
  }));
}

/** Adds up the books of the fund. */
export function fundSummaryOf(fund: FundResults): FundSummary {
  return {
    funds: accountSummaries(fund),
    fund_checks: fund.checks.map((check) => ({
      policy: check.policy,
      fund: check.fund,
      account: check.account,
      year: check.year,
      check: check.check,
      article: check.article,
      holds: check.holds,
      ratio: check.ratio,
      amount: formatYuan(check.amount),
      left: formatYuan(check.left),
    })),
  };
}

export function rejectCounts({ rejects }: Pick<RunResults, 'rejects'>): Summary['rejects'] {
  const counts = new Map<RejectCode, number>();
  for (const { code } of rejects) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(
    REJECT_CODES.filter((code) => counts.has(code)).map((code) => [code, counts.get(code)]),
  );
}

function claimTotals({ claims }: Adjudication): ClaimTotals {
  const { total: totals, eligible: eligibles } = claims;
  let total = 0;
  let eligible = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    total = addFen(total, totals[claim]);
    eligible = addFen(eligible, eligibles[claim]);
  }
  return {
    count: claims.count,
    total_amount: formatYuan(total),
    eligible_amount: formatYuan(eligible),
    ...(claims.corrections === 0 ? {} : { corrections: claims.corrections }),
  };
}

function policySummary(adjudication: Adjudication, policyIndex: number): PolicySummary {
  const policy = adjudication.policies[policyIndex];
  const table = adjudication.decisions[policyIndex];
  const { status, reason, payable } = table;
  const counts = new Float64Array(STATUSES.length * REASONS.length);
  let paid = 0;
  for (let claim = 0; claim < status.length; claim++) {
    counts[status[claim] * REASONS.length + reason[claim]]++;
    paid = addFen(paid, payable[claim]);
  }
  const countsOf = (status: number): Float64Array =>
    counts.subarray(status * REASONS.length, (status + 1) * REASONS.length);
  return {
    policy: policy.id,
    modified: policy.loaded.modified,
    fund: policy.fund,
    out_of_scope: outOfScope(adjudication, policyIndex),
    decisions: status.length,
    payable: formatYuan(paid),
    statuses: Object.fromEntries(
      STATUSES.map((name, number) => [name, countsOf(number).reduce((a, b) => a + b, 0)]),
    ) as Record<Status, number>,
    reasons: reasonsByStatus(countsOf),
    benefits: benefitSummaries(adjudication, policyIndex),
    warnings: adjudication.warnings.filter((warning) => warning.policy === policyIndex).length,
  };
}

/** The reasons that occur; what is paid has none. */
function reasonsByStatus(countsOf: (status: number) => Float64Array): PolicySummary['reasons'] {
  const byStatus = STATUSES.map((status, number) => {
    const counts = countsOf(number);
    const occurring = REASONS.map((reason, at) => [reason, counts[at]] as const);
    return [status, occurring.filter(([reason, count]) => reason !== '' && count > 0)] as const;
  });
  return Object.fromEntries(
    byStatus
      .filter(([, reasons]) => reasons.length > 0)
      .map(([status, reasons]) => [status, Object.fromEntries(reasons)]),
  );
}

function benefitSummaries({ lines, policies }: Adjudication, policyIndex: number): BenefitSummary[] {
  const sums = policies[policyIndex].benefits.map(() => ({ lines: 0, base: 0, gross: 0, payable: 0 }));
  for (let line = 0; line < lines.count; line++) {
    if (lines.policy[line] !== policyIndex) continue;
    const sum = sums[lines.benefit[line]];
    sum.lines++;
    sum.base = addFen(sum.base, lines.base[line]);
    sum.gross = addFen(sum.gross, lines.gross[line]);
    sum.payable = addFen(sum.payable, lines.payable[line]);
  }
  return policies[policyIndex].benefits.map((benefit, at) => ({
    benefit: benefit.id,
    lines: sums[at].lines,
    base_amount: formatYuan(sums[at].base),
    gross: formatYuan(sums[at].gross),
    payable: formatYuan(sums[at].payable),
  }));
}

/** By fund of the stack's policies: a fund that none of them draws on is not named. */
function payableByFund(adjudication: Adjudication): Summary['payable'] {
  const sums = decidedByFund(adjudication);
  return byFund((fund) =>
    adjudication.policies.some((policy) => policy.fund === fund) ? formatYuan(sums[fund]) : undefined,
  );
}

function settlementSummary(
  list: readonly { readonly claims: number; readonly payable: Fen }[],
): SettlementSummary {
  return {
    rows: list.length,
    claims: list.reduce((sum, item) => sum + item.claims, 0),
    payable: formatYuan(list.reduce((sum, item) => addFen(sum, item.payable), 0)),
  };
}

function reconciliationSummary({ reconciliation }: RunResults): Summary['reconciliation'] {
  if (reconciliation === null) return null;
  return byFund((fund) => {
    const totals = reconciliation.totals.filter((total) => total.fund === fund);
    const all = totals.find((total) => total.dimension === 'all');
    if (all === undefined) return undefined;
    const kinds = totals.filter((total) => total.dimension === 'kind');
    return {
      ...headline(all),
      kinds: Object.fromEntries(kinds.map((total) => [total.key, kindHeadline(total)])),
    };
  });
}

function headline({
  claims,
  computed,
  paid,
  variance,
}: ReconciliationTotal): Omit<ReconciliationSummary, 'kinds'> {
  return { claims, computed: formatYuan(computed), paid: formatYuan(paid), variance: formatYuan(variance) };
}

function kindHeadline({ claims, variance }: ReconciliationTotal): { claims: number; variance: Yuan } {
  return { claims, variance: formatYuan(variance) };
}

/** One entry per account and year, with its items in the order of fund_summary.csv. */
function accountSummaries({ summary }: FundResults): AccountSummary[] {
  const accounts = new Map<string, AccountSummary & { items: Record<string, string> }>();
  for (const { fund, account, year, item, value } of summary) {
    const key = `${fund} ${account} ${year}`;
    const known = accounts.get(key) ?? { fund, account, year, items: {} };
    known.items[item] = valueText(value);
    accounts.set(key, known);
  }
  return [...accounts.values()];
}

/** An object by fund, in the order of the funds, with the funds for which there is something to say. */
function byFund<T>(of: (fund: Fund) => T | undefined): Partial<Record<Fund, T>> {
  return Object.fromEntries(
    FUNDS.map((fund) => [fund, of(fund)] as const).filter(
      (entry): entry is [Fund, T] => entry[1] !== undefined,
    ),
  ) as Partial<Record<Fund, T>>;
}
