import { formatDay } from '../../src/domain/calendar.js';
import type { Fund, FundEntry, FundEntryKind } from '../../src/domain/fund-entry.js';
import { formatYuan } from '../../src/domain/money.js';
import type { FundPolicy } from '../../src/fund/accounts.js';
import type { LedgerRow, SummaryItem } from '../../src/fund/ledger.js';
import { NO_END } from '../../src/policy/policy.js';
import { day, fen } from '../support/tables.js';

/** A row of fund.csv: `date fund area entry amount note`, by blanks. */
export function entry(row: string): FundEntry {
  const [date, fund, area, kind, amount, note = ''] = row.split(' ') as [
    string,
    Fund,
    string,
    FundEntryKind,
    string,
  ];
  return { day: day(date), fund, area, entry: kind, amount: fen(amount), note };
}

/** A policy as the fund sees it: per county, of the assistance fund, without checks, unless said otherwise. */
export function policy(settings: Partial<FundPolicy> & { readonly id: string }): FundPolicy {
  return {
    fund: 'assistance',
    pooling: 'county',
    from: day('2020-01-01'),
    until: NO_END,
    fundChecks: [],
    benefits: [{ id: 'inpatient' }, { id: 'outpatient' }],
    ...settings,
  };
}

/** `fund account date entry amount balance note` */
export function ledgerText(rows: readonly LedgerRow[]): string[] {
  return rows.map((row) =>
    [
      row.fund,
      row.account,
      formatDay(row.day),
      row.entry,
      formatYuan(row.amount),
      formatYuan(row.balance),
      row.note,
    ]
      .join(' ')
      .trim(),
  );
}

/** `fund account year item value` */
export function summaryText(items: readonly SummaryItem[]): string[] {
  return items.map(({ fund, account, year, item, value }) => {
    const text = 'fen' in value ? formatYuan(value.fen) : 'day' in value ? formatDay(value.day) : value.ratio;
    return `${fund} ${account} ${year} ${item} ${text}`;
  });
}
