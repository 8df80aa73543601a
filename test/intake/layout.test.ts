import { describe, expect, it } from 'vitest';
import { ReliefError } from '../../src/domain/errors.js';
import { layoutOf, positionOf } from '../../src/intake/header/layout.js';
import { CLAIM_TABLE, FUND_TABLE, ROSTER_TABLE } from '../../src/tables/index.js';
import { headerKey } from '../../src/tables/values.js';

const REQUIRED = ['claim_id', 'person_id', 'service_type', 'settled_at', 'total_amount', 'eligible_amount'];
const claims = (...more: string[]) => layoutOf(CLAIM_TABLE, [...REQUIRED, ...more], 'claims.csv', 1);

function failure(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error instanceof ReliefError ? { code: error.code, ...error.details } : error;
  }
}

describe('a header', () => {
  it('must have every required column', () => {
    expect(failure(() => layoutOf(CLAIM_TABLE, ['claim_id', '总费用'], 'claims.csv', 3))).toEqual({
      code: 'MISSING_COLUMN',
      file: 'claims.csv',
      line: 3,
      column: 'person_id, service_type, settled_at, eligible_amount',
      value: 'claim_id | 总费用',
    });
  });

  it.each([
    [['setl_id'], 'claim_id', '1 claim_id, 7 setl_id'],
    [['hifmi_pay', '大病报销'], 'catastrophic_paid', '7 hifmi_pay, 8 大病报销'],
    [['catastrophic_paid', 'hifob_pay'], 'catastrophic_paid', '7 catastrophic_paid, 8 hifob_pay'],
    [['oth_pay', '惠民保'], 'other_paid', '7 oth_pay, 8 惠民保'],
  ])('must not have two columns for one name: %j', (more, column, value) => {
    expect(failure(() => claims(...more))).toMatchObject({ code: 'AMBIGUOUS_COLUMNS', column, value });
  });

  it('adds up what belongs together', () => {
    const layout = claims('hifob_pay', 'x', '大病报销');
    expect(layout.fields.get('catastrophic_paid')?.positions).toEqual([8, 6]);
    expect(claims('hifes_pay').fields.get('supplementary_paid')?.positions).toEqual([6]);
    expect(layout.unknown).toEqual(['x']);
  });

  it('takes the identity number before the person number', () => {
    const both = layoutOf(CLAIM_TABLE, ['psn_no', ...REQUIRED.with(1, 'certno')], 'claims.csv', 1);
    expect(positionOf(both, 'person_id')).toBe(2);
    expect(both.unknown).toEqual([]);
    expect(
      positionOf(layoutOf(CLAIM_TABLE, REQUIRED.with(1, '人员编号'), 'claims.csv', 1), 'person_id'),
    ).toBe(1);
  });

  it('knows the national fields that are not needed', () => {
    expect(claims('psn_name', 'insutype', 'hosp_lv', 'act_pay_dedc', 'psn_part_amt', 'balc').unknown).toEqual(
      [],
    );
  });

  it('names each unknown column once', () => {
    const layout = claims('foo', 'FOO ', '', 'bar', '\ufeff');
    expect(layout.unknown).toEqual(['foo', 'bar']);
    expect(layout.unnamed).toEqual([8, 10]);
  });
});

describe('the tables of columns', () => {
  it.each([
    ['claims', CLAIM_TABLE],
    ['roster', ROSTER_TABLE],
    ['fund', FUND_TABLE],
  ])('give every header of the %s one meaning', (_, { columns, ignored }) => {
    const keys = columns
      .flatMap((column) => [column.name, column.zh, ...column.aliases, ...(column.plus ?? []).flat()])
      .map(headerKey);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(
      ignored.map(headerKey).filter((key) => keys.includes(key) && key !== 'psnname' && key !== '姓名'),
    ).toEqual([]);
  });

  it('read back the Chinese headers that are written', () => {
    for (const table of [CLAIM_TABLE, ROSTER_TABLE, FUND_TABLE]) {
      const header = table.columns.map((column) => column.zh);
      const layout = layoutOf(table, header, 'file.csv', 1);
      table.columns.forEach((column, position) => {
        expect(positionOf(layout, column.name as never)).toBe(position);
      });
    }
  });
});
