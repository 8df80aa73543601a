import { describe, expect, it } from 'vitest';
import { EXCLUSIONS, PLACES, PROGRAMS, REFERRALS, SERVICES } from '../../src/domain/claim.js';
import { IDENTITIES, type Identity } from '../../src/domain/identities.js';
import { compilePolicy, type PolicySettings } from '../../src/policy/compile.js';
import type { LoadedPack } from '../../src/policy/load.js';
import { type Benefit, NO_CAP, NO_END, type Policy, type Standard } from '../../src/policy/policy.js';
import { day, fen } from '../support/tables.js';
import { errorOf, type PlainChanges, plainPack } from './packs.js';

/** A pack compiled for a run with claims in some years. */
function compiled(
  pack: LoadedPack,
  settings: PolicySettings = {},
  years: readonly number[] = [2021],
): Policy {
  return compilePolicy(pack, settings, { settlementYears: () => years, rosterHasAtRiskFrom: false });
}

function compiledWith(changes: PlainChanges): Policy {
  return compiled(plainPack(changes));
}

/** The words of a vocabulary that are flagged. */
function flagged<T>(vocabulary: readonly T[], flags: readonly boolean[] | undefined): T[] {
  return vocabulary.filter((_, at) => flags?.[at] === true);
}

/** The standard of a category of the only benefit, in the first year. */
function standardOf(policy: Policy, category = 0): Standard {
  return (policy.benefits[0] as Benefit).standards[category]?.years[0] as Standard;
}

const PLAIN = { deductible: 0, ratio: 1, cap: 'none' };

describe('a pack without any rule', () => {
  const policy = () => compiledWith({});

  it('asks for nothing and shuts nothing out', () => {
    expect(policy()).toMatchObject({
      id: 'plain-2021',
      from: day('2021-01-01'),
      until: NO_END,
      fund: 'assistance',
      pooling: 'county',
      midStay: null,
      residence: null,
      insurance: null,
      pilotAreas: null,
      otherPrograms: ['', '', '', '', ''],
      remainderProgram: -1,
      exclusions: { kinds: ['', '', '', '', ''], overseas: '', nonDesignated: '', emergencyExcepted: false },
      referral: { rule: 'none', article: '' },
      filingDeadline: null,
      warning: null,
      fundChecks: [],
      parametersUsed: {},
      notes: [],
    });
  });

  it('has one benefit for all services, without conditions', () => {
    const [benefit] = policy().benefits as [Benefit];
    expect(flagged(SERVICES, benefit.services)).toEqual([...SERVICES]);
    expect(standardOf(policy())).toEqual({
      article: '一',
      conditions: {},
      deductible: 0,
      deductibleFromRoster: false,
      tiers: [{ upTo: Number.POSITIVE_INFINITY, ratio: { numerator: 1, denominator: 1 } }],
      tiered: false,
      enhancedRatio: false,
      cap: NO_CAP,
      missing: '',
    });
  });
});

describe('the rules of a pack arrive with their articles', () => {
  const policy = compiledWithEveryRule;

  it('residence, insurance, stay, deadline and referral', () => {
    expect(policy()).toMatchObject({
      insurance: { article: '三' },
      midStay: { article: '十二' },
      filingDeadline: { month: 6, day: 30, article: '五' },
      referral: { rule: 'always', article: '六' },
      residence: { article: '二' },
    });
    expect(flagged(IDENTITIES, policy().residence?.excepted)).toEqual(['dibao_edge']);
  });

  it('pilot areas', () => {
    const { pilotAreas } = policy();
    expect([...(pilotAreas?.areas ?? [])]).toEqual(['330305', '330324']);
    expect(pilotAreas?.article).toBe('四');
  });

  it('programmes of other channels, and the one whose remainder is announced', () => {
    const { otherPrograms, remainderProgram } = policy();
    expect(otherPrograms[PROGRAMS.indexOf('antipsychotic')]).toBe('七');
    expect(otherPrograms[PROGRAMS.indexOf('emergency_aid')]).toBe('八');
    expect(otherPrograms.filter((article) => article !== '')).toHaveLength(2);
    expect(remainderProgram).toBe(PROGRAMS.indexOf('rare_disease'));
  });

  it('exclusions, with the exception of emergencies only where it is written', () => {
    const { exclusions } = policy();
    expect(exclusions).toMatchObject({ overseas: '十', nonDesignated: '十一', emergencyExcepted: true });
    expect(exclusions.kinds[EXCLUSIONS.indexOf('third_party')]).toBe('九');
    expect(exclusions.kinds.filter((article) => article !== '')).toHaveLength(1);
    const without = compiledWith({ rules: { exclusions: [{ kind: 'non_designated', article: '十一' }] } });
    expect(without.exclusions).toMatchObject({ nonDesignated: '十一', emergencyExcepted: false });
    // An exception written beside another exclusion is none from this one.
    const beside = compiledWith({
      rules: {
        exclusions: [
          { kind: 'overseas', except: 'emergency', article: '十' },
          { kind: 'non_designated', article: '十一' },
        ],
      },
    });
    expect(beside.exclusions.emergencyExcepted).toBe(false);
  });

  it('the warning, with its threshold for each year of the run, and the checks of the fund', () => {
    const { warning, fundChecks } = policy();
    expect(warning).toMatchObject({ base: 'burden_after_assistance', article: '十三' });
    expect([...(warning?.thresholds ?? [])]).toEqual([[2021, fen('7500.50')]]);
    expect(fundChecks).toEqual([
      { check: 'surplus_ratio', limit: { numerator: 15, denominator: 100 }, article: '十四' },
      { check: 'gap', article: '十五' },
    ]);
  });
});

