import { describe, expect, it } from 'vitest';
import { EXCLUSIONS, PROGRAMS, SERVICES } from '../../src/domain/claim.js';
import { IDENTITIES, type Identity } from '../../src/domain/identities.js';
import { type Benefit, NO_CAP, NO_END, type Policy } from '../../src/policy/policy.js';
import { day, fen } from '../support/tables.js';
import { compiled, compiledWith, flagged, PLAIN, standardOf } from './compiled.js';
import { plainPack } from './packs.js';

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
