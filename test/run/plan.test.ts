import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ReliefError } from '../../src/domain/errors.js';
import type { RunOptions } from '../../src/run/options.js';
import { planRun } from '../../src/run/plan.js';

const scratch = mkdtempSync(join(tmpdir(), 'relief-plan-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder with files, by name. */
function folder(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const path = join(scratch, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

function codeOf(options: RunOptions): string {
  try {
    planRun(options);
  } catch (error) {
    if (error instanceof ReliefError) return error.code;
    throw error;
  }
  return '';
}

const CONFIG = 'policies: [dongyang-2020]\n';

describe('where the files of a run lie', () => {
  it('roster and fund lie beside the configuration, else beside the claims', () => {
    const data = folder('data', { 'claims.csv': '', 'roster.csv': '', 'fund.csv': '' });
    const conf = folder('conf', { 'relief.yaml': CONFIG, 'roster.csv': '' });
    const plan = planRun({ claims: [join(data, 'claims.csv')], config: join(conf, 'relief.yaml') });
    expect(plan.roster).toBe(join(conf, 'roster.csv'));
    expect(plan.fund).toBe(join(data, 'fund.csv'));
  });

  it('an option comes before the configuration, and that before what lies beside it', () => {
    const data = folder('named', {
      'claims.csv': '',
      'roster.csv': '',
      'relief.yaml': `${CONFIG}roster: people.csv\n`,
      'people.csv': '',
    });
    const claims = [join(data, 'claims.csv')];
    expect(planRun({ claims }).roster).toBe(join(data, 'people.csv'));
    expect(planRun({ claims, roster: 'elsewhere.csv' }).roster).toBe('elsewhere.csv');
    expect(planRun({ claims }).fund).toBeNull();
  });

  it('a path of the configuration counts from it, unless it is absolute', () => {
    const data = folder('paths', { 'claims.csv': '' });
    const claims = [join(data, 'claims.csv')];
    const rosterOf = (path: string) => {
      writeFileSync(join(data, 'relief.yaml'), `${CONFIG}roster: ${path}\n`);
      return planRun({ claims }).roster;
    };
    expect(rosterOf('../people.csv')).toBe(join(scratch, 'people.csv'));
    expect(rosterOf('/srv/people.csv')).toBe('/srv/people.csv');
  });

  it('without a roster there is no run', () => {
    const data = folder('alone', { 'claims.csv': '', 'relief.yaml': CONFIG });
    expect(codeOf({ claims: [join(data, 'claims.csv')] })).toBe('NO_ROSTER');
  });
});

describe('a configuration', () => {
  it('is UTF-8, or the run stops', () => {
    // 低 in GBK, inside a comment.
    const config = Buffer.concat([Buffer.from(`${CONFIG}# `), Buffer.from([0xb5, 0xcd]), Buffer.from('\n')]);
    const data = folder('gbk', { 'claims.csv': '', 'roster.csv': '', 'relief.yaml': config });
    expect(codeOf({ claims: [join(data, 'claims.csv')] })).toBe('YAML_ENCODING');
  });

  it('has no settings for a policy outside the stack', () => {
    const stranger = `${CONFIG}in_force: {yuxi-2022: {until: 2025-12-31}}\n`;
    const data = folder('stranger', { 'claims.csv': '', 'roster.csv': '', 'relief.yaml': stranger });
    expect(codeOf({ claims: [join(data, 'claims.csv')] })).toBe('UNKNOWN_POLICY_SETTING');
  });
});

describe('--param', () => {
  const data = folder('param', {
    'claims.csv': '',
    'roster.csv': '',
    'relief.yaml':
      'policies: [yuxi-2022]\nparameters: {yuxi-2022: {monitoring_line: {2023: 7500}, per_capita_disposable_income: {2022: 26937}}}\n',
  });
  const parametersWith = (...parameters: string[]) =>
    planRun({ claims: [join(data, 'claims.csv')], parameters }).stack[0]?.settings.parameters;

  it('a year joins the years of the configuration', () => {
    expect(parametersWith('yuxi-2022.monitoring_line.2024=8000.50')?.monitoring_line).toEqual({
      2023: '7500',
      2024: '8000.50',
    });
  });

  it('a year leaves the plain value of the configuration to all the others', () => {
    const plain = folder('plain', {
      'claims.csv': '',
      'roster.csv': '',
      'relief.yaml': 'policies: [lianyungang-2017]\nparameters: {lianyungang-2017: {key_ratio: 0.8}}\n',
    });
    const parameters = ['lianyungang-2017.key_ratio.2018=0.85', 'lianyungang-2017.key_ratio.2019=0.9'];
    const plan = planRun({ claims: [join(plain, 'claims.csv')], parameters });
    expect(plan.stack[0]?.settings.parameters?.key_ratio).toEqual({
      other_years: '0.8',
      2018: '0.85',
      2019: '0.9',
    });
  });

  it('a plain value takes the place of all years', () => {
    expect(parametersWith('yuxi-2022.monitoring_line=9000')?.monitoring_line).toBe('9000');
  });

  it('a slip of the pen is refused', () => {
    const claims = [join(data, 'claims.csv')];
    expect(codeOf({ claims, parameters: ['monitoring_line=1'] })).toBe('BAD_PARAMETER_OPTION');
    expect(codeOf({ claims, parameters: ['yuxi.monitoring_line=1'] })).toBe('UNKNOWN_POLICY_SETTING');
  });
});
