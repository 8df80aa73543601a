import {
  CHANNELS,
  EXCLUSIONS,
  PLACES,
  PROGRAMS,
  REFERRALS,
  SERVICES,
  type Service,
} from '../domain/claim.js';
import { ReliefError } from '../domain/errors.js';
import { FUND_ENTRIES, FUNDS } from '../domain/fund-entry.js';
import { INSURANCES } from '../domain/recipient.js';
import { wordKey } from './values.js';

/** The spellings of a list of values. A value is stored as its number: its index in the list. */
export interface Words<Value extends string = string> {
  readonly list: readonly Value[];
  /** As they are usually written: what the byte reader knows. */
  readonly written: readonly (readonly [spelling: string, number: number])[];
  /** By word key: what the text reader knows. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Number of the value that a blank cell means; undefined where a blank cell means nothing. */
  readonly blank: number | undefined;
}

type Spellings<Value extends string> = Readonly<Partial<Record<Value, readonly string[]>>>;

/** The words of a list: each value is its own spelling, and has those given. */
export function words<Value extends string>(
  list: readonly Value[],
  spellings: Spellings<Value>,
  blank?: Value,
): Words<Value> {
  const written = list.flatMap((value, number) =>
    [value, ...(spellings[value] ?? [])].filter((text) => text !== '').map((text) => [text, number] as const),
  );
  return {
    list,
    written,
    numbers: numbersOf(written),
    blank: blank === undefined ? undefined : list.indexOf(blank),
  };
}

export function numbersOf(written: Words['written']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [spelling, number] of written) {
    const key = wordKey(spelling);
    if ((numbers.get(key) ?? number) !== number) throw new Error(`two values are spelled ${spelling}`);
    numbers.set(key, number);
  }
  return numbers;
}

/** Number of the value that a cell's word means, or undefined where the list does not know the word. */
export function numberOf(vocabulary: Words, text: string): number | undefined {
  return vocabulary.numbers.get(wordKey(text));
}

/** The services with the user's own codes, which go before the built-in ones. */
export function withServiceMap(serviceMap: Readonly<Record<string, string>>): Words<Service> {
  const ownKeys = new Map<string, string>();
  const own = Object.entries(serviceMap).map(([code, service]) => {
    const number = SERVICES.indexOf(service as Service);
    if (number < 0) throw new ReliefError('BAD_SERVICE_MAP', { column: code, value: service });
    const other = ownKeys.get(wordKey(code));
    if (other !== undefined) throw new ReliefError('YAML_KEY_TWICE', { value: code, other });
    ownKeys.set(wordKey(code), code);
    return [code, number] as const;
  });
  const builtIn = SERVICE_WORDS.written.filter(([spelling]) => !ownKeys.has(wordKey(spelling)));
  const written = [...builtIn, ...own];
  return { ...SERVICE_WORDS, written, numbers: numbersOf(written) };
}

const YES = ['是', 'yes', '1'];
const NO = ['否', 'no', '0'];

/** Number 0 is no, 1 is yes. */
export const YES_UNLESS_SAID = words(['N', 'Y'], { N: NO, Y: YES }, 'Y');
export const NO_UNLESS_SAID = words(['N', 'Y'], { N: NO, Y: YES }, 'N');

/**
 * Services, with the national codes of med_type that mean the same everywhere. 14 alone (门诊慢特病) and
 * provincial codes do not: the user's service_map decides them.
 */
export const SERVICE_WORDS = words(SERVICES, {
  inpatient: ['住院', '普通住院', '外伤住院', '转外诊治住院', '急诊转住院', '21', '22', '23', '24'],
  day_surgery: ['日间手术'],
  special_outpatient: [
    '特殊病种门诊',
    '特殊病门诊',
    '门诊特殊病',
    '门诊特殊病种',
    '门诊特病',
    '特病门诊',
    '140201',
  ],
  chronic_outpatient: ['慢性病门诊', '慢病门诊', '门诊慢性病', '门诊慢病', '140104'],
  outpatient: ['门诊', '普通门诊', '门诊挂号', '意外伤害门诊', '11', '12', '19'],
  emergency: ['急诊', '13'],
  observation: ['留观', '急诊留观'],
  emergency_rescue: ['急诊抢救', '门诊急诊抢救'],
  pharmacy: ['购药', '药店购药', '定点药店购药', '41'],
  negotiated_drug: ['谈判药', '谈判药品', '国家谈判药', '国家谈判药品'],
});

