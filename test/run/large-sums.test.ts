import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from '../cli/relief.js';

const HEADER = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid';
const ROSTER = 'person_id,identity,recognized_on\nP1,dibao,2021-01-01\n';
const CONFIG = 'policies: [dongyang-2020]\n';
/** The largest sum is 2^53 - 1 fen. Of the largest total with cents 9,007 fit into it: 9,007 × 999,999,999,999 fen. */
const FIT = 9007;

function claims(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, at) => `C${at},P1,inpatient,2023-03-01,9999999999.99,9999999999.99,0.00`,
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}

describe('amounts of which each is the largest', () => {
  it('add up exactly as far as they fit', async () => {
    const folder = folderWith({ 'claims.csv': claims(FIT), 'roster.csv': ROSTER, 'relief.yaml': CONFIG });
    const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--quiet', '--reports', 'csv,json']);
    expect(told).toEqual({ status: 0, out: '', err: '' });
    const summary = JSON.parse(readFileSync(join(folder, 'relief-out', 'summary.json'), 'utf8'));
    // 9,007 × 10,000,000,000.00 less 9,007 × 0.01.
    expect(summary.claims.total_amount).toBe('90069999999909.93');
  });

  it.each([FIT + 1, 10_000])(
    'are refused where %d of them do not, with the limit and the column',
    async (count) => {
      const folder = folderWith({ 'claims.csv': claims(count), 'roster.csv': ROSTER, 'relief.yaml': CONFIG });
      const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--quiet']);
      expect(told).toMatchObject({ status: 2, out: '' });
      expect(told.err).toContain('more than 90071992547409.91 yuan');
      expect(told.err).toMatch(/\[SUM_TOO_LARGE\]\n {2}total_amount\n$/);
    },
  );

  it('are refused in the ledger of the fund as well', async () => {
    const entries = Array.from(
      { length: FIT + 1 },
      () => '2023-03-01,assistance,330783,budget_county,9999999999.99,',
    );
    const folder = folderWith({
      'claims.csv': claims(1),
      'roster.csv': ROSTER,
      'relief.yaml': CONFIG,
      'fund.csv': `${['date,fund,area,entry,amount,note', ...entries].join('\n')}\n`,
    });
    const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--quiet']);
    expect(told).toMatchObject({ status: 2, out: '' });
    expect(told.err).toContain('[SUM_TOO_LARGE]');
  });

  it('with both signs, which cancel, are refused whatever their order: no sum on the way may be beyond', async () => {
    const half = claims(5000).trimEnd();
    const back = Array.from(
      { length: 5000 },
      (_, at) => `R${at},P1,inpatient,2023-03-02,-9999999999.99,-9999999999.99,0.00,C${at}`,
    );
    const rows = half.split('\n').map((row, at) => `${row},${at === 0 ? 'reverses' : ''}`);
    const folder = folderWith({
      'claims.csv': `${[...rows, ...back].join('\n')}\n`,
      'roster.csv': ROSTER,
      'relief.yaml': CONFIG,
    });
    const told = await relief(['adjudicate', join(folder, 'claims.csv'), '--quiet']);
    expect(told.err).toContain('[SUM_TOO_LARGE]');
  });
});
