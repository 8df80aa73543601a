import { describe, expect, it } from 'vitest';
import { parsePackYuan } from '../../src/mechanisms/shape.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { parseParameterValue } from '../../src/policy/parameter-value.js';
import { formatValue, parameterPath } from '../../src/policy/parameters.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { isParameterUse } from '../../src/policy/schema.js';
import { fen } from '../support/tables.js';
import { errorOf, findingsOf, plainPack, smallPack } from './packs.js';

describe('a yuan amount of a pack', () => {
  it.each([
    ['0', 0],
    ['5', 500],
    ['5.4', 540],
    ['5.04', 504],
    ['5.40', 540],
    ['9999999999.99', fen('9999999999.99')],
  ])('%s is %i fen', (text, wanted) => {
    expect(parsePackYuan(text)).toBe(wanted);
  });

  it.each([
    '',
    '.5',
    '5.',
    '5.000',
    '007',
    '00.50',
    '-5',
    '+5',
    ' 5',
    '5 ',
    '5,000',
    '1e3',
    '9999999999.999',
    '10000000000',
    '12345678901',
  ])('“%s” is none', (text) => {
    expect(parsePackYuan(text)).toBeUndefined();
  });
});

describe('the value of a parameter', () => {
  const tiers = [{ up_to: '1000', ratio: '0.4' }, { ratio: '0.5' }];

  it('is read in the unit of the parameter', () => {
    expect(parseParameterValue('yuan', '5000.50')).toBe(500_050);
    expect(parseParameterValue('yuan', 'none')).toBe('none');
    expect(parseParameterValue('ratio', '0.855')).toEqual({ numerator: 855, denominator: 1000 });
    expect(parseParameterValue('areas', ['330305', '330324'])).toEqual(['330305', '330324']);
    expect(parseParameterValue('tiers', tiers)).toEqual([
      { up_to: 100_000, ratio: { numerator: 4, denominator: 10 } },
      { ratio: { numerator: 5, denominator: 10 } },
    ]);
  });

  it.each<['yuan' | 'ratio' | 'areas' | 'tiers', unknown]>([
    ['yuan', 5000],
    ['yuan', ['5000']],
    ['yuan', 'None'],
    ['ratio', 0.5],
    ['ratio', 'none'],
    ['ratio', '50%'],
    ['areas', '330305'],
    ['areas', [330_305]],
    ['areas', ['330305', '3303']],
    ['areas', ['3303051']],
    ['tiers', '0.5'],
    ['tiers', [{ up_to: '1000', ratio: '0.4' }]],
    ['tiers', [{ up_to: '1000', ratio: '0.4' }, { up_to: '1000', ratio: '0.45' }, { ratio: '0.5' }]],
  ])('in %s is not %j', (unit, raw) => {
    expect(parseParameterValue(unit, raw)).toBeUndefined();
  });

  it('is written for the manifest so that it can be read there', () => {
    expect(formatValue(500_050)).toBe('5000.50');
    expect(formatValue('none')).toBe('none');
    expect(formatValue({ numerator: 855, denominator: 1000 })).toBe('0.855');
    expect(formatValue(['330305', '330324'])).toBe('330305, 330324');
    expect(
      formatValue([
        { up_to: 2_000_000, ratio: { numerator: 4, denominator: 10 } },
        { ratio: { numerator: 5, denominator: 10 } },
      ]),
    ).toBe('≤20000.00: 0.4, 0.5');
  });

  it('has a name with a year only where it differs by year', () => {
    expect(parameterPath('small-2021', 'line', '')).toBe('small-2021.line');
    expect(parameterPath('small-2021', 'line', 2021)).toBe('small-2021.line.2021');
  });

  it('is a use of another one where it says so', () => {
    expect(isParameterUse({ kind: 'parameter', unit: 'yuan', parameter: 'p' })).toBe(true);
    for (const value of ['p', null, undefined, 5, {}, { kind: 'amount', value: 5 }, ['parameter']])
      expect(isParameterUse(value)).toBe(false);
  });
});

