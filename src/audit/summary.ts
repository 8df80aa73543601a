import { join } from 'node:path';
import { REASONS, STATUSES } from '../domain/decision.js';
import { FUNDS } from '../domain/fund-entry.js';
import { REJECT_CODES } from '../domain/reject.js';
import { readRegularFile } from '../regular-file.js';
import { type Amount, readYuan, yuan, ZERO } from './amounts.js';
import type { AuditedDecision } from './decisions.js';
import type { Findings } from './findings.js';
import type { CheckFigures } from './fund-checks.js';
import type { AuditedPolicy } from './pack.js';
import type { Row } from './tables.js';

const FILE = 'summary.json';

/** An input as the manifest names it. */
export interface AuditedInput {
  readonly file: string;
  readonly role: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** The rows of the other outputs that the summary is made from. */
interface SummarySources {
  readonly inputs: readonly AuditedInput[];
  readonly rejects: readonly Row[];
  readonly institutions: readonly Row[];
  readonly persons: readonly Row[];
  /** null where the run compared nothing with what was paid. */
  readonly reconciliation: readonly Row[] | null;
  readonly fundSummary: readonly Row[];
  readonly checks: readonly CheckFigures[];
  readonly warningsOf: (policy: string) => number;
}

/** The parts of the file that the audit has to believe, because they come from the inputs. */
interface GivenSummary {
  readonly claims?: { readonly eligible_amount?: unknown; readonly corrections?: unknown };
  readonly policies?: readonly { readonly modified?: unknown }[];
  readonly policy_notes?: unknown;
  readonly file_warnings?: unknown;
  readonly left_out?: unknown;
}

/** Adds up what summary.json says, claim by claim. */
export class SummaryAudit {
  private claims = 0;
  private total: Amount = ZERO;
  private readonly policies: readonly PolicyFigures[];

  constructor(private readonly stack: readonly AuditedPolicy[]) {
    this.policies = stack.map((policy) => new PolicyFigures(policy));
  }

  add(claim: readonly AuditedDecision[]): void {
    this.claims++;
    this.total = this.total.plus(readYuan(claim[0].row.cells.total_amount) ?? ZERO);
    for (const decision of claim) this.policies[decision.policyIndex].add(decision);
  }

  get decisions(): number {
    return this.claims * this.stack.length;
  }

  /**
   * Builds the file again and compares it with the one that was written, line by line. The eligible amounts, the
   * remarks on policies and files, and what was left out for size are taken from the file.
   */
  compare(folder: string, sources: SummarySources, findings: Findings): void {
    // A missing file reads as an empty text, which is not JSON.
    const text = readRegularFile(join(folder, FILE))?.toString('utf8') ?? '';
    let given: GivenSummary;
    try {
      given = (JSON.parse(text) ?? {}) as GivenSummary;
    } catch (error) {
      findings.unreadable({ file: FILE, line: 1 }, (error as Error).message);
      return;
    }
    const summary = {
      ...this.figures(sources, given),
      policy_notes: given.policy_notes,
      file_warnings: given.file_warnings,
      left_out: given.left_out,
    };
    const expected = `${JSON.stringify(summary, null, 2)}\n`.split('\n');
    const found = text.split('\n');
    for (let at = 0; at < Math.max(expected.length, found.length); at++) {
      findings.equal({ file: FILE, line: at + 1 }, '', (found[at] ?? '').trim(), (expected[at] ?? '').trim());
    }
  }

  private figures(sources: SummarySources, given: GivenSummary): Record<string, unknown> {
    const { inputs, rejects, institutions, persons, reconciliation } = sources;
    const codes = REJECT_CODES.map(
      (code) => [code, count(rejects, ({ cells }) => cells.code === code)] as const,
    );
    const ofFunds = FUNDS.filter((fund) => this.stack.some(({ pack }) => pack.fund.name === fund));
    return {
      inputs: inputs.map(({ file, role, rows, accepted, rejected }) => ({
        file,
        role,
        rows,
        accepted,
        rejected,
      })),
      rejects: Object.fromEntries(codes.filter(([, times]) => times > 0)),
      claims: {
        count: this.claims,
        total_amount: yuan(this.total),
        eligible_amount: given.claims?.eligible_amount,
        ...(given.claims?.corrections === undefined ? {} : { corrections: given.claims.corrections }),
      },
      policies: this.policies.map((figures, at) =>
        figures.asJson(sources.warningsOf, given.policies?.[at]?.modified),
      ),
      payable: Object.fromEntries(
        ofFunds.map((fund) => [
          fund,
          yuan(
            this.policies
              .filter(({ policy }) => policy.pack.fund.name === fund)
              .reduce((sum, { payable }) => sum.plus(payable), ZERO),
          ),
        ]),
      ),
      settlements: { one_stop: settlementOf(institutions), manual: settlementOf(persons) },
      reconciliation:
        reconciliation === null
          ? null
          : Object.fromEntries(ofFunds.map((fund) => [fund, reconciliationOf(fund, reconciliation)])),
      funds: accountsOf(sources.fundSummary),
      fund_checks: sources.checks,
    };
  }
}

/** How many rows of the claims files only correct a payment, as the summary says; 0 where it does not. */
export function correctionsGiven(folder: string): number {
  try {
    const text = readRegularFile(join(folder, FILE))?.toString('utf8') ?? '';
    return Number((JSON.parse(text) as GivenSummary | null)?.claims?.corrections ?? 0);
  } catch {
    // `compare` reports what is wrong with the file.
    return 0;
  }
}

/** The decisions and lines of one policy, added up. */
class PolicyFigures {
  payable: Amount = ZERO;
  private decisions = 0;
  private outOfTime = 0;
  private outOfArea = 0;
  private readonly outcomes = new Map<string, number>();
  private readonly benefits = new Map<
    string,
    { lines: number; base: Amount; gross: Amount; payable: Amount }
  >();