function compiledWithEveryRule(): Policy {
  return compiledWith({
    rules: {
      residence: { except: ['dibao_edge'], article: '二' },
      insurance: { article: '三' },
      pilot_areas: { areas: ['330305', '330324'], article: '四' },
      filing_deadline: { month: 6, day: 30, article: '五' },
      referral: { rule: 'always', article: '六' },
      other_programs: [
        { program: 'antipsychotic', article: '七' },
        { program: 'emergency_aid', article: '八' },
      ],
      remainder_notice: { program: 'rare_disease', article: '八' },
      exclusions: [
        { kind: 'third_party', article: '九' },
        { kind: 'overseas', article: '十' },
        { kind: 'non_designated', except: 'emergency', article: '十一' },
      ],
      mid_stay: { rule: 'next_month', article: '十二' },
    },
    warning: { base: 'burden_after_assistance', threshold: '7500.50', article: '十三' },
    fundChecks: [
      { check: 'surplus_ratio', limit: '0.15', article: '十四' },
      { check: 'gap', article: '十五' },
    ],
  });
}

describe('an identity', () => {
  const policy = () =>
    compiledWith({
      categories: [
        { code: '1', identities: ['destitute'] },
        {
          code: '2',
          identities: [
            'dibao',
            { identity: 'illness_poverty', look_back: { months: 12 } },
            { identity: 'other_hardship', look_back: { days: 90 } },
            { identity: 'orphan' },
          ],
        },
      ],
    });
  const of = (identity: Identity) => {
    const { categoryOf, lookBackOf } = policy();
    const number = IDENTITIES.indexOf(identity);
    return [categoryOf[number], lookBackOf[number]];
  };

  it('has the category that names it and the look-back that stands with it', () => {
    expect(of('destitute')).toEqual([0, null]);
    expect(of('dibao')).toEqual([1, null]);
    expect(of('illness_poverty')).toEqual([1, { months: 12 }]);
    expect(of('other_hardship')).toEqual([1, { days: 90 }]);
    expect(of('orphan')).toEqual([1, null]);
  });

  it('that no category names has none', () => {
    expect(of('dibao_edge')).toEqual([-1, null]);
    expect(policy().categoryOf).toHaveLength(IDENTITIES.length);
  });
});

describe('residence asked of some identities only', () => {
  it('excepts all others', () => {
    const { residence } = compiledWith({ rules: { residence: { only: ['dibao_edge'], article: '二' } } });
    expect(flagged(IDENTITIES, residence?.excepted)).toEqual(
      IDENTITIES.filter((identity) => identity !== 'dibao_edge'),
    );
  });

  it('is asked of everybody where none are named', () => {
    const { residence } = compiledWith({ rules: { residence: { article: '二' } } });
    expect(flagged(IDENTITIES, residence?.excepted)).toEqual([]);
  });
});

