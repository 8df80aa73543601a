import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { adds, copyOf, needs, payable, run } from './case-folder.js';

describe('57: the headers of one hospital', () => {
  const PROPOSED = /^ {4}# (columns:| {2}claims:| {4}".*": \w+)/gm;

  it('stop, with the lines of relief.yaml that map them', async () => {
    const { status, err } = await run('57-local-headers');
    expect(status).toBe(2);
    expect(err).toContain('[MISSING_COLUMN]');
    const lines = [...err.matchAll(PROPOSED)].map((match) => match[1]);
    expect(lines).toHaveLength(10);
    const ran = await run('57-local-headers', adds(`${lines.join('\n')}\n`));
    // 10,000 − 7,000 − 0 = 3,000; 70% = 2,100.00, as was paid.
    expect(payable(ran)).toEqual(['1 paid 3000.00 2100.00']);
    expect(needs(ran.out)).toEqual([expect.stringContaining('has no column for')]);
  });

  it('are proposed by init and by columns as comments', async () => {
    const folder = copyOf('57-local-headers', (text) => {
      delete text['relief.yaml'];
    });
    rmSync(join(folder, 'relief.yaml'));
    const { out } = await relief(['columns', join(folder, 'claims.csv'), '--lang', 'en']);
    expect(out).toContain('#     "患者身份证号": person_id');
    expect(out).toContain('eligible_amount (符合政策范围金额, inscp_scp_amt)');
    expect((await relief(['init', folder, '--yes', '--lang', 'en'])).status).toBe(0);
    const yaml = readFileSync(join(folder, 'relief.yaml'), 'utf8');
    expect(yaml).toContain('#     "统筹支付": basic_paid');
    expect(yaml).toContain('# basic_paid: absent');
    const configured = yaml.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    expect(configured.join('\n')).not.toMatch(/columns|basic_paid/);
  });
});

describe('59: an identity that was withdrawn', () => {
  it('entitles to nothing, and is listed', async () => {
    const ran = await run('59-vali-flag-roster');
    // C2: 900 − 400 = 500; 70% = 350.00.
    expect(payable(ran)).toEqual(['C1 denied  0.00', 'C2 paid 500.00 350.00']);
    expect(ran.rows('rejects.csv')).toMatchObject([
      { line: '2', column: 'vali_flag', code: 'ROW_NOT_VALID', value: '0' },
    ]);
  });

  it('is listed on claims alike, before everything else that is wrong with the row', async () => {
    const ran = await run('59-vali-flag-roster', (text) => {
      text['claims.csv'] = [
        'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,有效标志',
        'C1,530402197411020023,住院,2023-02-11,1000,900,400,350,1',
        'C2,,dental,never,1e9,x,,,无效',
        'C3,530402197411020023,住院,2023-02-12,1000,900,400,350,',
        '',
      ].join('\n');
    });
    expect(ran.rows('rejects.csv')?.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 ROW_NOT_VALID',
      '2 ROW_NOT_VALID',
    ]);
    expect(payable(ran)).toEqual(['C1 paid 500.00 350.00', 'C3 paid 500.00 350.00']);
  });

  it('is listed where a flag says that it is void, or has become a number with a point', async () => {
    const ran = await run('59-vali-flag-roster', (text) => {
      text['claims.csv'] = [
        'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,作废标志,有效标志',
        'C1,530402197411020023,住院,2023-02-11,1000,900,400,350,0,1.0',
        'C2,530402197411020023,住院,2023-02-12,1000,900,400,350,1,1.0',
        'C3,530402197411020023,住院,2023-02-13,1000,900,400,350,0,0.0',
        '',
      ].join('\n');
    });
    expect(ran.rows('rejects.csv')?.slice(0, 2)).toMatchObject([
      { line: '3', column: '作废标志', code: 'ROW_NOT_VALID' },
      { line: '4', column: '有效标志', code: 'ROW_NOT_VALID' },
    ]);
    expect(payable(ran)).toEqual(['C1 paid 500.00 350.00']);
  });

  it('counts neither toward more than half nor for --strict', async () => {
    const folder = copyOf('59-vali-flag-roster', (text) => {
      text['roster.csv'] =
        `${text['roster.csv']?.trimEnd()}\n${'530402198001010035,李三,低保对象,2021-06-01,,530402,0\n'.repeat(9)}`;
    });
    const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--strict']);
    expect(told.status).toBe(0);
  });
});

