import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../../src/domain/reading-rules.js';
import { unitIn } from '../../src/intake/header/unit-above.js';
import { CLAIM_HEADER, claimsOf } from './files.js';

describe('a line above the header', () => {
  it.each([
    '单位：万元',
    '2023年医疗救助明细表,,,单位:万元',
    '金额单位：人民币万元  填报日期：2023-12-31',
    '（单位：人、万元）',
    '计量单位为千元',
    '单 位 ：分',
    '医疗救助明细表（万元）',
    '医疗救助明细表（金额：万元）',
    '"单位：亿元",,',
  ])('speaks of another unit than yuan: %s', (text) => {
    expect(unitIn(text)).toBeDefined();
  });

  it.each([
    '单位：元',
    '单位：人、元',
    '填报单位：某市医疗保障局',
    '填报单位：万元县医保局',
    '单位：分局 2023年',
    '10万元以上大额费用明细表',
    '填报单位：某局 10万元以上明细',
    '救助对象（5万元以上）',
    '万元',
  ])('does not: %s', (text) => {
    expect(unitIn(text)).toBeUndefined();
  });
});

describe('amounts that are not yuan', () => {
  const row = 'C1,330302198001010011,inpatient,2023-05-06,0.10,0.08';

  it('stop the file where a line above the header says so', async () => {
    const reading = claimsOf(['医疗救助明细表,,,,单位：万元,', CLAIM_HEADER, row]);
    await expect(reading).rejects.toMatchObject({
      code: 'UNIT_ABOVE_HEADER',
      details: { line: 1, value: '单位:万元', column: 'total_amount, eligible_amount' },
    });
  });

  it('stop it where the title of a group of columns says so', async () => {
    const lines = [
      'claim_id,person_id,service_type,settled_at,费用（万元）,',
      ',,,,total_amount,eligible_amount',
      row,
    ];
    const details = { line: 1, value: '费用（万元）' };
    await expect(claimsOf(lines)).rejects.toMatchObject({ code: 'UNIT_ABOVE_HEADER', details });
  });

  it('are read where relief.yaml names the unit of every column: 0.10 is 1,000.00', async () => {
    const inTenThousands = (column: string) => ({ column, unit: '万元' as const });
    const claims = {
      total_amount: inTenThousands('total_amount'),
      eligible_amount: inTenThousands('eligible_amount'),
    };
    const rules = { ...NO_RULES, basicPaid: 'absent' as const, columns: { ...NO_RULES.columns, claims } };
    const read = await claimsOf(['单位：万元', CLAIM_HEADER, row], { rules });
    expect(read.claims.total[0]).toBe(100_000);
    expect(read.claims.eligible[0]).toBe(80_000);
  });

  it('are yuan where the line says yuan', async () => {
    const read = await claimsOf(['单位：元', CLAIM_HEADER, row]);
    expect(read.claims.total[0]).toBe(10);
  });
});
