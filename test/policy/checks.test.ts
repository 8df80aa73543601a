import { describe, expect, it } from 'vitest';
import { findingsOf, lineOf, loadError, loaded, SMALL_PACK, smallPack } from './packs.js';

describe('the small pack', () => {
  it('is sound', () => {
    expect(findingsOf(SMALL_PACK)).toEqual([]);
    expect(loaded(SMALL_PACK).pack.id).toBe('small-2021');
  });
});

describe('a pack may', () => {
  const only = (outer: string, inner: string) =>
    smallPack('services: [outpatient]\n', `services: [outpatient]\n    only_when: ${outer}\n`).replace(
      '      - categories: ["1", "2"]\n',
      `      - categories: ["1", "2"]\n        only_when: ${inner}\n`,
    );

  it.each([
    [
      'be in force for a single day',
      smallPack('{from: 2021-01-01,', '{from: 2021-01-01, until: 2021-01-01,'),
    ],
    ['have no deadline', smallPack('  filing_deadline: {month: 3, day: 31, article: 九}\n', '')],
    [
      'count one cap per person and another one per household',
      SMALL_PACK.replace(
        /paid_counter: \{per: person\}(?![\s\S]*paid_counter)/,
        'paid_counter: {per: household}',
      ),
    ],
    [
      'ask for places of which some are those of the whole benefit',
      only('{places: [local, in_province]}', '{places: [in_province, out_of_province]}'),
    ],
    ['ask for places in the standard alone', only('{referral_not: ["no"]}', '{places: [local]}')],
    [
      'ask for a claim before recognition where one of two categories looks back',
      only('{referral_not: ["no"]}', '{entitlement: before_recognition}'),
    ],
  ])('%s', (_, yaml) => {
    expect(yaml).not.toBe(SMALL_PACK);
    expect(findingsOf(yaml)).toEqual([]);
  });
});

interface Broken {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly path: string;
  readonly value?: string;
  readonly article?: string;
  /** A text on the line where the finding must point. */
  readonly at: string;
}

