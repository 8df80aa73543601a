import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { csvRecords, scratch } from '../support/written.js';

/**
 * Files as offices export and retype them, under the policy of Yuxi: of what basic insurance leaves of the eligible
 * amount, 低保 gets 70%, 特困 gets 100%, both without a deductible; 低保边缘 and 易返贫致贫 get 60% of what is above
 * 10% of 26,937 = 2,693.70 yuan, 因病致贫 50% of what is above 25% of 26,937 = 6,734.25 yuan.
 */

interface Outcome {
  readonly status: number;
  readonly err: string;
  readonly out: string;
  /** By claim: what is payable or, where nothing is, the reason. */
  readonly paid: Readonly<Record<string, string>>;
  readonly settled: Readonly<Record<string, string>>;
  readonly areas: Readonly<Record<string, string>>;
  /** File, line, code and value of each reject. */
  readonly rejects: readonly string[];
  readonly messages: readonly string[];
}

async function outcomeOf(name: string, ...options: string[]): Promise<Outcome> {
  const folder = join('test/files-as-they-arrive', name);
  const target = join(scratch(), 'out');
  const claims = readdirSync(folder)
    .filter((file) => file.startsWith('claims'))
    .sort()
    .map((file) => join(folder, file));
  const told = await relief(['--lang', 'en', 'adjudicate', ...claims, '--out', target, ...options]);
  if (told.status === 2) return { ...told, paid: {}, settled: {}, areas: {}, rejects: [], messages: [] };
  const decisions = csvRecords(join(target, 'decisions.csv'));
  const rejects = csvRecords(join(target, 'rejects.csv'));
  return {
    ...told,
    paid: Object.fromEntries(
      decisions.map((row) => [row.claim_id, row.status === 'paid' ? row.payable : row.reason]),
    ),
    settled: Object.fromEntries(decisions.map((row) => [row.claim_id, row.settled_at])),
    areas: Object.fromEntries(decisions.map((row) => [row.claim_id, row.area])),
    rejects: rejects.map((row) => `${row.file?.split('/').at(-1)}:${row.line} ${row.code} ${row.value}`),
    messages: rejects.map((row) => row.message ?? ''),
  };
}

/** The same answer for several claims. */
function each(ids: readonly string[], answer: string): Record<string, string> {
  return Object.fromEntries(ids.map((id) => [id, answer]));
}

describe('dates with one reading', () => {
  it('18 with points', async () => {
    const { paid, settled, rejects } = await outcomeOf('18-dates-with-dots');
    expect(rejects).toEqual([]);
    // (10,000 - 7,000) * 70%.
    expect(paid).toEqual(each(['C1', 'C2', 'C3'], '2100.00'));
    expect(settled).toEqual({ C1: '2023-02-11', C2: '2023-02-12', C3: '2023-02-13' });
  });

  it('18b on the roster, where a month alone is no day', async () => {
    const { paid, rejects } = await outcomeOf('18b-roster-dates-with-dots');
    expect(paid).toEqual({ C1: '2100.00' });
    expect(rejects).toEqual(['roster.csv:3 AMBIGUOUS_DATE 2021.06']);
  });

  it('19 digits alone, other zones, halves of the day', async () => {
    const { paid, settled, rejects } = await outcomeOf('19-compact-timestamp');
    expect(rejects).toEqual(['claims.csv:7 BAD_DATE 2023-02-16 24:00:00']);
    expect(paid).toEqual(each(['C1', 'C2', 'C3', 'C4', 'C5', 'C7'], '2100.00'));
    expect(settled).toEqual({
      C1: '2023-02-11 09:20:00',
      // 01:20 in Greenwich is 09:20 in China, and 17:00 is 01:00 of the next day.
      C2: '2023-02-12 09:20:00',
      C3: '2023-01-01 01:00:00',
      C4: '2023-02-14 09:20:00',
      C5: '2023-02-15 09:20:00',
      C7: '2023-02-17',
    });
  });

  it('20 and none of those with two', async () => {
    const { paid, rejects } = await outcomeOf('20-ambiguous-dates');
    expect(Object.values(paid)).toEqual(Array(9).fill('2100.00'));
    expect(rejects).toEqual(
      ['23-2-11', '11/2/2023', '44968', '43506', '44968.39', '2023-2', '202302', '112.2.11'].map(
        (date, at) => `claims.csv:${11 + at} AMBIGUOUS_DATE ${date}`,
      ),
    );
  });

  it('42 a day before the discharge stays out of order', async () => {
    const { paid, rejects } = await outcomeOf('42-settled-before-discharge');
    expect(paid).toEqual(each(['2', '4', '5', '6'], '350.00'));
    expect(rejects).toEqual(['claims.csv:2 DATE_ORDER 2023-02-12', 'claims.csv:4 BAD_DATE 9999-12-31']);
  });

  it('44 words for no end', async () => {
    const { paid, rejects } = await outcomeOf('44-roster-open-ended-words');
    expect(rejects).toEqual([]);
    expect(Object.values(paid)).toEqual(Array(8).fill('350.00'));
  });
});

