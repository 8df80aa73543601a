import { describe, expect, it } from 'vitest';
import { compilePolicy, type PolicySettings } from '../../src/policy/compile.js';
import { NO_END } from '../../src/policy/policy.js';
import { builtInPack } from '../support/policies.js';
import { day, fen } from '../support/tables.js';
import { errorOf } from './packs.js';
import { compiled, facts, type Given, standard, usingParameter } from './with-parameters.js';

describe('lower bounds', () => {
  it.each([
    ['0.70', true],
    ['0.700001', true],
    ['0.699999', false],
    ['0.7', true],
  ])('a ratio of at least 0.70: %s holds: %s', (value, holds) => {
    const pack = usingParameter(
      { unit: 'ratio', default: '0.70', at_least: '0.70' },
      { ratio: { parameter: 'p' } },
    );
    const act = () => compiled(pack, { p: value }, [2021]);
    if (holds) expect(act).not.toThrow();
    else {
      expect(errorOf(act)).toMatchObject({
        code: 'PARAMETER_BELOW_BOUND',
        details: { value: '0.699999', bound: '0.7', article: '三' },
      });
    }
  });

  it('an amount of at least half of another one, where that one is known', () => {
    const pack = usingParameter(
      { unit: 'yuan', at_least: { parameter: 'q', share: '0.50' } },
      { cap: { parameter: 'p' } },
    );
    const cap = (p: string, q?: string) => () =>
      compiled(pack, { p, ...(q === undefined ? {} : { q }) }, [2021]);
    expect(cap('75000', '150000')).not.toThrow();
    expect(errorOf(cap('74999.99', '150000'))).toMatchObject({
      code: 'PARAMETER_BELOW_BOUND',
      details: { path: 'plain-2021.p.2021', value: '74999.99', bound: '75000.00' },
    });
    expect(cap('1')).not.toThrow();
    expect(cap('none', '150000')).not.toThrow();
  });
});

describe('tiers as a parameter', () => {
  const pack = usingParameter(
    { unit: 'tiers', rising: 'strictly', missing: 'pend' },
    { ratio: undefined, tiers: { parameter: 'p' } },
  );
  const rising = [{ up_to: '20000', ratio: '0.40' }, { ratio: '0.50' }];

  it('are brackets of the standard', () => {
    expect(standard(compiled(pack, { p: rising }, [2021]), 2021).tiers).toEqual([
      { upTo: fen('20000'), ratio: { numerator: 4, denominator: 10 } },
      { upTo: Number.POSITIVE_INFINITY, ratio: { numerator: 5, denominator: 10 } },
    ]);
  });

  it.each([
    ['equal', [{ up_to: '20000', ratio: '0.50' }, { ratio: '0.50' }]],
    ['falling', [{ up_to: '20000', ratio: '0.50' }, { ratio: '0.499999' }]],
  ])('whose ratios are %s are refused', (_, tiers) => {
    expect(errorOf(() => compiled(pack, { p: tiers }, [2021]))).toMatchObject({
      code: 'PARAMETER_NOT_RISING',
      details: { article: '三' },
    });
  });

  it.each([
    ['a gap at the end', [{ up_to: '20000', ratio: '0.40' }]],
    ['an end before the last', [{ ratio: '0.40' }, { ratio: '0.50' }]],
    ['an unknown key', [{ upto: '20000', ratio: '0.40' }, { ratio: '0.50' }]],
    ['nothing in them', []],
  ])('with %s are refused', (_, tiers) => {
    expect(errorOf(() => compiled(pack, { p: tiers }, [2021])).code).toBe('PARAMETER_VALUE');
  });

  it('that nobody gave leave the standard without a value, and the claim waits', () => {
    expect(standard(compiled(pack, {}, [2021]), 2021).missing).toBe('MISSING_LOCAL_STANDARD');
    expect(standard(compiled(pack, { p: rising }, [2021]), 2021).missing).toBe('');
  });
});

