import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../src/text/catalogue.js';
import { townResults } from './town.js';
import { folder, removeFolder, written } from './written.js';

afterAll(removeFolder);

describe('the files of a small run', () => {
  let files: Record<string, string>;
  beforeAll(async () => {
    files = await written('small');
  });

  it.each([
    [
      'decisions.csv',
      [
        'policy,claim_id,person_id,household_id,identity,category,service_type,settled_at,benefit_year,institution_id,area,channel,status,reason,notices,total_amount,base_amount,deductible_applied,payable,fund',
        'town-2024,C-2,P2,,illness_poverty,b,inpatient,2024-03-05,2024,,,manual,paid,,,5000.00,5000.00,0.00,2800.00,assistance',
        'town-2024,C-1,P1,H1,dibao,a,inpatient,2024-03-05 09:30:00,2024,"医院,一",330302,one_stop,paid,,,4000.00,2500.25,1000.00,1200.20,assistance',
        'town-2024,C-3,P1,H1,dibao,a,outpatient,2024-04-01 10:00:00,2024,H2,330302,one_stop,paid,,CAP_LIMITED,150.00,150.00,0.00,100.00,assistance',
        "town-2024,C-4,'-9,,,,outpatient,2024-05-01 08:00:00,2024,,,one_stop,denied,NOT_ON_ROSTER,,10.00,,,0.00,assistance",
        'town-2024,C-5,P1,H1,dibao,a,inpatient,2024-12-31 23:59:59,2024,,330302,one_stop,zero,NO_BURDEN,,20.00,0.00,0.00,0.00,assistance',
      ],
    ],
    [
      'benefits.csv',
      [
        'policy,claim_id,benefit,article,base_amount,burden_before,deductible,above_deductible,ratio,gross,cap,paid_before,payable,reason',
        'town-2024,C-2,ward,"3(2), 4",5000.00,0.00,0.00,5000.00,0.5|0.6,2800.00,,0.00,2800.00,',
        'town-2024,C-1,ward,3(1),2500.25,0.00,1000.00,1500.25,0.8,1200.20,5000.00,0.00,1200.20,',
        'town-2024,C-3,clinic,5,150.00,0.00,0.00,150.00,1,150.00,100.00,0.00,100.00,',
        'town-2024,C-5,ward,3(1),0.00,2500.25,1000.00,0.00,0.8,0.00,5000.00,1200.20,0.00,NO_BURDEN',
      ],
    ],
    [
      'accumulators.csv',
      [
        'policy,benefit_group,counter,scope,key,period,amount',
        'town-2024,ward,burden,person,P1,2024,2500.25',
        'town-2024,ward,burden,person,P2,2024,5000.00',
        'town-2024,clinic,burden,household,H1,2023-06-01,150.00',
        'town-2024,ward,paid,person,P1,2024,1200.20',
        'town-2024,ward,paid,person,P2,2024,2800.00',
        'town-2024,clinic,paid,household,H1,2024,100.00',
      ],
    ],
    [
      'reconciliation.csv',
      [
        'fund,claim_id,person_id,institution_id,area,category,settled_at,computed,paid,variance,kind,cause',
        'assistance,C-1,P1,"医院,一",330302,a,2024-03-05 09:30:00,1200.20,1000.00,-200.20,underpaid,ratio:b',
        "assistance,C-4,'-9,,,,2024-05-01 08:00:00,0.00,8.00,8.00,not_due,not_due:NOT_ON_ROSTER",
      ],
    ],
    [
      'reconciliation_summary.csv',
      [
        'fund,dimension,key,claims,computed,paid,variance',
        'assistance,all,,5,4100.20,3908.00,-192.20',
        'assistance,institution,,3,2800.00,2808.00,8.00',
        'assistance,institution,H2,1,100.00,100.00,0.00',
        'assistance,institution,"医院,一",1,1200.20,1000.00,-200.20',
        'assistance,area,,2,2800.00,2808.00,8.00',
        'assistance,area,330302,3,1300.20,1100.00,-200.20',
        'assistance,category,,1,0.00,8.00,8.00',
        'assistance,category,a,3,1300.20,1100.00,-200.20',
        'assistance,category,b,1,2800.00,2800.00,0.00',
        'assistance,month,2024-03,2,4000.20,3800.00,-200.20',
        'assistance,month,2024-04,1,100.00,100.00,0.00',
        'assistance,month,2024-05,1,0.00,8.00,8.00',
        'assistance,month,2024-12,1,0.00,0.00,0.00',
        'assistance,kind,match,3,2900.00,2900.00,0.00',
        'assistance,kind,not_due,1,0.00,8.00,8.00',
        'assistance,kind,underpaid,1,1200.20,1000.00,-200.20',
      ],
    ],
    [
      'settlement_institutions.csv',
      [
        'fund,institution_id,month,claims,payable',
        'assistance,H2,2024-04,1,100.00',
        'assistance,"医院,一",2024-03,1,1200.20',
      ],
    ],
    [
      'settlement_individuals.csv',
      ['fund,person_id,name,claims,payable', 'assistance,P2,"Li ""Si""",1,2800.00'],
    ],
    [
      'fund_ledger.csv',
      [
        'date,fund,account,entry,amount,balance,note',
        "2024-01-01,assistance,*,opening_balance,3000.00,3000.00,'+结转",
        '2024-03-05,assistance,*,benefit:ward,-4000.20,-1000.20,',
        '2024-04-01,assistance,*,benefit:clinic,-100.00,-1100.20,',
      ],
    ],
    [
      'fund_summary.csv',
      [
        'fund,account,year,item,amount',
        'assistance,*,2024,opening_balance,3000.00',
        'assistance,*,2024,closing_balance,-1100.20',
        'assistance,*,2024,first_day_below_zero,2024-03-05',
        'assistance,*,2024,surplus_ratio,-0.2750',
      ],
    ],
    [
      'warnings.csv',
      [
        'policy,person_id,name,on_roster,year,threshold,amount,claim_id,crossed_at',
        'town-2024,P2,"Li ""Si""",Y,2024,3000.00,5000.00,C-2,2024-03-05',
      ],
    ],
  ])('%s is exactly this', (name, lines) => {
    expect(files[name]).toBe(`${lines.join('\n')}\n`);
  });

  it('rejects.csv has the rejects by file and line, with the message and the row as it stands', () => {
    const rows = parse(files['rejects.csv'] as string, { columns: true });
    expect(rows).toEqual([
      {
        file: 'claims.csv',
        line: '2',
        column: 'total_amount',
        code: 'BAD_AMOUNT',
        value: "'+a",
        message: say('en', 'reject.BAD_AMOUNT', {
          file: 'claims.csv',
          line: 2,
          column: 'total_amount',
          value: '+a',
        }),
        row: 'C-6,+a',
      },
      {
        file: 'claims.csv',
        line: '9',
        column: '',
        code: 'TOO_FEW_CELLS',
        value: '',
        message: say('en', 'reject.TOO_FEW_CELLS', { file: 'claims.csv', line: 9 }),
        row: `'-x,"y"`,
      },
      {
        file: 'roster.csv',
        line: '4',
        column: 'identity',
        code: 'UNKNOWN_IDENTITY',
        value: "'=甲",
        message: say('en', 'reject.UNKNOWN_IDENTITY', {
          file: 'roster.csv',
          line: 4,
          column: 'identity',
          value: '=甲',
        }),
        row: 'P3,=甲',
      },
    ]);
  });

  it('summary.json adds the run up', () => {
    const summary = JSON.parse(files['summary.json'] as string);
    expect(summary.inputs).toEqual([
      { file: 'relief.yaml', role: 'config', rows: 0, accepted: 0, rejected: 0 },
      { file: 'claims.csv', role: 'claims', rows: 7, accepted: 5, rejected: 2 },
      { file: 'roster.csv', role: 'roster', rows: 3, accepted: 2, rejected: 1 },
    ]);
    expect(summary.rejects).toEqual({ TOO_FEW_CELLS: 1, BAD_AMOUNT: 1, UNKNOWN_IDENTITY: 1 });
    // 10 + 4,000 + 20 + 5,000 + 150; and 10 + 3,000.50 + 0 + 5,000 + 150.
    expect(summary.claims).toEqual({ count: 5, total_amount: '9180.00', eligible_amount: '8160.50' });
    expect(summary.payable).toEqual({ assistance: '4100.20' });
    expect(summary.policies).toEqual([
      {
        policy: 'town-2024',
        modified: false,
        fund: 'assistance',
        out_of_scope: { time: 0, area: 0 },
        decisions: 5,
        payable: '4100.20',
        statuses: { paid: 3, zero: 1, denied: 1, pended: 0, void: 0 },
        reasons: { zero: { NO_BURDEN: 1 }, denied: { NOT_ON_ROSTER: 1 } },
        benefits: [
          { benefit: 'ward', lines: 3, base_amount: '7500.25', gross: '4000.20', payable: '4000.20' },
          { benefit: 'clinic', lines: 1, base_amount: '150.00', gross: '150.00', payable: '100.00' },
        ],
        warnings: 1,
      },
    ]);
    expect(summary.settlements).toEqual({
      one_stop: { rows: 2, claims: 2, payable: '1300.20' },
      manual: { rows: 1, claims: 1, payable: '2800.00' },
    });
    expect(summary.reconciliation).toEqual({
      assistance: {
        claims: 5,
        computed: '4100.20',
        paid: '3908.00',
        variance: '-192.20',
        kinds: {
          match: { claims: 3, variance: '0.00' },
          not_due: { claims: 1, variance: '8.00' },
          underpaid: { claims: 1, variance: '-200.20' },
        },
      },
    });
    expect(summary.funds).toEqual([
      {
        fund: 'assistance',
        account: '*',
        year: 2024,
        items: {
          opening_balance: '3000.00',
          closing_balance: '-1100.20',
          first_day_below_zero: '2024-03-05',
          surplus_ratio: '-0.2750',
        },
      },
    ]);
    expect(summary.fund_checks[0]).toMatchObject({ check: 'surplus_ratio', holds: true, ratio: '-0.2750' });
    expect(summary.policy_notes).toHaveLength(1);
    expect(summary.file_warnings).toEqual([{ code: 'UNKNOWN_COLUMN', file: 'claims.csv', column: 'colour' }]);
  });

  it('manifest.json says what the run was made from and what it made', () => {
    const manifest = JSON.parse(files['manifest.json'] as string);
    expect(manifest.program).toEqual({ name: 'relief', version: '1.2.3' });
    expect(manifest.inputs[1]).toEqual({
      file: 'claims.csv',
      role: 'claims',
      bytes: 700,
      sha256: 'bb',
      rows: 7,
      accepted: 5,
      rejected: 2,
    });
    expect(manifest.policies).toEqual([
      {
        policy: 'town-2024',
        file: 'test.yaml',
        document: '镇政〔2024〕1号',
        sha256: '',
        modified: false,
        in_force: { from: '2024-01-01', until: null },
        parameters: {},
      },
    ]);
    expect(manifest.settings).toEqual({
      policies: ['./town.yaml'],
      parameters: { 'town-2024': { a: { 2024: '2' }, z: '1' } },
      in_force: { 'town-2024': { until: '2025-12-31' } },
      tolerance: '0.05',
      service_map: { '14': 'inpatient', '15': 'outpatient' },
      input_encoding: null,
      headers: 'en',
      encoding: 'utf8',
      lang: null,
      reports: ['csv', 'xlsx', 'html', 'json'],
      mask: true,
    });
    const names = Object.keys(files).filter((name) => name !== 'manifest.json');
    expect(manifest.outputs.map((output: { file: string }) => output.file).sort()).toEqual(names.sort());
    for (const { file, bytes, sha256 } of manifest.outputs) {
      const content = readFileSync(join(folder, 'small', file));
      expect({ bytes, sha256 }).toEqual({
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    }
    const rows = Object.fromEntries(
      manifest.outputs.map(({ file, rows }: { file: string; rows: number }) => [file, rows]),
    );
    expect(rows).toMatchObject({
      'decisions.csv': 5,
      'benefits.csv': 4,
      'rejects.csv': 3,
      'warnings.csv': 1,
    });
  });

  it('is the same to the byte in another place and in another order of claims', async () => {
    expect(await written('again', {}, townResults({ reversed: true }))).toEqual(files);
  });
});
