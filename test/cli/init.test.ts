import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { folderWith, relief } from './relief.js';

const CLAIM_HEADER = 'setl_id,certno,med_type,setl_time,medfee_sumamt,inscp_scp_amt';
const ROSTER_HEADER = 'certno,mat_idet_name,begntime,insuplc_admdvs,at_risk_from';

/** Claims and a roster of Yuxi: 2023 and 2024, a local service code, and one person at risk. */
const YUXI = {
  'settlements.csv': [
    CLAIM_HEADER,
    'S1,1,21,2023-03-01,100.00,80.00',
    'S2,2,9901,2024-03-01,100.00,80.00',
    'S3,2,9901,2022-12-31,100.00,80.00',
  ].join('\n'),
  'people.csv': [
    ROSTER_HEADER,
    '1,低保对象-7110,2020-01-01,530402,2023-01-01',
    '2,特困人员,2020-01-01,530423,',
  ].join('\n'),
};

/** Runs init on a terminal at which somebody types an answer. */
async function answered(folder: string, answer: string): Promise<{ status: number; out: string }> {
  let out = '';
  const stdin = Object.assign(Readable.from([`${answer}\n`]), { isTTY: true });
  const stdout = {
    isTTY: true,
    write: (text: string) => {
      out += text;
    },
  };
  const status = await main(['init', folder], {
    stdout,
    stderr: { write: () => {} },
    env: { NO_COLOR: '1' },
    stdin,
  });
  return { status, out };
}

async function proposed(files: Record<string, string>): Promise<string> {
  const folder = folderWith(files);
  expect((await relief(['init', folder, '--yes'])).status).toBe(0);
  return readFileSync(join(folder, 'relief.yaml'), 'utf8');
}

