import { describe, expect, it } from 'vitest';
import { PLACES, REFERRALS } from '../../src/domain/claim.js';
import { NO_CAP } from '../../src/policy/policy.js';
import { fen } from '../support/tables.js';
import { compiled, compiledWith, flagged, PLAIN, standardOf } from './compiled.js';
import { errorOf, plainPack } from './packs.js';

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