/** The longer national codes of inpatient treatment: 2101 and the like. */
const INPATIENT_CODE = /^2[1-4]\d{1,4}$/;

/** Number of the service that a cell names, by its word or its code, or undefined. */
export function numberOfService(vocabulary: Words, text: string): number | undefined {
  return (
    numberOf(vocabulary, text) ?? (INPATIENT_CODE.test(text) ? SERVICES.indexOf('inpatient') : undefined)
  );
}

export const PLACE_WORDS = words(
  PLACES,
  {
    local: ['市内', '本地', '本市'],
    in_province: ['省内', '市外', '省内异地'],
    out_of_province: ['省外', '跨省', '跨省异地'],
    overseas: ['境外', '国外'],
  },
  'local',
);

/** pay_loc as where the care was: 1 (paid at the centre) and 2 (at the institution) do not say that it was elsewhere. */
export const PAY_LOC_AS_PLACE = words(
  PLACES,
  { local: ['1', '2'], in_province: ['3'], out_of_province: ['4'] },
  'local',
);

export const REFERRAL_WORDS = words(
  REFERRALS,
  {
    yes: ['是', '已转诊', '转诊', 'Y', '1'],
    no: ['否', '未转诊', '未按规定转诊', 'N', '0'],
    follow_up: ['复诊'],
    emergency: ['急诊', '急诊抢救'],
  },
  '',
);

export const PROGRAM_WORDS = words(
  PROGRAMS,
  {
    '': ['无'],
    rare_disease: ['罕见病'],
    antipsychotic: ['抗精神病', '抗精神病药物', '精神病药物'],
    special_infectious: ['特殊传染病'],
    emergency_aid: ['疾病应急救助', '应急救助'],
  },
  '',
);

export const EXCLUSION_WORDS = words(
  EXCLUSIONS,
  {
    '': ['无'],
    work_injury: ['工伤'],
    third_party: ['第三人', '第三方', '第三方责任', '第三人责任'],
    public_health: ['公共卫生'],
    other: ['其他'],
  },
  '',
);

export const CHANNEL_WORDS = words(
  CHANNELS,
  {
    one_stop: ['一站式', '一站式结算', '联网结算', '2'],
    manual: [
      '手工',
      '手工报销',
      '手工结报',
      '零星',
      '零星报销',
      '零星结报',
      '手工(零星)结报',
      '中心报销',
      '1',
    ],
  },
  'one_stop',
);

/** pay_loc as a channel, in files without a settlement type: 1 is paid at the centre, by hand. */
export const PAY_LOC_AS_CHANNEL = words(CHANNELS, { manual: ['1'], one_stop: ['2', '3', '4'] }, 'one_stop');

export const INSURANCE_WORDS = words(
  INSURANCES,
  {
    resident: ['居民', '居民医保', '城乡居民', '城乡居民医保', '城乡居民基本医疗保险', '390'],
    employee: [
      '职工',
      '职工医保',
      '城镇职工',
      '城镇职工医保',
      '职工基本医疗保险',
      '城镇职工基本医疗保险',
      '310',
    ],
    none: ['未参保', '未参加', '无'],
  },
  'resident',
);

export const FUND_WORDS = words(FUNDS, {
  assistance: ['医疗救助', '医疗救助基金'],
  charity: ['慈善', '慈善救助', '慈善基金', '慈善救助基金'],
});

export const ENTRY_WORDS = words(FUND_ENTRIES, {
  opening_balance: ['期初余额', '上年结余', '上年结转'],
  budget_municipal: ['市级预算', '市级财政预算', '市级财政'],
  budget_county: ['县级预算', '县级财政预算', '县级财政'],
  superior_grant: ['上级补助', '上级补助收入'],
  lottery: ['彩票公益金', '福利彩票公益金'],
  donation: ['捐赠', '社会捐赠'],
  interest: ['利息', '利息收入'],
  transfer_payment: ['转移支付'],
  transfer_in: ['划入', '转入', '调入'],
  other_income: ['其他收入'],
  insurance_subsidy: ['资助参保', '参保资助'],
  transfer_out: ['划出', '转出', '调出'],
  other_expense: ['其他支出'],
});

/** The county code that a cell gives, or undefined. */
export function areaCode(text: string): string | undefined {
  return /^\d{6}$/.test(text) ? text : undefined;
}
