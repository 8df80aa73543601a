import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { csvRecords, csvRows, scratch, writtenRun } from '../support/written.js';

/*
 * All of them under yuxi-2022. A stay of 1,000.00 with 900.00 in the catalogue and 400.00 from basic insurance leaves a
 * burden of 900.00 − 400.00 = 500.00; category 2 (低保) gets 70% of it: 350.00.
 */

const HERE = 'test/files-as-they-arrive';

/** The results of a run over a case: decisions as `id status reason payable`, differences as `id computed paid kind`. */
async function outcome(name: string, claims: readonly string[] = ['claims.csv']) {
  const paths = claims.map((file) => join(HERE, name, file));
  return said(await writtenRun({ claims: paths }, scratch()));
}

function said(out: string) {
  const decisions = csvRecords(join(out, 'decisions.csv')).map(({ claim_id, status, reason, payable }) =>
    [claim_id, status, reason, payable].filter((cell) => cell !== '').join(' '),
  );
  const differences = csvRecords(join(out, 'reconciliation.csv')).map(({ claim_id, computed, paid, kind }) =>
    [claim_id, computed, paid, kind].join(' '),
  );
  const all = csvRecords(join(out, 'reconciliation_summary.csv')).find(
    ({ dimension }) => dimension === 'all',
  );
  return { out, decisions, differences, sums: `${all?.computed} ${all?.paid} ${all?.variance}` };
}

describe('reversals of the usual kind', () => {
  it('31: after a reversal the deductible is used once, by what is left', async () => {
    // 10% of 26,937.00 = 2,693.70. A2: 2,500 − 500 = 2,000.00, below. A3: 2,000 − 500 = 1,500.00;
    // 3,500.00 − 2,693.70 = 806.30; × 0.6 = 483.78.
    const { decisions } = await outcome('31-deductible-after-reversal');
    expect(decisions).toEqual([
      'A1 void REVERSED 0.00',
      'A2 zero BELOW_DEDUCTIBLE 0.00',
      'R1 void REVERSED 0.00',
      'A3 paid 483.78',
    ]);
  });

  it('32: what is reversed leaves its room under the cap to the others', async () => {
    // Cap 20,000.00. K2: 20,000 × 0.7 = 14,000.00. K3: 14,000.00, of which 6,000.00 are left.
    const { decisions } = await outcome('32-cap-same-second');
    expect(decisions).toEqual([
      'K1 void REVERSED 0.00',
      'K2 paid 14000.00',
      'K3 paid 6000.00',
      'R1 void REVERSED 0.00',
    ]);
  });

  it('33: a refund in January of a claim in December belongs to no year', async () => {
    // 28,000 × 0.7 = 19,600.00 in each year. Y3: 1,000 × 0.7 = 700.00, of which 20,000 − 19,600 = 400.00 are left.
    const { decisions, differences } = await outcome('33-year-boundary');
    expect(decisions).toEqual([
      'Y4 void REVERSED 0.00',
      'Y1 paid 19600.00',
      'Y3 paid 400.00',
      'Y2 paid 19600.00',
      'Y4R void REVERSED 0.00',
    ]);
    expect(differences).toEqual([]);
  });
});

