import { FUNDS } from '../domain/fund-entry.js';
import { type Amount, addTo, order, yuan, ZERO } from './amounts.js';
import type { AuditedDecision } from './decisions.js';
import type { Findings, Location } from './findings.js';
import { compareRow } from './rows.js';
import type { Row } from './tables.js';

/** What is due to institutions for one-stop claims and to persons for manual ones, added up claim by claim. */
export class SettlementAudit {
  private readonly institutions = new Map<string, Amount>();
  private readonly persons = new Map<string, Amount>();
  private readonly counts = new Map<string, number>();

  add(claim: readonly AuditedDecision[]): void {
    const { channel, institution_id, person_id, settled_at } = claim[0].row.cells;
    for (const fund of FUNDS) {
      const payable = claim
        .filter(({ policy }) => policy.pack.fund.name === fund)
        .reduce((sum, decision) => sum.plus(decision.payable), ZERO);
      if (payable.isZero()) continue;
      const isManual = channel === 'manual';
      const key = isManual
        ? `${fund}\0${person_id}`
        : `${fund}\0${institution_id}\0${settled_at.slice(0, 7)}`;
      addTo(isManual ? this.persons : this.institutions, key, payable);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  compareInstitutions(rows: readonly Row[], end: Location, findings: Findings): void {
    this.compare(this.institutions, rows, end, findings, ([fund, institution_id, month]) => ({
      fund,
      institution_id,
      month,
    }));
  }

  comparePersons(rows: readonly Row[], end: Location, findings: Findings): void {
    this.compare(this.persons, rows, end, findings, ([fund, person_id]) => ({ fund, person_id }));
  }

  private compare(
    amountsDue: ReadonlyMap<string, Amount>,
    rows: readonly Row[],
    end: Location,
    findings: Findings,
    cellsOf: (key: readonly string[]) => Record<string, string>,
  ): void {
    const sorted = [...amountsDue].sort(([a], [b]) => order(a, b));
    sorted.forEach(([key, payable], at) => {
      const claims = String(this.counts.get(key));
      compareRow(rows[at], { ...cellsOf(key.split('\0')), claims, payable: yuan(payable) }, end, findings);
    });
    for (const row of rows.slice(sorted.length)) findings.extraRow(row);
  }
}
