import { FUNDS } from '../domain/fund-entry.js';
import { type Amount, order, yuan, ZERO } from './amounts.js';
import type { AuditedDecision } from './decisions.js';
import type { Findings, Location } from './findings.js';
import type { AuditedPolicy } from './pack.js';
import { amountIn, compareRow } from './rows.js';
import type { Row } from './tables.js';

const DIMENSIONS = ['all', 'institution', 'area', 'category', 'month', 'kind'] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** The claims of one fund with one key of one dimension, added up. */
interface Total {
  claims: number;
  computed: Amount;
  /** Sum over the rows of reconciliation.csv. */
  variance: Amount;
  /** A reversed pair that matches may move money between two keys, and no output shows it. */
  hasVoid: boolean;
}

/** Compares the rows and totals of the reconciliation with the decisions. */
export class ReconciliationAudit {
  private readonly totals = new Map<string, Total>();
  private readonly funds: readonly string[];
  /** The rows of claims, without those of corrections, which belong to no decision. */
  private readonly rowsByFund: ReadonlyMap<string, readonly Row[]>;
  private readonly next = new Map<string, number>();
  private readonly corrections = new Set<string>();

  /** @param rows reconciliation.csv: by fund, then in the order of the replay. */
  constructor(
    stack: readonly AuditedPolicy[],
    rows: readonly Row[],
    private readonly tolerance: Amount,
    private readonly findings: Findings,
  ) {
    this.funds = FUNDS.filter((fund) => stack.some(({ pack }) => pack.fund.name === fund));
    this.rowsByFund = new Map(
      this.funds.map((fund) => [
        fund,
        rows.filter(({ cells }) => cells.fund === fund && cells.kind !== 'correction'),
      ]),
    );
    for (const row of rows) {
      if (!this.funds.includes(row.cells.fund)) findings.extraRow(row);
      else if (row.cells.kind === 'correction') this.addCorrection(row);
    }
  }

  /**
   * Compares the number of corrections with the number of such rows in the input. A correction of a payment of a
   * fund that the stack does not have is not listed.
   */
  compareCorrections(rows: number): void {
    const listed = this.corrections.size;
    const isRight = this.funds.length === FUNDS.length ? listed === rows : listed <= rows;
    const location = { file: 'reconciliation.csv', line: 1 };
    this.findings.holds(location, 'kind', `correction: ${listed}`, isRight, String(rows));
  }

  /** A row that is no claim: nothing is computed for it, and all that was paid is variance. */
  private addCorrection(row: Row): void {
    const { cells } = row;
    const paid = amountIn(row, 'paid', this.findings);
    const expected = { area: '', category: '', computed: '0.00', variance: yuan(paid), cause: 'correction' };
    compareRow(row, expected, row, this.findings);
    this.findings.holds(row, 'paid', cells.paid, !paid.isZero(), '≠ 0');
    this.corrections.add(cells.claim_id);
    const keys: Record<Dimension, string> = {
      all: '',
      institution: cells.institution_id,
      area: '',
      category: '',
      month: cells.settled_at.slice(0, 7),
      kind: 'correction',
    };
    for (const dimension of DIMENSIONS) {
      const total = this.total(cells.fund, dimension, keys[dimension]);
      total.claims++;
      total.variance = total.variance.plus(paid);
    }
  }

  add(claim: readonly AuditedDecision[]): void {
    for (const fund of this.funds) {
      const ofFund = claim.filter(({ policy }) => policy.pack.fund.name === fund);
      const computed = ofFund.reduce((sum, { payable }) => sum.plus(payable), ZERO);
      const difference = this.differenceOf(fund, ofFund[0].row);
      const kind = difference === undefined ? 'match' : difference.cells.kind;
      const variance = difference === undefined ? ZERO : this.checkDifference(difference, ofFund, computed);
      const { settled_at, institution_id } = ofFund[0].row.cells;
      const group = groupOf(ofFund);
      const keys: Record<Dimension, string> = {
        all: '',
        institution: institution_id,
        area: group.area,
        category: group.category,
        month: settled_at.slice(0, 7),
        kind,
      };
      const hasVoid = ofFund[0].row.cells.status === 'void';
      for (const dimension of DIMENSIONS) {
        const total = this.total(fund, dimension, keys[dimension]);
        total.claims++;
        total.computed = total.computed.plus(computed);
        total.variance = total.variance.plus(variance);
        total.hasVoid ||= hasVoid && difference === undefined;
      }
    }
  }

  /** Compares reconciliation_summary.csv with the totals, after the last claim. */
  compareSummary(rows: readonly Row[], end: Location): void {
    for (const [fund, differences] of this.rowsByFund) {
      for (const row of differences.slice(this.next.get(fund) ?? 0)) this.findings.extraRow(row);
    }
    const keys = this.funds.flatMap((fund) =>
      DIMENSIONS.flatMap((dimension) =>
        this.keysOf(fund, dimension).map((key) => ({ fund, dimension, key })),
      ),
    );
    keys.forEach(({ fund, dimension, key }, at) => {
      const total = this.total(fund, dimension, key);
      const row = rows[at];
      const { claims, computed } = total;
      compareRow(
        row,
        { fund, dimension, key, claims: String(claims), computed: yuan(computed) },
        end,
        this.findings,
      );
      if (row !== undefined) this.checkVariance(row, total, dimension);
    });
    for (const row of rows.slice(keys.length)) this.findings.extraRow(row);
    for (const fund of this.funds) this.checkDimensions(rows.filter(({ cells }) => cells.fund === fund));
  }

