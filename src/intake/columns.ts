import {
  CHANNEL_WORDS,
  ENTRY_WORDS,
  EXCLUSION_WORDS,
  FUND_WORDS,
  IDENTITY_WORDS,
  INSURANCE_WORDS,
  NO_UNLESS_SAID,
  PAY_LOC_AS_CHANNEL,
  PAY_LOC_AS_PLACE,
  PLACE_WORDS,
  PROGRAM_WORDS,
  REFERRAL_WORDS,
  SERVICE_WORDS,
  type Words,
  YES_UNLESS_SAID,
} from './vocabulary.js';

/** What stands in the cells of a column, and so how they are read. */
export type Kind =
  /** A key: kept letter for letter, never a number. */
  | 'id'
  /** The number of a person, which spreadsheets like to damage. */
  | 'person'
  /** A name or a note. */
  | 'text'
  /** One word of a list of values. */
  | 'word'
  /** A service, which the user's service_map may name as well. */
  | 'service'
  /** One identity, or several in one cell. */
  | 'identities'
  | 'day'
  /** A date with or without a time. */
  | 'moment'
  | 'amount'
  | 'ratio'
  /** A county code of six digits. */
  | 'area'
  /** A county code, or `*` for the municipal account. */
  | 'account';

/** Another column that may stand for a canonical one, with words of its own where they differ. */
export interface Source {
  readonly aliases: readonly string[];
  readonly words?: Words;
}

/** One canonical column and everything that files call it. */
export interface Column {
  readonly name: string;
  /** The Chinese header that is written; it is read as well. */
  readonly zh: string;
  readonly kind: Kind;
  readonly required?: true;
  readonly words?: Words;
  /** Other headers of the same thing. A file that has two of them says it twice, and is refused. */
  readonly aliases: readonly string[];
  /** What stands in for it, in this order, in a file that has none of the headers above. */
  readonly otherwise?: readonly Source[];
  /** What the file keeps apart and is added up here: one list of aliases for each addend. */
  readonly plus?: readonly (readonly string[])[];
  readonly about: { readonly en: string; readonly zh: string };
}

