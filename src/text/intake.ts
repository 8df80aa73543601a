import type { Entry } from '../domain/entry.js';

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
    en: 'The file {file} changed while it was being read, so the results would not match any version of it. Wait until the export is complete, then run again.',
    zh: '文件 {file} 在读取过程中被改动，结果将与任何一个版本都不相符。请等导出完成后重新运行。',
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
    en: '{file} is a web page, although its name says otherwise: many systems export web pages with the name of a spreadsheet. Open it in a spreadsheet program and use “Save as”, xlsx or CSV UTF-8.',
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
    en: 'Claims and roster use different numbers for persons, or are from different places: of {persons} persons in {file} (column “{column}”, e.g. {example}) and {recipients} persons in {roster} (column “{roster_column}”, e.g. {roster_example}) only {shared} are on both, and nearly every claim would be denied. Other columns with numbers: in the claims {others}; in the roster {roster_others}. Export the same kind of number on both sides.',
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
    en: 'There are {value} claims files, but one run can read at most 65,535. Join them into fewer files.',
    zh: '结算文件多达 {value} 个，超过一次运行的上限（65,535）。请先合并文件。',
  },
  'error.CONFIG_UNKNOWN_KEY': {
    en: 'The key “{value}” is not allowed here. Correct its spelling, move it, or remove it. Keys that are allowed here: {known}.',
    zh: '此处没有“{value}”这一项。请更正拼写或位置，或将其删去。此处可用的项：{known}。',
  },
  'error.CONFIG_VALUE': {
    en: '“{value}” is not a valid value for {path}. Amounts are yuan (0.05), dates YYYY-MM-DD, policies a list ([yuxi-2022]), parameters a value or a value by year ({2023: 7500}).',
    zh: '“{value}”不能作为 {path} 的值。金额以元计（0.05），日期为 YYYY-MM-DD，policies 为列表（[yuxi-2022]），参数为一个值或按年份的值（{2023: 7500}）。',
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
    en: '{file}: {count} row(s) are the same as an earlier row in every column that is used, the first in line {line}. Such rows count once.',
    zh: '{file}：有 {count} 行在所有采用的列中与前面的行相同，首见于第 {line} 行。相同的行只计一次。',
  },
  'warning.NO_IDENTITY': {
    en: '{file}: in the column “{column}” {count} row(s) have a value that means no identity, the first in line {line} (“{value}”). They were ignored.',
    zh: '{file}：“{column}”列有 {count} 行注明不属于救助对象，首见于第 {line} 行（“{value}”），未计入名册。',
  },
  'warning.HEADER_BELOW': {
    en: '{file}: the header was found in line {line}; the {count} line(s) above it were not used.',
    zh: '{file}：表头在第 {line} 行；其上方 {count} 行未使用。',
  },
  'warning.HEADER_REPEATED': {
    en: '{file}: the header is repeated between the rows {count} time(s), first in line {line}; these lines were ignored.',
    zh: '{file}：表头在数据行之间重复出现 {count} 次，首见于第 {line} 行；这些行已略过。',
  },
  'warning.BLANK_ROWS': {
    en: '{file}: {count} row(s) of empty cells were ignored, the first in line {line}.',
    zh: '{file}：有 {count} 行全为空单元格，已略过，首见于第 {line} 行。',
  },
  'warning.DAMAGED_BYTES': {
    en: '{file}: {count} row(s) have bytes that are not characters or belong to another encoding, first in line {line}. A row with such a byte in a column that is read is in rejects.csv; in other columns it has no effect.',
    zh: '{file}：有 {count} 行含无法识别或属于其他编码的字节，首见于第 {line} 行。所读取的列中有此类字节的行见 rejects.csv；在其他列中则无影响。',
  },
  'warning.SUSPECT_ID': {
    en: '{file}: in the column “{column}” {count} identity number(s) end in 000 with a wrong check digit, the first in line {line}. A spreadsheet may have shortened them; then different persons have the same number. Export the column as text.',
    zh: '{file}：“{column}”列有 {count} 个证件号以 000 结尾且校验码不符，首见于第 {line} 行。可能被表格软件截断而使人员混淆；请将该列按文本重新导出。',
  },
} satisfies Record<string, Entry>;
