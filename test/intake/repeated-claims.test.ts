import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_RULES } from '../../src/domain/reading-rules.js';
import { readClaimRow } from '../../src/intake/index.js';
import { CLAIM_HEADER, CLAIM_ROW, claimsOf, contentOf, fileWith, readClaims, readRows } from './files.js';

describe('the national interface', () => {
  it('is read by its field names', async () => {
    const { claims, rejects, warnings } = await claimsOf([
      'SETL_ID,psn_no,certno,psn_name,med_type,begndate,enddate,setlTime,fixmedins_code,pay_loc,medfee_sumamt,inscp_scp_amt,hifp_pay,hifmi_pay,hifob_pay,cvlserv_pay,hifes_pay,hifdm_pay,othfund_pay,maf_pay,refd_setl_flag,init_setl_id,foo,foo,',
      'S1,P1,330302198001010011,张三,2101,2023-05-01 00:00:00,2023-05-06 00:00:00,2023-05-06 10:20:30,H1,3,100,90,1,2,4,8,16,32,3,5,0,,x,y,z',
      'S2,P1,330302198001010011,张三,11,,,20230506,H1,1,100,90,,,,,,,,,,,x,y,z',
    ]);
    expect(rejects).toEqual([]);
    expect(warnings.map(({ code, column, value }) => [code, column ?? value])).toEqual([
      ['UNKNOWN_COLUMN', 'foo'],
      ['UNNAMED_COLUMN', '25'],
    ]);
    const [first, second] = contentOf(claims) as [string, string];
    expect(first).toContain('S1;330302198001010011;H1;0;1;0;0;0;0;1;');
    expect(first).toMatch(/;10000;9000;6300;300;500;0;0$/);
    // Paid at the centre is by hand, and says nothing of another place.
    expect(second).toContain('S2;330302198001010011;H1;4;0;0;0;0;1;1;');
  });

  it('gives way to the columns that say it outright', async () => {
    const { claims } = await readRows(
      [`${CLAIM_ROW},3,1,市内`],
      `${CLAIM_HEADER.replace('person_id', 'psn_no')},pay_loc,setl_type,市（内）外`,
    );
    expect([claims.careLocation[0], claims.channel[0]]).toEqual([0, 1]);
  });

  it('asks for the meaning of local codes', async () => {
    const rows = ['C1,1,14,2023-05-06,1,1', 'C2,1,9901,2023-05-06,1,1', 'C3,1,11,2023-05-06,1,1'];
    const { rejects } = await readRows(rows);
    expect(rejects.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'UNKNOWN_SERVICE 14',
      'UNKNOWN_SERVICE 9901',
    ]);
    const serviceMap = { 14: 'special_outpatient', 9901: 'pharmacy', 11: 'emergency' };
    const mapped = await claimsOf([CLAIM_HEADER, ...rows], { rules: { ...NO_RULES, serviceMap } });
    expect([...mapped.claims.service.subarray(0, 3)]).toEqual([2, 8, 5]);
    await expect(
      claimsOf([CLAIM_HEADER], { rules: { ...NO_RULES, serviceMap: { 14: 'speciality' } } }),
    ).rejects.toMatchObject({
      code: 'BAD_SERVICE_MAP',
      details: { column: '14', value: 'speciality' },
    });
  });
});