describe('parameters that a user gives', () => {
  const title = { zh: '甲', en: 'A' };
  const using = (parameters: Record<string, object>, standard: Record<string, unknown>) =>
    plainPack({
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, parameter]) => [name, { title, article: '三', ...parameter }]),
      ),
      benefits: [
        { standards: [{ categories: ['1', '2'], deductible: 0, ratio: 1, cap: 'none', ...standard }] },
      ],
    });
  const compiled = (pack: ReturnType<typeof plainPack>, parameters: Record<string, unknown>) =>
    compilePolicy(pack, { parameters }, { settlementYears: () => [2021, 2022], rosterHasAtRiskFrom: false });
  const two = using(
    { line: { unit: 'yuan' }, deep: { unit: 'yuan' } },
    { deductible: { parameter: 'line' }, cap: { parameter: 'deep' } },
  );

  it('are named in the manifest in alphabetical order, by year where they were given so', () => {
    const { parametersUsed } = compiled(two, { line: { 2022: '7', 2021: '7' }, deep: 'none' });
    expect(JSON.stringify(parametersUsed)).toBe('{"deep":"none","line":{"2021":"7.00","2022":"7.00"}}');
  });

  it('and are unknown are refused, with all that are known', () => {
    expect(errorOf(() => compiled(two, { lines: '7' }))).toMatchObject({
      code: 'UNKNOWN_PARAMETER',
      details: { path: 'plain-2021.lines', known: 'line, deep' },
    });
    expect(errorOf(() => compiled(plainPack(), { line: '7' })).details.known).toBe('—');
    // What every object of JavaScript has is no parameter.
    expect(errorOf(() => compiled(two, { constructor: '7' })).code).toBe('UNKNOWN_PARAMETER');
  });

  it('may be called like something that every object of JavaScript has', () => {
    const odd = using({ constructor: { unit: 'yuan', default: '5' } }, { cap: { parameter: 'constructor' } });
    expect(compiled(odd, {}).parametersUsed.constructor).toBe('5.00');
    expect(compiled(odd, { constructor: '6' }).parametersUsed.constructor).toBe('6.00');
  });

  it.each([
    ['in words', 'five', 'plain-2021.line', 'five'],
    ['as nothing', null, 'plain-2021.line', 'null'],
    ['as a list', ['5'], 'plain-2021.line', '["5"]'],
    ['for a year of five digits', { 20211: '5' }, 'plain-2021.line', '{"20211":"5"}'],
    ['for something that only ends like a year', { y2021: '5' }, 'plain-2021.line', '{"y2021":"5"}'],
    ['for a year and something else', { 2021: '5', y: '6' }, 'plain-2021.line', '{"2021":"5","y":"6"}'],
    ['in one year', { 2021: '5', 2022: 'x' }, 'plain-2021.line.2022', 'x'],
  ])('%s are refused as they stand there', (_, line, path, value) => {
    expect(errorOf(() => compiled(two, { line, deep: '1' }))).toMatchObject({
      code: 'PARAMETER_VALUE',
      details: { path, value, unit: 'yuan' },
    });
  });

  it('are refused also where no claim of the run would need them', () => {
    const settings = { parameters: { line: 'five', deep: '1' } };
    const facts = { settlementYears: () => [], rosterHasAtRiskFrom: false };
    expect(errorOf(() => compilePolicy(two, settings, facts)).code).toBe('PARAMETER_VALUE');
  });

  it('as “none” have no share either: half of no cap is no cap', () => {
    const half = using({ line: { unit: 'yuan' } }, { cap: { parameter: 'line', share: '0.50' } });
    const { benefits } = compiled(half, { line: 'none' });
    expect(benefits[0]?.standards[0]?.years[0]?.cap).toBe(NO_CAP);
  });

  it('as areas by year are refused whether or not they can be read', () => {
    const towns = plainPack({
      parameters: { towns: { title, article: '三', unit: 'areas' } },
      rules: { pilot_areas: { areas: { parameter: 'towns' }, article: '四' } },
    });
    expect(errorOf(() => compiled(towns, { towns: { 2021: ['330305'] } }))).toMatchObject({
      code: 'PARAMETER_VALUE',
      details: { path: 'plain-2021.towns.2021', value: '["330305"]', unit: 'areas' },
    });
    expect(compiled(towns, { towns: ['330305'] }).parametersUsed).toEqual({ towns: '330305' });
  });

  it('as tiers that do not rise are shown whole, in the year they are for', () => {
    const stairs = using(
      { steps: { unit: 'tiers', rising: 'strictly' } },
      { ratio: undefined, tiers: { parameter: 'steps' } },
    );
    const flat = [{ up_to: '10', ratio: '0.4' }, { up_to: '20', ratio: '0.6' }, { ratio: '0.6' }];
    expect(errorOf(() => compiled(stairs, { steps: { 2021: flat } }))).toMatchObject({
      code: 'PARAMETER_NOT_RISING',
      details: { path: 'plain-2021.steps.2021', value: JSON.stringify(flat), article: '三' },
    });
    const rising = [{ up_to: '10', ratio: '0.4' }, { ratio: '0.6' }];
    expect(compiled(stairs, { steps: rising }).parametersUsed).toEqual({ steps: '≤10.00: 0.4, 0.6' });
    // Where nothing is said of rising, falling ones are right.
    const any = using({ steps: { unit: 'tiers' } }, { ratio: undefined, tiers: { parameter: 'steps' } });
    expect(() =>
      compiled(any, {
        steps: [...flat]
          .reverse()
          .map(({ ratio }, at) => (at < 2 ? { up_to: `${at + 1}`, ratio } : { ratio })),
      }),
    ).not.toThrow();
  });

  it('below their bound are refused in the year in which they are', () => {
    const bounded = using(
      { line: { unit: 'yuan', at_least: '100' }, other: { unit: 'yuan', at_least: { parameter: 'line' } } },
      { deductible: { parameter: 'line' }, cap: { parameter: 'other' } },
    );
    const error = (line: unknown, other: unknown) => errorOf(() => compiled(bounded, { line, other }));
    expect(error({ 2021: '100', 2022: '99.99' }, 'none')).toMatchObject({
      code: 'PARAMETER_BELOW_BOUND',
      details: { path: 'plain-2021.line.2022', value: '99.99', bound: '100.00', article: '三' },
    });
    expect(error('150', { 2021: '150', 2022: '149.99' })).toMatchObject({
      details: { path: 'plain-2021.other.2022', value: '149.99', bound: '150.00' },
    });
    // A limit that does not exist binds nobody.
    expect(() => compiled(bounded, { line: 'none', other: '1' })).not.toThrow();
  });
});

describe('a value in the wrong place', () => {
  it('that is long is shown by its beginning', () => {
    const list = `[${Array.from({ length: 60 }, () => 'x').join(', ')}]`;
    const [finding] = findingsOf(smallPack('id: small-2021', `id: ${list}`));
    // 80 characters of ["x","x",… and a sign that there is more.
    expect(finding?.value).toBe(`["x",${'"x",'.repeat(18)}"x"${','}…`.slice(0, 80) + '…');
    expect(findingsOf(smallPack('id: small-2021', `id: ${'X'.repeat(80)}`))[0]?.value).toBe('X'.repeat(80));
    expect(findingsOf(smallPack('id: small-2021', `id: ${'X'.repeat(81)}`))[0]?.value).toBe(
      `${'X'.repeat(80)}…`,
    );
  });
});
