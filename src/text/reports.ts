import type { Entry } from '../domain/entry.js';

/**
 * The Chinese header of every column that is written. A column that is an input column too has the same
 * header as there.
 */
export const CHINESE_HEADERS = {
  above_deductible: '起付线以上金额',
  account: '账户',
  amount: '金额',
  area: '认定地',
  article: '条款',
  balance: '余额',
  base_amount: '救助基数',
  benefit: '待遇',
  benefit_group: '待遇组',
  benefit_year: '医保年度',
  burden_before: '此前累计自负费用',
  cap: '年度封顶线',
  category: '类别',
  cause: '差异原因',
  channel: '结算方式',
  claim_id: '结算ID',
  claims: '结算笔数',
  code: '代码',
  column: '列',
  computed: '应付金额',
  counter: '累计项',
  crossed_at: '超线时间',
  date: '日期',
  deductible: '起付线',
  deductible_applied: '起付线扣减',
  dimension: '汇总维度',
  entry: '科目',
  file: '文件',
  fund: '基金',
  gross: '封顶前金额',
  household_id: '户编号',
  identity: '救助对象身份',
  institution_id: '定点医药机构编号',
  item: '项目',
  key: '对象',
  kind: '差异类型',
  line: '行号',
  message: '说明',
  month: '月份',
  name: '姓名',
  note: '备注',
  notices: '提示',
  on_roster: '是否在册',
  paid: '已付金额',
  paid_before: '此前累计救助',
  payable: '救助金额',
  period: '期间',
  person_id: '身份证号',
  policy: '政策',
  ratio: '救助比例',
  reason: '原因',
  row: '原始行',
  scope: '归属',
  service_type: '医疗类别',
  settled_at: '结算时间',
  status: '审核结果',
  threshold: '预警线',
  total_amount: '医疗费总额',
  value: '原值',
  variance: '差额',
  year: '年度',
} as const satisfies Record<string, string>;

export type OutputColumn = keyof typeof CHINESE_HEADERS;

export const reportText = {
  'error.OUTPUT_EXISTS': {
    en: '{file} exists and was not written by relief; choose another --out, or replace it and all that is in it with --force.',
    zh: '{file} 已存在，且不是本程序写出的目录；请用 --out 另选目录，或用 --force 连同其中全部文件一并替换。',
  },
  'error.OUTPUT_HAS_OTHER_FILES': {
    en: '{file} holds “{value}”, which relief did not write and which would be lost; move it away, choose another --out, or replace the directory with --force.',
    zh: '{file} 中有非本程序写出的“{value}”，替换后会丢失；请先移走，或用 --out 另选目录，或用 --force 替换。',
  },
  'error.OUTPUT_NOT_DIRECTORY': {
    en: '{file} is not a directory; results are written into a directory: choose another --out.',
    zh: '{file} 不是目录；结果须写入目录，请用 --out 另选。',
  },
  'error.OUTPUT_IS_LINK': {
    en: '{file} is a symbolic link, and a run would replace the link; give the directory itself as --out.',
    zh: '{file} 是符号链接，替换会切断链接；请用 --out 直接指定目录本身。',
  },
  'error.OUTPUT_HOLDS_INPUT': {
    en: '{file} holds the input {value}, and a run replaces its output directory wholly; choose another --out.',
    zh: '{file} 中有输入文件 {value}，而输出目录会被整个替换；请用 --out 另选目录。',
  },
  'error.OUTPUT_IS_WORKING_DIRECTORY': {
    en: '{file} is or holds the directory in which the command runs, and a run replaces its output directory wholly; give a directory of its own as --out.',
    zh: '{file} 是当前目录或其上级目录，而输出目录会被整个替换；请用 --out 指定单独的目录。',
  },
  'error.OUTPUT_UNWRITABLE': {
    en: 'Cannot write to {file}: {system}; correct that, or choose another --out. Earlier results are untouched.',
    zh: '无法写入 {file}：{system}；请处理后重试，或用 --out 另选目录。原有结果未改动。',
  },
  'error.OUTPUT_BUSY': {
    en: 'Another run (process {value}) is writing to {file}; wait until it has ended, or choose another --out.',
    zh: '另一个运行（进程 {value}）正在写入 {file}；请等它结束，或用 --out 另选目录。',
  },
  'error.OUTPUT_LOCK_STRANGE': {
    en: '{value} is where a run that writes to {file} keeps its lock, but it is not a lock that can be read. Find out what it is; if no other run is active, remove it and run again, or choose another --out.',
    zh: '{value} 是写入 {file} 时存放锁文件的位置，但该处不是可读取的锁文件。请查明是什么；如没有其他运行正在进行，请将其删除后重新运行，或用 --out 另选目录。',
  },
  'error.DISK_FULL': {
    en: 'The disk of {file} is full; make room, or choose another --out. Earlier results are untouched.',
    zh: '{file} 所在磁盘已满；请清理空间，或用 --out 另选目录。原有结果未改动。',
  },
} satisfies Record<string, Entry>;