describe('refunds under the number of their original', () => {
  it('34: with the flag on both', async () => {
    const { decisions, differences, sums } = await outcome('34-refund-under-the-same-number');
    expect(decisions).toEqual([
      '36000001 void REVERSED 0.00',
      '36000001 void REVERSED 0.00',
      '36000003 paid 350.00',
    ]);
    // 350.00 − 350.00 were paid for the pair, 350.00 for the other.
    expect([differences, sums]).toEqual([[], '350.00 350.00 0.00']);
  });

  it('34b: without a flag; the original stands first', async () => {
    const { out, decisions, differences } = await outcome('34b-same-number-no-flag');
    expect(decisions).toEqual(['36000001 void REVERSED 0.00', '36000001 void REVERSED 0.00']);
    expect(differences).toEqual([]);
    const totals = csvRecords(join(out, 'decisions.csv')).map(({ total_amount }) => total_amount);
    expect(totals).toEqual(['1000.00', '-1000.00']);
  });

  it('what is not recovered of such a pair is said of both rows', async () => {
    const folder = copied('34b-same-number-no-flag', (text) => text.replace('-400,-350', '-400,-50'));
    const { differences } = said(await writtenRun({ claims: [join(folder, 'claims.csv')] }, scratch()));
    // 350.00 − 50.00 = 300.00 remain paid.
    expect(differences).toEqual([
      '36000001 0.00 350.00 void_not_recovered',
      '36000001 0.00 -50.00 void_not_recovered',
    ]);
  });

  it('both are explained', async () => {
    const claims = join(HERE, '34-refund-under-the-same-number', 'claims.csv');
    const text = await relief(['explain', '36000001', claims, '--lang', 'en']);
    expect(text.out).toContain('It is taken back by claim 36000001.');
    expect(text.out).toContain('It takes back claim 36000001.');
    const json = JSON.parse((await relief(['explain', '36000001', claims, '--json'])).out);
    expect(json.map((one: { line: number }) => one.line)).toEqual([2, 3]);
    const one = JSON.parse((await relief(['explain', '36000003', claims, '--json'])).out);
    expect(one.claim.claim_id).toBe('36000003');
  });
});

describe('refunds that take back another amount than there was', () => {
  it('36: both wait, and neither is paid nor overpaid', async () => {
    const { decisions, differences, sums } = await outcome('36-partial-refund');
    expect(decisions).toEqual(['A1 pended PARTIAL_REFUND 0.00', 'R1 pended PARTIAL_REFUND 0.00']);
    expect(differences).toEqual(['A1 0.00 350.00 pended', 'R1 0.00 -140.00 pended']);
    // 350.00 − 140.00.
    expect(sums).toBe('0.00 210.00 210.00');
  });
});

describe('flags', () => {
  it('53: a claim marked as refunded whose refund is elsewhere waits', async () => {
    const { decisions, differences } = await outcome('53-flagged-but-refund-elsewhere');
    expect(decisions).toEqual(['2 paid 350.00', '1 pended REFUND_WITHOUT_PAIR 0.00']);
    expect(differences).toEqual(['1 0.00 350.00 pended']);
  });

  it.each([
    ['54-refund-with-positive-amounts', ''],
    ['54b-positive-flag-only', 'PAIRED_BY_AMOUNT'],
  ])('%s: amounts without signs are a pair, and what was paid twice is still out', async (name, notices) => {
    const { out, decisions, differences, sums } = await outcome(name);
    expect(decisions).toEqual(['1 void REVERSED 0.00', '2 void REVERSED 0.00']);
    expect(differences).toEqual(['1 0.00 350.00 void_not_recovered', '2 0.00 350.00 void_not_recovered']);
    expect(sums).toBe('0.00 700.00 700.00');
    expect(csvRecords(join(out, 'decisions.csv')).map((row) => row.notices)).toEqual([notices, notices]);
  });

  it('three alike make one pair, and the third waits', async () => {
    const third = '3,530402197411020023,21,2024-01-02 10:00:00,1000,900,400,350,1\n';
    const folder = copied('54b-positive-flag-only', (text) => text + third);
    const { decisions } = said(await writtenRun({ claims: [join(folder, 'claims.csv')] }, scratch()));
    expect(decisions).toEqual([
      '1 void REVERSED 0.00',
      '2 void REVERSED 0.00',
      '3 pended REFUND_WITHOUT_PAIR 0.00',
    ]);
  });
});

