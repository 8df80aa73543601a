import { type Amount, Exact, larger, ratioText, toFen, yuan, ZERO } from './amounts.js';
import type { AuditedPolicy, WrittenCheck } from './pack.js';

/** What a policy's check says of an account and year, as summary.json writes it. */
export interface CheckFigures {
  readonly policy: string;
  readonly fund: string;
  readonly account: string;
  readonly year: number;
  readonly check: string;
  readonly article: string;
  readonly holds: boolean;
  readonly ratio: string;
  readonly amount: string;
  readonly left: string;
}

/** An account in one year. */
export interface YearFigures {
  readonly account: string;
  readonly year: number;
  readonly income: Amount;
  readonly expense: Amount;
  readonly closing: Amount;
  /** What the policy itself pays. */
  readonly used: Amount;
}

export function figuresOfCheck(
  check: WrittenCheck,
  policy: AuditedPolicy,
  { account, year, income, expense, closing, used }: YearFigures,
): Pick<CheckFigures, 'holds' | 'ratio' | 'amount' | 'left'> | undefined {
  switch (check.check) {
    case 'surplus_ratio': {
      const limit = toFen(income.times(new Exact(check.limit ?? '0')));
      const above = larger(closing.minus(limit), ZERO);
      return { holds: above.isZero(), ratio: ratioText(closing, income), amount: yuan(above), left: '0.00' };
    }
    case 'gap': {
      const gap = income.minus(expense);
      const amount = gap.lt(0) ? gap : ZERO;
      return { holds: amount.isZero(), ratio: '', amount: yuan(amount), left: '0.00' };
    }
    case 'pool_used': {
      const pool = check.pool === undefined ? undefined : policy.amountOf(check.pool, year);
      if (account !== '*' || pool === undefined) return undefined;
      const left = pool.minus(used);
      const above = larger(left.neg(), ZERO);
      return { holds: left.gte(0), ratio: ratioText(used, pool), amount: yuan(above), left: yuan(left) };
    }
  }
}

export function checkItems({ check, ratio, amount, holds, left }: CheckFigures): [string, string][] {
  switch (check) {
    case 'surplus_ratio':
      return [
        ['surplus_ratio', ratio],
        ['surplus_above_limit', amount],
      ];
    case 'gap':
      return holds ? [] : [['gap', amount]];
    default:
      return [
        ['pool_used', ratio],
        ['pool_left', left],
      ];
  }
}
