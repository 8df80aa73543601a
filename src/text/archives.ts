import type { Entry } from '../domain/entry.js';

/** Workbooks, archives and folders as inputs. */
export const archiveText = {
  'error.BAD_ARCHIVE': {
    en: 'The archive or workbook {file} is damaged and cannot be unpacked ({value}). Copy or export it again.',
    zh: '压缩包或工作簿 {file} 已损坏，无法解压（{value}）。请重新复制或导出。',
  },
  'error.ARCHIVE_LOCKED': {
    en: '“{value}” in the archive {file} is locked with a password. Unpack it with the password, and give the folder.',
    zh: '压缩包 {file} 中的“{value}”设有密码。请用密码解压后指定解压出的文件夹。',
  },
  'error.ARCHIVE_NESTED': {
    en: '“{value}” in the archive {file} is an archive itself. Unpack it, and give the folder or the files.',
    zh: '压缩包 {file} 中的“{value}”本身也是压缩包。请先解压，再指定文件夹或文件。',
  },
  'error.ARCHIVE_TOO_LARGE': {
    en: '“{value}” in {file} would unpack to {bytes} bytes, more than 250 times what is packed. Tables do not compress that much, so the file may not be what it seems. Check where it comes from. If it is right, unpack it and give the unpacked files.',
    zh: '{file} 中的“{value}”解压后将达 {bytes} 字节，为压缩后的 250 倍以上，不可能是正常的表格。请核实文件来源；如确无误，请自行解压后指定其中的文件。',
  },
  'error.BAD_WORKBOOK': {
    en: 'The workbook {file} cannot be read ({value}). Open it in a spreadsheet program, save it as .xlsx, then run again.',
    zh: '工作簿 {file} 无法读取（{value}）。请用表格软件打开并另存为 .xlsx 后重新运行。',
  },
  'error.MERGED_CELLS': {
    en: 'In {file} cells of several rows are merged ({count} times, first {value}), in columns that are read. Only the first row of a merged cell has the value. The others would be read as blank, which means nothing or nobody. Undo the merging and fill in every row, then run again.',
    zh: '{file} 中所读取的列有跨行合并的单元格（共 {count} 处，首处为 {value}）。合并后只有第一行有值，其余各行视为空白，而空白即表示“无”。请取消合并并逐行填写后重新运行。',
  },
  'error.WORKBOOK_LOCKED': {
    en: 'The workbook {file} is locked with a password. Open it, save it without a password, then run again.',
    zh: '工作簿 {file} 设有密码。请打开后另存为无密码的文件，再重新运行。',
  },
  'error.WORKBOOK_KIND': {
    en: '{file} is a document of the kind {value}, which is not read. Open it in a spreadsheet program and save the table as .xlsx or CSV.',
    zh: '{file} 是 {value} 文件，无法读取。请用表格软件打开，并将表格另存为 .xlsx 或 CSV。',
  },
  'error.NO_SUCH_TABLE': {
    en: '{file} has no “{value}”. It has: {known}. Correct the name in --sheet, in “sheet:” of relief.yaml or after the # of the path.',
    zh: '{file} 中没有“{value}”。现有：{known}。请更正 --sheet、relief.yaml 的 sheet 或路径中 # 之后的名称。',
  },
  'error.NO_TABLE_OF_KIND': {
    en: 'No table in {file} has the columns of this kind: {kind}. The tables are: {known} (hidden sheets are read only when they are named). “relief columns {file}” shows what each of them lacks. Name the right one after a #, as “{file}#NAME”.',
    zh: '{file} 中没有含“{kind}”列的表。现有：{known}（隐藏的工作表须指名才会读取）。用 relief columns {file} 可查看各表缺少什么；请在路径后用 # 指明，如“{file}#名称”。',
  },
  'error.SEVERAL_TABLES': {
    en: 'More than one table in {file} looks like this kind: {kind}: {value}. Name the right one: --sheet for claims, --roster and --fund for the others, or after the path, as “FILE#NAME”. Several can be given one after the other.',
    zh: '{file} 中有多个表像是“{kind}”：{value}。请指明用哪一个：结算用 --sheet，名册用 --roster，台账用 --fund，或在路径后用 # 指明（文件#名称）；可依次给出多个。',
  },
  'error.NO_MATCH': {
    en: '“{value}” in “claims” of relief.yaml matches no file. * stands for any characters of a name, ? for one; paths are relative to relief.yaml. Correct the pattern, or put the files there.',
    zh: 'relief.yaml 中 claims 的“{value}”没有匹配到任何文件。* 代表任意字符，? 代表一个字符；路径以 relief.yaml 所在处为准。请更正写法或放入文件。',
  },

  'warning.FILE_NOT_USED': {
    en: '{file} was not used: it lacks the columns that this run reads, or another file was named instead.',
    zh: '{file} 未使用：没有本次运行所需的列，或已另行指定文件。',
  },
  'warning.ROSTER_FOUND': {
    en: 'The roster was found in {file} and read; --roster or “roster:” in relief.yaml names another.',
    zh: '名册取自 {file}；可用 --roster 或 relief.yaml 的 roster 另行指定。',
  },
  'warning.FUND_FOUND': {
    en: 'The ledger of the fund was found in {file} and read; --fund or “fund:” in relief.yaml names another.',
    zh: '基金台账取自 {file}；可用 --fund 或 relief.yaml 的 fund 另行指定。',
  },
} satisfies Record<string, Entry>;
