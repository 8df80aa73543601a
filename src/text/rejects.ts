import type { Entry } from '../domain/entry.js';

/** Rows that cannot be used: in a sentence, in two or three words for tables, and `relief rejects`. */
export const rejectText = {
  'reject.ROW_NOT_VALID': {
    en: 'The row is marked as not valid: “{value}” in the column {column}. Nothing needs to be done, unless the mark is wrong.',
    zh: '本行已标注为无效：“{column}”列为“{value}”。如标注无误，则无需处理。',
  },
  'reject.TOTAL_ROW': {
    en: 'The row is a total or a signature line (“{value}”), not data. Nothing needs to be done.',
    zh: '本行为合计或签章行（“{value}”），不是数据，无需处理。',
  },
  'reject.BAD_BYTES': {
    en: 'The column {column} has bytes that are not characters: “{value}”. The file was damaged on the way. Export it again, or correct the cell.',
    zh: '“{column}”列含有无法识别的字节：“{value}”。文件在传输中受损，请重新导出或更正该单元格。',
  },
  'reject.TOO_MANY_CELLS': {
    en: 'The row has more cells than the header. Perhaps a text contains a comma and is not in quotes.',
    zh: '本行单元格多于表头。可能是文本中含逗号而未加引号。',
  },
  'reject.TOO_FEW_CELLS': {
    en: 'The row has fewer cells than the header. Perhaps the line was cut off or broken in two.',
    zh: '本行单元格少于表头。可能是该行被截断或被分成两行。',
  },
  'reject.MISSING_VALUE': {
    en: 'The column {column} is blank and must not be. Fill it in.',
    zh: '“{column}”列不能为空。请补填。',
  },
  'reject.BAD_VALUE': {
    en: '“{value}” cannot be read in the column {column}: it is not one of the allowed values (a county needs its six-digit code), is too long, or has a stray quote or a NUL byte. Correct it; “relief columns” lists the values.',
    zh: '“{column}”列中的“{value}”无法读取：不在可用值之内（县、市、区请用六位代码）、过长，或有多余的引号或空字节。请更正；可用值见 relief columns。',
  },
  'reject.BAD_VALUE.area': {
    en: '“{value}” in the column {column} is not a county that the policies of this run know. Write its six-digit code, or one of these names: {allowed}.',
    zh: '“{column}”列中的“{value}”不是本次运行的政策所知的县、市、区。请填写其六位代码，或下列名称之一：{allowed}。',
  },
  'reject.BAD_VALUE.too_long': {
    en: 'The row that begins here has more than a million bytes. No row of a table is so long: a quote in it may never be closed, or line ends have been lost. Correct that, or export the file again.',
    zh: '从此处开始的一行超过一百万字节，表格中不会有这样长的行：可能有引号未闭合，或换行符已丢失。请更正，或重新导出文件。',
  },
  'reject.BAD_VALUE.words': {
    en: '“{value}” is not one of the values of the column {column}. Allowed: {allowed}. Correct it at its source.',
    zh: '“{column}”列没有“{value}”这一取值。可用值：{allowed}。请在来源处更正。',
  },
  'reject.BAD_VALUE.late_opening': {
    en: 'An “{value}” is allowed only in the first year of its account, but this account has an entry or a payment in an earlier year. Later years begin with the closing balance of the year before. Enter the opening balance of the first year instead.',
    zh: '“{value}”只能列在该账户的第一年，而该账户在更早年度已有收支。以后各年以上年末余额为期初；请改填第一年的期初余额。',
  },
  'reject.BAD_DATE': {
    en: '“{value}” in the column {column} is not a date between 1900 and 2199. Write YYYY-MM-DD, followed by HH:MM:SS if there is a time.',
    zh: '“{column}”列中的“{value}”不是 1900 至 2199 年间的有效日期。请写成 YYYY-MM-DD，如有时间则后加 HH:MM:SS。',
  },
  'reject.AMBIGUOUS_DATE': {
    en: '“{value}” in the column {column} may mean more than one date (a day number of a spreadsheet, or day and month in unknown order). Write YYYY-MM-DD.',
    zh: '“{column}”列中的“{value}”可能是不同的日期（表格的日期序号，或日月次序不明）。请写成 YYYY-MM-DD。',
  },
  'reject.BAD_AMOUNT': {
    en: '“{value}” in the column {column} is not an amount in yuan. Write it as 1234.50.',
    zh: '“{column}”列中的“{value}”不是以元计的金额。请写成 1234.50。',
  },
  'reject.AMOUNT_PRECISION': {
    en: '“{value}” in the column {column} has more than two decimals. Round it to whole fen at its source.',
    zh: '“{column}”列中的“{value}”精确到分以下。请在来源处取两位小数。',
  },
  'reject.AMOUNT_RANGE': {
    en: '“{value}” in the column {column} is more than 10,000,000,000 yuan. Check for extra digits.',
    zh: '“{column}”列中的“{value}”超过 100 亿元。请检查是否多写了数字。',
  },
  'reject.DAMAGED_ID': {
    en: '“{value}” in the column {column} was shortened by a spreadsheet, or is masked: it no longer identifies one person. Export the column as text, unmasked.',
    zh: '“{column}”列中的“{value}”已被表格软件改成数值或已脱敏，无法再区分人员。请将该列按文本、不脱敏导出。',
  },
  'reject.UNKNOWN_SERVICE': {
    en: '“{value}” in the column {column} is not a service with the same meaning everywhere. Say in relief.yaml what it means here: service_map: {"{value}": …} with one of inpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue, pharmacy, negotiated_drug. If it looks garbled, the file is not UTF-8: name its encoding, e.g. --input-encoding gb18030.',
    zh: '“{column}”列中的“{value}”不是全国统一的医疗类别。请在 relief.yaml 中说明其含义：service_map: {"{value}": …}，取值为 inpatient、day_surgery、special_outpatient、chronic_outpatient、outpatient、emergency、observation、emergency_rescue、pharmacy、negotiated_drug 之一。若显示为乱码，说明文件不是 UTF-8 编码，请指明编码，如 --input-encoding gb18030。',
  },
  'reject.UNKNOWN_SERVICE.both': {
    en: '“{value}” in the column {column} is 门诊慢特病, under which the national code puts special and chronic outpatient treatment together, but the documents treat them differently. Say in relief.yaml which one it is here: service_map: {"{value}": special_outpatient} or {"{value}": chronic_outpatient}.',
    zh: '“{column}”列中的“{value}”为门诊慢特病，全国代码未区分特殊病种门诊和慢性病门诊，而政策文件分别规定。请在 relief.yaml 中说明本地属于哪一种：service_map: {"{value}": special_outpatient} 或 {"{value}": chronic_outpatient}。',
  },
  'reject.UNKNOWN_SERVICE.named': {
    en: '“{value}” ({name}) in the column {column} is not a service with the same meaning everywhere. Say in relief.yaml what it means here: service_map: {"{value}": …} with one of inpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue, pharmacy, negotiated_drug.',
    zh: '“{column}”列中的“{value}”（{name}）不是全国统一的医疗类别。请在 relief.yaml 中说明其含义：service_map: {"{value}": …}，取值为 inpatient、day_surgery、special_outpatient、chronic_outpatient、outpatient、emergency、observation、emergency_rescue、pharmacy、negotiated_drug 之一。',
  },
  'reject.UNKNOWN_IDENTITY': {
    en: '“{value}” in the column {column} is not an identity that any policy knows. Write the name that the documents use: {allowed}. Or say in relief.yaml what it means: identity_map: {"{value}": dibao}.',
    zh: '“{column}”列中的“{value}”不是政策中的救助对象身份。请使用文件中的名称：{allowed}。或在 relief.yaml 中说明其含义：identity_map: {"{value}": dibao}。',
  },
  'reject.DATE_ORDER': {
    en: 'The dates of the row contradict each other: “{value}” in the column {column} is too late or too early beside the others. Correct the date that is wrong.',
    zh: '本行日期先后矛盾：“{column}”列的“{value}”与其他日期不符。请更正有误的日期。',
  },
  'reject.NEGATIVE_AMOUNT': {
    en: '“{value}” in the column {column} is negative. Only a claim that reverses another may be: fill in the claim that it reverses, or correct the sign. In fund.csv the entry decides the direction.',
    zh: '“{column}”列的“{value}”为负。只有冲销其他结算的结算单金额可以为负：请填写被冲销的结算ID，或更正正负号。fund.csv 的收支方向由收支项目决定。',
  },
  'reject.AMOUNT_INCONSISTENT': {
    en: 'The eligible amount “{value}” in the column {column} is larger than the whole bill. Correct one of the two.',
    zh: '“{column}”列的政策范围金额“{value}”大于医疗费总额。请更正其中之一。',
  },
  'reject.DUPLICATE_CLAIM_ID': {
    en: 'The claim {value} occurs more than once. The one settled first is used, and this one is not. Remove it, or give it its own number.',
    zh: '结算单 {value} 重复出现；已采用结算最早的一条，本条未用。请删除，或改用其自己的编号。',
  },
  'reject.DUPLICATE_CLAIM_ID.first': {
    en: 'The claim {value} occurs more than once. The one at {first} is used, and this one is not. Remove it, or give it its own number.',
    zh: '结算单 {value} 重复出现；已采用 {first} 处的一条，本条未用。请删除，或改用其自己的编号。',
  },
  'reject.DUPLICATE_ROSTER_ROW': {
    en: 'The person has the identity {value} from the same day in another row, which is used instead. Remove the row that is wrong.',
    zh: '该人员同日起的“{value}”身份已有另一行，本行未用。请删除有误的一行。',
  },

  'page.reject.TOTAL_ROW': { en: 'a total or a signature line', zh: '合计或签章行' },
  'page.reject.TOO_MANY_CELLS': { en: 'too many cells', zh: '单元格过多' },
  'page.reject.TOO_FEW_CELLS': { en: 'too few cells', zh: '单元格过少' },
  'page.reject.MISSING_VALUE': { en: 'a required value is missing', zh: '缺少必填值' },
  'page.reject.BAD_VALUE': { en: 'not one of the values allowed', zh: '取值不在允许范围' },
  'page.reject.BAD_DATE': { en: 'not a date', zh: '日期无效' },
  'page.reject.AMBIGUOUS_DATE': { en: 'a date that can be read in two ways', zh: '日期有歧义' },
  'page.reject.BAD_AMOUNT': { en: 'not an amount', zh: '金额无效' },
  'page.reject.AMOUNT_PRECISION': { en: 'more than two decimals', zh: '金额超过两位小数' },
  'page.reject.AMOUNT_RANGE': { en: 'an amount out of range', zh: '金额超出范围' },
  'page.reject.DAMAGED_ID': { en: 'a damaged identity number', zh: '证件号码已损坏' },
  'page.reject.UNKNOWN_SERVICE': { en: 'an unknown service', zh: '未知的医疗类别' },
  'page.reject.UNKNOWN_IDENTITY': { en: 'an unknown identity', zh: '未知的救助对象身份' },
  'page.reject.DATE_ORDER': { en: 'dates out of order', zh: '日期先后矛盾' },
  'page.reject.NEGATIVE_AMOUNT': { en: 'a negative amount', zh: '金额为负' },
  'page.reject.AMOUNT_INCONSISTENT': { en: 'amounts that contradict each other', zh: '金额相互矛盾' },
  'page.reject.DUPLICATE_CLAIM_ID': { en: 'a claim_id seen before', zh: '结算号重复' },
  'page.reject.DUPLICATE_ROSTER_ROW': { en: 'a roster row seen before', zh: '名册行重复' },

  'rejects.none': { en: 'No row was rejected.', zh: '没有被拒的行。' },
  'rejects.total': {
    en: '{count} rejected rows in {files} file(s), {causes} cause(s)',
    zh: '{files} 个文件中有 {count} 行被拒，共 {causes} 种原因',
  },
  'rejects.example': { en: 'e.g. {file}:{line}', zh: '例如 {file} 第 {line} 行' },
  'rejects.also': { en: 'also {values}', zh: '另有 {values}' },
  'rejects.unreadable': {
    en: '{count} lines of this file are not rejects: they are too long, or were edited.',
    zh: '本文件有 {count} 行不是被拒记录：过长或被手工改动。',
  },

  'error.TOO_MANY_REJECTS': {
    en: 'More than half of the rows of {file} cannot be used ({rejected} of {rows}); nothing was written. Correct the causes below, or go on without these rows with --force-rejects.',
    zh: '{file} 过半的行无法使用（{rows} 行中的 {rejected} 行），没有写入任何结果。请更正以下问题，或用 --force-rejects 舍弃这些行继续。',
  },
} satisfies Record<string, Entry>;
