import { addFen, type Fen } from '../../../domain/money.js';
import type { Adjudication } from '../../../engine/replay.js';
import { monthNumber, monthText, spanOf } from './span.js';

/** What one benefit pays, month by month. Amounts in fen. */
interface BenefitPayments {
  /** Indexes in the stack and in the policy. */
  readonly policy: number;
  readonly benefit: number;
  /** By month of the span. */
  readonly byMonth: readonly Fen[];
  readonly total: Fen;
}

export interface MonthlyPayments {
  /** Number of the first month. */
  readonly firstMonth: number;
  /** Every month from the first settlement to the last, YYYY-MM. */
  readonly months: readonly string[];
  /** The benefits that pay anything, in the order of the stack. */
  readonly benefits: readonly BenefitPayments[];
  readonly totals: readonly Fen[];
  readonly total: Fen;
}

/** What each benefit pays in each month of settlement. */
export function monthlyPayments(adjudication: Adjudication): MonthlyPayments {
  const { first, last } = spanOf(adjudication);
  const firstMonth = monthNumber(first);
  const count = adjudication.order.length === 0 ? 0 : monthNumber(last) - firstMonth + 1;
  const months = Array.from({ length: count }, (_, at) => monthText(firstMonth + at));
  const benefits = sumsByDay(adjudication).flatMap(({ policy, benefit, byDay }) => {
    const byMonth = months.map(() => 0);
    byDay.forEach((amount, at) => {
      const month = monthNumber(first + at) - firstMonth;
      byMonth[month] = addFen(byMonth[month], amount);
    });
    const total = byMonth.reduce(addFen, 0);
    return total === 0 ? [] : [{ policy, benefit, byMonth, total }];
  });
  const totals = months.map((_, month) =>
    benefits.reduce((sum, { byMonth }) => addFen(sum, byMonth[month]), 0),
  );
  return { firstMonth, months, benefits, totals, total: totals.reduce(addFen, 0) };
}

/** Sums by day: a line knows its day, and the month of a day costs time to work out. */
function sumsByDay(adjudication: Adjudication): { policy: number; benefit: number; byDay: Float64Array }[] {
  const { claims, lines, policies } = adjudication;
  const { first, last } = spanOf(adjudication);
  const days = adjudication.order.length === 0 ? 0 : last - first + 1;
  const sums = policies.map(({ benefits }) => benefits.map(() => new Float64Array(days)));
  for (let line = 0; line < lines.count; line++) {
    const day = claims.settledOn[lines.claim[line]] - first;
    const byDay = sums[lines.policy[line]]?.[lines.benefit[line]];
    byDay[day] = addFen(byDay[day], lines.payable[line]);
  }
  return sums.flatMap((ofPolicy, policy) => ofPolicy.map((byDay, benefit) => ({ policy, benefit, byDay })));
}
