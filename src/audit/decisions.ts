import { type Amount, Exact, larger, order, readYuan, smaller, yuan, ZERO } from './amounts.js';
import type { WrittenDecision } from './claims.js';
import { ownerOf, type RebuiltCounters } from './counters.js';
import type { Findings } from './findings.js';
import { figuresOf } from './line.js';
import type { AuditedPolicy, Bracket, Standard, WrittenBenefit } from './pack.js';
import type { Row } from './tables.js';

/** One claim under one policy as the audit came to it. */
export interface AuditedDecision {
  /** Place of the policy in the stack. */
  readonly policyIndex: number;
  readonly policy: AuditedPolicy;
  readonly row: Row;
  readonly lines: readonly AuditedLine[];
  /** What the lines come to. */
  readonly payable: Amount;
}

export interface AuditedLine {
  readonly benefit: WrittenBenefit;
  readonly base: Amount;
  /** The burden counter before the line. */
  readonly before: Amount;
  readonly above: Amount;
  readonly gross: Amount;
  readonly payable: Amount;
  readonly reason: string;
}

/** What comes from the roster or the claims alone, so that the audit can only take it as it stands. */
export interface TakenAsGiven {
  /** Deductibles that a roster row brings. */
  deductibles: number;
  /** Ratios that a roster row raises. */
  ratios: number;
}

const REFUND_PENDS = ['ORPHAN_REVERSAL', 'REFUND_WITHOUT_PAIR', 'PARTIAL_REFUND', 'REFUND_REJECTED'];
const MAY_PEND = [
  ...REFUND_PENDS,
  'ROSTER_ROW_REJECTED',
  'MISSING_REFERRAL',
  'MISSING_CAPACITY',
  'MISSING_LOCAL_STANDARD',
];
/** Reasons of checks that come before the one whether the policy is in force. */
const BEFORE_IN_FORCE = ['REVERSED', ...REFUND_PENDS];
const VALUES_OF_ROW = ['policy', 'fund', 'household_id', 'identity', 'category', 'area'];
const VALUES_OF_DECISION = [
  'status',
  'reason',
  'notices',
  'base_amount',
  'deductible_applied',
  'payable',
  ...VALUES_OF_ROW,
];

/** Works out the decisions of one claim after the other, in the order of the replay. */
export class DecisionAudit {
  readonly given: TakenAsGiven = { deductibles: 0, ratios: 0 };
  private last = '';

  constructor(
    private readonly stack: readonly AuditedPolicy[],
    private readonly counters: readonly RebuiltCounters[],
    private readonly findings: Findings,
  ) {}

  claim(written: readonly WrittenDecision[]): AuditedDecision[] {
    this.checkClaim(written.map(({ row }) => row));
    let paidByEarlier = ZERO;
    return written.map((decision, policyIndex) => {
      const audited = this.decision(decision, policyIndex, paidByEarlier);
      paidByEarlier = paidByEarlier.plus(audited.payable);
      return audited;
    });
  }

  /** The rows of one claim say the same of it, and the claims follow each other in the order of the replay. */
  private checkClaim(rows: readonly Row[]): void {
    const [first] = rows;
    const key = `${moment(first.cells.settled_at)} ${first.cells.claim_id}`;
    // A refund may bear the number of its original, and stand behind it: such a row is never paid.
    const isRefundOfLast = key === this.last && BEFORE_IN_FORCE.includes(first.cells.reason);
    this.findings.holds(
      first,
      'settled_at',
      first.cells.settled_at,
      order(this.last, key) < 0 || isRefundOfLast,
      `> ${this.last}`,
    );
    this.last = key;
    rows.forEach((row, policyIndex) => {
      this.findings.equal(row, 'policy', row.cells.policy, this.stack[policyIndex].pack.id);
      for (const [column, value] of Object.entries(first.cells)) {
        if (VALUES_OF_DECISION.includes(column)) continue;
        this.findings.equal(row, column, row.cells[column], value);
      }
    });
  }

  private decision(
    { row, lines }: WrittenDecision,
    policyIndex: number,
    paidByEarlier: Amount,
  ): AuditedDecision {
    const policy = this.stack[policyIndex];
    this.checkStanding(row, policy);
    const audited: AuditedLine[] = [];
    for (const line of this.inOrder(row, lines, policy)) {
      audited.push(this.line(row, line.row, line.benefit, policyIndex, audited, paidByEarlier));
    }
    const payable = audited.reduce((sum, line) => sum.plus(line.payable), ZERO);
    for (const line of audited) this.count(row, line, policyIndex);
    this.checkOutcome(row, audited, payable);
    return { policyIndex, policy, row, lines: audited, payable };
  }

