import { ReliefError } from '../domain/errors.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import { wordKey } from './values.js';
import { numberOf, numbersOf, type Words, words } from './words.js';

/** The identities with the user's own words, which go before the built-in ones. */
export function withIdentityMap(identityMap: Readonly<Record<string, string>>): Words<Identity> {
  const own = Object.entries(identityMap).map(([word, identity]) => {
    const number = IDENTITIES.indexOf(identity as (typeof IDENTITIES)[number]);
    if (number < 0) throw new ReliefError('CONFIG_VALUE', { path: `identity_map.${word}`, value: identity });
    return [word, number] as const;
  });
  const ownKeys = new Set(own.map(([word]) => wordKey(word)));
  const builtIn = IDENTITY_WORDS.written.filter(([spelling]) => !ownKeys.has(wordKey(spelling)));
  const written = [...builtIn, ...own];
  return { ...IDENTITY_WORDS, written, numbers: numbersOf(written) };
}

export const IDENTITY_WORDS = words(IDENTITIES, {
  destitute: [
    '特困供养人员',
    '特困人员',
    '特困',
    '特困对象',
    '特困供养对象',
    '特困救助供养人员',
    '特困供养人员(特困人员)',
    '城市特困人员',
    '农村特困人员',
    '特困供养',
    '城市特困',
    '农村特困',
    '集中供养',
    '分散供养',
    '集中供养特困人员',
    '分散供养特困人员',
    '特困集中供养',
    '特困分散供养',
    // The regulation of 2014 took those provided for in the five ways, and the three-withouts of towns, in.
    '五保',
    '五保户',
    '五保对象',
    '五保供养对象',
    '农村五保',
    '农村五保户',
    '农村五保对象',
    '农村五保供养对象',
    '城市三无',
    '城市三无人员',
    '城镇三无人员',
    '城市"三无"人员',
    '城市“三无”人员',
  ],
  dibao: [
    '最低生活保障家庭成员',
    '最低生活保障对象',
    '低保对象',
    '低保',
    '低保户',
    '低保人员',
    '低保家庭成员',
    '城乡低保对象',
    '城市低保对象',
    '农村低保对象',
    '最低生活保障家庭成员(低保对象)',
    '城市低保',
    '农村低保',
    '城镇低保',
    '城乡低保',
    '城镇低保对象',
    '城市低保户',
    '农村低保户',
    '城市低保人员',
    '农村低保人员',
    '城市最低生活保障对象',
    '农村最低生活保障对象',
    '低保对象(城市)',
    '低保对象(农村)',
    'A类低保',
    'B类低保',
    'C类低保',
  ],
  dibao_edge: [
    '最低生活保障边缘家庭成员',
    '低保边缘家庭成员',
    '低保边缘对象',
    '低保边缘家庭',
    '低保边缘户',
    '低保边缘',
    '低边',
    '低边对象',
    '低边户',
    '低边家庭成员',
    '最低生活保障边缘家庭成员(低保边缘对象、低边)',
  ],
  illness_poverty: [
    '因病致贫',
    '因病致贫对象',
    '因病致贫人员',
    '因病致贫重病患者',
    '因病致贫家庭重病患者',
    '支出型贫困',
    '支出型贫困对象',
    '因病致贫等支出型贫困对象',
    '因病致贫家庭',
    '支出型贫困家庭',
    '支出型困难家庭',
    '支出型困难家庭成员',
    '因病致贫(支出型贫困对象、因病致贫重病患者)',
  ],
  child_in_need: ['困境儿童'],
  priority_care: ['重点优抚对象', '重点优抚'],
  good_samaritan: ['见义勇为人员', '见义勇为'],
  three_elders: ['三老人员', '三老', '"三老"人员', '“三老”人员'],
  severe_disability: ['重度残疾人员', '重度残疾人', '重度残疾', '重残人员', '重残'],
  other_hardship: ['其他特殊困难人员', '其他特殊困难人群', '其他特殊困难对象', '其他困难人员'],
  returned_poverty: ['返贫致贫人口', '返贫致贫人员', '返贫致贫'],
  monitored_rural: [
    '纳入监测范围的农村易返贫致贫人口',
    '农村易返贫致贫人口',
    '易返贫致贫人口',
    '防止返贫监测对象',
    '防返贫监测对象',
    '三类监测对象',
    '脱贫不稳定户',
    '脱贫不稳定人口',
    '边缘易致贫户',
    '边缘易致贫人口',
    '突发严重困难户',
    '突发严重困难人口',
  ],
  deep_hardship_worker: ['深度困难职工'],
  relative_hardship_worker: ['相对困难职工'],
  temporary_aid_major_illness: ['临时救助对象中的重大病患者', '临时救助重大病患者', '临时救助对象重大病患者'],
  retired_1960s_worker: [
    '60年代精减退职职工',
    '60年代精简退职职工',
    '60年代老职工',
    '60年代精减退职职工(60年代老职工)',
  ],
  orphan: ['孤儿'],
  special_hardship_worker: ['特困职工'],
  low_income_major_illness: ['低收入医疗救助对象'],
  relative_low_income_2: ['相对低收入家庭第二类对象', '相对低收入家庭二类对象', '相对低收入第二类对象'],
  low_income_family: ['低收入家庭', '低收入家庭成员'],
  unsupported_child: ['事实无人抚养儿童'],
  formerly_poor: ['脱贫人口', '脱贫户', '建档立卡贫困人口', '建档立卡贫困户', '脱贫人口(建档立卡贫困人口)'],
});

/** What lists call those whom nobody recognised as anything: known words, and no identity. */
const NO_IDENTITY_WORDS: readonly string[] = [
  '脱贫不享受政策',
  '脱贫不享受政策户',
  '脱贫不享受政策人口',
  '非救助对象',
  '一般户',
  '一般农户',
];
const NO_IDENTITY: ReadonlySet<string> = new Set(NO_IDENTITY_WORDS.map(wordKey));

/** What separates several identities in one cell, and the code that may follow a name. */
const BETWEEN_IDENTITIES = /[,;、|/+]/;
const IDENTITY_CODE = /-\d+$/;

/** Places of the identities that a cell names, each once, or none; undefined where one word is not known. */
export function identitiesOf(vocabulary: Words, text: string): number[] | undefined {
  const whole = numberOf(vocabulary, text);
  if (whole !== undefined) return [whole];
  const numbers = new Set<number>();
  for (const name of text.split(BETWEEN_IDENTITIES)) {
    const word = name.trim().replace(IDENTITY_CODE, '');
    const number = numberOf(vocabulary, word);
    if (number !== undefined) numbers.add(number);
    else if (!NO_IDENTITY.has(wordKey(word))) return undefined;
  }
  return [...numbers];
}
