import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

const CLAIMS = `claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid
C1,330302195001011234,inpatient,2022-05-01,1000.00,900.00,0.00
`;
const ROSTER = `person_id,name,identity,recognized_on,area
330302195001011234,王小明,dibao,2021-01-01,330302
`;

describe('a pipe in a folder, into which nobody writes', () => {
  it('holds up neither init nor a run over the folder', async () => {
    const folder = folderWith({
      'claims.csv': CLAIMS,
      'roster.csv': ROSTER,
      'relief.yaml': 'policies: [wenzhou-2020]\n',
    });
    execFileSync('mkfifo', [join(folder, 'more.csv')]);
    const proposed = await relief(['init', folder]);
    expect(proposed.out).toContain('claims.csv');
    expect(proposed.err).toContain('[INIT_EXISTS]');
    const ended = await relief([
      'adjudicate',
      folder,
      '--out',
      join(folder, '..', `out-${process.pid}`),
      '--force',
    ]);
    expect(ended).toMatchObject({ status: 0, err: '' });
  });
});

describe('what stands in a column that says whether a row counts', () => {
  it.each([
    ['王小明', '“王**”'],
    ['待复核', '“待复核”'],
    ['已提交', '“已提交”'],
  ])('%s is told as %s', async (word, told) => {
    const claims = CLAIMS.replace('basic_paid', 'basic_paid,有效标志').replace(/0\.00\n$/, `0.00,${word}\n`);
    const folder = folderWith({
      'claims.csv': claims,
      'roster.csv': ROSTER,
      'relief.yaml': 'policies: [wenzhou-2020]\n',
    });
    const ended = await relief(['adjudicate', join(folder, 'claims.csv')]);
    expect(ended.status).toBe(2);
    expect(ended.err).toContain('[UNKNOWN_STATUS]');
    expect(ended.err).toContain(told);
  });
});
