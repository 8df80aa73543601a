import { type Day, dateOf, dayOf } from '../domain/calendar.js';
import type { FundEntry } from '../domain/fund-entry.js';
import { addFen, type Fen } from '../domain/money.js';
import type { Adjudication } from '../engine/replay.js';
import { MUNICIPAL, municipalShare } from '../fund/accounts.js';
import { percent } from './bills.js';
import type { Random } from './random.js';
import type { Setting } from './setting.js';

/**
 * A ledger whose income is about what the claims of the year cost, by account and day.
 *
 * @param costs What each account pays for the claims, in fen.
 */
export function drawLedger(
  { loaded, from }: Setting,
  costs: ReadonlyMap<string, Fen>,
  random: Random,
): FundEntry[] {
  const fund = loaded.pack.fund.name;
  const { year } = dateOf(from);
  const day = (month: number, date: number): Day => Math.max(from, dayOf(year, month, date) as Day);
  return [...costs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([area, cost]) => {
      // Whole yuan, and something in accounts from which nothing was paid.
      const share = (percentage: number): Fen =>
        Math.ceil(percent(Math.max(cost, 1_000_000), percentage) / 100) * 100;
      const entry = (on: Day, kind: FundEntry['entry'], amount: Fen, note = ''): FundEntry => ({
        day: on,
        fund,
        area,
        entry: kind,
        amount,
        note,
      });
      const budget = area === MUNICIPAL ? 'budget_municipal' : 'budget_county';
      return [
        entry(day(1, 1), 'opening_balance', share(random.between(10, 25)), '上年结余'),
        entry(day(1, 25), budget, share(random.between(30, 40)), '年度预算第一批'),
        entry(day(5, 16), 'superior_grant', share(random.between(18, 32)), '上级补助'),
        entry(day(7, 20), budget, share(random.between(20, 30)), '年度预算第二批'),
        entry(day(9, 21), 'interest', random.between(1_000, 80_000)),
        entry(day(10, 12), 'lottery', share(3), '彩票公益金'),
        entry(day(12, 5), 'insurance_subsidy', share(2), '资助参保'),
      ];
    });
}

/** Adds what the claims cost to the sums per account of the fund, in fen. */
export function addCosts(
  { order, decisions: [decisions], roster, policies: [policy] }: Adjudication,
  costs: Map<string, Fen>,
): void {
  const { pooling } = policy;
  const add = (account: string, fen: Fen): void => {
    costs.set(account, addFen(costs.get(account) ?? 0, fen));
  };
  if (pooling !== 'county') add(MUNICIPAL, 0);
  for (const claim of order) {
    const payable = decisions.payable[claim];
    if (payable === 0) continue;
    const municipal = municipalShare(pooling, payable);
    if (pooling !== 'county') add(MUNICIPAL, municipal);
    if (pooling !== 'municipal')
      add(roster.areas.text(roster.area[decisions.row[claim]]), payable - municipal);
  }
}
