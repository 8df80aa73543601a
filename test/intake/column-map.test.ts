import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { type MappedColumn, NO_RULES } from '../../src/domain/reading-rules.js';
import { readTenThousands } from '../../src/intake/cells/ten-thousands.js';
import { parseConfig } from '../../src/intake/config/config.js';
import { layoutOf, readColumns } from '../../src/intake/header/layout.js';
import { readClaims, readRoster } from '../../src/intake/index.js';
import { CLAIM_TABLE } from '../../src/tables/index.js';
import { Fault, headerKey } from '../../src/tables/values.js';
import { CLAIM_HEADER, CLAIM_ROW, fileWith } from './files.js';

function mapped(claims: Record<string, MappedColumn>) {
  return { rules: { ...NO_RULES, basicPaid: 'absent' as const, columns: { claims } } };
}

function claimsWith(columns: string, cells: string, map: Record<string, MappedColumn> = {}) {
  return readClaims([fileWith(`${CLAIM_HEADER},${columns}\n${CLAIM_ROW},${cells}\n`)], mapped(map));
}

describe('columns: of relief.yaml', () => {
  it('goes before the names that the reader knows', async () => {
    const { claims } = await claimsWith('大病报销', '5.00', { 大病报销: { column: 'other_paid' } });
    expect([claims.insurancePaid(0), claims.otherPaid[0]]).toEqual([0, 500]);
  });

  it('adds up where the column is a sum, with what the file has under names that are known', async () => {
    const map = { 某支付: { column: 'catastrophic_paid' }, 另支付: { column: 'catastrophic_paid' } };
    const { claims } = await claimsWith('某支付,另支付,hifob_pay,大病报销', '1.00,2.00,4.00,8.00', map);
    // 1 + 2 + 4 + 8 = 15 yuan.
    expect(claims.insurancePaid(0)).toBe(1500);
  });

  it('adds up from left to right, whichever addend stands first, in every row anew', async () => {
    const rows = [
      'C1,1,inpatient,2023-05-06,100.00,80.00,1.00,0.00,2.00',
      'C2,1,inpatient,2023-05-06,100.00,80.00,4.00,0.00,',
    ];
    const path = fileWith(`${CLAIM_HEADER},hifob_pay,hifp_pay,hifmi_pay\n${rows.join('\n')}\n`);
    const { claims } = await readClaims([path]);
    // 1 + 2 = 3 yuan, and 4 yuan.
    expect([claims.insurancePaid(0), claims.insurancePaid(1)]).toEqual([300, 400]);
  });

  it('stops where the column is no sum and has two headers', async () => {
    const map = { 某支付: { column: 'basic_paid' }, 另支付: { column: 'basic_paid' } };
    await expect(claimsWith('某支付,另支付', '1.00,2.00', map)).rejects.toMatchObject({
      code: 'AMBIGUOUS_COLUMNS',
      details: { value: '7 某支付, 8 另支付' },
    });
    await expect(
      claimsWith('某支付,hifp_pay', '1.00,2.00', { 某支付: { column: 'basic_paid' } }),
    ).rejects.toMatchObject({ code: 'AMBIGUOUS_COLUMNS' });
  });

  it('takes a header once decorations, width and case are left out', async () => {
    const { claims } = await claimsWith('*Local Paid（元）', '5.00', {
      local_paid: { column: 'other_paid' },
    });
    expect(claims.otherPaid[0]).toBe(500);
  });

  it('may name a column that is known and not read, or leave one out', async () => {
    const map = {
      村名: { column: 'village' },
      备注金额: { column: 'ignore' },
      大病报销: { column: 'ignore' },
    };
    const { claims, warnings } = await claimsWith('村名,备注金额,大病报销', '甲村,5.00,6.00', map);
    expect([claims.insurancePaid(0), warnings]).toEqual([0, []]);
  });

  it('has headers that the files have', async () => {
    await expect(claimsWith('memo', 'x', { 大病支出: { column: 'other_paid' } })).rejects.toMatchObject({
      code: 'MAPPED_HEADER_NOT_FOUND',
      details: { column: '大病支出', path: 'columns.claims' },
    });
    // One of several files is enough.
    const one = fileWith(`${CLAIM_HEADER},大病支出\n${CLAIM_ROW},1.00\n`);
    const other = fileWith(`${CLAIM_HEADER}\n${CLAIM_ROW.replace('C1', 'C2')}\n`);
    const { claims } = await readClaims([one, other], mapped({ 大病支出: { column: 'catastrophic_paid' } }));
    expect(claims.insurancePaid(0)).toBe(100);
  });

  it('maps the roster, and its words by identity_map', async () => {
    const roster =
      'person_id,登记类型,recognized_on\n1,本地甲类,2020-01-01\n2,低保,2020-01-01\n3,"本地甲类,特困",2020-01-01\n';
    const rules = {
      ...NO_RULES,
      columns: { roster: { 登记类型: { column: 'identity' } } },
      identityMap: { 本地甲类: 'dibao_edge', 低保: 'destitute' },
    };
    const { roster: read, rejects } = await readRoster(fileWith(roster), new StringInterner(), { rules });
    expect(rejects).toEqual([]);
    // dibao_edge is the third identity of the list, destitute the first; the map goes before the built-in words.
    expect([...read.identity.subarray(0, read.count)]).toEqual([2, 0, 2, 0]);
  });

  it.each([
    ['MAPPED_COLUMN_UNKNOWN', '大病支出: catastrophic', 'catastrophic'],
    ['MAPPED_UNIT', '大病支出: {column: place, unit: 万元}', 'place'],
    ['MAPPED_HEADER_TWICE', '大病支出: other_paid\n    大病支出(元): ignore', 'ignore'],
    ['CONFIG_FILL_IN', '大病支出: fill_in', 'fill_in'],
    ['CONFIG_VALUE', '大病支出: {column: place, unit: 千元}', '{"column":"place","unit":"千元"}'],
  ])('%s', (code, lines, value) => {
    let error: unknown;
    try {
      parseConfig(`columns:\n  claims:\n    ${lines}\n`, 'relief.yaml');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code, details: { value, file: 'relief.yaml' } });
  });
});

