import { describe, expect, it } from 'vitest';
import { YamlSource } from '../../src/policy/source.js';
import { errorOf, findingsOf, lineOf, loadError, SMALL_PACK, smallPack } from './packs.js';

describe('a key that has no meaning', () => {
  it.each([
    ['at the top', 'id: small-2021\n', 'id: small-2021\nname: x\n', 'name', 'name: x'],
    [
      'in a standard',
      'deductible: 0, ratio: 1,',
      'deductible: 0, ratio: 1, floor: 5,',
      'benefits[0].standards[0].floor',
      'floor: 5',
    ],
    [
      'in a rule',
      '{rule: away,',
      '{rule: away, unless: emergency,',
      'rules.referral.unless',
      'unless: emergency',
    ],
    ['in a parameter', 'default: 0.50,', 'defaults: 0.50,', 'parameters.share.defaults', 'defaults: 0.50'],
    [
      'in a tier',
      '- {ratio: 0.60}',
      '- {ratio: 0.60, form: 1000}',
      'benefits[1].standards[0].tiers[1].form',
      'form: 1000',
    ],
    [
      'in an identity',
      '{identity: illness_poverty, look_back:',
      '{identity: illness_poverty, lookback:',
      'categories[1].identities[1].lookback',
      'lookback:',
    ],
    [
      'in a deductible',
      '{parameter: line}',
      '{parameter: line, of: previous}',
      'benefits[0].standards[1].deductible.of',
      'of: previous',
    ],
  ])('%s is refused, with its line', (_, from, to, path, at) => {
    const yaml = smallPack(from, to);
    const found = findingsOf(yaml).filter((finding) => finding.code === 'POLICY_UNKNOWN_KEY');
    expect(found.map((finding) => [finding.path, finding.line])).toEqual([[path, lineOf(yaml, at)]]);
    expect(loadError(yaml).code).toBe('POLICY_UNKNOWN_KEY');
  });

  it('several at once are all told', () => {
    const yaml = smallPack('id: small-2021\n', 'id: small-2021\nname: x\nnote: y\n');
    expect(findingsOf(yaml).map(({ code, path, line }) => [code, path, line])).toEqual([
      ['POLICY_UNKNOWN_KEY', 'name', 2],
      ['POLICY_UNKNOWN_KEY', 'note', 3],
    ]);
  });
});

describe('a key that is missing', () => {
  it.each([
    ['fund', 'fund: {name: assistance, pooling: county, article: 二}\n', '', 'fund'],
    [
      'a title',
      '  - id: outpatient\n    title: {zh: 门诊, en: Outpatient}\n',
      '  - id: outpatient\n',
      'benefits[1].title',
    ],
    ['one language', '{zh: 门诊, en: Outpatient}', '{zh: 门诊}', 'benefits[1].title.en'],
    [
      'a cap, which is written “none” where there is none',
      '        cap: 500\n',
      '',
      'benefits[1].standards[0].cap',
    ],
    ['a deductible', '        deductible: 100\n', '', 'benefits[1].standards[0].deductible'],
  ])('%s is asked for', (_, from, to, path) => {
    expect(findingsOf(smallPack(from, to))).toMatchObject([{ code: 'POLICY_MISSING_KEY', path }]);
  });
});

describe('a value that does not fit', () => {
  it.each([
    ['a ratio above 1', 'ratio: 1, cap', 'ratio: 1.2, cap', 'benefits[0].standards[0].ratio', '1.2'],
    ['a ratio as a percentage', 'ratio: 1, cap', 'ratio: 80%, cap', 'benefits[0].standards[0].ratio', '80%'],
    [
      'a ratio of seven decimals',
      '{ratio: 0.60}',
      '{ratio: 0.6000001}',
      'benefits[1].standards[0].tiers[1].ratio',
      '0.6000001',
    ],
    [
      'an amount of a tenth of a fen',
      'deductible: 100\n',
      'deductible: 100.001\n',
      'benefits[1].standards[0].deductible',
      '100.001',
    ],
    ['a negative amount', 'cap: 500\n', 'cap: -500\n', 'benefits[1].standards[0].cap', '-500'],
    ['an amount with separators', 'cap: 100000', 'cap: "100,000"', 'benefits[0].standards[1].cap', '100,000'],
    ['an amount in words of a computer', 'cap: 100000', 'cap: 1e5', 'benefits[0].standards[1].cap', '1e5'],
    ['a date that does not exist', 'from: 2021-01-01,', 'from: 2021-02-29,', 'in_force.from', '2021-02-29'],
    [
      'an identity that nobody knows',
      '[destitute]',
      '[destitutes]',
      'categories[0].identities[0]',
      'destitutes',
    ],
    [
      'a service that nobody knows',
      '[outpatient]',
      '[outpatients]',
      'benefits[1].services[0]',
      'outpatients',
    ],
    [
      'a look-back of no months',
      '{months: 12}',
      '{months: 0}',
      'categories[1].identities[1].look_back.months',
      '0',
    ],
    ['an empty list of services', 'services: [outpatient]', 'services: []', 'benefits[1].services', '[]'],
    [
      'a list where a map belongs',
      'fund: {name: assistance, pooling: county, article: 二}',
      'fund: [assistance]',
      'fund',
      '["assistance"]',
    ],
    ['a list where a text belongs', 'id: small-2021', 'id: [small-2021]', 'id', '["small-2021"]'],
    ['an empty text', 'issuer: 小市', 'issuer: ', 'document.issuer', ''],
    ['a fund that nobody keeps', 'name: assistance', 'name: lottery', 'fund.name', 'lottery'],
    ['an id with a space', 'id: small-2021', 'id: small 2021', 'id', 'small 2021'],
  ])('%s is refused', (_, from, to, path, value) => {
    expect(findingsOf(smallPack(from, to))).toMatchObject([{ code: 'POLICY_VALUE', path, value }]);
  });
});

