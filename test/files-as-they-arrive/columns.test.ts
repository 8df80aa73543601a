import { describe, expect, it } from 'vitest';
import { adds, needs, payable, run } from './case-folder.js';

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
