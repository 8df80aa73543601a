import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from '../cli/relief.js';
import { adjudicated, claims, roster } from './run.js';

const BUILT_IN = readFileSync('src/policies/wenzhou-2020/policy.yaml', 'utf8');
const CHANGED = `# one line more\n${BUILT_IN}`;
const ROSTER = roster('A,dibao,2019-01-01,330302');
const CLAIM = 'C1,A,inpatient,2021-03-01,1000.00,1000.00,0.00,800.00,local';
const FILES = { 'claims.csv': claims(CLAIM), 'roster.csv': ROSTER };

describe('a pack file with the id of a built-in policy', () => {
  it('is marked wherever its name stands, if it is another one', async () => {
    const files = { ...FILES, 'copy.yaml': CHANGED, 'relief.yaml': 'policies: [./copy.yaml]\n' };
    const { folder, status, out, written } = await adjudicated(files, []);
    expect(status).toBe(0);
    const mark = /Modified: the file .*copy\.yaml has the id of the built-in policy wenzhou-2020/;
    expect(out).toMatch(mark);
    expect(written('report.html')).toContain('(modified: not the built-in policy of this id)');
    expect(JSON.parse(written('summary.json')).policies[0].modified).toBe(true);
    expect(JSON.parse(written('manifest.json')).policies[0].modified).toBe(true);
    expect(written('decisions.csv')).toMatch(/^wenzhou-2020,C1,/m);
    expect((await relief(['explain', 'C1', join(folder, 'claims.csv')])).out).toMatch(mark);
    expect((await relief(['policy', 'show', join(folder, 'copy.yaml')])).out).toMatch(mark);
    const verified = await relief(['verify', join(folder, 'relief-out'), '--independent']);
    expect({ ...verified }).toMatchObject({ status: 0 });
  });

  it('is not, if it is the built-in one byte for byte', async () => {
    const files = { ...FILES, 'copy.yaml': BUILT_IN, 'relief.yaml': 'policies: [./copy.yaml]\n' };
    const { out, written } = await adjudicated(files, []);
    expect(out).not.toContain('Modified');
    expect(written('report.html')).not.toContain('modified');
    expect(JSON.parse(written('manifest.json')).policies[0].modified).toBe(false);
  });
});

describe('a policy for other years or areas', () => {
  // Wenzhou 2020 is in force from 2020-12-01 to 2023-11-30.
  const tooEarly = (id: string) => `${id},A,inpatient,2020-11-30,1000.00,1000.00,0.00,0.00,local`;

  it('is said first, on the terminal and on the page, where most claims lie outside it', async () => {
    const files = { ...FILES, 'claims.csv': claims(tooEarly('B1'), tooEarly('B2'), CLAIM) };
    const { out, written } = await adjudicated(files, ['--policy', 'wenzhou-2020']);
    expect(out).toMatch(/^wenzhou-2020: 2 of 3 claims were settled when it was not in force\./);
    expect(written('report.html')).toMatch(/<p class="scope">2 of 3 claims were settled/);
    expect(JSON.parse(written('summary.json')).policies[0].out_of_scope).toEqual({ time: 2, area: 0 });
  });

  it('is one reason among others where it is one claim of many', async () => {
    const files = { ...FILES, 'claims.csv': claims(tooEarly('B1'), CLAIM, CLAIM.replace('C1', 'C2')) };
    const { out, written } = await adjudicated(files, ['--policy', 'wenzhou-2020']);
    expect(out).toMatch(/^wenzhou-2020 {2}/);
    expect(written('report.html')).not.toContain('class="scope"');
  });

  it('is said where most claims are of persons who live elsewhere', async () => {
    // A county of Yuxi beside one of Wenzhou.
    const files = {
      'claims.csv': claims(CLAIM, CLAIM.replace('C1,A', 'C2,B'), CLAIM.replace('C1,A', 'C3,B')),
      'roster.csv': roster('A,dibao,2019-01-01,330302', 'B,dibao,2019-01-01,530402'),
    };
    const { out } = await adjudicated(files, ['--policy', 'wenzhou-2020']);
    expect(out).toMatch(/^wenzhou-2020: 2 of 3 claims are of persons whose area is none of this policy\./);
  });

  it('stops the run where it fits nothing', async () => {
    const elsewhere = { ...FILES, 'roster.csv': roster('A,dibao,2019-01-01,530402') };
    const area = await adjudicated(elsewhere, ['--policy', 'wenzhou-2020']);
    expect(area).toMatchObject({ status: 2 });
    expect(area.err).toMatch(/These look like data of yuxi-2022\..*\[ROSTER_OF_OTHER_AREAS\]/);
    const long_ago = { ...FILES, 'claims.csv': claims(tooEarly('B1')) };
    const time = await adjudicated(long_ago, ['--policy', 'wenzhou-2020']);
    expect(time).toMatchObject({ status: 2 });
    expect(time.err).toContain('[NO_POLICY_IN_FORCE]');
    expect(time.written('decisions.csv')).toBe('');
    // A notice that began earlier makes it fit.
    const config = {
      'relief.yaml': 'policies: [wenzhou-2020]\nin_force: {wenzhou-2020: {from: 2020-11-01}}\n',
    };
    expect(await adjudicated({ ...long_ago, ...config }, [])).toMatchObject({ status: 0 });
  });
});

describe('what is given in the wrong place', () => {
  it('stops a stack in which charity stands before assistance', async () => {
    const stack = ['--policy', 'wenzhou-2023-charity', '--policy', 'wenzhou-2020'];
    const { status, err } = await adjudicated(FILES, stack);
    expect(status).toBe(2);
    expect(err).toContain('policies: [wenzhou-2020, wenzhou-2023-charity]. [STACK_ORDER]');
  });

  it('stops one file in two places, whatever the path', async () => {
    const folder = folderWith(FILES);
    const path = join(folder, 'claims.csv');
    const twice = await relief([
      'adjudicate',
      path,
      join(folder, '.', 'claims.csv'),
      '--policy',
      'wenzhou-2020',
    ]);
    expect(twice.status).toBe(2);
    expect(twice.err).toContain('[FILE_TWICE]');
    const both = await relief(['adjudicate', path, '--roster', path, '--policy', 'wenzhou-2020']);
    expect(both.err).toMatch(/is given twice: as claims .* and as roster.*\[FILE_TWICE\]/);
    const standardInput = await relief([
      'adjudicate',
      '-',
      '-',
      '--policy',
      'wenzhou-2020',
      '--roster',
      join(folder, 'roster.csv'),
      '--out',
      join(folder, 'out'),
    ]);
    expect(standardInput.err).toContain('[FILE_TWICE]');
  });
});

describe('reports that a large run leaves out', () => {
  it('are said at the end, and in summary.json', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => CLAIM.replace('C1,', `C${at},`));
    const files = { ...FILES, 'claims.csv': claims(...rows) };
    const { out, written } = await adjudicated(files, ['--policy', 'wenzhou-2020', '--threads', '1']);
    expect(out).toMatch(/Not written: report\.xlsx, report\.html, .*--reports csv,xlsx,html,json\.\n$/);
    expect(JSON.parse(written('summary.json')).left_out).toEqual(['report.xlsx', 'report.html']);
    expect(written('report.html')).toBe('');
  }, 60_000);

  it('are none where all is written, or somebody has chosen', async () => {
    for (const options of [[], ['--reports', 'csv,json']]) {
      const { out, written } = await adjudicated(FILES, ['--policy', 'wenzhou-2020', ...options]);
      expect(out).not.toContain('Not written');
      expect(JSON.parse(written('summary.json')).left_out).toEqual([]);
    }
  });
});
