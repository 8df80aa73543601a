import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from './relief.js';

const DONGYANG = readFileSync('src/policies/dongyang-2020/policy.yaml', 'utf8');

describe('policy list', () => {
  it('lists the built-in policies', async () => {
    const { status, out } = await relief(['policy', 'list']);
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[3]).toMatch(
      /^wenzhou-2020 +2020-12-01 +2023-11-30 +assistance +温政办〔2020〕78号 +Wenzhou/,
    );
  });

  it('as JSON too', async () => {
    const { out } = await relief(['policy', 'list', '--json']);
    const list = JSON.parse(out) as { policy: string; in_force: unknown }[];
    expect(list.map(({ policy }) => policy)).toEqual([
      'dongyang-2020',
      'lianyungang-2017',
      'wenzhou-2020',
      'wenzhou-2023-charity',
      'yuxi-2022',
    ]);
    expect(list[0]?.in_force).toEqual({ from: '2020-07-01', until: null });
  });
});

describe('policy show', () => {
  it('shows each standard with its article', async () => {
    const { status, out } = await relief(['policy', 'show', 'dongyang-2020']);
    expect(status).toBe(0);
    // 三（二）1: the dibao edge, 5,000 deductible, 60%, 80,000.
    expect(out).toMatch(/^ {2}3 +5000\.00 +60% +80000\.00 /m);
    expect(out).toContain('minimum living allowance');
  });

  it('says which parameters are missing, and shows those given', async () => {
    const without = await relief(['policy', 'show', 'yuxi-2022']);
    expect(without.out).toMatch(/^ {2}monitoring_line +the run stops +第十八条、第二十三条$/m);
    expect(without.out).toContain('10% of per_capita_disposable_income of the year before (第十六条)');
    const given = await relief([
      'policy',
      'show',
      'yuxi-2022',
      '--param',
      'yuxi-2022.monitoring_line.2023=7500',
    ]);
    expect(given.out).toMatch(/^ {2}monitoring_line +2023: 7500\.00 +the run stops /m);
  });

  it('holds given parameters against the bounds of the document', async () => {
    const { status, err } = await relief([
      'policy',
      'show',
      'lianyungang-2017',
      '--param',
      'lianyungang-2017.key_ratio=0.65',
    ]);
    expect(status).toBe(2);
    expect(err).toContain(
      'but the document allows no less than 0.7. Correct the value in relief.yaml or --param. [PARAMETER_BELOW_BOUND]',
    );
    expect(err).toContain('(五（一）)');
  });

  it('shows a policy of a file, and its data as JSON with every number as it stands there', async () => {
    const file = join(folderWith({ 'my-city.yaml': DONGYANG }), 'my-city.yaml');
    expect((await relief(['policy', 'show', file])).out).toBe(
      (await relief(['policy', 'show', 'dongyang-2020'])).out,
    );
    const data = JSON.parse((await relief(['policy', 'show', file, '--json'])).out) as {
      in_force: { from: string };
    };
    expect(data.in_force.from).toBe('2020-07-01');
  });
});

describe('policy check', () => {
  it('finds nothing wrong with a sound policy', async () => {
    const file = join(folderWith({ 'my-city.yaml': DONGYANG }), 'my-city.yaml');
    expect(await relief(['policy', 'check', file])).toEqual({ status: 0, out: `${file}: ok\n`, err: '' });
  });

  it('shows every finding with its line, not only the first', async () => {
    const broken = DONGYANG.replace('id: dongyang-2020', 'id: dongyang-2020\nnickname: x').replace(
      /^rules:$/m,
      'rules:\n  referal: {rule: away}',
    );
    const file = join(folderWith({ 'my-city.yaml': broken }), 'my-city.yaml');
    const { status, out } = await relief(['policy', 'check', file]);
    expect(status).toBe(2);
    const line = (text: string) => broken.split('\n').findIndex((one) => one.includes(text)) + 1;
    expect(out).toContain(`${file}:${line('nickname')}  nickname`);
    expect(out).toContain(`${file}:${line('referal')}  rules.referal`);
    expect(out).toContain(`${file}: 2 error(s), 0 warning(s)\n`);
  });

  it('says what is no YAML, and goes on with the next file', async () => {
    const folder = folderWith({ 'a.yaml': 'a: [1, 2\nb: 3\n', 'b.yaml': DONGYANG });
    const { status, out } = await relief(['policy', 'check', join(folder, 'a.yaml'), join(folder, 'b.yaml')]);
    expect(status).toBe(2);
    expect(out).toContain('[YAML_SYNTAX]');
    expect(out).toContain(`${join(folder, 'b.yaml')}: ok\n`);
  });
});