const BROKEN: readonly Broken[] = [
  {
    what: 'ends before it begins',
    from: 'in_force: {from: 2021-01-01,',
    to: 'in_force: {from: 2021-01-01, until: 2020-12-31,',
    code: 'POLICY_IN_FORCE_ORDER',
    path: 'in_force.until',
    value: '2020-12-31',
    article: '一',
    at: 'in_force:',
  },
  {
    what: 'has two benefits of one id',
    from: 'id: outpatient',
    to: 'id: inpatient #',
    code: 'POLICY_ID_TWICE',
    path: 'benefits[1].id',
    value: 'inpatient',
    article: '十一',
    at: 'id: inpatient #',
  },
  {
    what: 'has a category that nobody can be in',
    from: 'identities: [destitute]',
    to: 'identities: []',
    code: 'POLICY_CATEGORY_EMPTY',
    path: 'categories[0].identities',
    value: '1',
    article: '五',
    at: 'identities: []',
  },
  {
    what: 'has an identity in two categories',
    from: 'identities: [dibao,',
    to: 'identities: [destitute,',
    code: 'POLICY_IDENTITY_TWICE',
    path: 'categories[1].identities[0]',
    value: 'destitute',
    article: '六',
    at: 'identities: [destitute,',
  },
  {
    what: 'has an identity twice in one category, once with a look-back',
    from: 'identities: [dibao,',
    to: 'identities: [illness_poverty,',
    code: 'POLICY_IDENTITY_TWICE',
    path: 'categories[1].identities[1]',
    value: 'illness_poverty',
    article: '六',
    at: 'identities: [illness_poverty,',
  },
  {
    what: 'gives a standard to a category that it does not have',
    from: 'categories: ["1", "2"]',
    to: 'categories: ["1", "2", "3"]',
    code: 'POLICY_CATEGORY_UNKNOWN',
    path: 'benefits[1].standards[0].categories[2]',
    value: '3',
    article: '十一',
    at: 'categories: ["1", "2", "3"]',
  },
  {
    what: 'gives a category two standards under one benefit',
    from: 'categories: ["1"], deductible: 0',
    to: 'categories: ["1", "2"], deductible: 0',
    code: 'POLICY_STANDARD_TWICE',
    path: 'benefits[0].standards[1].categories[0]',
    value: '2',
    article: '十',
    at: 'categories: ["2"]',
  },
  {
    what: 'asks for a claim before recognition of people whose identities do not look back',
    from: 'categories: ["1"], deductible: 0',
    to: 'categories: ["1"], only_when: {entitlement: before_recognition}, deductible: 0',
    code: 'POLICY_BENEFIT_UNREACHABLE',
    path: 'benefits[0].standards[0]',
    value: '1',
    article: '十',
    at: 'before_recognition',
  },
  {
    what: 'has a standard without a rate',
    from: 'deductible: 0, ratio: 1, cap: none',
    to: 'deductible: 0, cap: none',
    code: 'POLICY_RATE_MISSING',
    path: 'benefits[0].standards[0]',
    value: '1',
    article: '十',
    at: 'deductible: 0, cap: none',
  },
  {
    what: 'has a standard with both a ratio and tiers',
    from: '        deductible: 100\n',
    to: '        deductible: 100\n        ratio: 1\n',
    code: 'POLICY_RATE_MISSING',
    path: 'benefits[1].standards[0]',
    value: '1, 2',
    article: '十一',
    at: 'categories: ["1", "2"]',
  },
  {
    what: 'has tiers that end at an amount, so that above it nothing is said',
    from: '- {ratio: 0.60}',
    to: '- {up_to: 2000, ratio: 0.60}',
    code: 'POLICY_TIERS_BROKEN',
    path: 'benefits[1].standards[0].tiers[1]',
    article: '十一',
    at: '- {up_to: 2000',
  },
  {
    what: 'has tiers with a middle one that never ends',
    from: '- {up_to: 1000, ratio: 0.40}',
    to: '- {ratio: 0.40}',
    code: 'POLICY_TIERS_BROKEN',
    path: 'benefits[1].standards[0].tiers[0]',
    article: '十一',
    at: '- {ratio: 0.40}',
  },
  {
    what: 'has tiers that do not rise',
    from: '- {ratio: 0.60}',
    to: '- {up_to: 1000, ratio: 0.50}\n          - {ratio: 0.60}',
    code: 'POLICY_TIERS_BROKEN',
    path: 'benefits[1].standards[0].tiers[1]',
    article: '十一',
    at: '- {up_to: 1000, ratio: 0.50}',
  },
  {
    what: 'has a tier of nothing',
    from: '{up_to: 1000, ratio: 0.40}',
    to: '{up_to: 0, ratio: 0.40}',
    code: 'POLICY_TIERS_BROKEN',
    path: 'benefits[1].standards[0].tiers[0]',
    article: '十一',
    at: '{up_to: 0,',
  },
  {
    what: 'declares a parameter that it does not use',
    from: '  line: {title:',
    to: '  spare: {title: {zh: 余, en: Spare}, unit: yuan, article: 三}\n  line: {title:',
    code: 'POLICY_PARAMETER_UNUSED',
    path: 'parameters.spare',
    value: 'spare',
    article: '三',
    at: 'spare:',
  },
  {
    what: 'uses a ratio as an amount',
    from: 'unit: yuan, article: 三',
    to: 'unit: ratio, article: 三',
    code: 'POLICY_PARAMETER_UNIT',
    path: 'benefits[0].standards[1].deductible',
    value: 'line',
    article: '十',
    at: 'deductible: {parameter: line}',
  },
  {
    what: 'uses a share of a ratio',
    from: 'ratio: {parameter: share}',
    to: 'ratio: {parameter: share, share: 0.5}',
    code: 'POLICY_PARAMETER_UNIT',
    path: 'benefits[0].standards[1].ratio',
    value: 'share',
    article: '十',
    at: '{parameter: share, share: 0.5}',
  },
  {
    what: 'has a default that is no value of its unit',
    from: 'default: 0.50,',
    to: 'default: 50%,',
    code: 'POLICY_PARAMETER_DEFAULT',
    path: 'parameters.share.default',
    value: '"50%"',
    article: '四',
    at: 'default: 50%',
  },
  {
    what: 'has a lower bound that is no value of its unit, and so would bind nobody',
    from: 'at_least: 0.40',
    to: 'at_least: 40%',
    code: 'POLICY_PARAMETER_DEFAULT',
    path: 'parameters.share.at_least',
    value: '"40%"',
    article: '四',
    at: 'at_least: 40%',
  },
  {
    what: 'has a lower bound that is no amount',
    from: 'unit: yuan, article: 三',
    to: 'unit: yuan, at_least: none, article: 三',
    code: 'POLICY_PARAMETER_DEFAULT',
    path: 'parameters.line.at_least',
    value: '"none"',
    article: '三',
    at: 'at_least: none',
  },
  {
    what: 'takes a default from a parameter that leans on another one itself',
    from: 'unit: yuan, article: 三',
    to: 'unit: yuan, default: {parameter: line, share: 0.50}, article: 三',
    code: 'POLICY_PARAMETER_CIRCLE',
    path: 'parameters.line.default',
    value: 'line',
    article: '三',
    at: 'default: {parameter: line',
  },
  {
    what: 'has a lower bound that runs in a circle',
    from: 'unit: yuan, article: 三',
    to: 'unit: yuan, at_least: {parameter: line}, article: 三',
    code: 'POLICY_PARAMETER_CIRCLE',
    path: 'parameters.line.at_least',
    value: 'line',
    article: '三',
    at: 'at_least: {parameter: line',
  },
  {
    what: 'counts one cap per person and per household',
    from: '    cap_group: outpatient\n    base: burden\n    burden_counter: {per: person, period: year}\n    paid_counter: {per: person}',
    to: '    cap_group: inpatient\n    base: burden\n    burden_counter: {per: person, period: year}\n    paid_counter: {per: household}',
    code: 'POLICY_CAP_GROUP_MIXED',
    path: 'benefits[1].paid_counter',
    value: 'inpatient',
    article: '十一',
    at: 'paid_counter: {per: household}',
  },
  {
    what: 'files on a day that no year has',
    from: '{month: 3, day: 31,',
    to: '{month: 4, day: 31,',
    code: 'POLICY_DEADLINE_DATE',
    path: 'rules.filing_deadline',
    value: '4-31',
    article: '九',
    at: 'filing_deadline:',
  },
  {
    what: 'files on a day that only leap years have',
    from: '{month: 3, day: 31,',
    to: '{month: 2, day: 29,',
    code: 'POLICY_DEADLINE_DATE',
    path: 'rules.filing_deadline',
    value: '2-29',
    article: '九',
    at: 'filing_deadline:',
  },
  ...['in_force', 'fund'].map((key) => ({
    what: `gives no article for ${key}`,
    from: key === 'fund' ? ', article: 二}' : ', article: 一}',
    to: '}',
    code: 'POLICY_ARTICLE_MISSING',
    path: key,
    at: `${key}:`,
  })),
  {
    what: 'gives no article for a rule',
    from: '{rule: away, article: 八}',
    to: '{rule: away}',
    code: 'POLICY_ARTICLE_MISSING',
    path: 'rules.referral',
    at: 'referral:',
  },
];

