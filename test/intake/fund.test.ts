import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar.js';
import type { FundEntry } from '../../src/domain/fund-entry.js';
import { withoutOpenings } from '../../src/intake/index.js';
import { fundOf } from './files.js';

const HEADER = 'date,fund,area,entry,amount,note';

describe('the fund ledger', () => {
  it('is read entry by entry', async () => {
    const { entries, rejects, file } = await fundOf([
      HEADER,
      '2023-01-01,assistance,*,opening_balance,100.00,',
      '2023/2/1,医疗救助基金,330302,资助参保,"1,000.00",“春节”前',
    ]);
    expect(rejects).toEqual([]);
    expect(entries).toEqual([
      {
        day: parseDay('2023-01-01'),
        fund: 'assistance',
        area: '*',
        entry: 'opening_balance',
        amount: 10_000,
        note: '',
      },
      {
        day: parseDay('2023-02-01'),
        fund: 'assistance',
        area: '330302',
        entry: 'insurance_subsidy',
        amount: 100_000,
        note: '“春节”前',
      },
    ]);
    expect(file).toMatchObject({ rows: 2, rejected: 0 });
  });

  it.each([
    ['MISSING_VALUE', 'amount', '2023-01-01,assistance,*,interest,,'],
    ['MISSING_VALUE', 'area', '2023-01-01,assistance,,interest,1,'],
    ['BAD_VALUE', 'fund', '2023-01-01,pension,*,interest,1,'],
    ['BAD_VALUE', 'area', '2023-01-01,assistance,city,interest,1,'],
    ['BAD_VALUE', 'entry', '2023-01-01,assistance,*,gift,1,'],
    ['BAD_VALUE', 'note', `2023-01-01,assistance,*,interest,1,${'x'.repeat(1001)}`],
    ['BAD_DATE', 'date', '2023-02-30,assistance,*,interest,1,'],
    ['NEGATIVE_AMOUNT', 'amount', '2023-01-01,assistance,*,interest,-1,'],
  ])('has an entry rejected as %s in %s', async (code, column, row) => {
    const { entries, rejects } = await fundOf([HEADER, row]);
    expect(rejects).toMatchObject([{ code, column, row }]);
    expect(entries).toEqual([]);
  });

  it('has opening balances that become rejects where the accounts of the run say so', async () => {
    const read = await fundOf([
      HEADER,
      '2024-01-01,assistance,*,opening_balance,1,later',
      '2023-06-01,assistance,*,interest,1,',
      '2023-01-01,assistance,*,opening_balance,1,',
    ]);
    expect(read.entries).toHaveLength(3);
    expect([...read.openings.keys()]).toEqual([read.entries[0], read.entries[2]]);
    const { entries, rejects, file } = withoutOpenings(read, [read.entries[0] as FundEntry]);
    expect(entries).toEqual(read.entries.slice(1));
    expect(rejects).toEqual([
      {
        file: file.path,
        line: 2,
        code: 'BAD_VALUE',
        cause: 'BAD_VALUE.late_opening',
        column: 'entry',
        value: 'opening_balance',
        row: '2024-01-01,assistance,*,opening_balance,1,later',
      },
    ]);
    expect(file).toMatchObject({ rows: 3, rejected: 1 });
  });

  it('has an amount in every entry', async () => {
    const { entries, rejects } = await fundOf([
      HEADER,
      '2023-01-01,charity,*,donation,5,',
      '2023-01-02,charity,*,donation,,',
    ]);
    expect(entries).toMatchObject([{ fund: 'charity', amount: 500 }]);
    expect(rejects).toMatchObject([{ line: 3, column: 'amount', code: 'MISSING_VALUE' }]);
  });
});
