import { describe, expect, it } from 'vitest';
import { NO_DAY, NO_TIME } from '../../src/domain/calendar.js';
import { REVERSES_UNNAMED } from '../../src/domain/claim.js';
import { CLAIM_HEADER, CLAIM_ROW, claimsOf, contentOf, readRows } from './files.js';

const LONG_HEADER =
  'claim_id,person_id,service_type,admitted_on,discharged_on,settled_at,institution_id,designated,place,referral,program,exclusion,total_amount,eligible_amount,basic_paid,catastrophic_paid,supplementary_paid,other_paid,assistance_paid,charity_paid,channel,filed_on,reverses';

describe('a claim', () => {
  it('is read with all its columns', async () => {
    const { claims, rejects, files, warnings } = await readRows(
      [
        'C1,330302198001010011,day_surgery,2023-05-01,2023-05-06,2023-05-06 10:20:30,H1,N,in_province,follow_up,rare_disease,third_party,100.00,80.00,1.00,2.00,3.00,4.00,5.00,6.00,manual,2023-07-01,',
      ],
      LONG_HEADER,
    );
    expect(contentOf(claims)).toEqual([
      `C1;330302198001010011;H1;1;1;3;1;2;1;0;${claims.admittedOn[0]};${claims.dischargedOn[0]};2023-05-06 10:20:30;${claims.filedOn[0]};10000;8000;600;400;500;600;0`,
    ]);
    expect(rejects).toEqual([]);
    expect(warnings).toEqual([]);
    expect(files).toMatchObject([{ rows: 1, rejected: 0 }]);
    expect(claims.hasPaidColumns).toBe(true);
    expect([claims.file[0], claims.line[0]]).toEqual([0, 2]);
  });

  it('has defaults for what its file leaves out', async () => {
    const { claims } = await readRows([CLAIM_ROW]);
    expect(contentOf(claims)).toEqual([
      `C1;330302198001010011;;0;0;0;0;0;0;1;${NO_DAY};${NO_DAY};2023-05-06;${NO_DAY};10000;8000;0;0;0;0;0`,
    ]);
    expect(claims.settledSecond[0]).toBe(NO_TIME);
    expect(claims.hasPaidColumns).toBe(false);
  });

  it('is the same in plain form and in any other', async () => {
    const plain = await readRows(
      [
        'C1,33030219800101001X,inpatient,2023-05-01,2023-05-06,2023-05-06 10:20:30,H1,Y,local,,,,1234.50,1000.00,1.00,,,,0.00,,one_stop,,',
      ],
      LONG_HEADER,
    );
    const other = await readRows(
      [
        '\' C1,\'３３030219800101001x,住院,2023年5月1日,20230506,2023/5/6T10:20:30+08:00, H1 ,是,市内,--,无,/,"¥1,234.50",1000.0000000001,1,null,NULL,\\N,0,,一站式,0000-00-00,--',
      ],
      LONG_HEADER,
    );
    expect(other.rejects).toEqual([]);
    expect(contentOf(other.claims)).toEqual(contentOf(plain.claims));
  });
});

