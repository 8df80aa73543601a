import { INSTITUTION_NAMES } from './claim-columns.js';
import type { UnreadColumn } from './column.js';

/**
 * What is known and deliberately not read. Columns of the canonical file that no rule of this version needs come
 * first, so that relief.yaml may name them; then the headers of others' exports.
 */

const TOWN_NAMES = ['乡镇', '乡镇街道', '街道乡镇', '街道/乡镇', '乡镇/街道', '乡镇(街道)', '街道'];
const VILLAGE_NAMES = ['村居', '村', '村(社区)', '村(居)', '社区', '村/社区', '行政村'];

const TOWN: UnreadColumn = {
  name: 'town',
  zh: '镇街',
  kind: 'text',
  aliases: TOWN_NAMES,
  about: { en: 'Town, for people', zh: '镇街，供人查看' },
};

const VILLAGE: UnreadColumn = {
  name: 'village',
  zh: '村社',
  kind: 'text',
  aliases: VILLAGE_NAMES,
  about: { en: 'Village, for people', zh: '村社，供人查看' },
};

export const UNREAD_OF_CLAIMS: readonly UnreadColumn[] = [
  {
    name: 'insurance',
    zh: '参保类型',
    kind: 'word',
    aliases: ['insutype', '险种类别', '险种类型', '参保类别', '参加险种', '医保分类'],
    about: { en: "Insurance; the roster row's is used", zh: '参保险种；采用名册所列' },
  },
  {
    name: 'hospital_level',
    zh: '医院等级',
    kind: 'word',
    aliases: ['hosp_lv', '医疗机构等级', '机构等级'],
    about: { en: 'Level of the hospital', zh: '医院等级' },
  },
  {
    name: 'disease_code',
    zh: '病种编码',
    kind: 'text',
    aliases: ['dise_no', 'dise_codg', 'dscg_maindiag_code', '病种编号', '病种代码', '疾病编码'],
    about: { en: 'Code of the disease', zh: '病种或疾病编码' },
  },
  {
    name: 'institution_name',
    zh: '机构名称',
    kind: 'text',
    aliases: INSTITUTION_NAMES,
    about: {
      en: 'Name of the institution; it is the id too where there is no code',
      zh: '机构名称；无编码时兼作编号',
    },
  },
  {
    name: 'deposit_collected',
    zh: '预收押金',
    kind: 'amount',
    aliases: ['预收押金金额', '押金'],
    about: { en: 'Deposit that the hospital collected, in yuan', zh: '医院预收押金（元）' },
  },
  {
    name: 'recorded_base',
    zh: '进入医疗救助金额',
    kind: 'amount',
    aliases: ['进入报销金额', '本次进入医疗救助费用', '进入医疗救助费用'],
    about: {
      en: 'What the settlement system took as its base; never used to compute',
      zh: '系统记录的救助基数，不参与计算',
    },
  },
  TOWN,
  VILLAGE,
];

export const UNREAD_OF_ROSTER: readonly UnreadColumn[] = [
  {
    name: 'at_risk_until',
    zh: '因病返贫风险解除日期',
    kind: 'day',
    aliases: [],
    bearsOnPayment: true,
    about: { en: 'Day to which the risk is recognised', zh: '返贫致贫风险截止之日' },
  },
  {
    name: 'birth_date',
    zh: '出生日期',
    kind: 'day',
    aliases: ['brdy', '出生年月', '出生年月日'],
    about: { en: 'Date of birth', zh: '出生日期' },
  },
  {
    name: 'cap_bonus',
    zh: '年度限额增加额',
    kind: 'amount',
    aliases: [],
    bearsOnPayment: true,
    about: { en: "Yuan by which this person's cap is higher", zh: '该人员限额的增加额（元）' },
  },
  TOWN,
  VILLAGE,
];

const PERSON_FIELDS = [
  ...[
    'psn_name',
    'psn_cert_type',
    'psn_type',
    'psn_insu_rlts_id',
    'gend',
    'naty',
    'brdy',
    'age',
    'tel',
    'addr',
  ],
  ...['emp_no', 'emp_name', 'emp_type', 'emp_mgt_type', 'crt_insu_date'],
  ...[
    '序号',
    '姓名',
    '名称',

    '患者姓名',
    '性别',
    '民族',
    '年龄',
    '出生日期',
    '联系电话',
    '证件类型',
  ],
];

const RECORD_FIELDS = [
  ...[
    'rid',
    'memo',
    'crter_id',
    'crter_name',
    'crte_time',
    'crte_optins_no',
    'opter_id',
    'opter_name',
    'opt_time',
  ],
  ...['optins_no', 'updt_time', 'poolarea_no', '备注'],
];

export const IGNORED_IN_CLAIMS: readonly string[] = [
  ...PERSON_FIELDS,
  ...RECORD_FIELDS,
  '人员姓名',
  // The settlement and the person, as the interface and the core tables name them.
  ...[
    'mdtrt_id',
    'medins_setl_id',
    'insuplc_admdvs',
    'insu_optins',
    'insu_admdvs',
    'cvlserv_flag',
    'cvlserv_lv',
  ],
  ...['sp_psn_type', 'sp_psn_type_lv', 'flxempe_flag', 'nwb_flag', 'clct_grde', 'fixmedins_poolarea'],
  ...[
    'medins_type',
    'lmtpric_hosp_lv',
    'dedc_hosp_lv',
    'mdtrt_cert_type',
    'mdtrt_cert_no',
    'clr_type',
    'clr_way',
  ],
  ...[
    'clr_optins',
    'fund_pay_type',
    'psn_setlway',
    'invono',
    'year',
    'dise_name',
    'dise_type_code',
    'ipt_days',
    'cal_ipt_cnt',
  ],
  // Amounts that are parts of others, or what the patient pays.
  ...['hi_agre_sumfee', 'fulamt_ownpay_amt', 'overlmt_selfpay', 'preselfpay_amt', 'dedc_std', 'crt_dedc'],
  ...[
    'act_pay_dedc',
    'pool_prop_selfpay',
    'fund_pay_sumamt',
    'psn_pay',
    'psn_part_amt',
    'acct_pay',
    'psn_cash_pay',
  ],
  ...['cash_payamt', 'ownpay_hosp_part', 'acct_mulaid_pay', 'setl_cashpay_way', 'balc'],
  ...['基金支付总额', '个人负担总金额', '个人账户支出', '个人账户支付金额', '个人账户支付', '个人现金支出'],
  ...[
    '个人现金支付金额',
    '个人现金支付',
    '现金支付金额',
    '余额',
    '医院垫付',
    '起付线',
    '起付标准',
    '全自费金额',
  ],
  ...['超限价自费费用', '先行自付金额', '档次'],
  // Of district ledgers and of the interface's Chinese labels.
  ...[
    '病种名称',
    '疾病名称',
    '清算经办机构',
    '清算期',
    '费款所属期',
    '项目代码',
    '认定地',
    '参保地',
    '救助身份',
  ],
  ...['身份', '医疗救助类别'],
];

/** 已使用门诊救助金额 and its like: what the year's cap had been used up by, as another program saw it. */
export const IGNORED_ENDINGS_IN_CLAIMS = /^已使用.*救助(?:金额)?$/;

export const IGNORED_IN_ROSTER: readonly string[] = [
  ...PERSON_FIELDS,
  ...RECORD_FIELDS,
  ...['户主姓名', '与户主关系', '救助证编号', '低保证号', '保障金额', '保障人数', '家庭人口'],
  ...['开户银行', '银行账号', '月份', '年度'],
];