describe('a benefit', () => {
  it('keeps what the pack says of it, by category', () => {
    const { benefits, capGroups } = compiledWith({
      benefits: [
        {
          id: 'ward',
          services: ['inpatient', 'day_surgery'],
          cap_group: 'one',
          base: 'residual_burden',
          burden_counter: { per: 'household', period: 'recognition' },
          paid_counter: { per: 'household' },
          article: '七',
          standards: [{ ...PLAIN, categories: ['2'] }],
        },
        {
          id: 'clinic',
          services: ['outpatient'],
          cap_group: 'one',
          paid_counter: { per: 'household' },
          standards: [
            { ...PLAIN, categories: ['1'], cap: 100, article: '八' },
            { ...PLAIN, categories: ['2'], cap: 200 },
          ],
        },
        { id: 'shop', services: ['pharmacy'], cap_group: 'two' },
      ],
    });
    expect(capGroups).toEqual(['one', 'two']);
    const [ward, clinic] = benefits as [Benefit, Benefit];
    expect(ward).toMatchObject({
      id: 'ward',
      title: { zh: '甲', en: 'A' },
      article: '七',
      base: 'residual_burden',
      capGroup: 'one',
      burdenPer: 'household',
      burdenPeriod: 'recognition',
      paidPer: 'household',
    });
    expect(flagged(SERVICES, ward.services)).toEqual(['inpatient', 'day_surgery']);
    expect(ward.standards[0]).toBeNull();
    // A standard without an article of its own stands under the benefit's.
    expect(ward.standards[1]?.years[0]?.article).toBe('七');
    expect(clinic.standards.map((standard) => standard?.years[0]?.cap)).toEqual([fen('100'), fen('200')]);
    expect(clinic.standards.map((standard) => standard?.years[0]?.article)).toEqual(['八', '一']);
  });

  it('has a standard for every year of the run, and none for a year between without a claim', () => {
    const policy = compiled(plainPack(), {}, [2021, 2023]);
    const byYear = policy.benefits[0]?.standards[0];
    expect(byYear?.firstYear).toBe(2021);
    expect([0, 1, 2].map((at) => byYear?.years[at]?.article)).toEqual(['一', undefined, '一']);
  });
});

describe('what a standard may be written as', () => {
  const standardFrom = (standard: Record<string, unknown>) =>
    standardOf(
      compiledWith({ benefits: [{ standards: [{ ...PLAIN, categories: ['1', '2'], ...standard }] }] }),
    );

  it('a deductible: an amount, an amount with its article, or the capacity of the family', () => {
    expect(standardFrom({ deductible: 5000 })).toMatchObject({ deductible: fen('5000') });
    expect(standardFrom({ deductible: { value: 5000, article: '七' } })).toMatchObject({
      deductible: fen('5000'),
      deductibleFromRoster: false,
    });
    expect(standardFrom({ deductible: { roster: 'household_capacity' } })).toMatchObject({
      deductible: 0,
      deductibleFromRoster: true,
      missing: '',
    });
  });

  it('a ratio: plain, with its article, or raised by the roster', () => {
    const tiers = [{ upTo: Number.POSITIVE_INFINITY, ratio: { numerator: 8, denominator: 10 } }];
    expect(standardFrom({ ratio: '0.80' })).toMatchObject({ tiers, enhancedRatio: false });
    expect(standardFrom({ ratio: { value: '0.80', article: '七' } })).toMatchObject({
      tiers,
      enhancedRatio: false,
    });
    expect(standardFrom({ ratio: { value: '0.80', or_higher: 'enhanced_ratio' } })).toMatchObject({
      tiers,
      enhancedRatio: true,
      tiered: false,
    });
  });

  it('tiers in place of a ratio', () => {
    const tiers = [{ up_to: 20_000, ratio: '0.4' }, { ratio: '0.5' }];
    expect(standardFrom({ ratio: undefined, tiers })).toMatchObject({
      tiered: true,
      enhancedRatio: false,
      tiers: [
        { upTo: fen('20000'), ratio: { numerator: 4, denominator: 10 } },
        { upTo: Number.POSITIVE_INFINITY, ratio: { numerator: 5, denominator: 10 } },
      ],
    });
  });

  it('a cap: an amount or none, each also with its article', () => {
    expect(standardFrom({ cap: 300 }).cap).toBe(fen('300'));
    expect(standardFrom({ cap: { value: 300, article: '七' } }).cap).toBe(fen('300'));
    expect(standardFrom({ cap: { value: 'none', article: '七' } }).cap).toBe(NO_CAP);
  });
});

