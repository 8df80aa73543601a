import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

// Wenzhou 2020, a dibao member (第八条（二）): 80% without deductible, 100,000 a year; the person of C4 is on no
// roster. C1: 900 − 500 = 400, × 80% = 320. C2: 130,000 × 80% = 104,000, but 100,000 − 320 = 99,680 are left.
const FILES = {
  'claims.csv': [
    'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,assistance_paid,place',
    'C1,A,inpatient,2021-03-01,1000.00,900.00,500.00,320.00,local',
    'C2,A,inpatient,2021-05-01,130000.00,130000.00,0.00,99680.00,local',
    'C3,A,inpatient,2021-06-01,100.00,100.00,0.00,0.00,out_of_province',
    'C4,B,inpatient,2021-06-02,100.00,100.00,0.00,50.00,local',
    'C5,A,inpatient,2021-02-30,100.00,100.00,0.00,0.00,local',
    '',
  ].join('\n'),
  'roster.csv': [
    'person_id,identity,recognized_on,valid_to,area',
    'A,dibao,2021-01-01,,330302',
    'A,dibao_edge,2020-12-01,2021-02-28,330302',
    'A,child_in_need,2020-12-01,,330302',
    '',
  ].join('\n'),
};
const POLICY = ['--policy', 'wenzhou-2020'];

describe('adjudicate', () => {
  it('says what came out, what needs a human, and where the results are', async () => {
    const folder = folderWith(FILES);
    const { status, out, err } = await relief(['adjudicate', join(folder, 'claims.csv'), ...POLICY]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^ {2}paid +2$/m);
    expect(out).toMatch(/^ {2}denied +1 {2}NOT_ON_ROSTER 1$/m);
    // 320 + 99,680 = 100,000.
    expect(out).toMatch(/^ {2}total +100000\.00$/m);
    expect(out).toMatch(/^ {2}rows rejected +1 +rejects\.csv +BAD_DATE 1$/m);
    expect(out).toMatch(
      /^ {2}wenzhou-2020: waiting for information +1 +decisions\.csv +MISSING_REFERRAL 1$/m,
    );
    expect(out).toMatch(/^ {2}medical assistance fund: paid, not due +1 +50\.00 +reconciliation\.csv$/m);
    expect(out).toMatch(new RegExp(`^Results: ${join(folder, 'relief-out')}$`, 'm'));
    expect(existsSync(join(folder, 'relief-out', 'decisions.csv'))).toBe(true);
  });

  it('has status 1 with --strict where something needs a human, and writes all the same', async () => {
    const folder = folderWith(FILES);
    const { status } = await relief([
      'adjudicate',
      join(folder, 'claims.csv'),
      ...POLICY,
      '--strict',
      '--quiet',
    ]);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'relief-out', 'manifest.json'))).toBe(true);
  });

  it('has status 0 with --strict where all is clean', async () => {
    const lines = FILES['claims.csv'].split('\n').slice(0, 3);
    const roster = FILES['roster.csv'].replace(/^(.*)$/gm, (line) => (line === '' ? line : `${line},`));
    // Every column that bears on what is paid is there: what a file lacks would be for a person to confirm.
    const more =
      'admitted_on,discharged_on,designated,referral,program,exclusion,catastrophic_paid,supplementary_paid,other_paid,channel,filed_on,reverses';
    const full = lines.map((line, at) => `${line},${at === 0 ? more : more.replace(/\w/g, '')}`);
    const folder = folderWith({
      'claims.csv': `${full.join('\n')}\n`,
      'roster.csv': roster.replace('area,', 'area,household_id'),
    });
    const { status, out } = await relief(['adjudicate', join(folder, 'claims.csv'), ...POLICY, '--strict']);
    expect(status).toBe(0);
    expect(out).toContain('Nothing needs a person.');
  });

  it('prints nothing with --quiet, and exactly summary.json with --json', async () => {
    const folder = folderWith(FILES);
    const argv = ['adjudicate', join(folder, 'claims.csv'), ...POLICY];
    expect(await relief([...argv, '--quiet'])).toEqual({ status: 0, out: '', err: '' });
    const { out } = await relief([...argv, '--json']);
    expect(out).toBe(readFileSync(join(folder, 'relief-out', 'summary.json'), 'utf8'));
  });

  it('speaks the language of relief.yaml where nobody asks for another', async () => {
    const folder = folderWith({ ...FILES, 'relief.yaml': 'policies: [wenzhou-2020]\nlang: zh\n' });
    const argv = ['adjudicate', join(folder, 'claims.csv')];
    expect((await relief(argv)).out).toContain('需人工处理');
    expect((await relief([...argv, '--lang', 'en'])).out).toContain('Needs a person');
  });

  it('refuses before it reads anything to replace a directory that no run wrote', async () => {
    const folder = folderWith({ ...FILES, 'claims.csv': 'not even a header' });
    const other = folderWith({ 'letter.txt': 'dear' });
    const { status, err } = await relief([
      'adjudicate',
      join(folder, 'claims.csv'),
      ...POLICY,
      '--out',
      other,
    ]);
    expect(status).toBe(2);
    expect(err).toContain('[OUTPUT_EXISTS]');
    expect(readFileSync(join(other, 'letter.txt'), 'utf8')).toBe('dear');
  });

  it('asks for a policy where none is chosen', async () => {
    const folder = folderWith(FILES);
    const { status, err } = await relief(['adjudicate', join(folder, 'claims.csv')]);
    expect(status).toBe(2);
    expect(err).toContain('[NO_POLICY]');
    expect(existsSync(join(folder, 'relief-out'))).toBe(false);
  });
});

