import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

// Wenzhou 2020, a dibao member (第八条（二）): 80% without deductible, so 80.00 of 100.00.
const CLAIMS = [
  'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid',
  'C1,A,inpatient,2021-03-01,100.00,100.00,0.00,80.00',
  'C2,B,inpatient,2021-03-01,100.00,100.00,0.00,80.00',
  'C3,C,inpatient,2021-03-01,100.00,100.00,0.00,80.00',
  'C4,D,inpatient,2021-03-01,100.00,100.00,0.00,80.00',
  'C5,E,inpatient,2021-03-01,100.00,100.00,0.00,80.00',
  'C6,F,inpatient,2021-03-01,100.00,100.00,0.00,0.00',
  '',
].join('\n');
const ROSTER = [
  'person_id,identity,recognized_on,valid_to',
  // Its date cannot be read: nobody knows whether A is entitled.
  'A,dibao,2021-02-30,',
  // One row that counts, one that cannot be read: B is paid, and somebody should look.
  'B,dibao,2021-01-01,',
  'B,grand_duke,2021-01-01,',
  // A row that is no longer in force, and one with a cell too many.
  'C,dibao,2020-01-01,2020-12-31',
  'C,dibao,2021-01-01,,,x',
  // The same row twice: the second is a reject.
  'D,dibao,2021-01-01,',
  'D,dibao,2021-01-01,2021-12-31',
  'E,dibao,2021-01-01,',
  'G,dibao,2021-01-01,',
  'H,dibao,2021-01-01,',
  '',
].join('\n');

function decisionsOf(folder: string): Record<string, string> {
  const rows = readFileSync(join(folder, 'relief-out', 'decisions.csv'), 'utf8')
    .trim()
    .split('\n');
  const header = (rows.shift() as string).split(',');
  const place = (name: string) => header.indexOf(name);
  return Object.fromEntries(
    rows.map((row) => {
      const cells = row.split(',');
      return [
        cells[place('claim_id')],
        ['status', 'reason', 'notices', 'payable'].map((name) => cells[place(name)]).join(' '),
      ];
    }),
  );
}

describe('a roster row that was rejected', () => {
  it('denies nobody: his claims wait, and where another row counts they say so', async () => {
    const folder = folderWith({ 'claims.csv': CLAIMS, 'roster.csv': ROSTER });
    const { status } = await relief(['adjudicate', join(folder, 'claims.csv'), '--policy', 'wenzhou-2020']);
    expect(status).toBe(0);
    expect(decisionsOf(folder)).toEqual({
      C1: 'pended ROSTER_ROW_REJECTED  0.00',
      C2: 'paid  ROSTER_ROW_REJECTED 80.00',
      C3: 'pended ROSTER_ROW_REJECTED  0.00',
      C4: 'paid  ROSTER_ROW_REJECTED 80.00',
      C5: 'paid   80.00',
      C6: 'denied NOT_ON_ROSTER  0.00',
    });
  });

  it('is named by explain, with its line and what is wrong with it', async () => {
    const folder = folderWith({ 'claims.csv': CLAIMS, 'roster.csv': ROSTER });
    const explain = async (id: string) =>
      (await relief(['explain', id, join(folder, 'claims.csv'), '--policy', 'wenzhou-2020'])).out;
    const unknown = await explain('C1');
    expect(unknown).toContain('ROSTER_ROW_REJECTED');
    expect(unknown).toContain('Line 2 was rejected (BAD_DATE)');
    expect(unknown).not.toContain('not on the roster');
    expect(await explain('C2')).toContain('Line 4 was rejected (UNKNOWN_IDENTITY)');
    expect(await explain('C5')).not.toContain('rejected');
  });

  it('is not held against the run by the auditor', async () => {
    const folder = folderWith({ 'claims.csv': CLAIMS, 'roster.csv': ROSTER });
    await relief(['adjudicate', join(folder, 'claims.csv'), '--policy', 'wenzhou-2020']);
    const { status, out } = await relief(['verify', join(folder, 'relief-out'), '--independent']);
    expect({ status, out }).toMatchObject({ status: 0 });
  });
});