describe('amounts', () => {
  it('15 in the accounting format', async () => {
    const { paid, rejects } = await outcomeOf('15-accounting-format');
    expect(rejects).toEqual([]);
    // C2: a dash is zero, so (900 - 0) * 70%. C3: (900 - 400) * 70%.
    expect(paid).toEqual({ C1: '2100.00', C2: '630.00', C3: '350.00' });
  });

  it('17 never by ten thousands, exponents or guesses', async () => {
    const { status, err } = await outcomeOf('17-amount-in-wan');
    expect(status).toBe(2);
    expect(err).toContain('(4 of 4)');
    expect(err).toContain('4  BAD_AMOUNT total_amount');
  });

  it('30 whose share ends in half a fen, rounded up once for each claim', async () => {
    const { paid, rejects } = await outcomeOf('30-half-fen');
    expect(rejects).toEqual([]);
    expect(paid).toEqual({
      // 70% of 0.05 = 0.035, of 100.65 = 70.455, of 1.15 = 0.805, of 8.35 = 5.845, of 0.15 = 0.105, of 0.25 = 0.175.
      C0: '0.04',
      C1: '70.46',
      C2: '0.81',
      C3: '5.85',
      C4: '0.11',
      C5: '700.00',
      C6: '0.18',
    });
  });

  it('56 a fen more than the bill stays inconsistent', async () => {
    const { paid, rejects } = await outcomeOf('56-fund-pays-more-than-bill');
    expect(paid).toEqual({ C1: 'NO_BURDEN', C3: '350.00' });
    expect(rejects).toEqual(['claims.csv:3 AMOUNT_INCONSISTENT 900.01']);
  });
});

