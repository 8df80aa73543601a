import { NO_DAY } from '../domain/calendar.js';
import { type AccountYear, sumOf } from './account-years.js';
import type { CheckResult, SummaryItem, SummaryValue } from './ledger.js';

/** The summary of one account and year, in the order of its file. Amounts of expenses are positive. */
export function summarizeYear(year: AccountYear, checks: readonly CheckResult[]): SummaryItem[] {
  const values: [item: string, value: SummaryValue][] = [
    ['opening_balance', { fen: year.opening }],
    ...year.entries.map(({ kind, amount }): [string, SummaryValue] => [kind, { fen: amount }]),
    ['total_income', { fen: year.income }],
    ...benefitItems(year),
    ['total_expense', { fen: year.expense }],
    ['closing_balance', { fen: year.closing }],
  ];
  if (year.belowZeroOn !== NO_DAY) values.push(['first_day_below_zero', { day: year.belowZeroOn }]);
  values.push(...checks.flatMap(checkItems));
  return values.map(([item, value]) => ({
    fund: year.fund,
    account: year.account,
    year: year.year,
    item,
    value,
  }));
}

/** One item per benefit id: what two policies of the fund pay under one id in a year is one item. */
function benefitItems({ benefits }: AccountYear): [string, SummaryValue][] {
  const ids = [...new Set(benefits.map(({ entry }) => entry))];
  return ids.map((id) => [id, { fen: sumOf(benefits.filter(({ entry }) => entry === id)) }]);
}

function checkItems(result: CheckResult): [string, SummaryValue][] {
  switch (result.check) {
    case 'surplus_ratio':
      return [
        ['surplus_ratio', { ratio: result.ratio }],
        ['surplus_above_limit', { fen: result.amount }],
      ];
    case 'gap':
      return result.holds ? [] : [['gap', { fen: result.amount }]];
    case 'pool_used':
      return [
        ['pool_used', { ratio: result.ratio }],
        ['pool_left', { fen: result.left }],
      ];
  }
}