describe('claims with one claim_id', () => {
  it('count by settlement, a bare date being midnight, then by their text', async () => {
    const { claims, rejects, files } = await readRows([
      'C1,1,inpatient,2023-05-06 00:00:01,1,1',
      'C2,1,inpatient,2023-05-06,1,1',
      'C1,2,inpatient,2023-05-06 00:00:00,1,1',
      'C1,1,inpatient,2023-05-06,1,1',
      'C1,1,inpatient,bad,1,1',
    ]);
    expect(contentOf(claims).map((claim) => claim.split(';')[1])).toEqual(['1', '1']);
    expect(rejects.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 DUPLICATE_CLAIM_ID',
      '4 DUPLICATE_CLAIM_ID',
      '6 BAD_DATE',
    ]);
    expect(rejects[0]).toMatchObject({
      column: 'claim_id',
      value: 'C1',
      row: 'C1,1,inpatient,2023-05-06 00:00:01,1,1',
    });
    expect(files[0]).toMatchObject({ rows: 5, rejected: 3 });
  });

  it('are found across files, of whatever encoding and packing', async () => {
    const one = fileWith(`${CLAIM_HEADER}\nC1,1,inpatient,2023-05-07,1,1\nC2,1,inpatient,2023-05-07,1,1\n`);
    const other = fileWith(
      Buffer.concat([
        Buffer.from(`${CLAIM_HEADER}\nC1,1,`),
        Buffer.from([0xd7, 0xa1, 0xd4, 0xba]),
        Buffer.from(',2023/5/6,1,1,x\n'),
      ]),
    );
    const third = fileWith(
      Buffer.concat([
        Buffer.from(`${CLAIM_HEADER}\nC1,1,`),
        Buffer.from([0xd7, 0xa1, 0xd4, 0xba]),
        Buffer.from(',2023/5/6,1,1\n'),
      ]),
    );
    const { claims, rejects } = await readClaims([one, other, third], { encoding: 'gb18030' });
    expect(claims.count).toBe(2);
    expect(
      rejects.map(({ file, line, code }) => `${[one, other, third].indexOf(file)} ${line} ${code}`),
    ).toEqual(['0 2 DUPLICATE_CLAIM_ID', '1 2 TOO_MANY_CELLS']);
  });

  it('do not depend on the order of rows, nor on how they lie in files', async () => {
    const cell = fc.record({
      id: fc.constantFrom('A', 'B', 'C'),
      day: fc.constantFrom('2023-05-06', '2023-05-06 00:00:00', '2023-05-06 00:00:01', '2023/5/7', 'x'),
      amount: fc.constantFrom('1.00', '2.00', '1', '字'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (cells, random) => {
          const rows = cells.map(({ id, day, amount }) => `${id},1,inpatient,${day},9,${amount}`);
          const key = new Map(rows.map((row) => [row, random.next().value as number]));
          const shuffled = [...rows]
            .sort((a, b) => (key.get(a) as number) - (key.get(b) as number))
            .reverse();
          const cut = (random.next().value as number) % (rows.length + 1);
          const whole = await readRows(rows);
          const parts = [shuffled.slice(0, cut), shuffled.slice(cut)].map((part) =>
            fileWith(`${[CLAIM_HEADER, ...part].join('\n')}\n`),
          );
          const split = await readClaims(parts);
          expect(contentOf(split.claims)).toEqual(contentOf(whole.claims));
          const reasons = (rejects: typeof whole.rejects) =>
            rejects.map(({ code, row }) => `${code} ${row}`).sort();
          expect(reasons(split.rejects)).toEqual(reasons(whole.rejects));
          expect(whole.claims.count + whole.rejects.length).toBe(rows.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('suspect person numbers', () => {
  it('are counted, with the first line', async () => {
    const { claims, warnings } = await readRows([
      CLAIM_ROW,
      'C2,330302195510150000,inpatient,2023-05-06,1,1',
      'C3,330302195510150000,inpatient,2023-05-06,1,1',
    ]);
    expect(claims.count).toBe(3);
    expect(warnings).toMatchObject([
      { code: 'SUSPECT_ID', line: 3, column: 'person_id', value: '330302195510150000', count: 2 },
    ]);
  });
});

describe('one row by the names of its columns', () => {
  const cells = {
    claim_id: 'C1',
    person_id: 'A',
    service_type: 'inpatient',
    settled_at: '2021-03-01',
    total_amount: '1000.00',
    eligible_amount: '900.00',
  };

  it('is read as a row of a file', () => {
    expect(readClaimRow(cells)).toMatchObject({
      row: {
        claimId: 'C1',
        person: 'A',
        service: 'inpatient',
        total: 100_000,
        eligible: 90_000,
        careLocation: 'local',
      },
    });
    expect(
      readClaimRow({ ...cells, reverses: 'C0', total_amount: '-1000', eligible_amount: '-900' }),
    ).toMatchObject({
      row: { reverses: 'C0', total: -100_000 },
    });
  });

  it('has the faults of a row of a file', () => {
    const { claim_id: _, ...without } = cells;
    expect(readClaimRow(without)).toEqual({
      fault: { code: 'MISSING_VALUE', column: 'claim_id', value: '' },
    });
    expect(readClaimRow({ ...cells, eligible_amount: '1000.01' })).toEqual({
      fault: { code: 'AMOUNT_INCONSISTENT', column: 'eligible_amount', value: '1000.01' },
    });
    expect(readClaimRow({ ...cells, total_amount: '-1000', eligible_amount: '-900' })).toMatchObject({
      fault: { code: 'NEGATIVE_AMOUNT' },
    });
    expect(readClaimRow({ ...cells, foo: '1' })).toEqual({
      fault: { code: 'BAD_VALUE', column: 'foo', value: '1' },
    });
  });
});