/** In the order of the canonical file. */
export const CLAIM_COLUMNS = [
  {
    name: 'claim_id',
    zh: '结算ID',
    kind: 'id',
    required: true,
    aliases: ['setl_id', '结算单号'],
    about: {
      en: 'Number of the settlement, unique, up to 64 characters',
      zh: '结算单编号，唯一，最长64个字符',
    },
  },
  {
    name: 'person_id',
    zh: '身份证号',
    kind: 'person',
    required: true,
    aliases: ['certno', '身份证号码', '身份证件号码', '证件号码', '公民身份号码', '身份证'],
    otherwise: [{ aliases: ['psn_no', '人员编号'] }],
    about: { en: 'Identity number or person number, as on the roster', zh: '身份证号或人员编号，与名册一致' },
  },
  {
    name: 'service_type',
    zh: '医疗类别',
    kind: 'service',
    required: true,
    words: SERVICE_WORDS,
    aliases: ['med_type', '医保就诊类别'],
    about: { en: 'Kind of treatment', zh: '医疗类别（住院、门诊等）' },
  },
  {
    name: 'admitted_on',
    zh: '入院日期',
    kind: 'day',
    aliases: ['begndate', '入院时间'],
    about: { en: 'First day of the stay', zh: '入院日期' },
  },
  {
    name: 'discharged_on',
    zh: '出院日期',
    kind: 'day',
    aliases: ['enddate', '出院时间'],
    about: { en: 'Last day of the stay', zh: '出院日期' },
  },
  {
    name: 'settled_at',
    zh: '结算时间',
    kind: 'moment',
    required: true,
    aliases: ['setl_time', '结算日期'],
    about: { en: 'Date, or date and time, of the settlement', zh: '结算日期或时间' },
  },
  {
    name: 'institution_id',
    zh: '定点医药机构编号',
    kind: 'id',
    aliases: ['fixmedins_code', '医药机构编码'],
    about: { en: 'Code of the institution', zh: '医药机构编码' },
  },
  {
    name: 'designated',
    zh: '是否定点',
    kind: 'word',
    words: YES_UNLESS_SAID,
    aliases: [],
    about: {
      en: 'Whether the institution is designated: Y (default) or N',
      zh: '是否定点医药机构：是（默认）、否',
    },
  },
  {
    name: 'place',
    zh: '市（内）外',
    kind: 'word',
    words: PLACE_WORDS,
    aliases: [],
    otherwise: [{ aliases: ['pay_loc'], words: PAY_LOC_AS_PLACE }],
    about: { en: 'Where the treatment was; local by default', zh: '就医地：市内（默认）、省内、省外、境外' },
  },
  {
    name: 'referral',
    zh: '转诊',
    kind: 'word',
    words: REFERRAL_WORDS,
    aliases: [],
    about: { en: 'Whether the patient was referred', zh: '是否规范转诊：是、否、复诊、急诊' },
  },
  {
    name: 'program',
    zh: '专项救助',
    kind: 'word',
    words: PROGRAM_WORDS,
    aliases: [],
    about: { en: 'Programme that the claim belongs to, if any', zh: '所属专项（罕见病等），没有则空' },
  },
  {
    name: 'exclusion',
    zh: '除外情形',
    kind: 'word',
    words: EXCLUSION_WORDS,
    aliases: [],
    about: { en: 'Why the claim is not assisted, if so', zh: '不予救助的情形（工伤、第三人等），没有则空' },
  },
  {
    name: 'total_amount',
    zh: '医疗费总额',
    kind: 'amount',
    required: true,
    aliases: ['medfee_sumamt', '医疗总费用', '总费用', '费用总额'],
    about: { en: 'The whole bill, in yuan', zh: '医疗费总额（元）' },
  },
  {
    name: 'eligible_amount',
    zh: '符合政策范围金额',
    kind: 'amount',
    required: true,
    aliases: ['inscp_scp_amt', 'inscp_amt', '医保政策范围费用', '医保政策范围内费用', '符合医保报销金额'],
    about: { en: 'The part of the bill within the catalogue, in yuan', zh: '政策范围内金额（元）' },
  },
  {
    name: 'basic_paid',
    zh: '统筹基金支出',
    kind: 'amount',
    aliases: ['hifp_pay', '统筹报销金额', '统筹基金支付', '基本医疗保险统筹基金支出', '基本医疗保险报销金额'],
    about: { en: 'Paid by basic insurance, in yuan', zh: '基本医保统筹支付（元）' },
  },
  {
    name: 'catastrophic_paid',
    zh: '大病保险支付',
    kind: 'amount',
    aliases: ['hifmi_pay', '大病报销', '大病报销金额', '大病保险支付金额'],
    plus: [['hifob_pay', '大额报销', '大额医疗费用补助金额']],
    about: { en: 'Paid by catastrophic insurance, in yuan', zh: '大病保险与大额补助支付（元）' },
  },
  {
    name: 'supplementary_paid',
    zh: '补充医疗保险支付',
    kind: 'amount',
    aliases: ['cvlserv_pay', '公务员医疗补助资金支出'],
    plus: [
      ['hifes_pay', '企业补充医疗保险基金支出', '企业补充医疗保险支付', '企业补充'],
      ['hifdm_pay', '伤残人员医疗保障基金支出'],
    ],
    about: { en: 'Paid by supplementary insurance, in yuan', zh: '公务员补助、企业补充等支付（元）' },
  },
  {
    name: 'other_paid',
    zh: '其他支付',
    kind: 'amount',
    aliases: ['oth_pay', 'othfund_pay', '惠民保', '益康保'],
    about: { en: 'Paid by others, in yuan', zh: '惠民保等其他支付（元）' },
  },
  {
    name: 'assistance_paid',
    zh: '医疗救助支付',
    kind: 'amount',
    aliases: ['maf_pay', '医疗救助', '医疗救助金额', '医疗救助基金支出'],
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
  {
    name: 'channel',
    zh: '结算方式',
    kind: 'word',
    words: CHANNEL_WORDS,
    aliases: ['setl_type'],
    otherwise: [{ aliases: ['pay_loc'], words: PAY_LOC_AS_CHANNEL }],
    about: { en: 'one_stop (default) or manual', zh: '一站式（默认）或手工（零星）结报' },
  },
  {
    name: 'filed_on',
    zh: '申请日期',
    kind: 'day',
    aliases: [],
    about: { en: 'Date of a manual application', zh: '手工结报的申请日期' },
  },
  {
    name: 'reverses',
    zh: '原结算ID',
    kind: 'id',
    aliases: ['init_setl_id'],
    about: {
      en: 'The claim that this row takes back; its amounts may be negative',
      zh: '被冲销的结算ID；本行金额可为负',
    },
  },
  {
    name: 'refund_flag',
    zh: '退费结算标志',
    kind: 'word',
    words: NO_UNLESS_SAID,
    aliases: ['refd_setl_flag'],
    about: {
      en: '1 on a refund and on its original; lets a refund name no original',
      zh: '退费及其原结算均为1；退费行可不写原结算ID',
    },
  },
] as const satisfies readonly Column[];

export const ROSTER_COLUMNS = [
  {
    name: 'person_id',
    zh: '身份证号',
    kind: 'person',
    required: true,
    aliases: ['certno', '身份证号码', '身份证件号码', '证件号码', '公民身份号码', '身份证'],
    otherwise: [{ aliases: ['psn_no', '人员编号'] }],
    about: { en: 'Identity number or person number', zh: '身份证号或人员编号' },
  },
  {
    name: 'household_id',
    zh: '户编号',
    kind: 'id',
    aliases: ['家庭编号'],
    about: { en: 'Number of the household; blank for a person alone', zh: '家庭编号；空为单人户' },
  },
  { name: 'name', zh: '姓名', kind: 'text', aliases: ['psn_name'], about: { en: 'Name', zh: '姓名' } },
  {
    name: 'identity',
    zh: '救助对象身份',
    kind: 'identities',
    required: true,
    words: IDENTITY_WORDS,
    aliases: ['mat_idet_name', '救助身份', '优先身份', '特殊身份', '特殊人员类型'],
    about: { en: 'What the civil-affairs office recognised the person as', zh: '民政等部门认定的身份' },
  },
  {
    name: 'recognized_on',
    zh: '认定日期',
    kind: 'day',
    required: true,
    aliases: ['begntime', '认定时间'],
    about: { en: 'Date of the recognition', zh: '认定日期' },
  },
  {
    name: 'valid_from',
    zh: '生效日期',
    kind: 'day',
    aliases: [],
    about: { en: 'First day in force; blank: the day of recognition', zh: '生效日期；空为认定日期' },
  },
  {
    name: 'valid_to',
    zh: '取消日期',
    kind: 'day',
    aliases: ['endtime', '退出日期'],
    about: {
      en: 'Last day in force; blank or 9999-12-31: still in force',
      zh: '最后有效日；空或 9999-12-31 为仍有效',
    },
  },
  {
    name: 'area',
    zh: '认定地',
    kind: 'area',
    aliases: ['insuplc_admdvs', 'insu_optins', 'insu_admdvs'],
    about: { en: 'County code of six digits', zh: '县（市、区）代码，六位' },
  },
  {
    name: 'local_resident',
    zh: '本地户籍',
    kind: 'word',
    words: YES_UNLESS_SAID,
    aliases: [],
    about: {
      en: 'Whether the person is registered here: Y (default) or N',
      zh: '是否本地户籍：是（默认）、否',
    },
  },
  {
    name: 'insurance',
    zh: '参保类型',
    kind: 'word',
    words: INSURANCE_WORDS,
    aliases: [],
    about: { en: 'resident (default), employee or none', zh: '居民（默认）、职工、未参保' },
  },
  {
    name: 'household_capacity',
    zh: '家庭承受能力',
    kind: 'amount',
    aliases: [],
    about: { en: 'What the household can bear, in yuan', zh: '家庭承受能力（元）' },
  },
  {
    name: 'enhanced_ratio',
    zh: '提高救助比例',
    kind: 'ratio',
    aliases: [],
    about: { en: 'A higher ratio, 0 to 1, that another document grants', zh: '其他文件规定的更高比例，0至1' },
  },
  {
    name: 'at_risk_from',
    zh: '因病返贫风险认定日期',
    kind: 'day',
    aliases: [],
    about: {
      en: 'Day from which a risk of falling back into poverty is recognised',
      zh: '认定存在返贫致贫风险之日',
    },
  },
] as const satisfies readonly Column[];

export const FUND_COLUMNS = [
  {
    name: 'date',
    zh: '日期',
    kind: 'day',
    required: true,
    aliases: ['记账日期'],
    about: { en: 'Day of the entry', zh: '记账日期' },
  },
  {
    name: 'fund',
    zh: '基金',
    kind: 'word',
    required: true,
    words: FUND_WORDS,
    aliases: [],
    about: { en: 'assistance or charity', zh: '医疗救助基金或慈善基金' },
  },
  {
    name: 'area',
    zh: '统筹区',
    kind: 'account',
    required: true,
    aliases: [],
    about: {
      en: 'County code of six digits, or * for the municipal account',
      zh: '县代码六位，或 *（市级账户）',
    },
  },
  {
    name: 'entry',
    zh: '科目',
    kind: 'word',
    required: true,
    words: ENTRY_WORDS,
    aliases: [],
    about: { en: 'Kind of entry; it tells income from expense', zh: '收支科目' },
  },
  {
    name: 'amount',
    zh: '金额',
    kind: 'amount',
    required: true,
    aliases: [],
    about: { en: 'Amount in yuan, never negative', zh: '金额（元），不为负' },
  },
  { name: 'note', zh: '备注', kind: 'text', aliases: ['摘要'], about: { en: 'Note', zh: '备注' } },
] as const satisfies readonly Column[];

export type ClaimColumn = (typeof CLAIM_COLUMNS)[number]['name'];
export type RosterColumn = (typeof ROSTER_COLUMNS)[number]['name'];
export type FundColumn = (typeof FUND_COLUMNS)[number]['name'];

/** The columns of one kind of file, and the headers in it that are known and not needed. */
export interface ColumnTable<Name extends string> {
  readonly columns: readonly (Column & { readonly name: Name })[];
  readonly ignored: readonly string[];
  /** Refuses headers of files that are something else altogether. */
  readonly refuse?: (header: readonly string[], file: string, line: number) => void;
}

const PERSON_FIELDS = [
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
  'emp_no',
  'emp_name',
  'insutype',
  'crt_insu_date',
  '序号',
  '姓名',
  '性别',
  '民族',
  '年龄',
  '出生日期',
  '联系电话',
  '证件类型',
  '险种类型',
];

const RECORD_FIELDS = [
  'rid',
  'vali_flag',
  'memo',
  'crter_id',
  'crter_name',
  'crte_time',
  'crte_optins_no',
  'opter_id',
  'opter_name',
  'opt_time',
  'optins_no',
  'updt_time',
  'poolarea_no',
];

export const CLAIM_TABLE: ColumnTable<ClaimColumn> = {
  columns: CLAIM_COLUMNS,
  ignored: [
    ...PERSON_FIELDS,
    ...RECORD_FIELDS,
    'mdtrt_id',
    'medins_setl_id',
    'insuplc_admdvs',
    'insu_optins',
    'insu_admdvs',
    'cvlserv_flag',
    'cvlserv_lv',
    'sp_psn_type',
    'flxempe_flag',
    'nwb_flag',
    'clct_grde',
    'fixmedins_name',
    'fixmedins_poolarea',
    'medins_type',
    'hosp_lv',
    'lmtpric_hosp_lv',
    'dedc_hosp_lv',
    'mdtrt_cert_type',
    'mdtrt_cert_no',
    'clr_type',
    'clr_way',
    'clr_optins',
    'psn_setlway',
    'invono',
    'year',
    'dise_no',
    'dise_name',
    'dise_type_code',
    'ipt_days',
    'cal_ipt_cnt',
    'fulamt_ownpay_amt',
    'overlmt_selfpay',
    'preselfpay_amt',
    'dedc_std',
    'crt_dedc',
    'act_pay_dedc',
    'pool_prop_selfpay',
    'fund_pay_sumamt',
    'psn_pay',
    'psn_part_amt',
    'acct_pay',
    'psn_cash_pay',
    'cash_payamt',
    'ownpay_hosp_part',
    'acct_mulaid_pay',
    'setl_cashpay_way',
    'balc',
    '医药机构名称',
    '定点医药机构名称',
    '医院等级',
    '病种名称',
    '起付线',
    '基金支付总额',
    '个人负担总金额',
    '个人账户支出',
    '个人现金支出',
    '余额',
  ],
};

export const ROSTER_TABLE: ColumnTable<RosterColumn> = {
  columns: ROSTER_COLUMNS,
  ignored: [...PERSON_FIELDS, ...RECORD_FIELDS],
};

export const FUND_TABLE: ColumnTable<FundColumn> = { columns: FUND_COLUMNS, ignored: ['序号'] };
