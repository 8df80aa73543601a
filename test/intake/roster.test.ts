import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StringInterner } from '../../src/columnar/string-interner.js';
import { NO_DAY } from '../../src/domain/calendar.js';
import { readRoster, readRosterRow } from '../../src/intake/index.js';
import { fileWith, rosterContentOf, rosterOf } from './files.js';

const HEADER = 'person_id,identity,recognized_on';

describe('a roster row', () => {
  it('is read with all its columns', async () => {
    const { roster, rejects, file } = await rosterOf([
      'person_id,household_id,name,identity,recognized_on,valid_from,valid_to,area,local_resident,insurance,household_capacity,enhanced_ratio,at_risk_from',
      'P1,H1,张三,dibao,2023-01-01,2023-02-01,2023-12-31,330302,N,employee,5000.50,0.855,2023-03-01',
      'P2,,,特困人员,2023-01-01,,,,,,,,',
    ]);
    expect(rejects).toEqual([]);
    expect(rosterContentOf(roster)).toEqual([
      'P1;H1;张三;dibao;2023-01-01;2023-02-01;2023-12-31;330302;0;1;500050;855000;2023-03-01',
      'P2;;;destitute;2023-01-01;;;;1;0;-1;-1;',
    ]);
    expect(file).toMatchObject({ rows: 2, rejected: 0 });
  });

  it('may be written with Chinese headers and values', async () => {
    const { roster, rejects } = await rosterOf(
      [
        '序号,身份证号码,户编号,姓名,救助对象身份,认定时间,退出日期,认定地,参保类型',
        '1,33030219800101001x,H1,张三,低保对象-7110,2023年1月5日,--,洞头区,未参保',
      ],
      { areas: [{ code: '330305', zh: '洞头区' }] },
    );
    expect(rejects).toEqual([]);
    expect(rosterContentOf(roster)).toEqual([
      '33030219800101001X;H1;张三;dibao;2023-01-05;;;330305;1;2;-1;-1;',
    ]);
  });

  it('becomes one for each identity that its cell lists', async () => {
    const { roster, rejects, file } = await rosterOf([
      HEADER,
      'P1,"低保,特困",2023-01-01',
      'P2,低保对象-7110、孤儿-7120；低保,2023-01-01',
      'P3,最低生活保障边缘家庭成员（低保边缘对象、低边）,2023-01-01',
    ]);
    expect(rejects).toEqual([]);
    expect(rosterContentOf(roster).map((row) => row.split(';').slice(0, 4).join(' '))).toEqual([
      'P1   destitute',
      'P1   dibao',
      'P2   dibao',
      'P2   orphan',
      'P3   dibao_edge',
    ]);
    expect(file).toMatchObject({ rows: 3, rejected: 0 });
  });

  it.each([
    ['MISSING_VALUE', 'recognized_on', 'P1,dibao,', HEADER],
    ['MISSING_VALUE', 'identity', 'P1,,2023-01-01', HEADER],
    ['UNKNOWN_IDENTITY', 'identity', 'P1,millionaire,2023-01-01', HEADER],
    ['UNKNOWN_IDENTITY', 'identity', 'P1,"dibao,millionaire",2023-01-01', HEADER],
    ['DAMAGED_ID', 'person_id', '330***1234,dibao,2023-01-01', HEADER],
    ['BAD_DATE', 'recognized_on', 'P1,dibao,then', HEADER],
    ['BAD_VALUE', 'area', 'P1,dibao,2023-01-01,3303', `${HEADER},area`],
    ['BAD_VALUE', 'area', 'P1,dibao,2023-01-01,海州区', `${HEADER},area`],
    ['BAD_VALUE', 'insurance', 'P1,dibao,2023-01-01,some', `${HEADER},insurance`],
    ['BAD_VALUE', 'enhanced_ratio', 'P1,dibao,2023-01-01,85%', `${HEADER},enhanced_ratio`],
    ['NEGATIVE_AMOUNT', 'household_capacity', 'P1,dibao,2023-01-01,-1', `${HEADER},household_capacity`],
    ['DATE_ORDER', 'valid_to', 'P1,dibao,2023-01-02,2023-01-01', `${HEADER},valid_to`],
  ])('is rejected as %s in %s: %s', async (code, column, row, header) => {
    const { roster, rejects } = await rosterOf([header, row]);
    expect(rejects).toMatchObject([{ code, column, line: 2, row }]);
    expect(roster.count).toBe(0);
  });
});

