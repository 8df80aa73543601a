import { Decimal } from 'decimal.js';
import { type Day, dayOf } from '../domain/calendar.js';
import { addFen, type Fen, type Ratio, shareOf } from '../domain/money.js';
import type { FundCheck } from '../policy/policy.js';
import { type AccountYear, sumOf } from './account-years.js';
import { type FundPolicy, MUNICIPAL } from './accounts.js';
import type { CheckResult } from './ledger.js';

/**
 * Checks each account and year by the checks of its fund's policies, in the order of the stack. A check
 * applies to every year that shares a day with its policy's period.
 */
export function checkAccountYear(year: AccountYear, policies: readonly FundPolicy[]): CheckResult[] {
  return policies.flatMap((policy, policyIndex) => {
    if (policy.fund !== year.fund || !overlaps(policy, year.year)) return [];
    return policy.fundChecks.flatMap((check) => {
      const finding = find(check, year, policyIndex);
      if (finding === undefined) return [];
      const { fund, account } = year;
      const { article } = check;
      return [{ policy: policy.id, fund, account, year: year.year, check: check.check, article, ...finding }];
    });
  });
}

type Finding = Pick<CheckResult, 'holds' | 'ratio' | 'amount' | 'left'>;

/** What a check finds; undefined where it does not concern the account. */
function find(check: FundCheck, year: AccountYear, policy: number): Finding | undefined {
  switch (check.check) {
    case 'surplus_ratio':
      return surplusRatio(year, check.limit);
    case 'gap':
      return gap(year);
    case 'pool_used':
      return year.account === MUNICIPAL ? poolUsed(year, policy, check.pool.get(year.year)) : undefined;
  }
}

/** The limit is a share of the year's income in whole fen, so that "holds" and an amount of 0 mean the same. */
function surplusRatio(year: AccountYear, limit: Ratio): Finding {
  const amount = Math.max(0, addFen(year.closing, -shareOf(year.income, limit)));
  return { holds: amount === 0, ratio: ratioText(year.closing, year.income), amount, left: 0 };
}

function gap(year: AccountYear): Finding {
  const amount = Math.min(0, addFen(year.income, -year.expense));
  return { holds: amount === 0, ratio: '', amount, left: 0 };
}

/** Counts what the policy itself took from the municipal account; without a pool for the year there is no limit. */
function poolUsed(year: AccountYear, policy: number, pool: Fen | undefined): Finding | undefined {
  if (pool === undefined) return undefined;
  const used = sumOf(year.benefits.filter((benefit) => benefit.policy === policy));
  const left = addFen(pool, -used);
  return { holds: left >= 0, ratio: ratioText(used, pool), amount: Math.max(0, -left), left };
}

function overlaps(policy: FundPolicy, year: number): boolean {
  return policy.from <= (dayOf(year, 12, 31) as Day) && policy.until >= (dayOf(year, 1, 1) as Day);
}

/** Enough digits to hold the quotient of two safe integers apart from every half of the last decimal. */
const Exact = Decimal.clone({ precision: 60 });

/**
 * Divides two amounts and writes the ratio with four decimals, halves away from zero; '' where there is nothing
 * to divide by: a sign such as `-` would be taken for a formula by a spreadsheet.
 */
function ratioText(part: Fen, whole: Fen): string {
  if (whole === 0) return '';
  // Rounded before it is written, because a ratio just below 0 would be written as -0.0000.
  return new Exact(part).div(whole).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(4);
}