describe('conditions of a benefit and of its standard', () => {
  const conditions = (outer: object | undefined, inner: object | undefined) =>
    standardOf(
      compiledWith({
        categories: [{ code: '1', identities: [{ identity: 'illness_poverty', look_back: { months: 12 } }] }],
        benefits: [
          {
            ...(outer === undefined ? {} : { only_when: outer }),
            standards: [
              { ...PLAIN, categories: ['1'], ...(inner === undefined ? {} : { only_when: inner }) },
            ],
          },
        ],
      }),
    ).conditions;

  it('hold wherever they are written', () => {
    for (const [outer, inner] of [
      [{ entitlement: 'before_recognition', at_risk: 'settled_from' }, undefined],
      [undefined, { entitlement: 'before_recognition', at_risk: 'settled_from' }],
    ]) {
      expect(conditions(outer, inner)).toEqual({ entitlement: 'before_recognition', atRisk: true });
    }
  });

  it('both must hold: of places those of both lists, of shut referrals those of either', () => {
    const joined = conditions(
      { places: ['local', 'in_province'], referral_not: ['no'] },
      { places: ['in_province', 'out_of_province'], referral_not: [''] },
    );
    expect(flagged(PLACES, joined.careLocations)).toEqual(['in_province']);
    expect(flagged(REFERRALS, joined.referralsShut)).toEqual(['', 'no']);
    expect(joined).not.toHaveProperty('entitlement');
    expect(joined).not.toHaveProperty('atRisk');
  });

  it('of one alone are those of that one', () => {
    expect(flagged(PLACES, conditions({ places: ['local'] }, undefined).careLocations)).toEqual(['local']);
    expect(flagged(PLACES, conditions(undefined, { places: ['local'] }).careLocations)).toEqual(['local']);
    expect(flagged(REFERRALS, conditions(undefined, { referral_not: ['no'] }).referralsShut)).toEqual(['no']);
  });
});

describe('values from parameters', () => {
  const declared = (more: Record<string, unknown>) => ({
    title: { zh: '甲', en: 'A' },
    article: '三',
    ...more,
  });
  const pool = plainPack({
    parameters: { line: declared({ unit: 'yuan', missing: 'allow' }) },
    warning: { base: 'burden', threshold: { parameter: 'line' } },
    fundChecks: [
      { check: 'pool_used', pool: { parameter: 'line', year: 'previous', share: '0.5' }, article: '七' },
    ],
  });

  it('a threshold is missing in the years for which nobody gave one', () => {
    const policy = compiled(
      pool,
      { parameters: { line: { 2021: '100', 2023: 'none' } } },
      [2021, 2022, 2023],
    );
    expect([...(policy.warning?.thresholds ?? [])]).toEqual([[2021, fen('100')]]);
  });

  it('the pool of a fund check is known for the years of the run and for any other', () => {
    const policy = compiled(pool, { parameters: { line: { 2020: '100', 2024: '300' } } }, [2021, 2022]);
    const [check] = policy.fundChecks;
    if (check?.check !== 'pool_used') throw new Error('not the check that was written');
    // Half of the amount of the year before.
    expect([2021, 2022, 2025].map((year) => check.pool.get(year))).toEqual([
      fen('50'),
      undefined,
      fen('150'),
    ]);
    expect(check.article).toBe('七');
    // The manifest names what the years of the run use.
    expect(policy.parametersUsed).toEqual({ line: { 2020: '100.00' } });
  });

  it('a deductible given as “none” is no deductible', () => {
    const pack = plainPack({
      parameters: { line: declared({ unit: 'yuan' }) },
      benefits: [{ standards: [{ ...PLAIN, categories: ['1', '2'], deductible: { parameter: 'line' } }] }],
    });
    expect(standardOf(compiled(pack, { parameters: { line: 'none' } }))).toMatchObject({
      deductible: 0,
      missing: '',
    });
  });

  it.each([
    ['a deductible', { deductible: { parameter: 'p' } }, 'yuan', { deductible: 0 }],
    ['a ratio', { ratio: { parameter: 'p' } }, 'ratio', { tiers: [] }],
    ['a cap', { cap: { parameter: 'p' } }, 'yuan', { cap: 0 }],
  ])('%s that nobody supplied makes the claim wait, where the pack lets it', (_, value, unit, filled) => {
    const pack = plainPack({
      parameters: { p: declared({ unit, missing: 'pend' }) },
      benefits: [{ standards: [{ ...PLAIN, categories: ['1', '2'], ...value }] }],
    });
    expect(standardOf(compiled(pack))).toMatchObject({ missing: 'MISSING_LOCAL_STANDARD', ...filled });
  });

  it('a missing one is asked for by its name, its title, its article and where it is published', () => {
    const asking = (use: object, more: Record<string, unknown> = {}) =>
      errorOf(() =>
        compiled(
          plainPack({
            parameters: { p: declared({ unit: 'yuan', ...more }) },
            benefits: [
              { standards: [{ ...PLAIN, categories: ['1', '2'], deductible: { parameter: 'p', ...use } }] },
            ],
          }),
        ),
      );
    const source = { zh: '统计局', en: 'Bureau of Statistics' };
    expect(asking({ article: '九' }, { source })).toMatchObject({
      code: 'MISSING_PARAMETER',
      details: {
        path: 'plain-2021.p.2021',
        policy: 'plain-2021',
        name: 'p',
        year: 2021,
        missingYear: 2021,
        // The article of the use comes before that of the standard.
        article: '九',
        title_en: 'A',
        title_zh: '甲',
        source_en: 'Bureau of Statistics',
        source_zh: '统计局',
      },
    });
    expect(asking({}).details).toMatchObject({ article: '一', source_en: '', source_zh: '' });
  });

  it('areas that nobody gave stop the run, for the first year of the run or of the document', () => {
    const pack = plainPack({
      parameters: { towns: declared({ unit: 'areas' }) },
      rules: { pilot_areas: { areas: { parameter: 'towns' }, article: '四' } },
    });
    const missing = (years: readonly number[]) => errorOf(() => compiled(pack, {}, years)).details;
    expect(missing([2022, 2023])).toMatchObject({ path: 'plain-2021.towns.2022', article: '四' });
    expect(missing([])).toMatchObject({ path: 'plain-2021.towns.2021' });
    const { pilotAreas } = compiled(pack, { parameters: { towns: ['330305'] } });
    expect([...(pilotAreas?.areas ?? [])]).toEqual(['330305']);
  });
});

