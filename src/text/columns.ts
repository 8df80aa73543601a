import type { Entry } from '../domain/entry.js';

/** What somebody has to say about the columns of a file, and the lines of relief.yaml with which it is said. */
export const columnText = {
  'error.UNREAD_MONEY_COLUMN': {
    en: '{count} column(s) in {files} hold amounts, and nobody knows what they are. A sum that leaves out a payer is wrong, so nothing was computed. Say in relief.yaml what each is; “ignore” for one that is not to be read.',
    zh: '{files} 中有 {count} 列金额无法识别。漏计任何一方的支付都会算错，故未进行核算。请在 relief.yaml 中说明各列的含义；不需读取的列写 ignore。',
  },
  'error.NO_PAYER_COLUMN': {
    en: 'There is no column in {files} for what basic insurance paid (basic_paid: 统筹基金支出, hifp_pay). Without it the whole eligible amount would count as the burden. Export it as well, or map the column that it is. If basic insurance paid nothing on any of these claims, write “basic_paid: absent” in relief.yaml.',
    zh: '{files} 中没有基本医保统筹支付列（basic_paid：统筹基金支出、hifp_pay），否则政策范围内费用将全部计为个人负担。请补充导出，或指明对应的列；若这些结算确无统筹支付，请在 relief.yaml 中写 basic_paid: absent。',
  },
  'error.WAN_YUAN_COLUMN': {
    en: 'In {file}, the header (line {line}) speaks of ten thousands (万): {value} (position and header). Such amounts are never taken for yuan. Say in relief.yaml which column it is, with the unit 万元, or “ignore”, or export yuan.',
    zh: '{file} 表头（第 {line} 行）含“万”：{value}（位置与列名）。此类金额绝不按元读取。请在 relief.yaml 中写明对应的列及单位万元，或写 ignore，或改为以元导出。',
  },
  'error.UNIT_ABOVE_HEADER': {
    en: 'In {file}, line {line} above the columns says that the amounts are not in yuan: “{value}”. They would be read as yuan: {column}. Export yuan, or, where the unit is 万元, map each of these columns with its unit in relief.yaml, e.g. columns: {"claims": {"统筹基金支出": {"column": basic_paid, "unit": 万元}}}. If the amounts are yuan after all, correct that line.',
    zh: '{file} 列名上方第 {line} 行写明金额单位不是元：“{value}”。下列各列将被按元读取：{column}。请改为以元导出；单位为万元的，也可在 relief.yaml 中逐列写明单位，如 columns: {"claims": {"统筹基金支出": {"column": basic_paid, "unit": 万元}}}。如金额实为元，请更正该行。',
  },
  'error.COLUMN_TWICE': {
    en: 'In the header of {file} (line {line}) one name stands over more than one column: {value} (position and header). Which of them is {column} cannot be told. Rename or remove the others in the file.',
    zh: '{file} 的表头（第 {line} 行）中同一列名出现多次：{value}（位置与列名），无法判断哪一列是 {column}。请在文件中改名或删去其余各列。',
  },
  'error.UNKNOWN_STATUS': {
    en: '{file}, line {line}: the column “{column}” says whether a row counts, and what it says is not known: {value}. Refunded and cancelled rows (已退费, 作废, 无效 …) are left out, others (正常, 已结算 …) counted; nothing is guessed. Correct the words, or, if the column says nothing of that kind, write in relief.yaml: columns: {"{section}": {"{column}": ignore}}',
    zh: '{file} 第 {line} 行：“{column}”列表示该行是否有效，但其取值无法识别：{value}。已退费、作废、无效等行不计，正常、已结算等行计入，不作猜测。请更正取值；若该列与此无关，请在 relief.yaml 中写：columns: {"{section}": {"{column}": ignore}}',
  },
  'error.MAPPED_COLUMN_UNKNOWN': {
    en: '“{value}” is no column to which “{column}” could be mapped. The columns are: {known}{more}.',
    zh: '“{column}”不能对应为“{value}”，没有这一列。可用的列：{known}{more}。',
  },
  'error.MAPPED_UNIT': {
    en: '“{column}” is mapped to {value} with a unit, but only amounts have one. Leave the unit out, or name a column of amounts.',
    zh: '“{column}”对应 {value} 并写了单位，但只有金额列才有单位。请去掉单位，或改为金额列。',
  },
  'error.MAPPED_HEADER_TWICE': {
    en: 'The header “{column}” is mapped twice, to different things, once its decorations are left out. Keep one of the two.',
    zh: '去除修饰后，列名“{column}”被对应了两次且含义不同。请只保留一项。',
  },
  'error.MAPPED_HEADER_NOT_FOUND': {
    en: 'relief.yaml says what the column “{column}” is ({path}), but no such column is in {files}. Correct its spelling, or remove the line. The headers are: {known}.',
    zh: 'relief.yaml 说明了“{column}”列（{path}），但 {files} 中没有该列。请更正写法或删去此行。现有列名：{known}。',
  },

  'warning.COLUMNS_ABSENT': {
    en: '{file} has no column for {value}. Every row counts with the default. If the file says it under another name, map that column in relief.yaml.',
    zh: '{file} 没有以下列：{value}。各行均按默认值计算。如文件中另有列名，请在 relief.yaml 的 columns 中注明。',
  },
  'warning.PAYER_BLANK': {
    en: '{file}: the column “{column}” is blank in all {count} rows, so that basic insurance counts as having paid nothing. Check that the export has filled it.',
    zh: '{file}：“{column}”列在全部 {count} 行中均为空，基本医保按未支付计算。请核对导出时是否漏填该列。',
  },
  'warning.UNUSED_COLUMN': {
    en: '{file}: the column {column} is known, but no rule of this version uses it.',
    zh: '{file}：“{column}”列可识别，但本版本的规则不使用。',
  },
  'warning.DERIVED_CLAIM_ID': {
    en: '{file}: {count} row(s) have no id of their own, the first in line {line}; one was made of person, settlement, institution and total. A row that was entered twice cannot be told from a second treatment alike.',
    zh: '{file}：{count} 行没有结算编号，首见于第 {line} 行；编号由人员、结算时间、机构和总额生成。重复录入的行与相同的另一次就诊无法区分。',
  },

  'proposal.column': {
    en: '{file}: “{header}” (column {position}){samples}',
    zh: '{file}：“{header}”（第 {position} 列）{samples}',
  },
  'proposal.unnamed': {
    en: '{file}: column {position}, which has no name{samples}. Give it one in the file, then map it.',
    zh: '{file}：第 {position} 列没有列名{samples}。请先在文件中命名，再作对应。',
  },
  'proposal.samples': { en: ': {values}', zh: '：{values}' },
  'proposal.missing': { en: '{file} has no column for: {columns}', zh: '{file} 缺少：{columns}' },
  'proposal.write': { en: 'For relief.yaml, once it is right:', zh: '核对后写入 relief.yaml：' },
  'proposal.guess': { en: 'a guess by the name; or ignore', zh: '按列名推测；或 ignore' },
  'proposal.to_say': { en: 'a column of the list above, or ignore', zh: '填上列之一，或 ignore' },
  'proposal.not_needed': { en: 'or a column', zh: '或填一列' },
  'proposal.derived': {
    en: 'only if the files have no id of the claim: doubles cannot be told from repeats then',
    zh: '仅当文件确无结算编号：此时重复录入无法识别',
  },
  'proposal.absent': {
    en: 'only if basic insurance paid nothing on any of these claims',
    zh: '仅当这些结算确无统筹支付',
  },
  'proposal.head': {
    en: 'Columns that could not be placed. Say what each of them is, and remove the # in front:',
    zh: '以下各列无法识别。请说明含义并去掉行首的 #：',
  },
} satisfies Record<string, Entry>;
