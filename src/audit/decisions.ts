import { type Amount, order, yuan, ZERO } from './amounts.js';
import { type AuditedLine, LineAudit, type TakenAsGiven } from './benefit-lines.js';
import type { WrittenDecision } from './claims.js';
import type { RebuiltCounters } from './counters.js';
import type { Findings } from './findings.js';
import type { AuditedPolicy, WrittenBenefit } from './pack.js';
import type { Row } from './tables.js';

/** One claim under one policy, as the audit works it out. */
export interface AuditedDecision {
  readonly policyIndex: number;
  readonly policy: AuditedPolicy;
  readonly row: Row;
  readonly lines: readonly AuditedLine[];
  /** The sum of the lines. */
  readonly payable: Amount;
}

const REFUND_PENDS = ['ORPHAN_REVERSAL', 'REFUND_WITHOUT_PAIR', 'PARTIAL_REFUND', 'REFUND_REJECTED'];
const MAY_PEND = [
  ...REFUND_PENDS,
  'ROSTER_ROW_REJECTED',
  'MISSING_REFERRAL',
  'MISSING_CAPACITY',
  'MISSING_LOCAL_STANDARD',
];
/** Reasons of the checks that come before the check of the period in force. */
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

/** Works out the decisions claim by claim, in the order of the replay. */
export class DecisionAudit {
  readonly given: TakenAsGiven = { deductibles: 0, ratios: 0 };
  private readonly lineAudits: readonly LineAudit[];
  private last = '';

  constructor(
    private readonly stack: readonly AuditedPolicy[],
    counters: readonly RebuiltCounters[],
    private readonly findings: Findings,
  ) {
    this.lineAudits = stack.map(
      (policy, index) => new LineAudit(policy, counters[index], findings, this.given),
    );
  }

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
    // A refund may have the id of its original and follow it. Such a row is never paid.
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
    const lineAudit = this.lineAudits[policyIndex];
    this.checkScope(row, policy);
    const audited: AuditedLine[] = [];
    for (const line of this.inOrder(row, lines, policy)) {
      audited.push(lineAudit.line(row, line.row, line.benefit, audited, paidByEarlier));
    }
    const payable = audited.reduce((sum, line) => sum.plus(line.payable), ZERO);
    for (const line of audited) lineAudit.count(row, line);
    this.checkOutcome(row, audited, payable);
    return { policyIndex, policy, row, lines: audited, payable };
  }

  /** What a decision says of its year and policy, and whether the policy was in force. */
  private checkScope(row: Row, policy: AuditedPolicy): void {
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
