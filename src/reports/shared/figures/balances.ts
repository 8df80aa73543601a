import type { Day } from '../../../domain/calendar.js';
import type { Fund } from '../../../domain/fund-entry.js';
import type { Fen } from '../../../domain/money.js';
import type { RunResults } from '../../results.js';

/** One account over the days of the run, and its years. Amounts in fen. */
export interface AccountBalance {
  readonly fund: Fund;
  readonly account: string;
  /** The balance at the end of each day on which something was booked, in date order. */
  readonly evenings: readonly { readonly day: Day; readonly balance: Fen }[];
  readonly years: readonly AccountYearFigures[];
}

export interface AccountYearFigures {
  readonly fund: Fund;
  readonly account: string;
  readonly year: number;
  readonly opening: Fen;
  readonly income: Fen;
  readonly expense: Fen;
  readonly closing: Fen;
  readonly belowZeroOn: Day | null;
}

/** Every account of every fund, in the order of the ledger. */
export function accountBalances({ fund }: RunResults): AccountBalance[] {
  const accounts = new Map<string, AccountBalance & { evenings: { day: Day; balance: Fen }[] }>();
  for (const { fund: name, account, day, balance } of fund.ledger) {
    const key = `${name} ${account}`;
    const known = accounts.get(key) ?? {
      fund: name,
      account,
      evenings: [],
      years: yearsOf(fund, name, account),
    };
    accounts.set(key, known);
    if (known.evenings.at(-1)?.day === day) known.evenings.pop();
    known.evenings.push({ day, balance });
  }
  return [...accounts.values()];
}

function yearsOf({ summary }: RunResults['fund'], fund: Fund, account: string): AccountYearFigures[] {
  const items = summary.filter((item) => item.fund === fund && item.account === account);
  const years = [...new Set(items.map(({ year }) => year))];
  return years.map((year) => {
    const itemOf = (name: string) => items.find((item) => item.year === year && item.item === name)?.value;
    const fen = (name: string): Fen => {
      const value = itemOf(name);
      return value !== undefined && 'fen' in value ? value.fen : 0;
    };
    const below = itemOf('first_day_below_zero');
    return {
      fund,
      account,
      year,
      opening: fen('opening_balance'),
      income: fen('total_income'),
      expense: fen('total_expense'),
      closing: fen('closing_balance'),
      belowZeroOn: below !== undefined && 'day' in below ? below.day : null,
    };
  });
}
