import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOf, relief, scratchFolder } from './executable.js';

const CASE = 'test/files-as-they-arrive/34-refund-under-the-same-number';
const CLAIMS = 70_000;

it('refunds in every style come to the same on one thread and on three, wherever their halves lie in the file', () => {
  const folder = join(scratchFolder(), 'claims');
  mkdirSync(folder);
  for (const file of ['roster.csv', 'relief.yaml']) copyFileSync(join(CASE, file), join(folder, file));
  const header =
    'claim_id,person_id,service_type,settled_at,institution_id,total_amount,eligible_amount,basic_paid,assistance_paid,reverses,refund_flag,note';
  const row = (id: string, person: number, day: string, amounts: string, more: string) =>
    `${id},P${person},21,${day} 10:00:00,H53040200001,${amounts},${more},a note that nobody reads`;
  const bill = '10,9,4,';
  const back = '-10,-9,-4,';
  const bills = Array.from({ length: CLAIMS }, (_, at) =>
    row(`C${at}`, at % 7000, '2023-02-11', bill, at < 1000 ? ',1' : ','),
  );
  // The originals are the first rows of the file, their refunds the last: other threads read them.
  const refunds = Array.from({ length: 1000 }, (_, at) => {
    switch (at % 5) {
      case 0:
        return row(`C${at}`, at, '2023-02-12', back, ',');
      case 1:
        return row(`R${at}`, at, '2023-02-12', back, `C${at},1`);
      case 2:
        return row(`R${at}`, at, '2023-02-32', back, `C${at},1`);
      case 3:
        return row(`K${at}`, at, '2023-02-12', '0,0,0,-1', ',');
      default:
        return row(`B${at}`, at, '2023-02-12', back, ',');
    }
  });
  const claims = join(folder, 'claims.csv');
  writeFileSync(claims, `${[header, ...bills, ...refunds].join('\n')}\n`);
  expect(statSync(claims).size).toBeGreaterThan(4_000_000);
  const outputs = (threads: number) => {
    const out = join(folder, `out-${threads}`);
    const told = relief(['adjudicate', claims, '--out', out, '--threads', String(threads), '--quiet']);
    expect(told).toMatchObject({ status: 0, stderr: '' });
    return filesOf(out);
  };
  const alone = outputs(1);
  const together = outputs(3);
  const summary = JSON.parse(alone.get('summary.json') ?? '');
  // 200 pairs of one number and 200 by link are 800 rows; 200 originals wait for a refund with a bad date. The other
  // 400 are flagged, and 200 rows with a minus sign say of no claim that they take it back.
  expect(summary.policies[0].reasons.void).toEqual({ REVERSED: 800 });
  expect(summary.policies[0].reasons.pended).toEqual({ REFUND_WITHOUT_PAIR: 400, REFUND_REJECTED: 200 });
  expect(summary.rejects).toEqual({ BAD_DATE: 200, NEGATIVE_AMOUNT: 200 });
  expect(summary.claims).toMatchObject({ count: CLAIMS + 400, corrections: 200 });
  for (const [name, content] of alone) expect(together.get(name) === content, name).toBe(true);
}, 120_000);