describe('a document that says “in principle”', () => {
  const lianyungang = (ratio: string, keyRatio?: string) =>
    compilePolicy(
      builtInPack('lianyungang-2017'),
      {
        parameters: {
          inpatient_cap: '100000',
          extended_cap: '60000',
          extended_tiers: [{ up_to: '20000', ratio: '0.40' }, { ratio }],
          ...(keyRatio === undefined ? {} : { key_ratio: keyRatio }),
        },
      },
      facts([2018, 2019]),
    ).notes;

  it('warns once where the highest ratio does not lie below the other one', () => {
    expect(lianyungang('0.69')).toEqual([]);
    expect(lianyungang('0.70')).toMatchObject([{ code: 'TIERS_NOT_BELOW', article: '五（二）' }]);
    expect(lianyungang('0.70', '0.71')).toEqual([]);
  });
});

describe('needed only when the roster has somebody at risk', () => {
  const yuxi = (atRisk: boolean, parameters: Given) =>
    compilePolicy(builtInPack('yuxi-2022'), { parameters }, facts([2023], atRisk));
  const income = { per_capita_disposable_income: { 2022: '26937' } };

  it('the monitoring line stops the run only then', () => {
    expect(errorOf(() => yuxi(true, income))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'yuxi-2022.monitoring_line.2023', article: '第十八条' },
    });
    const without = yuxi(false, income);
    expect(without.warning?.thresholds.get(2023)).toBeUndefined();
    expect(without.benefits[1]?.standards[0]?.years[0]?.missing).toBe('MISSING_LOCAL_STANDARD');
    expect(yuxi(true, { ...income, monitoring_line: '7500' }).warning?.thresholds.get(2023)).toBe(
      fen('7500'),
    );
  });

  it('the income per head always does', () => {
    expect(errorOf(() => yuxi(false, {}))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'yuxi-2022.per_capita_disposable_income.2022', article: '第十六条' },
    });
  });
});

describe('areas as a parameter', () => {
  const charity = (areas: unknown) =>
    compilePolicy(
      builtInPack('wenzhou-2023-charity'),
      { parameters: { pilot_areas: areas } },
      facts([2024, 2025]),
    );

  it('are county codes', () => {
    expect([...(charity(['330305', '330324']).pilotAreas?.areas ?? [])]).toEqual(['330305', '330324']);
    for (const areas of [['33030'], ['洞头'], '330305', [['330305']]]) {
      expect(errorOf(() => charity(areas)).code).toBe('PARAMETER_VALUE');
    }
  });

  it('by year are refused: they would be read for one year only', () => {
    expect(errorOf(() => charity({ 2024: ['330305'], 2025: ['330324'] }))).toMatchObject({
      code: 'PARAMETER_VALUE',
      details: { path: 'wenzhou-2023-charity.pilot_areas.2024' },
    });
  });
});

describe('in force', () => {
  const wenzhou = builtInPack('wenzhou-2020');
  const periodOf = (inForce: PolicySettings['inForce']) => {
    const { from, until } = compilePolicy(wenzhou, inForce === undefined ? {} : { inForce }, facts([]));
    return [from, until];
  };

  it('is what the document says, unless a later notice is entered', () => {
    expect(periodOf(undefined)).toEqual([day('2020-12-01'), day('2023-11-30')]);
    expect(periodOf({ until: day('2025-12-31') })).toEqual([day('2020-12-01'), day('2025-12-31')]);
    expect(periodOf({ from: day('2021-01-01') })).toEqual([day('2021-01-01'), day('2023-11-30')]);
    expect(periodOf({ from: undefined, until: undefined })).toEqual([day('2020-12-01'), day('2023-11-30')]);
    expect(compilePolicy(builtInPack('dongyang-2020'), {}, facts([])).until).toBe(NO_END);
  });

  it('cannot end before it begins; a single day is enough', () => {
    expect(periodOf({ until: day('2020-12-01') })[1]).toBe(day('2020-12-01'));
    expect(errorOf(() => periodOf({ until: day('2020-11-30') }))).toMatchObject({
      code: 'IN_FORCE_ORDER',
      details: { path: 'in_force.wenzhou-2020' },
    });
  });

  it('decides which years need their values', () => {
    const pack = usingParameter({ unit: 'yuan' }, { deductible: { parameter: 'p' } });
    const until = { inForce: { until: day('2021-12-31') }, parameters: { p: { 2021: '1' } } };
    expect(() => compilePolicy(pack, until, facts([2021, 2022]))).not.toThrow();
    expect(() => compilePolicy(pack, { parameters: { p: { 2021: '1' } } }, facts([2021, 2022]))).toThrow();
  });
});