describe('ten thousands of yuan', () => {
  it.each([
    // 1.1 × 10,000 = 11,000.00 yuan = 1,100,000 fen.
    ['1.1', 1_100_000],
    ['0.7', 700_000],
    ['0.000001', 1],
    ['-0.5', -500_000],
    ['1,234.5', 1_234_500_000],
    ['¥2', 2_000_000],
    ['3万元', 3_000_000],
    ['0', 0],
  ])('%s', (text, fen) => {
    expect(readTenThousands(text)).toBe(fen);
  });

  it.each([
    ['0.0000015', 'AMOUNT_PRECISION'],
    ['1元', 'BAD_AMOUNT'],
    ['1,23', 'BAD_AMOUNT'],
    ['', 'BAD_AMOUNT'],
    ['.', 'BAD_AMOUNT'],
    ['100万件', 'BAD_AMOUNT'],
    ['1000000.01', 'AMOUNT_RANGE'],
  ])('%s is %s', (text, code) => {
    expect(readTenThousands(text)).toEqual(new Fault(code as never));
  });

  it('are read in a file, beside plain rows, and tested for their sign', async () => {
    const map = { '统筹（万元）': { column: 'basic_paid', unit: '万元' as const } };
    const rows = [
      'C1,1,inpatient,2023-05-06,90000.00,80000.00,1.1',
      'C2,1,inpatient,2023-05-06,90000.00,80000.00,-0.123456',
    ];
    const path = fileWith(`${CLAIM_HEADER},统筹（万元）\n${rows.join('\n')}\n`);
    const { claims, rejects } = await readClaims([path], mapped(map));
    expect(claims.insurancePaid(0)).toBe(1_100_000);
    expect(rejects).toMatchObject([{ line: 3, code: 'NEGATIVE_AMOUNT', value: '-0.123456' }]);
  });
});

describe('decorations of a header', () => {
  it.each([
    ['医疗费总额（元）', '医疗费总额'],
    ['医疗费总额(单位：元)', '医疗费总额'],
    ['医疗费总额【人民币元】', '医疗费总额'],
    ['医疗费总额/元', '医疗费总额'],
    ['医疗费总额 元', '医疗费总额'],
    ['＊身份证号', '身份证号'],
    ['★身份证号（必填）', '身份证号'],
    ['【必填】身份证号：', '身份证号'],
    ['身份证\n号码', '身份证号码'],
    ['结算时间（yyyy-MM-dd HH:mm:ss）', '结算时间'],
    ['结算时间(年/月/日)', '结算时间'],
    ['total amount (yuan)', 'total_amount'],
  ])('%j is %s', (header, name) => {
    expect(headerKey(header)).toBe(headerKey(name));
  });

  it.each([
    '医疗费总额（万元）',
    '医疗费总额万元',
    '医疗费总额（分）',
    '医疗费总额(千元)',
    '医疗费总额（累计）',
  ])('%s is another header', (header) => {
    expect(headerKey(header)).not.toBe(headerKey('医疗费总额'));
  });

  it('are not all of a header', () => {
    expect(headerKey('元')).toBe('元');
    expect(headerKey('市（内）外')).toBe('市(内)外');
  });
});

describe('a header of many columns', () => {
  it('is refused beyond a thousand', () => {
    const header = [...CLAIM_HEADER.split(','), ...Array.from({ length: 995 }, (_, at) => `x${at}`)];
    expect(() => layoutOf(CLAIM_TABLE, header, 'claims.csv', 1)).toThrow('TOO_MANY_COLUMNS');
    expect(layoutOf(CLAIM_TABLE, header.slice(0, 1000), 'claims.csv', 1).unknown).toHaveLength(994);
  });

  it('takes time in proportion to its length', () => {
    const timeOf = (columns: number): number => {
      const header = Array.from({ length: columns }, (_, at) => `column ${at}`);
      const start = process.hrtime.bigint();
      readColumns(CLAIM_TABLE, header);
      return Number(process.hrtime.bigint() - start);
    };
    timeOf(5000);
    const best = (columns: number): number => Math.min(...[1, 2, 3].map(() => timeOf(columns)));
    // Sixteen times the columns: a quadratic reading would take 256 times as long.
    expect(best(80_000) / best(5000)).toBeLessThan(80);
  });
});