describe('60: a status in words', () => {
  it('leaves out what was refunded', async () => {
    const ran = await run('60-row-status-in-words');
    expect(payable(ran)).toEqual(['1 paid 500.00 350.00']);
    expect(ran.rows('rejects.csv')).toMatchObject([{ line: '3', code: 'ROW_NOT_VALID' }]);
  });

  it('goes by either of two columns', async () => {
    const ran = await run('60-row-status-in-words', (text) => {
      text['claims.csv'] = text['claims.csv']?.replace('无效,已退费', '有效,已退费') ?? '';
    });
    expect(ran.rows('rejects.csv')).toMatchObject([{ column: '结算状态', value: '已退费' }]);
  });

  it('stops at a word that nobody knows, unless the column is ignored', async () => {
    const unknown = (text: Record<string, string>): void => {
      text['claims.csv'] = text['claims.csv']?.replace('无效,已退费', '有效,部分退费') ?? '';
    };
    const { status, err } = await run('60-row-status-in-words', unknown);
    expect(status).toBe(2);
    expect(err).toMatch(/line 3: the column “结算状态” .*“部分退费”.*ignore/);
    expect(err).toContain('[UNKNOWN_STATUS]');
    const ran = await run('60-row-status-in-words', (text) => {
      unknown(text);
      adds('columns: {claims: {结算状态: ignore}}\n')(text);
    });
    expect(payable(ran)).toEqual(['1 paid 500.00 350.00', '2 paid 500.00 350.00']);
  });
});

describe('70: the ledger of a district office', () => {
  it('adds up what it keeps apart', async () => {
    const ran = await run('70-district-ledger');
    // 60,000 − 36,000 − (12,000 + 1,000) = 11,000; dibao 70% = 7,700.00.
    expect(payable(ran)).toEqual(['50001 paid 11000.00 7700.00']);
    // Paid: 7,700 + 2,500 tilted = 10,200.00; 10,200 − 7,700 = 2,500.00 too much.
    expect(ran.rows('reconciliation.csv')).toMatchObject([
      { claim_id: '50001', computed: '7700.00', paid: '10200.00', variance: '2500.00', kind: 'overpaid' },
    ]);
    expect(ran.rows('decisions.csv')).toMatchObject([{ institution_id: '某县人民医院' }]);
    expect(ran.out).not.toContain('Remarks');
  });
});

describe('71: a list without ids of the claims', () => {
  it('makes them of the period of clearing and the number of the row; nothing is reconciled, and that is said', async () => {
    const ran = await run('71-unassisted-list');
    // 8,000 − 5,000 − 1,000 = 2,000; 70% = 1,400.00. 800 − 500 = 300; 100% = 300.00.
    expect(payable(ran)).toEqual(['202305-1 paid 2000.00 1400.00', '202305-2 paid 300.00 300.00']);
    expect(ran.out).toContain('None: the claims files have no column that says what was paid');
  });

  it('stops without the number, unless ids may be derived', async () => {
    const without = (text: Record<string, string>): void => {
      text['claims.csv'] = text['claims.csv']?.replace('清算期,序号', '清算期,档次') ?? '';
    };
    const { status, err } = await run('71-unassisted-list', without);
    expect(status).toBe(2);
    expect(err).toContain('[MISSING_COLUMN]');
    expect(err).toContain('# claim_id: derived');
    const derived = (text: Record<string, string>): void => {
      without(text);
      adds('claim_id: derived\n')(text);
    };
    const ran = await run('71-unassisted-list', derived);
    expect(payable(ran)).toEqual([
      '530402197411020023-20230506100000-H53040200001-9000.00-1 paid 2000.00 1400.00',
      '530402194903120011-20230507100000-H53040200001-900.00-1 paid 300.00 300.00',
    ]);
    expect(ran.out).toMatch(/claims\.csv: 2 row\(s\) have no id of their own, the first in line 2/);
  });

  it('numbers rows that are alike, whatever their order', async () => {
    const twice = (turned: boolean) => (text: Record<string, string>) => {
      const [header = '', first = '', second = ''] = text['claims.csv']?.split('\n') ?? [];
      const alike = first.replace('2000.00', '2000.01');
      const rows = turned ? [alike, second, first, first] : [first, first, second, alike];
      text['claims.csv'] = [header.replace('清算期,序号', '清算期,档次'), ...rows, ''].join('\n');
      adds('claim_id: derived\n')(text);
    };
    const [one, other] = [
      await run('71-unassisted-list', twice(false)),
      await run('71-unassisted-list', twice(true)),
    ];
    expect(payable(one)?.map((row) => row.split(' ')[0]?.slice(-10))).toEqual([
      '-9000.00-1',
      '-9000.00-2',
      '-9000.00-3',
      '1-900.00-1',
    ]);
    expect(other.rows('decisions.csv')).toEqual(one.rows('decisions.csv'));
  });
});