describe('roster rows alike in person, identity and start', () => {
  it('count once, the first as text', async () => {
    const header = `${HEADER},valid_from,name`;
    const { roster, rejects, file, warnings } = await rosterOf([
      header,
      'P1,dibao,2023-01-01,,b',
      'P1,低保,2023/1/1,,a',
      'P1,dibao,2023-01-01,2023-01-01,c',
      'P1,dibao,2023-01-01,,a',
    ]);
    expect(rosterContentOf(roster)).toHaveLength(2);
    // Lines 3 and 5 are alike in every cell as it is read, and the text of line 5 comes before that of line 2.
    expect(rejects.map(({ line, code, column, value }) => [line, code, column, value])).toEqual([
      [2, 'DUPLICATE_ROSTER_ROW', 'identity', 'dibao'],
    ]);
    expect(warnings).toMatchObject([{ code: 'REPEATED_ROW', line: 5, count: 1 }]);
    expect(file).toMatchObject({ rows: 3, rejected: 1 });
  });

  it('lose only the identity that is there already', async () => {
    const { roster, rejects } = await rosterOf([HEADER, 'P1,"低保,特困",2023-01-01', 'P1,"低保",2023-01-01']);
    // A quote comes before a comma, and so line 3 before line 2.
    expect(rejects).toMatchObject([{ line: 2, code: 'DUPLICATE_ROSTER_ROW', value: 'dibao' }]);
    expect(rosterContentOf(roster).map((row) => row.split(';')[3])).toEqual(['destitute', 'dibao']);
  });

  it('do not depend on the order of rows', async () => {
    const row = fc
      .tuple(
        fc.constantFrom('P1', 'P2'),
        fc.constantFrom('dibao', '低保', '"低保,特困"', '特困'),
        fc.constantFrom('2023-01-01', '2023/1/1', 'x'),
        fc.constantFrom('', 'a', 'b', '字'),
      )
      .map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 10 }), async (rows) => {
        const header = `${HEADER},name`;
        const one = await rosterOf([header, ...rows]);
        const other = await rosterOf([header, ...rows.toReversed()]);
        expect(rosterContentOf(other.roster)).toEqual(rosterContentOf(one.roster));
      }),
      { numRuns: 200 },
    );
  });
});

describe('roster rows alike in every cell that is read', () => {
  it('are one row, said once', async () => {
    const { roster, rejects, file, warnings } = await rosterOf([
      `${HEADER},month,name`,
      'P1,"低保,特困",2023-01-01,1,a',
      'P2,dibao,2023-01-01,1,b',
      'P1,"特困,低保",2023/1/1,2,a',
      'P2,dibao,2023-01-01,2,b',
      'P2,dibao,2023-01-01,3, b',
    ]);
    expect(rejects).toEqual([]);
    expect(rosterContentOf(roster).map((row) => row.split(';').slice(0, 4).join(' '))).toEqual([
      'P1  a destitute',
      'P1  a dibao',
      'P2  b dibao',
    ]);
    expect(warnings).toMatchObject([{ code: 'UNKNOWN_COLUMN' }, { code: 'REPEATED_ROW', line: 4, count: 3 }]);
    expect(file).toMatchObject({ rows: 2, rejected: 0 });
  });

  it('are not those that differ in one cell that is read', async () => {
    const { roster, rejects } = await rosterOf([
      `${HEADER},area`,
      'P1,dibao,2023-01-01,330302',
      'P1,dibao,2023-01-01,330303',
    ]);
    expect(rejects).toMatchObject([{ line: 3, code: 'DUPLICATE_ROSTER_ROW' }]);
    expect(roster.count).toBe(1);
  });
});

describe('words that give no identity', () => {
  it('make a row that means nothing', async () => {
    const { roster, rejects, file, warnings } = await rosterOf([
      HEADER,
      'P1,一般户,2023-01-01',
      'P2,"低保,脱贫不享受政策",2023-01-01',
      'P3,非救助对象,2023-01-01',
    ]);
    expect(rejects).toEqual([]);
    expect(rosterContentOf(roster).map((row) => row.split(';').slice(0, 4).join(' '))).toEqual([
      'P2   dibao',
    ]);
    expect(warnings).toMatchObject([
      { code: 'NO_IDENTITY', column: 'identity', line: 2, value: '一般户', count: 2 },
    ]);
    expect(file).toMatchObject({ rows: 1, rejected: 0 });
  });
});

describe('a roster', () => {
  it('shares the person numbers of the claims', async () => {
    const personIds = new StringInterner();
    const known = personIds.internText('P1');
    const { roster } = await readRoster(
      fileWith(`${HEADER}\nP2,dibao,2023-01-01\nP1,dibao,2023-01-01\n`),
      personIds,
    );
    expect(roster.person[1]).toBe(known);
  });

  it('has rows that can be read by name', () => {
    expect(
      readRosterRow({ person_id: 'A', identity: 'dibao', recognized_on: '2021-01-01', area: '330302' }),
    ).toMatchObject({
      row: [{ person: 'A', identity: 'dibao', area: '330302', localResident: 'Y' }],
    });
    expect(readRosterRow({ person_id: 'A', identity: 'rich', recognized_on: '2021-01-01' })).toEqual({
      fault: { code: 'UNKNOWN_IDENTITY', column: 'identity', value: 'rich' },
    });
  });
});

it.each([
  '长期',
  '至今',
  '永久',
  '无',
  '-',
  '2099-12-31',
  '2099.12.31',
  '2999-12-31',
  '9999-12-31T16:00:00.000Z',
  '2199/12/31',
  '',
  '9999-12-31',
  '9999/12/31',
  '99991231',
  '9999年12月31日',
  '9999-12-31 23:59:59',
])('a row that is valid to “%s” has no end', async (end) => {
  const { roster, rejects } = await rosterOf([`${HEADER},valid_to`, `P1,dibao,2023-01-02,${end}`]);
  expect(rejects).toEqual([]);
  expect([...roster.validTo.subarray(0, roster.count)]).toEqual([NO_DAY]);
});