  constructor(readonly policy: AuditedPolicy) {
    for (const { id } of policy.pack.benefits)
      this.benefits.set(id, { lines: 0, base: ZERO, gross: ZERO, payable: ZERO });
  }

  add({ row, lines, payable }: AuditedDecision): void {
    this.decisions++;
    this.payable = this.payable.plus(payable);
    const { status, reason, identity, area } = row.cells;
    if (reason === 'POLICY_NOT_IN_FORCE') this.outOfTime++;
    if (identity !== '' && area !== '' && !this.policy.hasArea(area)) this.outOfArea++;
    for (const outcome of [status, `${status} ${reason}`])
      this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    for (const line of lines) {
      const sums = this.benefits.get(line.benefit.id);
      if (sums === undefined) continue;
      sums.lines++;
      sums.base = sums.base.plus(line.base);
      sums.gross = sums.gross.plus(line.gross);
      sums.payable = sums.payable.plus(line.payable);
    }
  }

  asJson(warningsOf: (policy: string) => number, modified: unknown): Record<string, unknown> {
    const { id, fund } = this.policy.pack;
    const reasons = STATUSES.map((status) => {
      const ofStatus = REASONS.map(
        (reason) => [reason, this.outcomes.get(`${status} ${reason}`) ?? 0] as const,
      );
      return [status, ofStatus.filter(([reason, times]) => reason !== '' && times > 0)] as const;
    });
    return {
      policy: id,
      modified,
      fund: fund.name,
      out_of_scope: { time: this.outOfTime, area: this.outOfArea },
      decisions: this.decisions,
      payable: yuan(this.payable),
      statuses: Object.fromEntries(STATUSES.map((status) => [status, this.outcomes.get(status) ?? 0])),
      reasons: Object.fromEntries(
        reasons
          .filter(([, list]) => list.length > 0)
          .map(([status, list]) => [status, Object.fromEntries(list)]),
      ),
      benefits: [...this.benefits].map(([benefit, { lines, base, gross, payable }]) => ({
        benefit,
        lines,
        base_amount: yuan(base),
        gross: yuan(gross),
        payable: yuan(payable),
      })),
      warnings: warningsOf(id),
    };
  }
}

function settlementOf(rows: readonly Row[]): Record<string, unknown> {
  return {
    rows: rows.length,
    claims: rows.reduce((sum, { cells }) => sum + Number(cells.claims), 0),
    payable: yuan(rows.reduce((sum, { cells }) => sum.plus(readYuan(cells.payable) ?? ZERO), ZERO)),
  };
}

function reconciliationOf(fund: string, rows: readonly Row[]): Record<string, unknown> {
  const ofFund = rows.filter(({ cells }) => cells.fund === fund);
  const whole = ofFund.find(({ cells }) => cells.dimension === 'all')?.cells;
  const kinds = ofFund.filter(({ cells }) => cells.dimension === 'kind');
  return {
    claims: Number(whole?.claims),
    computed: whole?.computed,
    paid: whole?.paid,
    variance: whole?.variance,
    kinds: Object.fromEntries(
      kinds.map(({ cells }) => [cells.key, { claims: Number(cells.claims), variance: cells.variance }]),
    ),
  };
}

interface AccountItems {
  readonly fund: string;
  readonly account: string;
  readonly year: number;
  readonly items: Record<string, string>;
}

function accountsOf(rows: readonly Row[]): unknown[] {
  const accounts = new Map<string, AccountItems>();
  for (const { cells } of rows) {
    const { fund, account, year, item, amount } = cells;
    const key = `${fund} ${account} ${year}`;
    const known: AccountItems = accounts.get(key) ?? { fund, account, year: Number(year), items: {} };
    known.items[item] = amount;
    accounts.set(key, known);
  }
  return [...accounts.values()];
}

function count(rows: readonly Row[], test: (row: Row) => boolean): number {
  return rows.filter(test).length;
}