describe('the YAML itself', () => {
  it('that cannot be read is told with its line', () => {
    const yaml = smallPack('rules:\n', 'rules: [\n');
    const error = loadError(yaml);
    expect(error.code).toBe('YAML_SYNTAX');
    expect(error.details.line).toBeGreaterThanOrEqual(lineOf(yaml, 'rules: ['));
  });

  it('with a key written twice is refused, because only one of the two would count', () => {
    const yaml = smallPack('        cap: 500\n', '        cap: 500\n        cap: 600\n');
    expect(loadError(yaml)).toMatchObject({
      code: 'YAML_KEY_TWICE',
      details: { line: lineOf(yaml, 'cap: 600') },
    });
  });

  it('with aliases is refused: a few of them can stand for gigabytes', () => {
    const yaml = smallPack('identities: [destitute]', 'identities: &all [destitute]').replace(
      'identities: [dibao,',
      'identities: [*all,',
    );
    expect(loadError(yaml).code).toBe('YAML_ALIAS');
    const bomb = [
      'a: &a [x,x]',
      ...'bcdefghijklmnop'
        .split('')
        .map((name, at) => `${name}: &${name} [*${'abcdefghijklmno'[at]},*${'abcdefghijklmno'[at]}]`),
    ];
    expect(errorOf(() => YamlSource.parse(bomb.join('\n'), 'bomb.yaml')).code).toBe('YAML_ALIAS');
  });

  it('with merge keys merges nothing', () => {
    expect(loadError(smallPack('{rule: away,', '{<<: {rule: away},')).code).toBe('YAML_KEY');
  });

  it('of a million characters and more is not read', () => {
    const padding = (length: number) => `id: x\n#${'x'.repeat(length - 7)}`;
    expect(errorOf(() => YamlSource.parse(padding(1_000_001), 'x.yaml')).code).toBe('YAML_TOO_LARGE');
    expect(YamlSource.parse(padding(1_000_000), 'x.yaml').data).toEqual({ id: 'x' });
  });

  it('gives every scalar as the text that stands there', () => {
    const { data } = YamlSource.parse(
      'a: 1.10\nb: "1"\nc: true\nd: 2021-01-01\ne:\nf: 0x10\ng: no',
      'x.yaml',
    );
    expect(data).toEqual({ a: '1.10', b: '1', c: 'true', d: '2021-01-01', e: '', f: '0x10', g: 'no' });
  });

  it('that is empty, a list or a word is no pack', () => {
    for (const yaml of ['', '[]', 'pack', '# nothing\n']) {
      expect(loadError(yaml).code).toBe('NOT_A_POLICY');
    }
  });

  it('knows the line of a value, of its key, or of what is around it', () => {
    const source = YamlSource.parse(SMALL_PACK, 'x.yaml');
    expect(source.lineOf([])).toBe(1);
    expect(source.lineOf(['benefits', 1, 'standards', 0, 'tiers', 1, 'ratio'])).toBe(
      lineOf(SMALL_PACK, '- {ratio: 0.60}'),
    );
    expect(source.lineOf(['benefits', 1, 'standards', 7])).toBe(
      lineOf(SMALL_PACK, '    standards:\n      - categories: ["1", "2"]'),
    );
    expect(source.lineOf(['nowhere'])).toBe(1);
  });
});