describe('a pack that', () => {
  it.each(BROKEN)('$what: $code', (broken) => {
    const yaml = smallPack(broken.from, broken.to);
    expect(findingsOf(yaml)).toEqual([
      {
        code: broken.code,
        severity: 'error',
        path: broken.path,
        line: lineOf(yaml, broken.at),
        value: broken.value,
        article: broken.article,
      },
    ]);
    const { code, details } = loadError(yaml);
    expect({
      code,
      line: details.line,
      path: details.path,
      value: details.value,
      article: details.article,
    }).toEqual({
      code: broken.code,
      line: lineOf(yaml, broken.at),
      path: broken.path,
      value: broken.value ?? '',
      article: broken.article ?? '',
    });
    expect(details.file).toMatch(/policy\.yaml$/);
  });

  it('has two categories of one code: the second and everything that meant the lost one are told', () => {
    expect(findingsOf(smallPack('code: "2"', 'code: "1"'))).toMatchObject([
      { code: 'POLICY_ID_TWICE', path: 'categories[1].code', value: '1', article: '六' },
      { code: 'POLICY_CATEGORY_UNKNOWN', path: 'benefits[0].standards[1].categories[0]', value: '2' },
      { code: 'POLICY_CATEGORY_UNKNOWN', path: 'benefits[1].standards[0].categories[1]', value: '2' },
    ]);
  });

  it('begins with what earlier benefits left over', () => {
    const yaml = SMALL_PACK.replace('base: burden\n', 'base: burden_after_assistance\n');
    expect(findingsOf(yaml)).toMatchObject([
      { code: 'POLICY_AFTER_ASSISTANCE_FIRST', path: 'benefits[0].base', value: 'inpatient', article: '十' },
    ]);
  });

  it('uses a parameter that it does not declare: both the use and what is then unused are told', () => {
    expect(findingsOf(smallPack('ratio: {parameter: share}', 'ratio: {parameter: shares}'))).toMatchObject([
      {
        code: 'POLICY_PARAMETER_UNKNOWN',
        path: 'benefits[0].standards[1].ratio',
        value: 'shares',
        article: '十',
      },
      { code: 'POLICY_PARAMETER_UNUSED', path: 'parameters.share', value: 'share' },
    ]);
  });

  it('asks for conditions that exclude each other between benefit and standard', () => {
    const conditions = (outer: string, inner: string) =>
      findingsOf(
        SMALL_PACK.replace(
          'services: [inpatient]\n',
          `services: [inpatient]\n    only_when: ${outer}\n`,
        ).replace('categories: ["2"],', `categories: ["2"], only_when: ${inner},`),
      ).filter((finding) => finding.path === 'benefits[0].standards[1]');
    const unreachable = [{ code: 'POLICY_BENEFIT_UNREACHABLE', value: '2' }];
    expect(conditions('{places: [local]}', '{places: [in_province]}')).toMatchObject(unreachable);
    expect(conditions('{places: [local, in_province]}', '{places: [in_province]}')).toEqual([]);
    const after = '{entitlement: from_recognition}';
    const before = '{entitlement: before_recognition}';
    expect(conditions(after, before)).toMatchObject(unreachable);
    // Category 2 has an identity that looks back, so that a claim before recognition can occur.
    expect(conditions(before, before)).toEqual([]);
  });

  it('names a category in no benefit: only a warning, since a document may mean that', () => {
    const yaml = smallPack('categories: ["1", "2"]', 'categories: ["1"]').replace(
      'categories: ["2"]',
      'categories: ["1"]',
    );
    const unused = yaml.replace('{categories: ["1"], deductible: 0, ratio: 1, cap: none}', '#');
    const findings = findingsOf(unused.replace('      - #\n', ''));
    expect(findings).toEqual([
      {
        code: 'POLICY_CATEGORY_UNUSED',
        severity: 'warning',
        path: 'categories[1].code',
        line: lineOf(unused, 'code: "2"'),
        value: '2',
        article: '六',
      },
    ]);
    expect(loaded(unused.replace('      - #\n', '')).warnings).toHaveLength(1);
  });

  it('gives no article for something that may stand several times', () => {
    const yaml = `${smallPack(
      'rules:\n',
      'rules:\n  exclusions:\n    - {kind: other, article: 廿}\n    - {kind: overseas}\n',
    )}warning: {base: burden, threshold: 100}\nfund_checks:\n  - {check: gap, article: 廿}\n  - {check: gap}\n`;
    expect(findingsOf(yaml)).toEqual(
      [
        { path: 'warning', line: lineOf(yaml, 'warning:') },
        { path: 'rules.exclusions[1]', line: lineOf(yaml, '- {kind: overseas}') },
        { path: 'fund_checks[1]', line: lineOf(yaml, '  - {check: gap}') },
      ].map((place) => ({
        code: 'POLICY_ARTICLE_MISSING',
        severity: 'error',
        value: undefined,
        article: undefined,
        ...place,
      })),
    );
  });

  it('has one id for three benefits: each but the first is told', () => {
    const third = SMALL_PACK.slice(SMALL_PACK.indexOf('  - id: outpatient')).replace('十一', '十二');
    const yaml = (SMALL_PACK + third).replaceAll('id: outpatient', 'id: inpatient');
    expect(findingsOf(yaml).map(({ code, path, article }) => [code, path, article])).toEqual([
      ['POLICY_ID_TWICE', 'benefits[1].id', '十一'],
      ['POLICY_ID_TWICE', 'benefits[2].id', '十二'],
    ]);
  });

  it('breaks a standard that has an article of its own: it is told under that one', () => {
    const standard = 'categories: ["1"], deductible: 0, ratio: 1, cap: none';
    const broken = (to: string) =>
      findingsOf(smallPack(standard, `${to}, article: 廿`)).map(({ code, article }) => [code, article]);
    const only = 'only_when: {entitlement: before_recognition}';
    expect(broken(standard.replace('ratio: 1, ', ''))).toEqual([['POLICY_RATE_MISSING', '廿']]);
    expect(broken(`${standard}, ${only}`)).toEqual([['POLICY_BENEFIT_UNREACHABLE', '廿']]);
    expect(broken(standard.replace('["1"]', '["1", "9"]'))).toEqual([['POLICY_CATEGORY_UNKNOWN', '廿']]);
    expect(broken(standard.replace('ratio: 1', 'tiers: [{up_to: 5, ratio: 1}]'))).toEqual([
      ['POLICY_TIERS_BROKEN', '廿'],
    ]);
  });

  it('breaks several things: all are found, the first one is the error', () => {
    const yaml = smallPack('identities: [destitute]', 'identities: []').replace(
      '{rule: away, article: 八}',
      '{rule: away}',
    );
    expect(findingsOf(yaml).map((finding) => finding.code)).toEqual([
      'POLICY_CATEGORY_EMPTY',
      'POLICY_ARTICLE_MISSING',
    ]);
    expect(loadError(yaml).code).toBe('POLICY_CATEGORY_EMPTY');
  });
});