describe('a row that cannot be read is rejected', () => {
  const good = { C: 'C1', P: '330302198001010011', S: 'inpatient', D: '2023-05-06', T: '100.00', E: '80.00' };
  const row = (change: Partial<typeof good>) => Object.values({ ...good, ...change }).join(',');

  it.each([
    ['TOO_MANY_CELLS', `${CLAIM_ROW},,x`, '', ''],
    ['TOO_FEW_CELLS', 'C1,330302198001010011', '', ''],
    ['MISSING_VALUE', row({ C: '' }), 'claim_id', ''],
    ['MISSING_VALUE', row({ D: '0000-00-00' }), 'settled_at', '0000-00-00'],
    ['MISSING_VALUE', ' ,,,,,1', 'claim_id', ' '],
    ['BAD_VALUE', row({ C: 'x'.repeat(65) }), 'claim_id', 'x'.repeat(65)],
    ['BAD_VALUE', row({ E: '80\0' }), 'eligible_amount', '80\0'],
    ['BAD_VALUE', row({ P: '3303"02' }), 'person_id', '3303"02,inpatient,2023-05-06,100.00,80.00'],
    ['BAD_DATE', row({ D: '2023-02-30' }), 'settled_at', '2023-02-30'],
    ['AMBIGUOUS_DATE', row({ D: '44931' }), 'settled_at', '44931'],
    ['BAD_AMOUNT', row({ T: 'a lot' }), 'total_amount', 'a lot'],
    ['AMOUNT_PRECISION', row({ T: '100.001' }), 'total_amount', '100.001'],
    ['AMOUNT_RANGE', row({ T: '10000000000.01' }), 'total_amount', '10000000000.01'],
    ['DAMAGED_ID', row({ P: '3.30302E+17' }), 'person_id', '3.30302E+17'],
    ['DAMAGED_ID', row({ C: '1.2E+29' }), 'claim_id', '1.2E+29'],
    ['UNKNOWN_SERVICE', row({ S: '14' }), 'service_type', '14'],
    ['NEGATIVE_AMOUNT', row({ E: '-1.00' }), 'eligible_amount', '-1.00'],
    ['AMOUNT_INCONSISTENT', row({ E: '100.01' }), 'eligible_amount', '100.01'],
  ])('%s: %s', async (code, text, column, value) => {
    const { claims, rejects, files } = await readRows([text]);
    expect(rejects).toEqual([{ file: files[0]?.path, line: 2, column, code, value, row: text }]);
    expect(claims.count).toBe(0);
    expect(files).toMatchObject([{ rows: 1, rejected: 1 }]);
  });

  it.each([
    ['BAD_VALUE', 'designated', 'perhaps'],
    ['BAD_VALUE', 'place', 'moon'],
    ['BAD_VALUE', 'referral', '无'],
    ['BAD_VALUE', 'program', 'other'],
    ['BAD_VALUE', 'exclusion', 'war'],
    ['BAD_VALUE', 'channel', 'post'],
    ['BAD_DATE', 'admitted_on', 'soon'],
    ['DATE_ORDER', 'discharged_on', '2023-05-07'],
    ['NEGATIVE_AMOUNT', 'basic_paid', '-0.01'],
  ])('%s in %s: %s', async (code, column, value) => {
    const { rejects } = await readRows([`${CLAIM_ROW},${value}`], `${CLAIM_HEADER},${column}`);
    expect(rejects).toMatchObject([{ code, column, value }]);
  });

  it('DATE_ORDER for an admission after the discharge', async () => {
    const { rejects } = await readRows(
      [`${CLAIM_ROW},2023-05-03,2023-05-02`],
      `${CLAIM_HEADER},admitted_on,discharged_on`,
    );
    expect(rejects).toMatchObject([{ code: 'DATE_ORDER', column: 'admitted_on', value: '2023-05-03' }]);
  });

  it('for the first reason in the order of the tests, then of the columns', async () => {
    const { rejects } = await readRows([
      row({ S: '14', D: 'x', T: '1.001', E: '1.001' }),
      row({ S: '14', T: '1.001', E: '1.001' }),
      row({ S: '14', E: '1.001' }),
      row({ S: '14', E: '-1' }),
      row({ E: '-101' }),
    ]);
    expect(rejects.map(({ code, column }) => `${code} ${column}`)).toEqual([
      'BAD_DATE settled_at',
      'AMOUNT_PRECISION total_amount',
      'AMOUNT_PRECISION eligible_amount',
      'UNKNOWN_SERVICE service_type',
      'NEGATIVE_AMOUNT eligible_amount',
    ]);
  });

  it('with the name that the column has in its file, and the line after lines in quotes', async () => {
    const { rejects } = await claimsOf([
      '结算ID,身份证号,医疗类别,结算时间,总费用,"符合政策\n范围金额"',
      '',
      '"C1",330302198001010011,住院,2023-05-06,100,"80\n"',
      'C2,330302198001010011,住院,2023-05-06,1万,80',
    ]);
    expect(rejects).toMatchObject([{ line: 6, column: '总费用', code: 'BAD_AMOUNT', value: '1万' }]);
  });
});

describe('a refund', () => {
  const header = `${CLAIM_HEADER},reverses`;

  it('may have negative amounts where it names its original', async () => {
    const { claims, rejects } = await readRows(
      ['R1,330302198001010011,inpatient,2023-05-07,-100.00,-80.00,C1'],
      header,
    );
    expect(rejects).toEqual([]);
    expect(claims.reversedIds.text(claims.reverses[0] as number)).toBe('C1');
    expect(claims.total[0]).toBe(-10000);
  });

  it('has no more eligible than its whole bill, without regard to the sign', async () => {
    const { rejects } = await readRows(
      ['R1,330302198001010011,inpatient,2023-05-07,-100.00,-100.01,C1'],
      header,
    );
    expect(rejects).toMatchObject([{ code: 'AMOUNT_INCONSISTENT', column: 'eligible_amount' }]);
  });

  it('need not name its original where the file has no column for it', async () => {
    const { claims, rejects } = await readRows(['R1,330302198001010011,inpatient,2023-05-07,-100.00,-80.00']);
    expect(rejects).toEqual([]);
    expect(claims.reverses[0]).toBe(REVERSES_UNNAMED);
  });

  it('must name its original where the file has a column for it', async () => {
    const { rejects } = await readRows(
      ['R1,330302198001010011,inpatient,2023-05-07,-100.00,-80.00,'],
      header,
    );
    expect(rejects).toMatchObject([{ code: 'NEGATIVE_AMOUNT', column: 'total_amount' }]);
  });

  it('need not name its original where it is flagged as a refund', async () => {
    const { claims, rejects } = await readRows(
      [
        'R1,330302198001010011,inpatient,2023-05-07,-100.00,-80.00,,1',
        'C1,330302198001010011,inpatient,2023-05-06,100.00,80.00,,1',
        'C2,330302198001010011,inpatient,2023-05-06,100.00,-80.00,,1',
      ],
      `${header},refd_setl_flag`,
    );
    expect([...claims.reverses.subarray(0, claims.count)]).toEqual([REVERSES_UNNAMED, 0]);
    expect(rejects).toMatchObject([{ line: 4, code: 'NEGATIVE_AMOUNT', column: 'eligible_amount' }]);
  });
});
