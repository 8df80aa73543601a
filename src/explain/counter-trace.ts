import { formatMoment } from '../domain/calendar.js';
import { type Fen, formatYuan } from '../domain/money.js';
import { ownerText } from '../engine/accumulators.js';
import type { Case } from '../engine/case.js';
import type { Adjudication } from '../engine/replay.js';
import { caseWithRow, recordedLines } from '../engine/replayed-counters.js';
import { periodOf, periodText } from '../mechanisms/counters.js';
import type { Benefit, Scope } from '../policy/policy.js';
import type { Line } from '../tables/decision-tables.js';

/** A counter, before and after the claim. */
export interface CounterTrace {
  readonly scope: Scope;
  readonly key: string;
  /** The year, or the day of recognition. */
  readonly period: string;
  readonly before: string;
  readonly after: string;
  /** The lines, in the order of replay, that brought the counter to `before`. */
  readonly moves: readonly CounterMove[];
}

interface CounterMove {
  readonly claim_id: string;
  readonly benefit: string;
  readonly settled_at: string;
  readonly amount: string;
}

/** A line that was given before, and the claim with the roster row whose counters it moved. */
interface EarlierLine {
  readonly line: Line;
  readonly item: Case;
}

/** The counters of one policy that a claim meets, and how they came to where they are. */
export class CounterHistory {
  private readonly earlier: readonly EarlierLine[];

  /**
   * @param item The decided claim under the policy.
   * @param earlier The claims before it that may share a counter with it, in the order of replay.
   */
  constructor(
    adjudication: Adjudication,
    private readonly item: Case,
    earlier: readonly number[],
  ) {
    const { policy, policyIndex } = item;
    const { row } = adjudication.decisions[policyIndex];
    this.earlier = earlier.flatMap((claim) => {
      const other = caseWithRow(adjudication, policy, policyIndex, claim, row[claim]);
      return recordedLines(adjudication, policyIndex, claim).map((line) => ({ line, item: other }));
    });
  }

  /** The burden counter that a line of the claim adds its base to. */
  burdenCounter(line: Line): CounterTrace {
    const benefit = this.benefitOf(line);
    const owner = this.item.owner(benefit.burdenPer);
    const period = periodOf(benefit.burdenPeriod, this.item);
    const earlier = this.linesBefore(
      (other, item) =>
        other.benefit === line.benefit &&
        item.owner(benefit.burdenPer) === owner &&
        periodOf(benefit.burdenPeriod, item) === period,
    );
    return {
      ...ownerText(this.item.roster, owner),
      period: periodText(benefit.burdenPeriod, period),
      before: formatYuan(line.before),
      after: formatYuan(line.before + line.base),
      moves: this.moves(earlier, (other) => other.base),
    };
  }

  /**
   * The paid counter of the cap group of a line of the claim.
   * @param lines All lines of the claim: those before this one count too.
   */
  paidCounter(line: Line, lines: readonly Line[]): CounterTrace {
    const { capGroup, paidPer, paidPeriod } = this.benefitOf(line);
    const owner = this.item.owner(paidPer);
    const period = periodOf(paidPeriod, this.item);
    const isInGroup = (other: Line): boolean => this.benefitOf(other).capGroup === capGroup;
    const earlier = this.linesBefore(
      (other, item) =>
        isInGroup(other) &&
        periodOf(paidPeriod, item) === period &&
        item.owner(this.benefitOf(other).paidPer) === owner,
    );
    const own = lines.slice(0, lines.indexOf(line)).filter(isInGroup);
    return {
      ...ownerText(this.item.roster, owner),
      period: periodText(paidPeriod, period),
      before: formatYuan(line.paidBefore),
      after: formatYuan(line.paidBefore + line.payable),
      moves: this.moves([...earlier, ...own], (other) => other.payable),
    };
  }

  private linesBefore(counts: (line: Line, item: Case) => boolean): Line[] {
    return this.earlier.filter(({ line, item }) => counts(line, item)).map(({ line }) => line);
  }

  private moves(lines: readonly Line[], amountOf: (line: Line) => Fen): CounterMove[] {
    const { claims } = this.item;
    return lines
      .filter((line) => amountOf(line) !== 0)
      .map((line) => ({
        claim_id: claims.claimIds.text(claims.claimId[line.claim]),
        benefit: this.benefitOf(line).id,
        settled_at: formatMoment(claims.settledOn[line.claim], claims.settledSecond[line.claim]),
        amount: formatYuan(amountOf(line)),
      }));
  }

  private benefitOf(line: Line): Benefit {
    return this.item.policy.benefits[line.benefit];
  }
}
