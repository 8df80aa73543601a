import { describe, expect, it } from 'vitest';
import { findingsOf, SMALL_PACK, smallPack } from './packs.js';

/** Code, path, value and article of everything wrong with a pack, but for parameters that are now unused. */
function found(yaml: string) {
  return findingsOf(yaml)
    .filter(({ code }) => code !== 'POLICY_PARAMETER_UNUSED')
    .map(({ code, path, value, article }) => [code, path, value, article]);
}

/** The small pack with one more thing at its end or under its rules. */
const withRule = (rule: string) => smallPack('rules:\n', `rules:\n  ${rule}\n`);
const PARAMETER = 'title: {zh: 甲, en: A}, article: 三';

describe('a parameter is looked for wherever one may stand', () => {
  it.each([
    [
      'areas',
      withRule('pilot_areas: {areas: {parameter: no}, article: 廿}'),
      'rules.pilot_areas.areas',
      '廿',
    ],
    [
      'a deductible',
      smallPack('deductible: 0, ratio: 1', 'deductible: {parameter: no}, ratio: 1'),
      'benefits[0].standards[0].deductible',
      '十',
    ],
    [
      'a ratio',
      smallPack('ratio: 1, cap', 'ratio: {parameter: no}, cap'),
      'benefits[0].standards[0].ratio',
      '十',
    ],
    [
      'tiers',
      smallPack('- {up_to: 1000, ratio: 0.40}', '')
        .replace('tiers:', 'tiers: {parameter: no}')
        .replace('          - {ratio: 0.60}\n', ''),
      'benefits[1].standards[0].tiers',
      '十一',
    ],
    ['a cap', smallPack('cap: 500', 'cap: {parameter: no}'), 'benefits[1].standards[0].cap', '十一'],
    [
      'a threshold',
      `${SMALL_PACK}warning: {base: burden, threshold: {parameter: no}, article: 廿}\n`,
      'warning.threshold',
      '廿',
    ],
    [
      'the pool of a fund check',
      `${SMALL_PACK}fund_checks:\n  - {check: gap, article: 廿}\n  - {check: pool_used, pool: {parameter: no}, article: 廿一}\n`,
      'fund_checks[1].pool',
      '廿一',
    ],
    ['a default', smallPack('default: 0.50', 'default: {parameter: no}'), 'parameters.share.default', '四'],
    [
      'a lower bound',
      smallPack('at_least: 0.40', 'at_least: {parameter: no}'),
      'parameters.share.at_least',
      '四',
    ],
    [
      'an upper bound',
      smallPack('at_least: 0.40', 'highest_below: no'),
      'parameters.share.highest_below',
      '四',
    ],
  ])('%s', (_, yaml, path, article) => {
    expect(found(yaml)).toEqual([['POLICY_PARAMETER_UNKNOWN', path, 'no', article]]);
  });

  it('and told under the article of the use, of the standard or of the benefit, whichever is nearest', () => {
    const cap = (standard: string, use: string) =>
      found(smallPack('cap: 500', `cap: {parameter: no${use}}${standard}`))[0]?.[3];
    expect(cap('', '')).toBe('十一');
    expect(cap('\n        article: 廿', '')).toBe('廿');
    expect(cap('\n        article: 廿', ', article: 卅')).toBe('卅');
  });
});

describe('a parameter stands only where its unit fits', () => {
  const declared = (unit: string) =>
    smallPack('  line: {', `  odd: {${PARAMETER}, unit: ${unit}}\n  line: {`);

  it.each([
    [
      'areas',
      'ratio',
      (yaml: string) =>
        yaml.replace('rules:\n', 'rules:\n  pilot_areas: {areas: {parameter: odd}, article: 廿}\n'),
    ],
    ['ratio', 'yuan', (yaml: string) => yaml.replace('ratio: 1, cap', 'ratio: {parameter: odd}, cap')],
    ['cap', 'tiers', (yaml: string) => yaml.replace('cap: 500', 'cap: {parameter: odd}')],
    [
      'threshold',
      'ratio',
      (yaml: string) => `${yaml}warning: {base: burden, threshold: {parameter: odd}, article: 廿}\n`,
    ],
    [
      'pool',
      'ratio',
      (yaml: string) => `${yaml}fund_checks: [{check: pool_used, pool: {parameter: odd}, article: 廿}]\n`,
    ],
    ['default', 'yuan', (yaml: string) => yaml.replace('default: 0.50', 'default: {parameter: odd}')],
    ['highest_below', 'yuan', (yaml: string) => yaml.replace('at_least: 0.40', 'highest_below: odd')],
  ])('%s is no place for one of unit %s', (key, unit, use) => {
    const findings = found(use(declared(unit)));
    expect(findings.map(([code, path, value]) => [code, path?.split('.').at(-1), value])).toEqual([
      ['POLICY_PARAMETER_UNIT', key, 'odd'],
    ]);
  });

  it('a share of an amount fits where an amount does', () => {
    expect(
      findingsOf(smallPack('{parameter: line}', '{parameter: line, year: previous, share: 0.10}')),
    ).toEqual([]);
  });
});

describe('a default or a bound taken from another parameter', () => {
  const base = (more: string) => `  base: {${PARAMETER}, unit: yuan${more}}\n`;
  const line = (more: string) => smallPack('unit: yuan, article: 三', `unit: yuan, ${more}, article: 三`);

  it('is one step, whether it leads to a default or to a bound', () => {
    const from = (more: string, key: string) =>
      found(
        line(`${key}: {parameter: base, share: 0.50}`).replace('parameters:\n', `parameters:\n${base(more)}`),
      );
    expect(from('', 'default')).toEqual([]);
    expect(from(', default: 100, at_least: 50', 'at_least')).toEqual([]);
    const circle = (key: string) => [['POLICY_PARAMETER_CIRCLE', `parameters.line.${key}`, 'base', '三']];
    const leaning = ', default: {parameter: share0}';
    const share0 = `  share0: {${PARAMETER}, unit: yuan}\n`;
    const chain = (key: string, lean: string) =>
      found(
        line(`${key}: {parameter: base}`).replace('parameters:\n', `parameters:\n${base(lean)}${share0}`),
      );
    expect(chain('default', leaning)).toEqual(circle('default'));
    expect(chain('at_least', leaning)).toEqual(circle('at_least'));
    expect(chain('default', ', at_least: {parameter: share0}')).toEqual(circle('default'));
  });

  it('a bound is an amount or a ratio: tiers and areas have no order', () => {
    const areas = withRule('pilot_areas: {areas: {parameter: odd}, article: 廿}').replace(
      'parameters:\n',
      `parameters:\n  odd: {${PARAMETER}, unit: areas, at_least: 330305}\n`,
    );
    expect(found(areas)).toEqual([['POLICY_PARAMETER_DEFAULT', 'parameters.odd.at_least', '"330305"', '三']]);
    expect(found(line('at_least: 100'))).toEqual([]);
    expect(found(line('default: none'))).toEqual([]);
  });
});