describe('what the user is told of a pack that is used all the same', () => {
  it('categories that no benefit names, with their article', () => {
    const policy = compiledWith({ benefits: [{ standards: [{ ...PLAIN, categories: ['1'] }] }] });
    expect(policy.notes).toEqual([
      { code: 'POLICY_CATEGORY_UNUSED', policy: 'plain-2021', value: '2', article: '一' },
    ]);
    expect(policy.benefits[0]?.standards[1]).toBeNull();
  });

  it('tiers that do not lie below another ratio: each case once, with both numbers', () => {
    const declared = { title: { zh: '甲', en: 'A' }, article: '三' };
    const standards = ['1', '2'].map((category) => ({
      categories: [category],
      deductible: 0,
      tiers: { parameter: 'steps' },
      cap: 'none',
    }));
    const packOf = (key: Record<string, unknown>) =>
      plainPack({
        parameters: {
          steps: { ...declared, unit: 'tiers', highest_below: 'key' },
          key: { ...declared, unit: 'ratio', ...key },
        },
        benefits: [{ standards }],
      });
    const pack = packOf({ default: '0.70' });
    const notes = (...ratios: string[]) => {
      const steps = ratios.map((ratio, at) =>
        at < ratios.length - 1 ? { up_to: String(1000 * (at + 1)), ratio } : { ratio },
      );
      return compiled(pack, { parameters: { steps } }, [2021, 2022]).notes;
    };
    expect(notes('0.5', '0.699999')).toEqual([]);
    // The highest counts, wherever it stands.
    expect(notes('0.5', '0.75', '0.6')).toEqual([
      { code: 'TIERS_NOT_BELOW', policy: 'plain-2021', value: 'steps 0.75 ≥ key 0.7', article: '三' },
    ]);
    const steps = { 2021: [{ ratio: '0.8' }], 2022: [{ ratio: '0.9' }] };
    expect(compiled(pack, { parameters: { steps } }, [2021, 2022]).notes.map(({ value }) => value)).toEqual([
      'steps 0.8 ≥ key 0.7',
      'steps 0.9 ≥ key 0.7',
    ]);
    // Where nobody gave the other ratio there is nothing to lie below.
    const open = packOf({ missing: 'allow' });
    expect(compiled(open, { parameters: { steps } }, [2021, 2022]).notes).toEqual([]);
  });
});
