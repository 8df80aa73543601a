import { describe, expect, it } from 'vitest';
import { parseRatio, type Ratio } from '../../src/domain/money.js';
import { compilePolicy, type PolicySettings, type RunFacts } from '../../src/policy/compile.js';
import { shareExactly } from '../../src/policy/parameters.js';
import { type Benefit, NO_CAP, NO_END, type Policy, type Standard } from '../../src/policy/policy.js';
import { builtInPack } from '../support/policies.js';
import { day, fen } from '../support/tables.js';
import { errorOf, plainPack } from './packs.js';

/** A run with claims on the first of July of some years. */
function facts(years: readonly number[], rosterHasAtRiskFrom = false): RunFacts {
  const july = (year: number) => day(`${year}-07-01`);
  return {
    settlementYears: (from, until) => years.filter((year) => july(year) >= from && july(year) <= until),
    rosterHasAtRiskFrom,
  };
}

/** A pack whose one benefit takes one value of its standard from a parameter `p`. */
function usingParameter(parameter: Record<string, unknown>, standard: Record<string, unknown>, more = {}) {
  const declared = { title: { zh: '甲', en: 'A' }, article: '三', ...parameter };
  const q = { title: { zh: '乙', en: 'B' }, article: '四', unit: 'yuan', missing: 'allow' };
  const usesQ = JSON.stringify(parameter).includes('"parameter":"q"');
  return plainPack({
    parameters: { p: declared, ...(usesQ ? { q } : {}), ...more },
    benefits: [
      {
        standards: [
          { categories: ['1', '2'], deductible: '0', ratio: '1', cap: 'none', ...standard, article: '五' },
        ],
      },
    ],
  });
}

type Given = NonNullable<PolicySettings['parameters']>;

function compiled(pack: ReturnType<typeof plainPack>, parameters: Given, years: readonly number[]): Policy {
  return compilePolicy(pack, { parameters }, facts(years));
}

function standard(policy: Policy, year: number): Standard {
  const byYear = (policy.benefits[0] as Benefit).standards[0];
  return byYear?.years[year - (byYear?.firstYear ?? 0)] as Standard;
}

describe('a parameter', () => {
  const pack = usingParameter({ unit: 'yuan' }, { deductible: { parameter: 'p' } });

  it('has one value for all years', () => {
    const policy = compiled(pack, { p: '5000.50' }, [2021, 2023]);
    expect([2021, 2023].map((year) => standard(policy, year).deductible)).toEqual([
      fen('5000.50'),
      fen('5000.50'),
    ]);
    expect(policy.parametersUsed).toEqual({ p: '5000.50' });
  });

  it('has a value for each year, and never one year’s for another', () => {
    const policy = compiled(pack, { p: { 2021: '5000', 2022: '6000' } }, [2021, 2022]);
    expect([2021, 2022].map((year) => standard(policy, year).deductible)).toEqual([fen('5000'), fen('6000')]);
    expect(policy.parametersUsed).toEqual({ p: { 2021: '5000.00', 2022: '6000.00' } });
    expect(errorOf(() => compiled(pack, { p: { 2021: '5000' } }, [2021, 2022]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2022', name: 'p', year: 2022, missingYear: 2022, article: '五' },
    });
  });

  it('has no default in a year that nobody entered, where others were entered', () => {
    const withDefault = usingParameter({ unit: 'yuan', default: '3000' }, { deductible: { parameter: 'p' } });
    expect(standard(compiled(withDefault, {}, [2021, 2022]), 2022).deductible).toBe(fen('3000'));
    expect(errorOf(() => compiled(withDefault, { p: { 2021: '5000' } }, [2021, 2022]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2022' },
    });
  });

  it('has its plain value in every year that an option does not name', () => {
    const policy = compiled(pack, { p: { other_years: '5000', 2022: '6000' } }, [2021, 2022, 2023]);
    expect([2021, 2022, 2023].map((year) => standard(policy, year).deductible)).toEqual([
      fen('5000'),
      fen('6000'),
      fen('5000'),
    ]);
    expect(policy.parametersUsed).toEqual({ p: { 2021: '5000.00', 2022: '6000.00', 2023: '5000.00' } });
  });

  it('stops the run where a year needs it and nobody gave it, and only then', () => {
    expect(errorOf(() => compiled(pack, {}, [2021])).code).toBe('MISSING_PARAMETER');
    // No claim is settled while the policy is in force: nothing needs a value.
    expect(compiled(pack, {}, [2020]).benefits).toHaveLength(1);
  });

  it('that the policy does not have is refused, with those it has', () => {
    expect(errorOf(() => compiled(pack, { q: '1' }, [2021]))).toMatchObject({
      code: 'UNKNOWN_PARAMETER',
      details: { path: 'plain-2021.q', known: 'p' },
    });
  });

  it.each([
    ['-1'],
    ['1.005'],
    ['5,000'],
    [''],
    ['five'],
    ['99999999999'],
    [['5000']],
    [{ '21': '5000' }],
    [{ parameter: 'q' }],
    [5000],
  ])('refuses the amount %j', (value) => {
    expect(errorOf(() => compiled(pack, { p: value }, [2021])).code).toBe('PARAMETER_VALUE');
  });

  it('refuses an amount of a year that the run does not even need', () => {
    expect(errorOf(() => compiled(pack, { p: { 2021: '1', 2030: 'x' } }, [2021]))).toMatchObject({
      code: 'PARAMETER_VALUE',
      details: { path: 'plain-2021.p.2030', value: 'x' },
    });
  });
});

describe('the previous year', () => {
  const pack = usingParameter(
    { unit: 'yuan' },
    { deductible: { parameter: 'p', year: 'previous', share: '0.10' } },
  );

  it('is the one that counts where the document says so', () => {
    const policy = compiled(pack, { p: { 2020: '10000', 2021: '20000' } }, [2021, 2022]);
    expect([2021, 2022].map((year) => standard(policy, year).deductible)).toEqual([fen('1000'), fen('2000')]);
    expect(policy.parametersUsed).toEqual({ p: { 2020: '10000.00', 2021: '20000.00' } });
  });

  it('is named where it is missing', () => {
    expect(errorOf(() => compiled(pack, { p: { 2021: '10000' } }, [2021]))).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: { path: 'plain-2021.p.2020', missingYear: 2020, year: 2021 },
    });
  });
});