  /**
   * The row of reconciliation.csv for a claim; undefined where the next row of the fund is another claim's. A refund
   * may have the id of its original: their times tell them apart, or that only one of them is void.
   */
  private differenceOf(fund: string, { cells: claim }: Row): Row | undefined {
    const at = this.next.get(fund) ?? 0;
    const row = this.rowsByFund.get(fund)?.[at];
    if (row?.cells.claim_id !== claim.claim_id || row.cells.settled_at !== claim.settled_at) return undefined;
    if ((row.cells.kind === 'void_not_recovered') !== (claim.status === 'void')) return undefined;
    this.next.set(fund, at + 1);
    return row;
  }

  /** Compares one row with the decisions; returns its variance. */
  private checkDifference(row: Row, decisions: readonly AuditedDecision[], computed: Amount): Amount {
    const { cells } = row;
    const decision = decisions[0].row.cells;
    const paid = amountIn(row, 'paid', this.findings);
    const variance = paid.minus(computed);
    const pended = decisions.find(({ row: { cells: own } }) => own.status === 'pended')?.row.cells;
    const expected = {
      person_id: decision.person_id,
      institution_id: decision.institution_id,
      ...groupOf(decisions),
      settled_at: decision.settled_at,
      computed: yuan(computed),
      variance: yuan(variance),
      kind: kindOf(decision.status === 'void', pended !== undefined, computed, paid),
    };
    compareRow(row, expected, row, this.findings);
    const isExplained = cells.kind !== 'pended' || cells.cause !== 'unexplained';
    this.findings.holds(row, 'cause', cells.cause, isExplained, `pended:${pended?.reason ?? ''}`);
    const differs = decision.status === 'void' || variance.abs().gt(this.tolerance);
    this.findings.holds(row, 'variance', cells.variance, differs, `> ${yuan(this.tolerance)}`);
    return variance;
  }

  private checkVariance(row: Row, total: Total, dimension: Dimension): void {
    const { cells } = row;
    const paid = amountIn(row, 'paid', this.findings);
    this.findings.equal(row, 'variance', cells.variance, yuan(paid.minus(total.computed)));
    // Differences within the tolerance and between the halves of a reversed pair have no row.
    const isSure = this.tolerance.isZero() && (!total.hasVoid || dimension === 'all' || dimension === 'kind');
    if (isSure) this.findings.equal(row, 'variance', cells.variance, yuan(total.variance));
  }

  /** The keys of every dimension add up to the whole. */
  private checkDimensions(rows: readonly Row[]): void {
    const whole = rows.find(({ cells }) => cells.dimension === 'all');
    if (whole === undefined) return;
    for (const column of ['paid', 'variance']) {
      for (const dimension of DIMENSIONS.slice(1)) {
        const own = rows.filter(({ cells }) => cells.dimension === dimension);
        const sum = own.reduce((all, row) => all.plus(amountIn(row, column, this.findings)), ZERO);
        this.findings.equal(own.at(-1) ?? whole, column, yuan(sum), whole.cells[column]);
      }
    }
  }

  private total(fund: string, dimension: Dimension, key: string): Total {
    const groupKey = `${fund}\0${dimension}\0${key}`;
    const known = this.totals.get(groupKey);
    if (known !== undefined) return known;
    const total = { claims: 0, computed: ZERO, variance: ZERO, hasVoid: false };
    this.totals.set(groupKey, total);
    return total;
  }

  private keysOf(fund: string, dimension: Dimension): string[] {
    const prefix = `${fund}\0${dimension}\0`;
    const keys = [...this.totals.keys()].filter((key) => key.startsWith(prefix));
    // The row of the whole is written even where there is no claim.
    if (dimension === 'all' && keys.length === 0) return [''];
    return keys.map((key) => key.slice(prefix.length)).sort(order);
  }
}

/** Area and category are those of the first policy that took a roster row. */
function groupOf(decisions: readonly AuditedDecision[]): { area: string; category: string } {
  const taken = decisions.find(({ row }) => row.cells.identity !== '')?.row.cells;
  return { area: taken?.area ?? '', category: taken?.category ?? '' };
}

function kindOf(isVoid: boolean, isPended: boolean, computed: Amount, paid: Amount): string {
  if (isVoid) return 'void_not_recovered';
  if (isPended && !paid.isZero()) return 'pended';
  if (computed.isZero()) return 'not_due';
  if (paid.isZero()) return 'unpaid';
  return paid.gt(computed) ? 'overpaid' : 'underpaid';
}
