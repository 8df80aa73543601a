import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { relief } from '../cli/relief.js';
import { adjudicated, claims, roster } from './run.js';

// Wenzhou 2020, a dibao member (第八条（二）): 80% without deductible. C1: 1000 × 80% = 800. C2 was treated out of the
// province, and the policy asks for a referral that the row does not have: nobody knows yet what is due.
const FILES = {
  'claims.csv': claims(
    'C1,A,inpatient,2021-03-01,1000.00,1000.00,0.00,900.00,local',
    'C2,A,inpatient,2021-04-01,5000.00,5000.00,0.00,4321.00,out_of_province',
  ),
  'roster.csv': roster('A,dibao,2021-01-01,330302'),
};
const LEDGER = 'date,fund,area,entry,amount,note\n2021-01-01,assistance,330302,opening_balance,10000.00,\n';
const POLICY = ['--policy', 'wenzhou-2020'];

describe('without the fund’s ledger', () => {
  it('nothing that looks like a balance is said on the page, in the files or on the terminal', async () => {
    const { status, out, written } = await adjudicated(FILES, POLICY);
    expect(status).toBe(0);
    const page = written('report.html');
    expect(page).toContain('No fund ledger (fund.csv) was given, so no balance is known.');
    expect(page).toContain('What the fund pays');
    expect(page).toContain('800.00');
    for (const text of [page, out]) {
      expect(text).not.toMatch(/Left in the fund|below zero|losing balance|pening balance/);
      expect(text).not.toContain('−800.00');
    }
    // The payment stands there, and no balance after it.
    expect(written('fund_ledger.csv').split('\n')[1]).toMatch(
      /^2021-03-01,assistance,330302,benefit:\w+,-800\.00,,$/,
    );
    expect(written('fund_summary.csv')).toMatch(
      /^fund,account,year,item,amount\nassistance,330302,2021,benefit:\w+,800\.00\n$/,
    );
    const { funds, fund_checks } = JSON.parse(written('summary.json'));
    expect(Object.keys(funds[0].items).every((item) => item.startsWith('benefit:'))).toBe(true);
    expect(fund_checks).toEqual([]);
  });

  it('the auditor asks for no balance either', async () => {
    const { folder } = await adjudicated(FILES, POLICY);
    const { status, out } = await relief(['verify', join(folder, 'relief-out'), '--independent']);
    expect({ status, out }).toMatchObject({ status: 0 });
  });

  it('and with it, the balance is there', async () => {
    const { written } = await adjudicated({ ...FILES, 'fund.csv': LEDGER }, POLICY);
    // 10,000 − 800 = 9,200.
    expect(written('report.html')).toContain('9,200.00');
    expect(written('report.html')).toContain('Left in the fund');
    expect(written('fund_summary.csv')).toContain('closing_balance,9200.00');
    expect(written('fund_ledger.csv')).toMatch(/-800\.00,9200\.00,$/m);
  });
});

describe('what was paid for a claim that waits', () => {
  it('is neither too much nor unexplained', async () => {
    const { out, written } = await adjudicated(FILES, POLICY);
    // C1: 900 paid, 800 due: 100 too much. C2: 4,321 paid, and nobody knows what is due.
    expect(written('reconciliation.csv')).toMatch(
      /C2,.*,0\.00,4321\.00,4321\.00,pended,pended:MISSING_REFERRAL$/m,
    );
    const page = written('report.html');
    expect(page).toContain('100.00 too much, 0.00 too little');
    expect(page).toContain('Paid, but not yet decided');
    expect(page).toContain('4,321.00');
    expect(page).not.toContain('4,421.00');
    expect(out).toMatch(/paid, but pended +1 +4321\.00/);
    expect(out).not.toContain('unexplained');
  });
});