describe('a share', () => {
  it.each([
    ['26937.00', '0.10', '2693.70'],
    ['26937.00', '0.25', '6734.25'],
    ['28421.05', '0.10', '2842.11'], // 2842.105, half up
    ['28421.04', '0.10', '2842.10'], // 2842.104
    ['0.05', '0.1', '0.01'], // 0.005, half up
    ['0.04', '0.1', '0.00'],
    ['9999999999.99', '0.333333', '3333330000.00'], // 3,333,329,999.99666667
  ])('of %s at %s is %s', (whole, share, wanted) => {
    expect(shareExactly(fen(whole), parseRatio(share) as Ratio)).toBe(fen(wanted));
  });
});

describe('defaults', () => {
  it('hold where nothing is given', () => {
    const pack = usingParameter({ unit: 'ratio', default: '0.70' }, { ratio: { parameter: 'p' } });
    expect(standard(compiled(pack, {}, [2021]), 2021).tiers[0]?.ratio).toEqual({
      numerator: 7,
      denominator: 10,
    });
    expect(standard(compiled(pack, { p: '0.75' }, [2021]), 2021).tiers[0]?.ratio).toEqual({
      numerator: 75,
      denominator: 100,
    });
  });

  it('can be a share of another parameter, year by year, and the manifest then says each year', () => {
    const pack = usingParameter(
      { unit: 'yuan', default: { parameter: 'q', share: '0.50' } },
      { cap: { parameter: 'p' } },
    );
    const policy = compiled(pack, { q: { 2021: '100000', 2022: '100000.01' } }, [2021, 2022]);
    // 100000.01 / 2 = 50000.005, half up.
    expect([2021, 2022].map((year) => standard(policy, year).cap)).toEqual([fen('50000'), fen('50000.01')]);
    expect(policy.parametersUsed.p).toEqual({ 2021: '50000.00', 2022: '50000.01' });
    expect(errorOf(() => compiled(pack, {}, [2021]))).toMatchObject({
      details: { path: 'plain-2021.p.2021' },
    });
  });

  it('can be “none”, a cap that does not exist', () => {
    const pack = usingParameter({ unit: 'yuan', default: 'none' }, { cap: { parameter: 'p' } });
    expect(standard(compiled(pack, {}, [2021]), 2021).cap).toBe(NO_CAP);
    expect(standard(compiled(pack, { p: '0' }, [2021]), 2021).cap).toBe(0);
  });
});

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
