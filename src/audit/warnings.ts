import { order, readYuan, yuan } from './amounts.js';
import type { AuditedDecision } from './decisions.js';
import type { Findings } from './findings.js';
import type { AuditedPolicy } from './pack.js';
import { compareRow } from './rows.js';
import type { Row } from './tables.js';

/**
 * Compares warnings.csv with the decisions and the packs. The sum that crossed the threshold is not rebuilt: it
 * includes the burden of claims without a benefit line, which the outputs do not show.
 */
export class WarningAudit {
  private readonly open: Map<string, Row>;

  constructor(
    private readonly stack: readonly AuditedPolicy[],
    private readonly rows: readonly Row[],
    private readonly findings: Findings,
  ) {
    this.open = new Map(rows.map((row) => [keyOf(row.cells), row]));
    rows.forEach((row, at) => {
      const before = rows[at - 1];
      if (before === undefined) return;
      const isInOrder = order(this.sortKeyOf(before), this.sortKeyOf(row)) < 0;
      findings.holds(row, 'person_id', row.cells.person_id, isInOrder, `> ${before.cells.person_id}`);
    });
  }

  add(claim: readonly AuditedDecision[]): void {
    for (const { policy, row: decision } of claim) {
      const row = this.open.get(keyOf(decision.cells));
      if (row === undefined) continue;
      this.open.delete(keyOf(row.cells));
      const { person_id, settled_at } = decision.cells;
      const year = settled_at.slice(0, 4);
      const written = policy.pack.warning?.threshold;
      const threshold = written === undefined ? undefined : policy.amountOf(written, Number(year));
      const expected = {
        person_id,
        year,
        threshold: threshold === undefined ? '' : yuan(threshold),
        crossed_at: settled_at,
      };
      compareRow(row, expected, row, this.findings);
      const amount = readYuan(row.cells.amount);
      const isAbove = amount !== undefined && threshold !== undefined && amount.gt(threshold);
      this.findings.holds(row, 'amount', row.cells.amount, isAbove, `> ${row.cells.threshold}`);
    }
  }

  /** To be called after the last claim: what is left names no claim of the run. */
  end(): void {
    for (const row of this.open.values()) this.findings.extraRow(row);
  }

  countOf(policy: string): number {
    return this.rows.filter(({ cells }) => cells.policy === policy).length;
  }

  private sortKeyOf({ cells }: Row): string {
    const index = this.stack.findIndex(({ pack }) => pack.id === cells.policy);
    return [String(index), cells.person_id, cells.year].join('\0');
  }
}

function keyOf({ policy, claim_id }: Readonly<Record<string, string>>): string {
  return `${policy}\0${claim_id}`;
}