describe('ids', () => {
  it('21 as formulas of a text', async () => {
    const { paid, rejects } = await outcomeOf('21-formula-text-ids');
    expect(rejects).toEqual([]);
    expect(paid).toEqual({ C1: '2100.00', C2: '350.00' });
  });

  it.each(['22-pandas-floats', '22b-pandas-float-flag'])('%s as fractions', async (name) => {
    const { paid, rejects } = await outcomeOf(name);
    expect(rejects).toEqual([]);
    expect(paid).toEqual({ 36000001: 'REVERSED', 36000002: 'REVERSED', 36000003: '350.00' });
  });

  it('29 of other documents', async () => {
    const { paid, rejects } = await outcomeOf('29-other-documents');
    expect(rejects).toEqual([]);
    // (900 - 400) * 70%.
    expect(paid).toEqual(each(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6'], '350.00'));
  });

  it('47 that are missing are not taken from another column', async () => {
    const { paid, rejects } = await outcomeOf('47-name-only-differences');
    expect(paid).toEqual({ 1: '2100.00' });
    expect(rejects).toEqual(['claims.csv:3 MISSING_VALUE ']);
  });

  it('51 of two kinds, said first', async () => {
    const { status, out, paid } = await outcomeOf('51-other-kind-of-number');
    expect(status).toBe(0);
    expect(out).toContain(
      '0 of 5 person(s) with claims (column “psn_no”, e.g. 530****0011) are on the roster.',
    );
    expect(paid).toEqual(each(['1', '2', '3', '4', '5'], 'NOT_ON_ROSTER'));
  });
});

describe('words', () => {
  it('04 of services: the known ones, and no default', async () => {
    const { paid, rejects } = await outcomeOf('04-med-type-names');
    expect(paid).toEqual({
      // (1,000 - 500) * 100%.
      ...each(['M00', 'M01', 'M02', 'M03', 'M04', 'M14'], '500.00'),
      ...each(['M08', 'M10', 'M11'], 'SERVICE_NOT_COVERED'),
    });
    expect(rejects).toEqual([
      'claims.csv:7 UNKNOWN_SERVICE 门诊慢特病',
      'claims.csv:8 UNKNOWN_SERVICE 生育住院',
      'claims.csv:9 UNKNOWN_SERVICE 生育门诊',
      'claims.csv:11 UNKNOWN_SERVICE 单病种住院',
      'claims.csv:14 UNKNOWN_SERVICE 意外伤害住院',
      'claims.csv:15 UNKNOWN_SERVICE 门诊两病',
      'claims.csv:17 UNKNOWN_SERVICE 门诊特殊疾病',
      'claims.csv:18 UNKNOWN_SERVICE 门诊慢特病',
      'claims.csv:19 UNKNOWN_SERVICE 家庭病床',
    ]);
  });

  it('23 of identities, as the civil-affairs lists have them', async () => {
    const { paid, rejects } = await outcomeOf('23-identity-words');
    expect(rejects).toEqual([
      'roster.csv:17 UNKNOWN_IDENTITY 监测对象',
      'roster.csv:19 UNKNOWN_IDENTITY 刚性支出困难家庭',
    ]);
    const known = Object.fromEntries(Object.entries(paid).filter(([id]) => !['C15', 'C17'].includes(id)));
    expect(known).toEqual({
      // 低保: 3,000 * 70%; so is 返贫致贫人口.
      ...each(['C00', 'C01', 'C02', 'C19', 'C22', 'C23'], '2100.00'),
      // 特困: 3,000 * 100%.
      ...each(['C03', 'C04', 'C05', 'C10', 'C11', 'C12', 'C13', 'C14'], '3000.00'),
      // (3,000 - 2,693.70) * 60%.
      ...each(['C06', 'C07', 'C08', 'C09'], '183.78'),
      // 3,000 is less than 6,734.25.
      C20: 'BELOW_DEDUCTIBLE',
      // Identities that this policy does not know.
      ...each(['C16', 'C18', 'C21'], 'NOT_ON_ROSTER'),
    });
  });
});

describe('areas', () => {
  it('41 as civil-affairs lists write them are one county', async () => {
    const { paid, areas, rejects } = await outcomeOf('41-areas');
    expect(rejects).toEqual([]);
    // (900 - 400) * 70%.
    const ids = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'];
    expect(paid).toEqual(each(ids, '350.00'));
    expect(areas).toEqual(each(ids, '530402'));
  });
});

describe('rows', () => {
  it('07 that are totals or signatures count nothing, nor for --strict', async () => {
    const { status, paid, rejects } = await outcomeOf('07-total-row-and-signatures', '--strict');
    expect(status).toBe(0);
    expect(paid).toEqual({ C1: '2100.00', C2: '350.00' });
    expect(rejects).toEqual([
      'claims.csv:4 TOTAL_ROW 小计',
      'claims.csv:5 TOTAL_ROW 合计',
      'claims.csv:6 TOTAL_ROW 填表人：张某',
    ]);
  });

  it('35 of which several are one settlement stop the run', async () => {
    const { status, err } = await outcomeOf('35-one-row-per-fund');
    expect(status).toBe(2);
    expect(err).toContain('[WRONG_GRAIN]');
    expect(err).toContain('fund_pay_type, fund_payamt');
  });

  it('46 of a claim in two files count once, and the other says where', async () => {
    const { paid, rejects, messages } = await outcomeOf('46-duplicate-across-files');
    expect(paid).toEqual({ C0: '350.00', C1: '2100.00' });
    expect(rejects).toEqual(['claims2.csv:2 DUPLICATE_CLAIM_ID C1']);
    expect(messages[0]).toMatch(/The one at .*claims\.csv:2 is used/);
  });

  it('52 of twelve monthly lists are one', async () => {
    const { status, out, paid, rejects } = await outcomeOf('52-monthly-roster-snapshots');
    expect(status).toBe(0);
    expect(paid).toEqual({ C1: '2100.00' });
    expect(rejects).toEqual([]);
    expect(out).toContain('11 row(s) are the same as an earlier row in every column that is used');
  });
});