describe('explain', () => {
  const explain = async (id: string, ...more: string[]) => {
    const folder = folderWith(FILES);
    const told = await relief(['explain', id, join(folder, 'claims.csv'), ...POLICY, ...more]);
    return { ...told, folder };
  };

  it('shows the roster rows, the checks, every number, and what used the counters up', async () => {
    const { status, out, folder } = await explain('C2');
    expect(status).toBe(0);
    expect(out).toContain(`  row      ${join(folder, 'claims.csv')}:3\n`);
    expect(out).toContain('  paid 99680.00 yuan\n  CAP_LIMITED: The annual cap limited the payment.\n');
    expect(out).toMatch(/^ +2 {2}minimum living allowance +2 +2021-01-01 +2021-01-01 – +330302 {2}taken$/m);
    expect(out).toMatch(
      /^ +3 {2}edge of .* 3 +2020-12-01 +2020-12-01 – 2021-02-28 +330302 {2}no longer in force$/m,
    );
    expect(out).toMatch(
      /^ +4 {2}child in need +2020-12-01 +2020-12-01 – +330302 {2}no category of this policy$/m,
    );
    expect(out).toMatch(/^ +8 {2}referred as asked +passed +第二十四条$/m);
    expect(out).toContain(
      [
        '  Benefit inpatient  Inpatient assistance  第八条（二）',
        '    burden within the catalogue         130000.00',
        '    burden so far, before                  400.00  person ***, 2021',
        '    burden so far, after                130400.00',
        '    deductible                               0.00',
        '    of this claim above the deductible  130000.00',
        '    ratio                                     80%',
        '    share                               104000.00',
        '    cap of the year                     100000.00',
        '    paid so far, before                    320.00  person ***, 2021',
        '    payable                              99680.00',
        '    paid so far, after                  100000.00',
        '    Earlier claims in the burden so far (1)',
        '      C1  2021-03-01  400.00  inpatient',
        '    Earlier payments under the cap (1)',
        '      C1  2021-03-01  320.00  inpatient',
        '',
      ].join('\n'),
    );
    expect(out).toMatch(/Benefit outpatient .*\n {4}does not cover this service\n/);
  });

  it('shows where a claim was stopped and what was not reached', async () => {
    const { out } = await explain('C3', '--lang', 'zh');
    expect(out).toContain('  待补充 MISSING_REFERRAL\n  异地就医，但未填写转诊情况，需补充。\n');
    expect(out).toMatch(/8 {2}转诊符合规定 +在此终止：MISSING_REFERRAL +第二十四条\n/);
    expect(out).toMatch(/9 {2}待遇覆盖该类别的医疗服务 +未到达/);
    expect(out).not.toContain('待遇 inpatient');
  });

  it('gives the same as JSON', async () => {
    const { out } = await explain('C2', '--json');
    const { line, claim, policies } = JSON.parse(out);
    expect(line).toBe(3);
    expect(claim.claim_id).toBe('C2');
    expect(policies[0].benefits[1].line.paid_counter).toEqual({
      scope: 'person',
      key: 'A',
      period: '2021',
      before: '320.00',
      after: '100000.00',
      moves: [{ claim_id: 'C1', benefit: 'inpatient', settled_at: '2021-03-01', amount: '320.00' }],
    });
  });

  it('says of a claim that is not there which one may be meant', async () => {
    const { status, err } = await explain('C22');
    expect(status).toBe(2);
    expect(err).toContain('[NO_SUCH_CLAIM]\n  Did you mean C2?\n');
  });

  it('says of a rejected claim why it was rejected', async () => {
    const { status, err, folder } = await explain('C5');
    expect(status).toBe(2);
    expect(err).toContain('its row was rejected (BAD_DATE)');
    expect(err).toContain(`${join(folder, 'claims.csv')}:6  settled_at  “2021-02-30”`);
  });
});