describe('policy test', () => {
  const CASE = `
- name: A dibao member is assisted at 80% from the first yuan
  article: 三（二）
  roster:
    - {person_id: A, identity: dibao, recognized_on: 2021-01-01, area: "330783"}
  claims:
    - {claim_id: C1, person_id: A, service_type: inpatient, settled_at: 2021-03-01, total_amount: 1000.00, eligible_amount: 900.00, basic_paid: 500.00}
  expect:
    - {claim_id: C1, status: paid, payable: PAYABLE, lines: [{ratio: 0.80, cap: 80000}], arithmetic: "900 − 500 = 400; 400 × 80% = 320"}
`;
  const files = (payable: string) => ({
    'policy.yaml': DONGYANG,
    'cases.yaml': CASE.replace('PAYABLE', payable),
  });

  it('passes where the arithmetic of the case holds, however a number is written', async () => {
    const folder = folderWith(files('320'));
    expect(await relief(['policy', 'test', join(folder, 'policy.yaml')])).toEqual({
      status: 0,
      out: '1 passed, 0 failed\n',
      err: '',
    });
  });

  it('shows what a failing case expected, what came out, and its arithmetic', async () => {
    const folder = folderWith(files('319.99'));
    const { status, out } = await relief(['policy', 'test', join(folder, 'policy.yaml')]);
    expect(status).toBe(1);
    expect(out).toBe(
      [
        'failed: dongyang-2020: A dibao member is assisted at 80% from the first yuan',
        `  ${join(folder, 'cases.yaml')}:2  三（二）`,
        '  claim C1 (line 9)',
        '    payable  expected 319.99  got 320.00',
        '    900 − 500 = 400; 400 × 80% = 320',
        '',
        '0 passed, 1 failed',
        '',
      ].join('\n'),
    );
  });

  it('counts a case as failed whose rows cannot be read', async () => {
    const folder = folderWith({
      'policy.yaml': DONGYANG,
      'cases.yaml': CASE.replace('PAYABLE', '320.00').replace('2021-03-01', '2021-02-30'),
    });
    const { status, out } = await relief(['policy', 'test', join(folder, 'policy.yaml')]);
    expect(status).toBe(1);
    expect(out).toContain('(BAD_DATE): the column settled_at has “2021-02-30”. Correct it.\n');
  });

  it('refuses a misspelled key, which would compare nothing', async () => {
    const folder = folderWith({
      'policy.yaml': DONGYANG,
      'cases.yaml': CASE.replace('PAYABLE', '320.00').replace('{ratio:', '{ratoi:'),
    });
    const { status, err } = await relief(['policy', 'test', join(folder, 'policy.yaml')]);
    expect(status).toBe(2);
    expect(err).toContain(`${join(folder, 'cases.yaml')}:9  [0].expect[0].lines[0].ratoi`);
  });

  it('says where cases should lie that are not there', async () => {
    const folder = folderWith({ 'policy.yaml': DONGYANG });
    const { status, err } = await relief(['policy', 'test', join(folder, 'policy.yaml')]);
    expect(status).toBe(2);
    expect(err).toContain(join(folder, 'cases.yaml'));
  });
});