/** What of the file is no comment. */
function configured(yaml: string): string[] {
  return yaml.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** What names the claims. */
const CLAIMS = ['claims:', '  - "claims.csv"'];

describe('relief init', () => {
  it('proposes policies, files, service codes and the parameters with their articles', async () => {
    const yaml = await proposed(YUXI);
    expect(configured(yaml)).toEqual([
      'policies: [yuxi-2022]',
      'claims:',
      '  - "settlements.csv"',
      'roster: "people.csv"',
      'service_map:',
      '  "9901": fill_in # 2 rows',
    ]);
    // Settlements of 2023 and 2024 take the income of the years before and the line of the year itself.
    expect(yaml).toContain('#     per_capita_disposable_income: {2022: , 2023: }');
    expect(yaml).toContain('#     monitoring_line: {2023: , 2024: }');
    expect(yaml).toMatch(/第十六条.*statistics office/);
    expect(yaml).toContain('1 claims were settled before');
  });

  it('asks for no monitoring line where nobody is at risk', async () => {
    const yaml = await proposed({ ...YUXI, 'people.csv': YUXI['people.csv'].replace('2023-01-01', '') });
    expect(yaml).not.toContain('monitoring_line');
    expect(yaml).toContain('per_capita_disposable_income');
  });

  it('leaves nothing that a run would take without being filled in', async () => {
    const folder = folderWith(YUXI);
    await relief(['init', folder, '--yes']);
    const { status, err } = await relief(['adjudicate', join(folder, 'settlements.csv')]);
    expect(status).toBe(2);
    expect(err).toContain('service_map.9901 still has to be filled in');
    expect(err).toContain('[CONFIG_FILL_IN]');
    expect(err).toContain(`${join(folder, 'relief.yaml')}:`);
  });

  it('reads its own proposal once it is filled in', async () => {
    const folder = folderWith(YUXI);
    await relief(['init', folder, '--yes']);
    const filled = readFileSync(join(folder, 'relief.yaml'), 'utf8')
      .replace('"9901": fill_in', '"9901": special_outpatient')
      .replace('{2022: , 2023: }', '{2022: 26937, 2023: 28421}')
      .replace('{2023: , 2024: }', '{2023: 7500, 2024: 8000}')
      .replace(/^# (?=basic_paid:|parameters:| {2,}yuxi-2022:$| {4,}[a-z_]+: \{)/gm, '');
    const other = folderWith({ ...YUXI, 'relief.yaml': filled });
    const { status, err } = await relief(['adjudicate', join(other, 'settlements.csv'), '--quiet']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  it('keeps a policy that had ended out of the stack, and says how to keep it in force', async () => {
    const yaml = await proposed({
      'claims.csv': `${CLAIM_HEADER}\nS1,1,21,2024-03-01,100.00,80.00\n`,
      'roster.csv': `${ROSTER_HEADER}\n1,低保,2020-01-01,330324,\n1,相对低收入家庭第二类对象,2020-01-01,330324,\n`,
    });
    expect(configured(yaml)).toEqual(['policies: [wenzhou-2023-charity]', ...CLAIMS]);
    expect(yaml).toContain('# wenzhou-2020 ');
    expect(yaml).toContain('in_force: {wenzhou-2020: {until: YYYY-MM-DD}}');
  });

  it('stacks what follows medical assistance behind it, and goes by the institutions where no row has an area', async () => {
    const claims = (day: string): string => `S${day},1,21,${day},100.00,80.00,H33032400015`;
    const files = {
      'claims.csv': [`${CLAIM_HEADER},fixmedins_code`, claims('2023-03-01'), claims('2024-03-01')].join('\n'),
      'roster.csv': 'certno,mat_idet_name,begntime\n1,低保,2020-01-01\n',
    };
    expect(configured(await proposed(files))).toEqual([
      'policies: [wenzhou-2020, wenzhou-2023-charity]',
      ...CLAIMS,
    ]);
  });

  it('does not guess where nothing fits, or two files would do', async () => {
    const yaml = await proposed({
      'claims.csv': `${CLAIM_HEADER}\nS1,1,21,2024-03-01,100.00,80.00\n`,
      'a.csv': `${ROSTER_HEADER}\n1,低保,2020-01-01,110101,\n`,
      'b.csv': `${ROSTER_HEADER}\n1,低保,2020-01-01,110101,\n`,
    });
    expect(configured(yaml)).toEqual(['policies: [fill_in]', ...CLAIMS, 'roster: fill_in']);
    expect(yaml).toContain('a.csv, b.csv');
  });

  it('writes nothing where nobody can say yes', async () => {
    const folder = folderWith(YUXI);
    const { status, out, err } = await relief(['init', folder]);
    expect(status).toBe(2);
    expect(out).toContain('policies: [yuxi-2022]');
    expect(err).toContain('--yes');
    expect(existsSync(join(folder, 'relief.yaml'))).toBe(false);
  });

  it('asks on a terminal, and takes a yes for a yes only', async () => {
    const folder = folderWith(YUXI);
    for (const answer of ['', 'n', 'perhaps']) {
      const { status, out } = await answered(folder, answer);
      expect(status).toBe(0);
      expect(out).toContain('Write it? [y/N]');
      expect(out).toContain('Nothing was written.');
      expect(existsSync(join(folder, 'relief.yaml'))).toBe(false);
    }
    expect((await answered(folder, 'y')).status).toBe(0);
    expect(readFileSync(join(folder, 'relief.yaml'), 'utf8')).toContain('policies: [yuxi-2022]');
  });

  it('never writes over a relief.yaml', async () => {
    const folder = folderWith({ ...YUXI, 'relief.yaml': 'policies: []\n' });
    const { status, err } = await relief(['init', folder, '--yes']);
    expect(status).toBe(2);
    expect(err).toContain('[INIT_EXISTS]');
    expect(readFileSync(join(folder, 'relief.yaml'), 'utf8')).toBe('policies: []\n');
  });

  it('says why a file is not used', async () => {
    const folder = folderWith({
      ...YUXI,
      'broken.csv': 'setl_id,certno\n1,2\n',
      'other.csv': 'x,y\n1,2\n',
      'twice.csv': `${CLAIM_HEADER},claim_id\nS9,1,21,2023-03-01,1,1,S9\n`,
      'empty.csv': '',
    });
    const { out } = await relief(['init', folder, '--yes']);
    expect(out).toMatch(/broken\.csv is not used: it looks like claims, but lacks service_type, settled_at/);
    expect(out).toMatch(/other\.csv is not used: it has no columns/);
    expect(out).toMatch(/twice\.csv is not used: .* two of its columns/);
    expect(out).toMatch(/empty\.csv is empty/);
  });

  it.each([
    ['no folder', 'nowhere', 'NO_SUCH_FOLDER'],
    ['no claims', folderWithRosterOnly, 'NO_CLAIMS_IN_FOLDER'],
  ])('stops where there is %s', async (_, folder, code) => {
    const { status, err } = await relief(['init', typeof folder === 'string' ? folder : folder()]);
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
  });
});

function folderWithRosterOnly(): string {
  return folderWith({ 'roster.csv': YUXI['people.csv'] });
}
