import type { Column } from './column.js';

/** What somebody paid towards a bill, in the order of the canonical file of claims. */
export const PAYER_COLUMNS = [
  {
    name: 'basic_paid',
    zh: '统筹基金支出',
    kind: 'amount',
    aliases: [
      'hifp_pay',
      '统筹报销金额',
      '统筹基金支付',
      '统筹基金支付金额',
      '统筹基金支出金额',
      '基本医疗保险统筹基金支出',
      '基本医疗保险统筹基金支付',
      '基本医疗保险报销金额',
    ],
    about: { en: 'Paid by basic insurance, in yuan', zh: '基本医保统筹支付（元）' },
  },
  {
    name: 'catastrophic_paid',
    zh: '大病保险支付',
    kind: 'amount',
    toldWhereAbsent: true,
    aliases: [
      'hifmi_pay',
      '大病报销',
      '大病报销金额',
      '大病保险支付金额',
      '居民大病保险资金支出',
      '大病补充医疗保险基金支出',
    ],
    plus: [
      [
        'hifob_pay',
        '大额报销',
        '大额报销金额',
        '大额医疗费用补助金额',
        '大额医疗费用补助基金支出',
        '职工大额医疗费用补助基金支出',
        '大额医疗补助基金支出',
      ],
    ],
    about: { en: 'Paid by catastrophic insurance, in yuan', zh: '大病保险与大额补助支付（元）' },
  },
  {
    name: 'supplementary_paid',
    zh: '补充医疗保险支付',
    kind: 'amount',
    toldWhereAbsent: true,
    aliases: ['cvlserv_pay', '公务员医疗补助资金支出'],
    plus: [
      ['hifes_pay', '补充医疗保险基金支出', '企业补充医疗保险基金支出', '企业补充医疗保险支付', '企业补充'],
      ['hifdm_pay', '伤残人员医疗保障基金支出'],
    ],
    about: { en: 'Paid by supplementary insurance, in yuan', zh: '公务员补助、企业补充等支付（元）' },
  },
  {
    name: 'other_paid',
    zh: '其他支付',
    kind: 'amount',
    toldWhereAbsent: true,
    aliases: [
      'oth_pay',
      'othfund_pay',
      '其他支出',
      '其它支出',
      '其他基金支付',
      '其它基金支付',
      '其他基金支出',
      '其它基金支出',
      '惠民保',
      '益康保',
    ],
    plus: [
      ['扶贫济困金额', '扶贫济困'],
      ['渝快保支出金额', '渝快保报销金额', '渝快保'],
    ],
    about: { en: 'Paid by others, in yuan', zh: '惠民保等其他支付（元）' },
  },
  {
    name: 'assistance_paid',
    zh: '医疗救助支付',
    kind: 'amount',
    toldWhereAbsent: true,
    aliases: [
      'maf_pay',
      '医疗救助',
      '医疗救助金额',
      '医疗救助基金支出',
      '医疗救助基金支付',
      '医疗救助支付金额',
    ],
    plus: [
      ['倾斜救助', '倾斜救助金额', '倾斜救助支付', '倾斜救助支出', '医疗救助倾斜救助'],
      ['医疗救助再救助', '医疗救助再救助金额', '再救助', '再救助金额'],
    ],
    about: {
      en: 'What the settlement system paid as medical assistance, in yuan',
      zh: '系统已支付的医疗救助（元）',
    },
  },
  {
    name: 'charity_paid',
    zh: '慈善救助支付',
    kind: 'amount',
    aliases: [],
    about: {
      en: 'What the settlement system paid from the charity fund, in yuan',
      zh: '系统已支付的慈善救助（元）',
    },
  },
] as const satisfies readonly Column[];