  private checkStanding(row: Row, policy: AuditedPolicy): void {
    const { findings } = this;
    const { settled_at, benefit_year, fund, identity, category, status, reason } = row.cells;
    findings.equal(row, 'benefit_year', benefit_year, settled_at.slice(0, 4));
    findings.equal(row, 'fund', fund, policy.pack.fund.name);
    findings.equal(row, 'category', category, identity === '' ? '' : (policy.categoryOf(identity) ?? ''));
    if (BEFORE_IN_FORCE.includes(reason)) return;
    const isInForce = policy.isInForce(settled_at.slice(0, 10));
    const saysSo = reason !== 'POLICY_NOT_IN_FORCE';
    const period = `${policy.from} – ${policy.until}`;
    findings.holds(row, 'reason', `${status} ${reason}`, isInForce === saysSo, period);
  }

  /** The lines with their benefits: each benefit that covers the claim without a condition, in the pack's order. */
  private inOrder(
    row: Row,
    lines: readonly Row[],
    policy: AuditedPolicy,
  ): { row: Row; benefit: WrittenBenefit }[] {
    const { service_type, category, settled_at, status } = row.cells;
    if (!['paid', 'zero'].includes(status)) {
      for (const line of lines) this.findings.extraRow(line);
      return [];
    }
    const year = Number(settled_at.slice(0, 4));
    const found: { row: Row; benefit: WrittenBenefit }[] = [];
    let next = 0;
    for (const benefit of policy.pack.benefits) {
      if (!policy.covers(benefit, service_type, category)) continue;
      const standard = policy.standardOf(benefit, category, year);
      if (lines[next]?.cells.benefit === benefit.id) found.push({ row: lines[next++], benefit });
      else if (standard !== 'missing' && standard?.conditional === false) {
        const location = lines[next] ?? { file: 'benefits.csv', line: lines.at(-1)?.line ?? 1 };
        this.findings.missingRow(location, {
          policy: policy.pack.id,
          claim_id: row.cells.claim_id,
          benefit: benefit.id,
        });
      }
    }
    for (const line of lines.slice(next)) this.findings.extraRow(line);
    return found;
  }

  private line(
    decision: Row,
    row: Row,
    benefit: WrittenBenefit,
    policyIndex: number,
    earlier: readonly AuditedLine[],
    paidByEarlierPolicies: Amount,
  ): AuditedLine {
    const { findings } = this;
    const { cells } = row;
    const { category, settled_at, person_id, household_id, total_amount } = decision.cells;
    const year = settled_at.slice(0, 4);
    const policy = this.stack[policyIndex];
    const counters = this.counters[policyIndex];
    const standard = policy.standardOf(benefit, category, Number(year)) as Standard | 'missing';
    const base = this.amount(row, 'base_amount');
    const bound = this.baseOf(benefit, earlier, this.amount(decision, 'total_amount'), paidByEarlierPolicies);
    if (bound.exact !== undefined) findings.equal(row, 'base_amount', cells.base_amount, yuan(bound.exact));
    else findings.holds(row, 'base_amount', cells.base_amount, base.lte(bound.most), `≤ ${total_amount}`);
    if (standard === 'missing') {
      findings.extraRow(row);
      return { benefit, base, before: ZERO, above: ZERO, gross: ZERO, payable: ZERO, reason: '' };
    }
    const burdenOwner = ownerOf(benefit.burden_counter.per, person_id, household_id);
    const paidOwner = ownerOf(benefit.paid_counter.per, person_id, household_id);
    const before = counters.burdenBefore(benefit, burdenOwner, year, this.amount(row, 'burden_before'));
    const inThisClaim = earlier
      .filter((line) => line.benefit.cap_group === benefit.cap_group)
      .reduce((sum, line) => sum.plus(line.payable), ZERO);
    const paidBefore = counters.paid(benefit.cap_group, paidOwner, year).plus(inThisClaim);
    const deductible = this.deductible(row, standard);
    const brackets = this.brackets(row, standard);
    const figures = figuresOf({ base, before, deductible, brackets, cap: standard.cap, paidBefore });
    const expected: Record<string, string> = {
      article: standard.article,
      burden_before: yuan(before),
      deductible: yuan(deductible),
      above_deductible: yuan(figures.above),
      ratio: (standard.tiered ? figures.ratios : [brackets[0].ratio])
        .map((ratio) => ratio.toFixed())
        .join('|'),
      gross: yuan(figures.gross),
      cap: standard.cap === undefined ? '' : yuan(standard.cap),
      paid_before: yuan(paidBefore),
      payable: yuan(figures.payable),
      reason: figures.reason,
    };
    for (const [column, value] of Object.entries(expected)) findings.equal(row, column, cells[column], value);
    return { benefit, base, before, ...figures };
  }

