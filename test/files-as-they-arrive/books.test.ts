import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { relief } from '../cli/relief.js';
import { bookOf, textRows } from '../support/zip-writer.js';

const CASE = 'test/files-as-they-arrive/45-xlsx-and-xls';

it('45: the beginning of a workbook that calls itself CSV is refused with what to do; a whole one is read', async () => {
  const { status, err } = await relief(['adjudicate', join(CASE, 'claims.csv')]);
  expect([status, err]).toEqual([2, expect.stringMatching(/Copy or export it again. \[BAD_ARCHIVE\]/)]);

  const folder = mkdtempSync(join(tmpdir(), 'relief-case-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(CASE, folder, { recursive: true });
  const header = 'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid';
  const rows = [header, 'C1,530402198001010010,inpatient,2023-03-05,1000,900,400'];
  const book = bookOf({ sheets: [{ name: '明细', rows: textRows(rows.map((row) => row.split(','))) }] });
  writeFileSync(join(folder, 'claims.csv'), book);
  expect((await relief(['adjudicate', join(folder, 'claims.csv')])).status).toBe(0);
});
