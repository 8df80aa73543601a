import { describe, expect, it } from 'vitest';
import { fundOf, readRows, rosterOf } from './files.js';

const CLAIMS = '序号,claim_id,person_id,psn_name,service_type,settled_at,total_amount,eligible_amount,备注';
const ROSTER = 'person_id,name,identity,recognized_on,备注';
const FUND = 'date,fund,area,entry,amount,note';

async function claimCode(row: string): Promise<string | undefined> {
  return (await readRows([row], CLAIMS)).rejects[0]?.code;
}

describe('a row under a list of claims', () => {
  it.each([
    ',小计,,,,,12000,10900,',
    ',合 计,,,,,12000,10900,',
    '合计,,,,,,12000,10900,',
    '合计,25,,,,,12000,10900,',
    ',合计：,3人,,,,12000,10900,',
    ',本页合计,,,,,12000,10900,',
    ',2023年1月合计,,,,,12000,10900,',
    ',红塔区小计,,,,,12000,10900,',
    ',合计3人,,,,,12000,10900,',
    ',小计,530402197411020023,王二,住院,2023-02-11,12000,10900,',
    ',,合计,,,,12000,10900,',
    ',填表人：张某,,,审核人：李某,,,,',
    ',制表,,,,,,,',
    ',审核:,,,,,,,',
    ',单位(盖章),,,,,,,',
    ',单位负责人签字：,,,,,,,',
    '填表日期：2023-01-05,,,,,,,,',
    'Total,,,,,,12000,10900,',
    // With more or fewer cells than the header it is no less a total.
    '合计,,,12000',
    ',合计,,,,,12000,10900,,,,,',
  ])('is a total or a line to be signed: %s', async (row) => {
    expect(await claimCode(row)).toBe('TOTAL_ROW');
  });

  it.each([
    ['1,C1,530402197411020023,王二,住院,2023-02-11,100,90,审核通过', undefined],
    ['1,C1,530402197411020023,王二,住院,2023-02-11,100,90,合计', undefined],
    ['合计,C1,530402197411020023,王二,住院,2023-02-11,100,90,', undefined],
    ['1,审核2023-001,530402197411020023,王二,住院,2023-02-11,100,90,', undefined],
    ['1,C1,,王二,住院,2023-02-11,100,90,费用合计有误', 'MISSING_VALUE'],
    ['1,C1,,合计,住院,2023-02-11,100,90,', 'MISSING_VALUE'],
    ['1,,530402197411020023,王二,住院,2023-02-11,100,90,审核', 'MISSING_VALUE'],
    ['1,C1,530402197411020023,王二,合计,2023-02-11,100,90,', 'UNKNOWN_SERVICE'],
  ])('is data where its keys are there: %s', async (row, code) => {
    expect(await claimCode(row)).toBe(code);
  });

  it('is named by its words, and counts nothing', async () => {
    const { claims, rejects } = await readRows([',小计,,,,,12000,10900,'], CLAIMS);
    expect(rejects).toMatchObject([{ column: 'claim_id', value: '小计' }]);
    expect(claims.count).toBe(0);
  });
});

it.each(['合计,,,,', '合计：25人,,,,', ',合计,,,', '制表人：张某,,,,'])(
  'a row under a roster is a total: %s',
  async (row) => {
    expect((await rosterOf([ROSTER, row])).rejects).toMatchObject([{ code: 'TOTAL_ROW' }]);
  },
);

it('a roster row whose note speaks of a total is data', async () => {
  const { roster } = await rosterOf([ROSTER, '530402197411020023,王二,dibao,2021-06-01,合计']);
  expect(roster.count).toBe(1);
});

it.each([
  '合计,,,,100,',
  '2023-01-31,,,本月合计,100,',
  '2023-12-31,,,本年累计,100,',
  '2023-01-31,assistance,*,,100,本月合计',
])('a row of a ledger is a total: %s', async (row) => {
  expect((await fundOf([FUND, row])).rejects).toMatchObject([{ code: 'TOTAL_ROW' }]);
});

it('an entry whose note speaks of a total is data', async () => {
  expect((await fundOf([FUND, '2023-01-31,assistance,*,interest,100,本月合计'])).rejects).toEqual([]);
});
