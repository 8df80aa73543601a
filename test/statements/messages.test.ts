import { linkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, relief } from '../cli/relief.js';
import { adjudicated, claims, roster } from './run.js';

const CLAIM = 'C1,A,inpatient,2022-03-01,1000.00,1000.00,0.00,0.00,local';
const FILES = { 'claims.csv': claims(CLAIM), 'roster.csv': roster('A,dibao,2019-01-01,') };

describe('what is wrong with the claims is said before anything else that is missing', () => {
  const told = async (name: string, files = {}) => {
    const folder = folderWith(files);
    return (await relief(['adjudicate', join(folder, name)])).err;
  };

  it('a file that is not there', async () => {
    const err = await told('nosuch.csv');
    expect(err).toMatch(/nosuch\.csv.*\[NO_SUCH_FILE\]/);
    expect(err).not.toContain('polic');
  });

  it('a file that is no table, and one of another kind', async () => {
    expect(await told('empty.csv', { 'empty.csv': '' })).toContain('[EMPTY_FILE]');
    expect(await told('people.csv', { 'people.csv': roster('A,dibao,2019-01-01,') })).toContain(
      '[NOT_CLAIMS]',
    );
    const ledger = 'date,fund,area,entry,amount\n2022-01-01,assistance,*,interest,1.00\n';
    expect(await told('books.csv', { 'books.csv': ledger })).toMatch(/ledger.*\[NOT_CLAIMS\]/);
  });

  it('and where nothing is wrong with them, the policy is asked for, then the roster', async () => {
    expect(await told('claims.csv', FILES)).toContain('[NO_POLICY]');
    const folder = folderWith({ 'claims.csv': FILES['claims.csv'] });
    const { err } = await relief(['adjudicate', join(folder, 'claims.csv'), '--policy', 'wenzhou-2020']);
    expect(err).toContain('[NO_ROSTER]');
  });

  it('a second name of one file is seen through', async () => {
    const folder = folderWith(FILES);
    linkSync(join(folder, 'claims.csv'), join(folder, 'again.csv'));
    const paths = ['claims.csv', 'again.csv'].map((name) => join(folder, name));
    expect((await relief(['adjudicate', ...paths, '--policy', 'wenzhou-2020'])).err).toContain(
      '[FILE_TWICE]',
    );
  });
});

describe('all values that a run lacks are named at once', () => {
  it('with the lines for relief.yaml, and these lines are enough', async () => {
    const two = {
      ...FILES,
      'claims.csv': claims(CLAIM.replace('2022', '2023'), CLAIM.replace('C1', 'C2').replace('2022', '2024')),
    };
    const { status, err } = await adjudicated(two, ['--policy', 'yuxi-2022']);
    expect(status).toBe(2);
    // 第十六条: a tenth of the income of the year before the settlement, so 2022 for 2023 and 2023 for 2024.
    expect(err).toContain('The run needs 2 values that are not given.');
    expect(err).toMatch(
      /parameters:\n {4}yuxi-2022:\n {6}# .*\(第十六条\)\n {6}per_capita_disposable_income: \{2022: …, 2023: …\}\n/,
    );
    const yaml =
      'policies: [yuxi-2022]\nparameters:\n  yuxi-2022:\n    per_capita_disposable_income: {2022: 26937, 2023: 28421}\n';
    expect(await adjudicated({ ...two, 'relief.yaml': yaml }, [])).toMatchObject({ status: 0, err: '' });
  });

  it('says one alone in a sentence', async () => {
    const one = { ...FILES, 'claims.csv': claims(CLAIM.replace('2022', '2023')) };
    const { err } = await adjudicated(one, ['--policy', 'yuxi-2022']);
    expect(err).toContain('Claims settled in 2023 need a value of 2022 that is not given');
    expect(err).toContain('[MISSING_PARAMETER]');
  });
});

describe('did you mean', () => {
  const meant = async (config: string, options: readonly string[] = []) =>
    /Did you mean (.*)\?/.exec((await adjudicated({ ...FILES, 'relief.yaml': config }, options)).err)?.[1];

  it.each([
    ['a policy', 'policies: [wenzou-2020]', [], 'wenzhou-2020'],
    ['a key of relief.yaml', 'polices: [wenzhou-2020]', [], 'policies'],
    [
      'a key of in_force',
      'policies: [wenzhou-2020]\nin_force: {wenzhou-2020: {untl: 2024-01-01}}',
      [],
      'until',
    ],
    [
      'a parameter',
      'policies: [yuxi-2022]\nparameters: {yuxi-2022: {monitoring_lin: 1}}',
      [],
      'monitoring_line',
    ],
    ['the policy of a parameter', 'policies: [yuxi-2022]\nparameters: {yuxi-222: {x: 1}}', [], 'yuxi-2022'],
    ['the value of an option', 'policies: [wenzhou-2020]', ['--encoding', 'gb1803'], 'gb18030'],
    ['an option', 'policies: [wenzhou-2020]', ['--rooster', 'x'], '--roster'],
  ])('%s', async (_, config, options, expected) => {
    expect(await meant(config, options)).toBe(expected);
  });

  it('a command', async () => {
    expect((await relief(['adjudciate', 'x'])).err).toContain('Did you mean adjudicate?');
  });

  it('nothing, where nothing is near', async () => {
    expect(await meant('policies: [zzzzzzzz]')).toBeUndefined();
  });
});

describe('a reject says what is allowed', () => {
  const rejected = async (file: 'claims.csv' | 'roster.csv', row: string, lang: string) => {
    const good = FILES[file];
    const files = { ...FILES, [file]: `${good}${row}\n` };
    const { folder, written } = await adjudicated(files, ['--policy', 'wenzhou-2020', '--lang', lang]);
    const listed = await relief(['--lang', lang, 'rejects', join(folder, 'relief-out', 'rejects.csv')]);
    return [written('rejects.csv'), listed.out];
  };

  it.each(['en', 'zh'])('the words of the column, in %s', async (lang) => {
    const row = 'C2,A,inpatient,2022-03-01,1.00,1.00,0.00,0.00,nearby';
    for (const text of await rejected('claims.csv', row, lang)) {
      expect(text).toContain('local (市内), in_province (省内), out_of_province (省外), overseas (境外)');
    }
  });

  it.each(['en', 'zh'])('the identities, in %s', async (lang) => {
    for (const text of await rejected('roster.csv', 'B,duke,2022-01-01,', lang)) {
      expect(text).toMatch(/destitute \(特困供养人员\), dibao \(最低生活保障家庭成员\)/);
    }
  });

  it.each(['en', 'zh'])('what code 14 is, and how to say it, in %s', async (lang) => {
    const row = 'C2,A,14,2022-03-01,1.00,1.00,0.00,0.00,local';
    for (const text of await rejected('claims.csv', row, lang)) {
      expect(text).toContain('门诊慢特病');
      expect(text).toContain('service_map');
      expect(text).toContain('chronic_outpatient');
    }
  });
});
