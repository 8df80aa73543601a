import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { relief } from '../cli/relief.js';

/** Columns of files as offices export them: one folder for each case. */

type Row = Readonly<Record<string, string>>;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** Rows of an output; undefined where the run wrote none. */
  rows(name: string): Row[] | undefined;
}

/** Runs a case in a copy of its folder, whose files may be changed first. */
async function run(name: string, change: (text: Record<string, string>) => void = () => {}): Promise<Ran> {
  const folder = copyOf(name, change);
  const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--lang', 'en']);
  const rows = (file: string): Row[] | undefined => {
    const path = join(folder, 'relief-out', file);
    return existsSync(path) ? parse(readFileSync(path, 'utf8'), { columns: true }) : undefined;
  };
  return { ...told, rows };
}

const FILES = ['claims.csv', 'roster.csv', 'relief.yaml'];

function copyOf(name: string, change: (text: Record<string, string>) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-arrive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(import.meta.dirname, name), folder, { recursive: true });
  const texts = Object.fromEntries(FILES.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  change(texts);
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, file), text);
  return folder;
}

function payable(ran: Ran): string[] | undefined {
  return ran
    .rows('decisions.csv')
    ?.map(
      ({ claim_id, status, base_amount, payable: paid }) => `${claim_id} ${status} ${base_amount} ${paid}`,
    );
}

function adds(yaml: string): (text: Record<string, string>) => void {
  return (text) => {
    text['relief.yaml'] += yaml;
  };
}

/** What the summary lists under “Needs a person”. */
function needs(out: string): string[] {
  const block = out.slice(out.indexOf('Needs a person')).split('\n\n')[0] as string;
  return block.split('\n').slice(1);
}

const MATCH = 'medical assistance fund       1';

describe('01: a platform export with a name beside every code', () => {
  it('is read; the names are not mentioned, texts of null are blank', async () => {
    const ran = await run('01-platform-export-with-name-pairs');
    expect(ran.status).toBe(0);
    // 10,000 − 7,000 = 3,000; dibao 70% = 2,100.00, as was paid.
    expect(payable(ran)).toEqual(['36000001 paid 3000.00 2100.00']);
    expect(ran.out).toContain(`${MATCH}   2100.00  2100.00             0.00`);
    expect(ran.out).not.toContain('Remarks');
  });

  it('asks for the meaning of a local service, with the name that stands beside it', async () => {
    const [reject, ...others] = (await run('01-platform-export-with-name-pairs')).rows('rejects.csv') ?? [];
    expect(others).toEqual([]);
    expect(reject).toMatchObject({ line: '3', column: 'med_type', code: 'UNKNOWN_SERVICE', value: '14' });
    expect(reject?.message).toContain('“14” in the column med_type is 门诊慢特病');
  });
});

describe('03: the Chinese labels of the core settlement table', () => {
  // 60,000 − 36,000 − 12,000 = 12,000; dibao 70% = 8,400.00.
  it.each(['03-official-chinese-labels-core-table', '03b-core-labels-only-bigillness'])(
    '%s',
    async (name) => {
      const ran = await run(name);
      expect(payable(ran)).toEqual(['S0001 paid 12000.00 8400.00']);
      expect(needs(ran.out)).toEqual([expect.stringContaining('has no column for')]);
      expect(ran.out).not.toContain('Remarks');
    },
  );
});

describe('10: one header over two columns', () => {
  it('stops, and names both by position', async () => {
    const { status, err } = await run('10-duplicated-header-name');
    expect(status).toBe(2);
    expect(err).toContain('7 统筹基金支出, 9 统筹基金支出');
    expect(err).toContain('[COLUMN_TWICE]');
  });

  it('stops for two different headers of one column too, until one is ignored', async () => {
    const renamed = (text: Record<string, string>): void => {
      text['claims.csv'] = text['claims.csv']?.replace(/统筹基金支出\n/, '统筹报销金额\n') ?? '';
    };
    const { err } = await run('10-duplicated-header-name', renamed);
    expect(err).toContain('[AMBIGUOUS_COLUMNS]');
    const ran = await run('10-duplicated-header-name', (text) => {
      renamed(text);
      adds('columns: {claims: {统筹报销金额: ignore}}\n')(text);
    });
    // 10,000 − 7,000 = 3,000; 70% = 2,100.00.
    expect(payable(ran)).toEqual(['C1 paid 3000.00 2100.00']);
  });
});

