import { describe, expect, it } from 'vitest';
import { lateOpenings } from '../../src/fund/late-openings.js';
import { paymentsOfRecords } from '../support/payments.js';
import { day } from '../support/tables.js';
import { entry, policy } from './books.js';

const county = policy({ id: 'county' });
const municipal = policy({ id: 'city', pooling: 'municipal' });

/** The entries that stand too late, where a benefit was paid on some days to somebody of the county 330302. */
function late(paying: typeof county, entries: readonly string[], paidOn: readonly string[] = []): string[] {
  const records = paidOn.map((date) => {
    return { settledOn: day(date), policy: paying.id, benefit: 'inpatient', area: '330302', payable: 100 };
  });
  const rows = entries.map(entry);
  const found = lateOpenings(rows, paymentsOfRecords(records, [paying]), [paying]);
  return rows.flatMap((row, at) => (found.includes(row) ? [entries[at] as string] : []));
}

describe('an opening balance stands too late', () => {
  it('in a year after another entry of its account', () => {
    const entries = [
      '2024-01-01 assistance 330302 opening_balance 1.00',
      '2023-06-01 assistance 330302 interest 1.00',
      '2023-01-01 assistance 330302 opening_balance 1.00',
      '2024-01-01 assistance 330303 opening_balance 1.00',
    ];
    expect(late(county, entries)).toEqual([entries[0]]);
  });

  it('in a year after an entry of another area, where all areas have one account', () => {
    const entries = [
      '2020-01-01 assistance * opening_balance 5000.00',
      '2021-01-01 assistance 330302 opening_balance 4000.00',
    ];
    expect(late(municipal, entries)).toEqual([entries[1]]);
    expect(late(county, entries)).toEqual([]);
  });

  it('in a year after a payment, which opens its account without one', () => {
    const entries = ['2021-01-01 assistance 330302 opening_balance 4000.00'];
    expect(late(county, entries, ['2020-12-31'])).toEqual(entries);
    expect(late(county, entries, ['2021-01-01'])).toEqual([]);
  });
});
