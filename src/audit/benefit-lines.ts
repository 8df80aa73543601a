import { type Amount, Exact, larger, smaller, yuan, ZERO } from './amounts.js';
import { ownerOf, type RebuiltCounters } from './counters.js';
import type { Findings } from './findings.js';
import { figuresOf } from './line.js';
import type { AuditedPolicy, Bracket, Standard, WrittenBenefit } from './pack.js';
import { amountIn } from './rows.js';
import type { Row } from './tables.js';

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

/** What comes from the roster or the claims alone, so the audit has to believe it. */
export interface TakenAsGiven {
  /** Deductibles that a roster row brings. */
  deductibles: number;
  /** Ratios that a roster row raises. */
  ratios: number;
}

/** Works out the benefit lines of one policy. */
export class LineAudit {
  constructor(
    private readonly policy: AuditedPolicy,
    private readonly counters: RebuiltCounters,
    private readonly findings: Findings,
    private readonly given: TakenAsGiven,
  ) {}

  /**
   * Works out one line and compares it with the one that is written.
   *
   * @param earlier The lines of the claim before this one.
   */
  line(
    decision: Row,
    row: Row,
    benefit: WrittenBenefit,
    earlier: readonly AuditedLine[],
    paidByEarlierPolicies: Amount,
  ): AuditedLine {
    const { policy, counters, findings } = this;
    const { cells } = row;
    const { category, settled_at, person_id, household_id, total_amount } = decision.cells;
    const year = settled_at.slice(0, 4);
    const standard = policy.standardOf(benefit, category, Number(year)) as Standard | 'missing';
    const base = amountIn(row, 'base_amount', findings);
    const bound = this.baseOf(
      benefit,
      earlier,
      amountIn(decision, 'total_amount', findings),
      paidByEarlierPolicies,
    );
    if (bound.exact !== undefined) findings.equal(row, 'base_amount', cells.base_amount, yuan(bound.exact));
    else findings.holds(row, 'base_amount', cells.base_amount, base.lte(bound.most), `≤ ${total_amount}`);
    if (standard === 'missing') {
      findings.extraRow(row);
      return { benefit, base, before: ZERO, above: ZERO, gross: ZERO, payable: ZERO, reason: '' };
    }
    const burdenOwner = ownerOf(benefit.burden_counter.per, person_id, household_id);
    const paidOwner = ownerOf(benefit.paid_counter.per, person_id, household_id);
    const before = counters.burdenBefore(
      benefit,
      burdenOwner,
      year,
      amountIn(row, 'burden_before', findings),
    );
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
    const said = amountIn(row, 'deductible', this.findings);
    return larger(said, ZERO);
  }

  /** A flat ratio that the roster may raise is taken from the line, between the pack's and 1. */
  private brackets(row: Row, { brackets, mayBeHigher, tiered }: Standard): readonly Bracket[] {
    const said = row.cells.ratio;
    if (!mayBeHigher || tiered || !/^[01](\.\d{1,6})?$/.test(said)) return brackets;
    const [own] = brackets;
    const raised = smaller(new Exact(said), new Exact(1));
    if (raised.lte(own.ratio)) return brackets;
    this.given.ratios++;
    return [{ ...own, ratio: raised }];
  }

  /** Adds a line to the counters, after all lines of its claim have been worked out. */
  count({ cells }: Row, { benefit, base, before, payable }: AuditedLine): void {
    const year = cells.settled_at.slice(0, 4);
    const { counters } = this;
    const burdenOwner = ownerOf(benefit.burden_counter.per, cells.person_id, cells.household_id);
    const paidOwner = ownerOf(benefit.paid_counter.per, cells.person_id, cells.household_id);
    counters.addPaid(benefit.cap_group, paidOwner, year, payable);
    counters.addBurden(benefit, burdenOwner, year, before, base);
  }
}
