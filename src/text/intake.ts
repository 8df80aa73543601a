import type { Entry } from './catalogue.js';

/** What is wrong or odd with input files. The file and line follow by themselves where a sentence has no place for them. */
export const intakeText = {
  'error.NOT_A_FILE': {
    en: '{file} is a folder, not a file. Name the file in it.',
    zh: '{file} 是文件夹，不是文件。请指定其中的文件。',
  },
  'error.UNREADABLE_FILE': {
    en: 'The file {file} could be opened but not read to its end: {system}. Check the disk or the network drive, then run again.',
    zh: '文件 {file} 无法完整读取：{system}。请检查磁盘或网络驱动器后重新运行。',
  },
  'error.SPOOL_FAILED': {
    en: 'Input that comes through a pipe or out of a workbook or archive ({file}) is kept in a temporary file in {path}, and that failed: {system}. Make room there, or set TMPDIR to a folder that exists and has room.',
    zh: '来自管道、工作簿或压缩包的输入（{file}）需暂存于 {path}，但未能写入：{system}。请清理空间，或将 TMPDIR 设为存在且有空间的文件夹。',
  },
  'error.INPUT_CHANGED': {
    en: 'The file {file} changed while it was being read, so the results would belong to no one version of it. Wait until the export is complete, then run again.',
    zh: '文件 {file} 在读取过程中被改动，结果将不对应任何一个版本。请等导出完成后重新运行。',
  },
  'error.BAD_GZIP': {
    en: 'The file {file} is packed, but it cannot be unpacked to its end ({value}). Copy or export it again.',
    zh: '压缩文件 {file} 无法完整解压（{value}）。请重新复制或导出。',
  },
  'error.EMPTY_FILE': {
    en: 'The file {file} is empty: it has not even a header line. Check the export.',
    zh: '文件 {file} 是空的，连表头也没有。请检查导出。',
  },
  'error.NOT_A_CSV': {
    en: '{file} is not a CSV file: line {line} is no header of columns separated by commas, tabs, semicolons or |. Workbooks (.xlsx, .xls) are read as they are; export anything else as .xlsx or as CSV (UTF-8).',
    zh: '{file} 不是 CSV 文件：第 {line} 行不是以逗号、制表符、分号或 | 分隔的表头。工作簿（.xlsx、.xls）可直接读取；其他文件请导出为 .xlsx 或 CSV（UTF-8）。',
  },
  'error.HTML_FILE': {
    en: '{file} is a web page, whatever its name says: many systems export one under the name of a spreadsheet. Open it in a spreadsheet program and use “Save as”, xlsx or CSV UTF-8.',
    zh: '{file} 的内容是网页，与文件名不符：不少系统以表格的名义导出网页。请用表格软件打开，再“另存为”xlsx 或 CSV（UTF-8）。',
  },
  'error.TOO_MANY_COLUMNS': {
    en: 'In {file}, line {line} is read as the header and has more than 1,000 columns, which is more than a table of claims or persons has. Check whether lines have been joined, or remove the columns that are not needed.',
    zh: '{file} 第 {line} 行被视为表头，其列数超过 1,000，远多于结算或人员表应有的列数。请检查是否有多行连成一行，或删去不需要的列。',
  },
  'error.BAD_ENCODING': {
    en: 'The file {file} is damaged, or not in the encoding {encoding} throughout: the first byte that is not valid there, or stands for a lost character (�), is byte {offset} (counted from 0, in the unpacked file) in line {line}, and either the header or more than one row in a hundred has such bytes. Name the encoding that fits the whole file with --input-encoding. Where none fits, files of two encodings may have been joined: give them one by one, or export the file again.',
    zh: '文件 {file} 已损坏，或并非全部为 {encoding} 编码：首个无效字节（或代替丢失字符的“�”）为第 {offset} 字节（从 0 起，按解压后计），在第 {line} 行；表头或超过百分之一的行含有此类字节。请用 --input-encoding 指明适合整个文件的编码；若都不适合，可能是两种编码的文件被拼在一起，请分别提供，或重新导出。',
  },
  'error.MISSING_COLUMN': {
    en: 'In {file}, line {line} is read as the header, and these required columns are not in it: {column}. It has: {value}. Export them as well, or say in relief.yaml which of its columns they are; “relief columns” lists the names that are known.',
    zh: '{file} 第 {line} 行被视为表头，但缺少必需的列：{column}。现有列：{value}。请补充导出，或在 relief.yaml 中指明对应的列；“relief columns”可列出可识别的列名。',
  },
  'error.AMBIGUOUS_COLUMNS': {
    en: 'In the header of {file} (line {line}) more than one column stands for {column}: {value} (position and header). Remove all but the one that is meant, or write in relief.yaml: columns: {"{section}": {"the other header": ignore}}',
    zh: '{file} 的表头（第 {line} 行）中有多列对应 {column}：{value}（位置与列名）。请只保留真正要用的一列，或在 relief.yaml 中写：columns: {"{section}": {"另一列名": ignore}}',
  },
  'error.NOBODY_ON_ROSTER': {
    en: 'Claims and roster number people in two ways, or are not of the same place: of {persons} persons in {file} (column “{column}”, e.g. {example}) and {recipients} persons in {roster} (column “{roster_column}”, e.g. {roster_example}) only {shared} are on both, and nearly every claim would be denied. Other columns with numbers: in the claims {others}; in the roster {roster_others}. Export the same kind of number on both sides.',
    zh: '结算数据与名册的人员编号方式不同，或不属于同一地区：{file} 有 {persons} 人（“{column}”列，如 {example}），{roster} 有 {recipients} 人（“{roster_column}”列，如 {roster_example}），两边都有的只有 {shared} 人，几乎所有结算单都会被拒付。其他编号列：结算数据 {others}；名册 {roster_others}。请两边导出同一种号码。',
  },
  'error.WRONG_GRAIN': {
    en: '{file} has one row for each fund or item, not one for each claim: the rows of one claim differ only in {column}. Every row repeats the whole bill, so none of them is the claim. Export the settlements themselves, with a column for each fund.',
    zh: '{file} 是按基金或项目逐行列出的明细，不是一个结算单一行：同一结算单的各行只有“{column}”不同，而每行都重复整张账单。请导出结算主表，各项基金各占一列。',
  },
  'error.BAD_SERVICE_MAP': {
    en: 'service_map gives the code “{column}” the service “{value}”, which does not exist. Use one of the values of service_type, e.g. special_outpatient.',
    zh: 'service_map 将代码“{column}”对应为“{value}”，但没有这种医疗类别。请使用 service_type 的取值，如 special_outpatient。',
  },
  'error.TOO_MANY_FILES': {
    en: '{value} claims files are more than one run can take (65,535). Join them into fewer files.',
    zh: '结算文件多达 {value} 个，超过一次运行的上限（65,535）。请先合并文件。',
  },
  'error.CONFIG_UNKNOWN_KEY': {
    en: 'The key “{value}” has no meaning here. Correct its spelling or its place, or remove it. The keys that may stand here: {known}.',
    zh: '此处没有“{value}”这一项。请更正拼写或位置，或将其删去。此处可用的项：{known}。',
  },
  'error.CONFIG_VALUE': {
    en: '“{value}” is no value for {path}. Amounts are yuan (0.05), dates YYYY-MM-DD, policies a list ([yuxi-2022]), parameters a value or a value by year ({2023: 7500}).',
    zh: '“{value}”不能作为 {path} 的值。金额以元计（0.05），日期为 YYYY-MM-DD，policies 为列表（[yuxi-2022]），参数为一个值或按年份的值（{2023: 7500}）。',
  },

  'reject.ROW_NOT_VALID': {
    en: 'The row says itself that it does not count: “{value}” in the column {column}. Nothing is to be done, unless that is wrong.',
    zh: '本行自注不计：“{column}”列为“{value}”。若无误则无需处理。',
  },
  'reject.TOTAL_ROW': {
    en: 'The row is a total or a signature line (“{value}”), not data. Nothing is to be done.',
    zh: '本行为合计或签章行（“{value}”），不是数据，无需处理。',
  },
  'reject.BAD_BYTES': {
    en: 'The column {column} has bytes that are no characters: “{value}”. The file was damaged on its way. Export it again, or correct the cell.',
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
    en: '“{value}” cannot be read in the column {column}: it is none of the values there (a county needs its six-digit code), is too long, or has a stray quote or a NUL byte. Correct it; “relief columns” lists the values.',
    zh: '“{column}”列中的“{value}”无法读取：不在可用值之内（县、市、区请用六位代码）、过长，或有多余的引号或空字节。请更正；可用值见 relief columns。',
  },
  'reject.BAD_VALUE.area': {
    en: '“{value}” in the column {column} names no county that the policies of this run know. Write its six-digit code, or one of these names: {allowed}.',
    zh: '“{column}”列中的“{value}”不是本次运行的政策所知的县、市、区。请填写其六位代码，或下列名称之一：{allowed}。',
  },
  'reject.BAD_VALUE.too_long': {
    en: 'The row that begins here has more than a million bytes. No row of a table is so long: a quote in it may never be closed, or line ends have been lost. Correct that, or export the file again.',
    zh: '从此处开始的一行超过一百万字节，表格中不会有这样长的行：可能有引号未闭合，或换行符已丢失。请更正，或重新导出文件。',
  },
  'reject.BAD_VALUE.words': {
    en: '“{value}” is none of the values of the column {column}. It takes: {allowed}. Correct it where it comes from.',
    zh: '“{column}”列没有“{value}”这一取值。可用值：{allowed}。请在来源处更正。',
  },
  'reject.BAD_VALUE.late_opening': {
    en: 'An “{value}” may stand only in the first year of its account, and this account has an entry or a payment of an earlier year. Later years open with what the year before closed with: enter the balance with which the first year opened.',
    zh: '“{value}”只能列在该账户的第一年，而该账户在更早年度已有收支。以后各年以上年末余额为期初；请改填第一年的期初余额。',
  },
  'reject.BAD_DATE': {
    en: '“{value}” in the column {column} is no date of the calendar between 1900 and 2199. Write YYYY-MM-DD, with HH:MM:SS behind it where there is a time.',
    zh: '“{column}”列中的“{value}”不是 1900 至 2199 年间的有效日期。请写成 YYYY-MM-DD，如有时间则后加 HH:MM:SS。',
  },
  'reject.AMBIGUOUS_DATE': {
    en: '“{value}” in the column {column} may mean more than one date (a day number of a spreadsheet, or day and month in unknown order). Write YYYY-MM-DD.',
    zh: '“{column}”列中的“{value}”可能是不同的日期（表格的日期序号，或日月次序不明）。请写成 YYYY-MM-DD。',
  },
  'reject.BAD_AMOUNT': {
    en: '“{value}” in the column {column} is no amount in yuan. Write it as 1234.50.',
    zh: '“{column}”列中的“{value}”不是以元计的金额。请写成 1234.50。',
  },
  'reject.AMOUNT_PRECISION': {
    en: '“{value}” in the column {column} has parts of a fen. Round it to two decimals where it comes from.',
    zh: '“{column}”列中的“{value}”精确到分以下。请在来源处取两位小数。',
  },
  'reject.AMOUNT_RANGE': {
    en: '“{value}” in the column {column} is more than 10,000,000,000 yuan. Check for a slipped digit.',
    zh: '“{column}”列中的“{value}”超过 100 亿元。请检查是否多写了数字。',
  },
  'reject.DAMAGED_ID': {
    en: '“{value}” in the column {column} is a number that a spreadsheet has shortened, or a masked one; it can no longer tell people apart. Export the column as text, unmasked.',
    zh: '“{column}”列中的“{value}”已被表格软件改成数值或已脱敏，无法再区分人员。请将该列按文本、不脱敏导出。',
  },
  'reject.UNKNOWN_SERVICE': {
    en: '“{value}” in the column {column} is no service that is the same everywhere. Say what it means here, in relief.yaml: service_map: {"{value}": …} with one of inpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue, pharmacy, negotiated_drug. If it looks garbled, the file is not UTF-8: name its encoding, e.g. --input-encoding gb18030.',
    zh: '“{column}”列中的“{value}”不是全国统一的医疗类别。请在 relief.yaml 中说明其含义：service_map: {"{value}": …}，取值为 inpatient、day_surgery、special_outpatient、chronic_outpatient、outpatient、emergency、observation、emergency_rescue、pharmacy、negotiated_drug 之一。若显示为乱码，说明文件不是 UTF-8 编码，请指明编码，如 --input-encoding gb18030。',
  },
  'reject.UNKNOWN_SERVICE.both': {
    en: '“{value}” in the column {column} is 门诊慢特病, under which the national code puts special and chronic outpatient treatment together, and the documents treat them apart. Say which it is here, in relief.yaml: service_map: {"{value}": special_outpatient} or {"{value}": chronic_outpatient}.',
    zh: '“{column}”列中的“{value}”为门诊慢特病，全国代码未区分特殊病种门诊和慢性病门诊，而政策文件分别规定。请在 relief.yaml 中说明本地属于哪一种：service_map: {"{value}": special_outpatient} 或 {"{value}": chronic_outpatient}。',
  },
  'reject.UNKNOWN_SERVICE.named': {
    en: '“{value}” ({name}) in the column {column} is no service that is the same everywhere. Say what it means here, in relief.yaml: service_map: {"{value}": …} with one of inpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue, pharmacy, negotiated_drug.',
    zh: '“{column}”列中的“{value}”（{name}）不是全国统一的医疗类别。请在 relief.yaml 中说明其含义：service_map: {"{value}": …}，取值为 inpatient、day_surgery、special_outpatient、chronic_outpatient、outpatient、emergency、observation、emergency_rescue、pharmacy、negotiated_drug 之一。',
  },
  'reject.UNKNOWN_IDENTITY': {
    en: '“{value}” in the column {column} is no identity that any policy knows. Write the name that the documents use: {allowed}. Or say in relief.yaml what it means: identity_map: {"{value}": dibao}.',
    zh: '“{column}”列中的“{value}”不是政策中的救助对象身份。请使用文件中的名称：{allowed}。或在 relief.yaml 中说明其含义：identity_map: {"{value}": dibao}。',
  },
  'reject.DATE_ORDER': {
    en: 'The dates of the row contradict each other: “{value}” in the column {column} is too late or too early beside the others. Correct the date that is wrong.',
    zh: '本行日期先后矛盾：“{column}”列的“{value}”与其他日期不符。请更正有误的日期。',
  },
  'reject.NEGATIVE_AMOUNT': {
    en: '“{value}” in the column {column} is negative. Only a claim that takes back another may be: fill in the claim that it reverses, or correct the sign. In fund.csv the entry tells the direction.',
    zh: '“{column}”列的“{value}”为负。只有冲销其他结算的结算单金额可以为负：请填写被冲销的结算ID，或更正正负号。fund.csv 的收支方向由收支项目决定。',
  },
  'reject.AMOUNT_INCONSISTENT': {
    en: 'The eligible amount “{value}” in the column {column} is larger than the whole bill. Correct one of the two.',
    zh: '“{column}”列的政策范围金额“{value}”大于医疗费总额。请更正其中之一。',
  },
  'reject.DUPLICATE_CLAIM_ID': {
    en: 'The claim {value} is there more than once; the one that was settled first is used, and this one is not. Remove it, or give it its own number.',
    zh: '结算单 {value} 重复出现；已采用结算最早的一条，本条未用。请删除，或改用其自己的编号。',
  },
  'reject.DUPLICATE_CLAIM_ID.first': {
    en: 'The claim {value} is there more than once; the one at {first} is used, and this one is not. Remove it, or give it its own number.',
    zh: '结算单 {value} 重复出现；已采用 {first} 处的一条，本条未用。请删除，或改用其自己的编号。',
  },
  'reject.DUPLICATE_ROSTER_ROW': {
    en: 'The person has the identity {value} from the same day in another row, which is used instead. Remove the row that is wrong.',
    zh: '该人员同日起的“{value}”身份已有另一行，本行未用。请删除有误的一行。',
  },

  'warning.UNKNOWN_COLUMN': {
    en: '{file}: the column “{column}” is not known and was not used.',
    zh: '{file}：“{column}”列无法识别，未使用。',
  },
  'warning.UNNAMED_COLUMN': {
    en: '{file}: column {value} has no name in the header and was not used.',
    zh: '{file}：第 {value} 列没有列名，未使用。',
  },
  'warning.NONE_ON_ROSTER': {
    en: '{file}: 0 of {count} person(s) with claims (column “{column}”, e.g. {value}) are on the roster. Check that both have the same kind of number.',
    zh: '{file}：结算数据中的 {count} 人（“{column}”列，如 {value}）无一在名册上。请核对两边是否为同一种号码。',
  },
  'warning.REPEATED_ROW': {
    en: '{file}: {count} row(s) say in every column that is used what an earlier row says, the first in line {line}. They count once.',
    zh: '{file}：有 {count} 行在所有采用的列中与前面的行相同，首见于第 {line} 行。相同的行只计一次。',
  },
  'warning.NO_IDENTITY': {
    en: '{file}: in the column “{column}” {count} row(s) name no identity of assistance, the first in line {line} (“{value}”). They were passed over.',
    zh: '{file}：“{column}”列有 {count} 行注明不属于救助对象，首见于第 {line} 行（“{value}”），未计入名册。',
  },
  'warning.HEADER_BELOW': {
    en: '{file}: the header was found in line {line}; the {count} line(s) above it were not used.',
    zh: '{file}：表头在第 {line} 行；其上方 {count} 行未使用。',
  },
  'warning.HEADER_REPEATED': {
    en: '{file}: the header stands again between the rows {count} time(s), first in line {line}; these lines were passed over.',
    zh: '{file}：表头在数据行之间重复出现 {count} 次，首见于第 {line} 行；这些行已略过。',
  },
  'warning.BLANK_ROWS': {
    en: '{file}: {count} row(s) of empty cells were passed over, the first in line {line}.',
    zh: '{file}：有 {count} 行全为空单元格，已略过，首见于第 {line} 行。',
  },
  'warning.DAMAGED_BYTES': {
    en: '{file}: {count} row(s) have bytes that are no characters or belong to another encoding, first in line {line}. A row with such a byte in a column that is read is in rejects.csv; elsewhere it costs nothing.',
    zh: '{file}：有 {count} 行含无法识别或属于其他编码的字节，首见于第 {line} 行。所读取的列中有此类字节的行见 rejects.csv；在其他列中则无影响。',
  },
  'warning.SUSPECT_ID': {
    en: '{file}: in the column “{column}” {count} identity number(s) end in 000 with a wrong check digit, the first in line {line}. A spreadsheet may have cut them; if so, people are mixed up. Export the column as text.',
    zh: '{file}：“{column}”列有 {count} 个证件号以 000 结尾且校验码不符，首见于第 {line} 行。可能被表格软件截断而使人员混淆；请将该列按文本重新导出。',
  },
} satisfies Record<string, Entry>;