describe('11 and 12: headers with marks, units and line breaks', () => {
  // 10,000 − 7,000 = 3,000; 70% = 2,100.00.
  it.each(['11-header-decorations', '12-newline-in-header'])('%s', async (name) => {
    const ran = await run(name);
    expect(payable(ran)).toEqual(['C1 paid 3000.00 2100.00']);
    expect(ran.out).not.toContain('Remarks');
  });

  it('stop where they say ten thousands', async () => {
    const { status, err, rows } = await run('11b-header-wan-yuan');
    expect(status).toBe(2);
    expect(err).toContain('7 统筹基金支出（万元）');
    expect(err).toContain('[WAN_YUAN_COLUMN]');
    expect(rows('decisions.csv')).toBeUndefined();
  });

  it('stop where relief.yaml maps them without a unit', async () => {
    const { err } = await run(
      '11b-header-wan-yuan',
      adds('columns: {claims: {统筹基金支出（万元）: basic_paid}}\n'),
    );
    expect(err).toContain('[WAN_YUAN_COLUMN]');
  });

  it('are read exactly where relief.yaml names the unit: 0.7 is 7,000.00', async () => {
    const unit = 'columns: {claims: {统筹基金支出（万元）: {column: basic_paid, unit: 万元}}}\n';
    const ran = await run('11b-header-wan-yuan', adds(unit));
    expect(payable(ran)).toEqual(['C1 paid 3000.00 2100.00']);
  });
});

describe('43: a list of the civil-affairs office', () => {
  it('is read under its own headers; the head of the household is the household', async () => {
    const ran = await run('43-roster-civil-affairs-headers', adds('identity_map: {农村低保: dibao}\n'));
    expect(payable(ran)).toEqual(['C1 paid 3000.00 2100.00']);
    expect(ran.rows('decisions.csv')).toMatchObject([
      { household_id: '530402197411020023', identity: 'dibao', area: '530402' },
    ]);
    expect(ran.out).not.toContain('Remarks');
  });
});

describe('48: a payer under a name that nobody knows', () => {
  it('stops, with its values and the line for relief.yaml', async () => {
    const { status, err, rows } = await run('48-unknown-payer-column');
    expect(status).toBe(2);
    expect(err).toContain('“城乡居民大病保险” (column 8): 12000');
    expect(err).toContain('"城乡居民大病保险": catastrophic_paid');
    expect(err).toContain('catastrophic_paid (大病保险支付, hifmi_pay + hifob_pay)');
    expect(err).toContain('[UNREAD_MONEY_COLUMN]');
    expect(rows('decisions.csv')).toBeUndefined();
  });

  it('counts once it is mapped, and is left out where relief.yaml says so', async () => {
    const mapped = await run(
      '48-unknown-payer-column',
      adds('columns: {claims: {城乡居民大病保险: catastrophic_paid}}\n'),
    );
    // 60,000 − 36,000 − 12,000 = 12,000; 70% = 8,400.00.
    expect(payable(mapped)).toEqual(['C1 paid 12000.00 8400.00']);
    const ignored = await run(
      '48-unknown-payer-column',
      adds('columns: {claims: {城乡居民大病保险: ignore}}\n'),
    );
    // 60,000 − 36,000 = 24,000; 70% = 16,800.00.
    expect(payable(ignored)).toEqual(['C1 paid 24000.00 16800.00']);
    expect(ignored.out).not.toContain('城乡居民大病保险');
  });
});

describe('49: no column for what basic insurance paid', () => {
  it('stops, and proposes the column that it may be', async () => {
    const { status, err } = await run('49-no-basic-column');
    expect(status).toBe(2);
    expect(err).toContain('"统筹支付": basic_paid');
  });

  it('stops where there is none at all, unless relief.yaml says that this is right', async () => {
    const without = (text: Record<string, string>): void => {
      text['claims.csv'] = text['claims.csv']?.replace('统筹支付,', '').replace('36000,', '') ?? '';
    };
    const { status, err } = await run('49-no-basic-column', without);
    expect({ status, code: /\[\w+\]/.exec(err)?.[0] }).toEqual({ status: 2, code: '[NO_PAYER_COLUMN]' });
    const ran = await run('49-no-basic-column', (text) => {
      without(text);
      adds('basic_paid: absent\n')(text);
    });
    // The whole 60,000 is the burden; 70% = 42,000.00, of which the yearly cap leaves 20,000.00.
    expect(payable(ran)).toEqual(['C1 paid 60000.00 20000.00']);
  });
});

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