describe('rows that only correct what was paid', () => {
  it('55: are no claims, and count in what was paid', async () => {
    const { out, decisions, differences, sums } = await outcome('55-supplement-and-recovery');
    expect(decisions).toEqual(['1 paid 350.00']);
    expect(differences).toEqual(['2 0.00 100.00 correction', '3 0.00 -60.00 correction']);
    // 350.00 + 100.00 − 60.00 = 390.00, and 390.00 − 350.00 = 40.00.
    expect(sums).toBe('350.00 390.00 40.00');
    const byMonth = csvRows(join(out, 'reconciliation_summary.csv')).filter((row) => row[1] === 'month');
    expect(byMonth.map((row) => row.slice(2).join(' '))).toEqual([
      '2023-02 1 350.00 350.00 0.00',
      '2023-03 1 0.00 100.00 100.00',
      '2023-04 1 0.00 -60.00 -60.00',
    ]);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summary.claims).toMatchObject({ count: 1, total_amount: '1000.00', corrections: 2 });
    expect(summary.inputs[1]).toMatchObject({ role: 'claims', rows: 3, accepted: 3, rejected: 0 });
    expect(summary.reconciliation.assistance.kinds).toMatchObject({
      match: { claims: 1, variance: '0.00' },
      correction: { claims: 2, variance: '40.00' },
    });
  });

  it('are said among what needs a person, and make --strict end with 1', async () => {
    const claims = join(HERE, '55-supplement-and-recovery', 'claims.csv');
    const out = join(scratch(), 'out');
    const told = await relief(['adjudicate', claims, '--out', out, '--strict', '--lang', 'en']);
    expect(told.status).toBe(1);
    expect(told.out).toMatch(/corrections\) +2 +40\.00 +reconciliation\.csv/);
  });
});

describe('exports that overlap', () => {
  it('46: a claim of two files counts once, and the reject names the file of the other', async () => {
    const files = ['claims.csv', 'claims2.csv'];
    const { out, decisions, differences } = await outcome('46-duplicate-across-files', files);
    // C1: (10,000 − 7,000) × 0.7 = 2,100.00.
    expect(decisions).toEqual(['C0 paid 350.00', 'C1 paid 2100.00']);
    expect(differences).toEqual([]);
    const [reject] = csvRecords(join(out, 'rejects.csv'));
    expect(basename(reject?.file ?? '')).toBe('claims2.csv');
    expect(reject?.message).toContain(`${join(HERE, '46-duplicate-across-files', 'claims.csv')}:2`);
  });
});

/** A copy of a case with its claims changed. */
function copied(name: string, change: (text: string) => string): string {
  const folder = scratch();
  for (const file of readdirSync(join(HERE, name))) copyFileSync(join(HERE, name, file), join(folder, file));
  const claims = join(folder, 'claims.csv');
  writeFileSync(claims, change(readFileSync(claims, 'utf8')));
  return folder;
}

/** The cases whose claims are in one file; those with floats are tested where floats are read. */
const CASES = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && /^(3[1-46]|34b|53|54|54b|55)-/.test(entry.name))
  .map(({ name }) => name);

describe('in every case', () => {
  it.each(CASES)(
    '%s: no order of rows and no split over files changes a byte of the tables',
    async (name) => {
      const [header = '', ...rows] = readFileSync(join(HERE, name, 'claims.csv'), 'utf8')
        .trimEnd()
        .split('\n');
      const whole = await outcome(name);
      const folder = copied(name, () => `${[header, ...rows.slice(1).reverse()].join('\n')}\n`);
      writeFileSync(join(folder, 'first.csv'), `${header}\n${rows[0]}\n`);
      const split = await writtenRun(
        { claims: [join(folder, 'claims.csv'), join(folder, 'first.csv')] },
        scratch(),
      );
      for (const file of readdirSync(whole.out)) {
        if (['manifest.json', 'summary.json', 'rejects.csv'].includes(file)) continue;
        expect(readFileSync(join(split, file), 'utf8'), file).toBe(
          readFileSync(join(whole.out, file), 'utf8'),
        );
      }
    },
  );

  it.each(CASES)('%s: the auditor comes to the same', async (name) => {
    const out = join(scratch(), 'out');
    await relief(['adjudicate', join(HERE, name, 'claims.csv'), '--out', out, '--quiet']);
    const told = await relief(['verify', out, '--independent', '--lang', 'en']);
    expect(told.out + told.err).toContain('It holds.');
    expect(told.status).toBe(0);
  });
});
