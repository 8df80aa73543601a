import type { Entry } from './catalogue.js';

/** The values of the files in words: codes are for machines, these are for people. */
export const wordText = {
  'list.separator': { en: ', ', zh: '、' },

  'identity.destitute': { en: 'destitute person', zh: '特困供养人员' },
  'identity.dibao': { en: 'minimum living allowance', zh: '低保对象' },
  'identity.dibao_edge': { en: 'edge of the minimum living allowance', zh: '低保边缘对象' },
  'identity.illness_poverty': { en: 'impoverished by illness', zh: '因病致贫（支出型贫困）对象' },
  'identity.child_in_need': { en: 'child in need', zh: '困境儿童' },
  'identity.priority_care': { en: 'priority care recipient', zh: '重点优抚对象' },
  'identity.good_samaritan': { en: 'recognised for an act of courage', zh: '见义勇为人员' },
  'identity.three_elders': { en: 'one of the three elders', zh: '三老人员' },
  'identity.severe_disability': { en: 'severe disability', zh: '重度残疾人员' },
  'identity.other_hardship': { en: 'other special hardship', zh: '其他特殊困难人员' },
  'identity.returned_poverty': { en: 'returned to poverty', zh: '返贫致贫人口' },
  'identity.monitored_rural': { en: 'monitored rural person at risk of poverty', zh: '农村易返贫致贫人口' },
  'identity.deep_hardship_worker': { en: 'worker in deep hardship', zh: '深度困难职工' },
  'identity.relative_hardship_worker': { en: 'worker in relative hardship', zh: '相对困难职工' },
  'identity.temporary_aid_major_illness': {
    en: 'temporary aid, major illness',
    zh: '临时救助对象中的重大病患者',
  },
  'identity.retired_1960s_worker': { en: 'worker laid off in the 1960s', zh: '60年代精减退职职工' },
  'identity.orphan': { en: 'orphan', zh: '孤儿' },
  'identity.special_hardship_worker': { en: 'worker in special hardship', zh: '特困职工' },
  'identity.low_income_major_illness': { en: 'low income, major illness', zh: '低收入医疗救助对象' },
  'identity.relative_low_income_2': { en: 'relatively low income, class 2', zh: '相对低收入家庭第二类对象' },

  'service.inpatient': { en: 'inpatient', zh: '住院' },
  'service.day_surgery': { en: 'day surgery', zh: '日间手术' },
  'service.special_outpatient': { en: 'special-disease outpatient', zh: '特殊病种门诊' },
  'service.chronic_outpatient': { en: 'chronic-disease outpatient', zh: '慢性病门诊' },
  'service.outpatient': { en: 'outpatient', zh: '普通门诊' },
  'service.emergency': { en: 'emergency', zh: '急诊' },
  'service.observation': { en: 'observation', zh: '留观' },
  'service.emergency_rescue': { en: 'emergency rescue', zh: '急诊抢救' },
  'service.pharmacy': { en: 'pharmacy', zh: '购药' },
  'service.negotiated_drug': { en: 'negotiated drug', zh: '谈判药' },

  'place.local': { en: 'local', zh: '市内' },
  'place.in_province': { en: 'in the province', zh: '省内' },
  'place.out_of_province': { en: 'out of the province', zh: '省外' },
  'place.overseas': { en: 'overseas', zh: '境外' },

  'referral.yes': { en: 'referred', zh: '已转诊' },
  'referral.no': { en: 'not referred', zh: '未转诊' },
  'referral.follow_up': { en: 'follow-up', zh: '复诊' },
  'referral.emergency': { en: 'emergency', zh: '急诊' },

  'program.rare_disease': { en: 'rare disease', zh: '罕见病' },
  'program.antipsychotic': { en: 'antipsychotic drugs', zh: '抗精神病药物' },
  'program.special_infectious': { en: 'special infectious disease', zh: '特殊传染病' },
  'program.emergency_aid': { en: 'emergency aid', zh: '疾病应急救助' },

  'exclusion.work_injury': { en: 'work injury', zh: '工伤' },
  'exclusion.third_party': { en: 'third party', zh: '第三人责任' },
  'exclusion.public_health': { en: 'public health', zh: '公共卫生' },
  'exclusion.other': { en: 'other exclusion', zh: '其他除外情形' },
  'exclusion.overseas': { en: 'treatment abroad', zh: '境外就医' },
  'exclusion.non_designated': { en: 'institution not designated', zh: '非定点机构' },

  'channel.one_stop': { en: 'one-stop', zh: '一站式' },
  'channel.manual': { en: 'manual', zh: '手工（零星）结报' },

  'fund.assistance': { en: 'medical assistance fund', zh: '医疗救助基金' },
  'fund.charity': { en: 'charity fund', zh: '慈善救助基金' },
  'pooling.county': { en: 'pooled per county', zh: '县级统筹' },
  'pooling.municipal': { en: 'pooled at the level of the city', zh: '市级统筹' },
  'pooling.matched': { en: 'half city, half county', zh: '市县按1:1分担' },

  'base.burden': { en: 'burden within the catalogue', zh: '合规自负费用' },
  'base.residual_burden': { en: 'all that is left of the bill', zh: '各项保障后剩余费用' },
  'base.burden_after_assistance': { en: 'burden left after assistance', zh: '救助后自负费用' },
  'scope.person': { en: 'person', zh: '个人' },
  'scope.household': { en: 'household', zh: '家庭' },
  'period.year': { en: 'year', zh: '年度' },
  'period.recognition': { en: 'recognition', zh: '每次认定' },

  'unit.yuan': {
    en: 'an amount in yuan with at most two decimals, e.g. 7500 or 7500.00',
    zh: '金额（元），最多两位小数，如 7500 或 7500.00',
  },
  'unit.ratio': { en: 'a ratio from 0 to 1, e.g. 0.75', zh: '0 到 1 之间的比例，如 0.75' },
  'unit.tiers': {
    en: 'a list of tiers, e.g. [{up_to: 20000, ratio: 0.40}, {ratio: 0.50}], rising, the last without up_to',
    zh: '分段列表，如 [{up_to: 20000, ratio: 0.40}, {ratio: 0.50}]，逐段上升，最后一段不写 up_to',
  },
  'unit.areas': {
    en: 'a list of county codes, e.g. ["330305", "330324"]',
    zh: '县级代码列表，如 ["330305", "330324"]',
  },

  'kind.match': { en: 'agree', zh: '一致' },
  'kind.not_due': { en: 'paid, not due', zh: '不应支付' },
  'kind.unpaid': { en: 'due, not paid', zh: '应付未付' },
  'kind.overpaid': { en: 'overpaid', zh: '多付' },
  'kind.underpaid': { en: 'underpaid', zh: '少付' },
  'kind.void_not_recovered': { en: 'reversed, not recovered', zh: '冲销未收回' },
  'kind.pended': { en: 'paid, but pended', zh: '待定但已支付' },
} satisfies Record<string, Entry>;