  /**
   * What a base must be, as far as the outputs tell: what is left of the burden after the lines before it, or the
   * burden of another line; else no more than the bill less what earlier policies pay.
   */
  private baseOf(
    { base }: WrittenBenefit,
    earlier: readonly AuditedLine[],
    total: Amount,
    paidByEarlierPolicies: Amount,
  ): { exact?: Amount | undefined; most: Amount } {
    const burden = earlier.find((line) => line.benefit.base === 'burden')?.base;
    const paid = earlier.reduce((sum, line) => sum.plus(line.payable), ZERO);
    switch (base) {
      case 'burden':
        return { exact: burden, most: total };
      case 'burden_after_assistance':
        return { exact: burden === undefined ? undefined : larger(burden.minus(paid), ZERO), most: total };
      case 'residual_burden':
        return { most: larger(total.minus(paidByEarlierPolicies), ZERO) };
    }
  }

  private deductible(row: Row, { deductible }: Standard): Amount {
    if (deductible !== 'roster') return deductible;
    this.given.deductibles++;
    const said = this.amount(row, 'deductible');
    return larger(said, ZERO);
  }

  /** A flat ratio that the roster may raise is taken as it stands, up to the whole and down to the pack's. */
  private brackets(row: Row, { brackets, mayBeHigher, tiered }: Standard): readonly Bracket[] {
    const said = row.cells.ratio;
    if (!mayBeHigher || tiered || !/^[01](\.\d{1,6})?$/.test(said)) return brackets;
    const [own] = brackets;
    const raised = smaller(new Exact(said), new Exact(1));
    if (raised.lte(own.ratio)) return brackets;
    this.given.ratios++;
    return [{ ...own, ratio: raised }];
  }

  private count({ cells }: Row, { benefit, base, before, payable }: AuditedLine, policyIndex: number): void {
    const year = cells.settled_at.slice(0, 4);
    const counters = this.counters[policyIndex];
    const burdenOwner = ownerOf(benefit.burden_counter.per, cells.person_id, cells.household_id);
    const paidOwner = ownerOf(benefit.paid_counter.per, cells.person_id, cells.household_id);
    counters.addPaid(benefit.cap_group, paidOwner, year, payable);
    counters.addBurden(benefit, burdenOwner, year, before, base);
  }

  private checkOutcome(row: Row, lines: readonly AuditedLine[], payable: Amount): void {
    const { findings } = this;
    const { cells } = row;
    const [first] = lines;
    findings.equal(row, 'payable', cells.payable, yuan(payable));
    findings.equal(row, 'base_amount', cells.base_amount, first === undefined ? '' : yuan(first.base));
    const applied = first === undefined ? '' : yuan(first.base.minus(first.above));
    findings.equal(row, 'deductible_applied', cells.deductible_applied, applied);
    const isLimited = lines.some((line) => line.payable.gt(0) && line.payable.lt(line.gross));
    const saysSo = cells.notices.split('|').includes('CAP_LIMITED');
    findings.holds(row, 'notices', cells.notices, isLimited === saysSo, 'CAP_LIMITED');
    findings.equal(row, 'status', cells.status, statusOf(cells, lines, payable));
    if (first !== undefined) findings.equal(row, 'reason', cells.reason, payable.gt(0) ? '' : first.reason);
    else findings.holds(row, 'reason', cells.reason, cells.reason !== '', '?');
  }

  private amount(row: Row, column: string): Amount {
    const amount = readYuan(row.cells[column]);
    this.findings.holds(row, column, row.cells[column], amount !== undefined, '0.00');
    return amount ?? ZERO;
  }
}

/** Status follows from the lines where there are any, else from the reason. */
function statusOf(
  { reason }: Readonly<Record<string, string>>,
  lines: readonly AuditedLine[],
  payable: Amount,
): string {
  if (lines.length > 0) return payable.gt(0) ? 'paid' : 'zero';
  if (reason === 'REVERSED') return 'void';
  return MAY_PEND.includes(reason) ? 'pended' : 'denied';
}

/** A settlement that has no time of day counts as midnight. */
function moment(settledAt: string): string {
  return settledAt.length === 10 ? `${settledAt} 00:00:00` : settledAt;
}
