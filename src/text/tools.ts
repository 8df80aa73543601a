import type { Entry } from './catalogue.js';

/** The commands around a run: columns, rejects, init and sample. */
export const toolText = {
  'command.columns': {
    en: 'Show the columns that claims, roster and ledger may have, with every header and value that is read. With files: how each of them would be read, column by column.',
    zh: '列出结算、名册和台账可用的列，以及可识别的各种表头和取值。给出文件时，逐列显示该文件将如何读取。',
  },
  'summary.columns': { en: 'show how files are read', zh: '显示文件如何读取' },
  'example.columns': { en: 'relief columns claims.csv', zh: 'relief columns claims.csv' },
  'argument.files': { en: 'files to look at (CSV, .gz)', zh: '要查看的文件（CSV、.gz）' },
  'option.markdown': { en: 'print the tables as Markdown', zh: '以 Markdown 输出各表' },

  'columns.header': { en: 'column of the file', zh: '文件中的列' },
  'columns.taken_for': { en: 'read as', zh: '读作' },
  'columns.samples': { en: 'first values', zh: '前几个值' },
  'columns.facts': {
    en: '{kind}: {rows} rows, {encoding}, separated by {delimiter}',
    zh: '{kind}：{rows} 行，{encoding}，以{delimiter}分隔',
  },
  'columns.no_kind': {
    en: 'no column of claims, roster or ledger is in it: {rows} rows, {encoding}, separated by {delimiter}',
    zh: '没有结算、名册或台账的列：{rows} 行，{encoding}，以{delimiter}分隔',
  },
  'columns.kind.claims': { en: 'claims', zh: '结算' },
  'columns.kind.roster': { en: 'roster', zh: '名册' },
  'columns.kind.fund': { en: 'ledger of the fund', zh: '基金台账' },
  'columns.encoding.utf8': { en: 'UTF-8', zh: 'UTF-8 编码' },
  'columns.encoding.gb18030': { en: 'GB18030', zh: 'GB18030 编码' },
  'columns.encoding.utf16le': { en: 'UTF-16 (little-endian)', zh: 'UTF-16 编码（小端）' },
  'columns.encoding.utf16be': { en: 'UTF-16 (big-endian)', zh: 'UTF-16 编码（大端）' },
  'columns.delimiter.comma': { en: 'commas', zh: '逗号' },
  'columns.delimiter.tab': { en: 'tabs', zh: '制表符' },
  'columns.delimiter.semicolon': { en: 'semicolons', zh: '分号' },
  'columns.delimiter.pipe': { en: '|', zh: '竖线“|”' },
  'columns.use.unknown': { en: 'not known, not used', zh: '无法识别，不使用' },
  'columns.use.unnamed': { en: 'has no name, not used', zh: '没有列名，不使用' },
  'columns.use.ten_thousands': {
    en: 'in ten thousands (万): say what it is',
    zh: '以万为单位：请说明含义',
  },
  'columns.use.ignored': { en: 'known and not needed', zh: '已知但不需要' },
  'columns.addend': { en: '{columns} (added up)', zh: '{columns}（相加）' },
  'columns.one_of_two': { en: '{columns}, as another column is', zh: '{columns}，与另一列重复' },
  'columns.ignored': { en: 'Known and not needed: {columns}', zh: '已知但不需要：{columns}' },
  'columns.missing': {
    en: 'Missing, and required: {columns}. A run with this file stops.',
    zh: '缺少必需的列：{columns}。用此文件运行会停止。',
  },
  'columns.ambiguous': {
    en: 'Two columns say the same thing. A run with this file stops; remove or rename one of them.',
    zh: '有两列含义相同。用此文件运行会停止；请删除或改名其中一列。',
  },

  'columns.title': { en: 'Columns and values of the input files', zh: '输入文件的列与取值' },
  'columns.generated': {
    en: 'Written by `relief columns --markdown` from the table that the program reads by. `relief columns FILE` shows how a file of yours would be read.',
    zh: '由 `relief columns --markdown` 根据程序所用的列表生成。`relief columns 文件` 显示某个文件将如何读取。',
  },
  'columns.matching': {
    en: 'Headers are matched without regard to case, blanks, underscores and full-width forms: `SETL_ID`, `setlId` and `setl_id` are one; marks and units such as `*`, `（元）` and `（必填）` mean nothing. A file may mix canonical, national and Chinese headers. Two columns that say the same thing stop the run, and so does a column that nobody knows and that is filled with amounts; `columns:` in relief.yaml says what it is. A value marked * is what a blank cell means. Codes of inpatient treatment may be longer than they are listed (`2101`).',
    zh: '匹配表头时不分大小写，忽略空格、下划线和全半角差异：`SETL_ID`、`setlId`、`setl_id` 视为相同；`*`、`（元）`、`（必填）` 等标记和单位不计。同一文件可混用规范、国家接口和中文表头。两列含义相同则停止运行；无法识别而填有金额的列也会停止运行，可在 relief.yaml 的 `columns:` 中说明。标 * 的值为空白单元格的含义。住院类代码可比所列更长（`2101`）。',
  },
  'columns.file.claims': { en: 'Claims', zh: '结算' },
  'columns.file.roster': { en: 'Roster', zh: '名册' },
  'columns.file.fund': { en: 'Ledger of the fund', zh: '基金台账' },
  'columns.column': { en: 'column', zh: '列' },
  'columns.chinese': { en: 'Chinese header', zh: '中文表头' },
  'columns.required': { en: 'required', zh: '必需' },
  'columns.content': { en: 'content', zh: '内容' },
  'columns.meaning': { en: 'meaning', zh: '含义' },
  'columns.values': { en: 'values', zh: '取值' },
  'columns.value': { en: 'value', zh: '取值' },
  'columns.other_names': { en: 'other headers', zh: '其他表头' },
  'columns.read_as_well': { en: 'read as well', zh: '亦可写作' },
  'columns.in_column': { en: 'in', zh: '列' },
  'columns.blank': { en: '(blank)', zh: '（空白）' },
  'columns.yes': { en: 'yes', zh: '是' },
  'columns.plus': { en: 'plus {columns}', zh: '另加 {columns}' },
  'columns.otherwise': { en: 'without these: {columns}', zh: '无以上列时：{columns}' },
  'columns.joined': {
    en: 'without these, joined by a hyphen: {columns}',
    zh: '无以上列时以连字符连接：{columns}',
  },
  'columns.unread': {
    en: 'Known, and not read by any rule of this version; relief.yaml may map headers to them:',
    zh: '可识别，但本版本的规则不读取；relief.yaml 可将列对应于此：',
  },
  'columns.known_ignored': { en: 'Known and not needed:', zh: '已知但不需要：' },
  'columns.content.id': { en: 'code', zh: '编号' },
  'columns.content.person': { en: 'number of a person', zh: '人员证件号' },
  'columns.content.text': { en: 'text', zh: '文本' },
  'columns.content.word': { en: 'one of the values', zh: '取值之一' },
  'columns.content.status': { en: 'status of the row', zh: '行状态' },
  'columns.content.service': {
    en: 'one of the values, or a code of service_map',
    zh: '取值之一，或 service_map 中的代码',
  },
  'columns.content.identities': { en: 'one or several of the values', zh: '一个或多个取值' },
  'columns.content.day': { en: 'date', zh: '日期' },
  'columns.content.moment': { en: 'date, or date and time', zh: '日期或时间' },
  'columns.content.amount': { en: 'yuan', zh: '金额（元）' },
  'columns.content.ratio': { en: 'ratio, 0 to 1', zh: '比例，0至1' },
  'columns.content.area': { en: 'county code', zh: '县（市、区）代码' },
  'columns.content.account': { en: 'county code or *', zh: '县代码或 *' },

  'command.rejects': {
    en: 'Show the rows that a run could not use, grouped by what is wrong with them, with what to do about it.',
    zh: '按原因分组显示未能使用的行，并说明如何处理。',
  },
  'summary.rejects': { en: 'group rejected rows by cause', zh: '按原因归类被拒的行' },
  'example.rejects': {
    en: 'relief rejects relief-out/rejects.csv',
    zh: 'relief rejects relief-out/rejects.csv',
  },
  'argument.rejects': { en: 'rejects.csv of a run', zh: '某次运行的 rejects.csv' },
  'option.forceRejects': {
    en: 'go on where more than half of the rows of a file are rejected',
    zh: '即使某个文件过半的行被拒也继续',
  },
  'rejects.none': { en: 'No row was rejected.', zh: '没有被拒的行。' },
  'rejects.total': {
    en: '{count} rejected rows in {files} file(s), {causes} cause(s)',
    zh: '{files} 个文件中有 {count} 行被拒，共 {causes} 种原因',
  },
  'rejects.example': { en: 'e.g. {file}:{line}', zh: '例如 {file} 第 {line} 行' },
  'rejects.also': { en: 'also {values}', zh: '另有 {values}' },
  'rejects.unreadable': {
    en: '{count} lines of this file are no rejects: too long, or changed by hand.',
    zh: '本文件有 {count} 行不是被拒记录：过长或被手工改动。',
  },
  'error.TOO_MANY_REJECTS': {
    en: 'More than half of the rows of {file} cannot be used ({rejected} of {rows}); nothing was written. Correct the causes below, or go on without these rows with --force-rejects.',
    zh: '{file} 过半的行无法使用（{rows} 行中的 {rejected} 行），没有写入任何结果。请更正以下问题，或用 --force-rejects 舍弃这些行继续。',
  },

  'command.init': {
    en: 'Look at the files in a folder and propose a relief.yaml for them: which policies fit, which parameters and service codes are missing, and by which article they are needed. It is written after a yes, and never over another one.',
    zh: '查看文件夹中的文件，拟出 relief.yaml：适用哪些政策，缺少哪些参数和医疗类别代码，依据哪一条款。确认后写入，绝不覆盖已有文件。',
  },
  'summary.init': { en: 'propose a relief.yaml for a folder', zh: '为文件夹拟出 relief.yaml' },
  'example.init': { en: 'relief init 2023', zh: 'relief init 2023' },
  'argument.directory': { en: 'folder', zh: '文件夹' },
  'option.yes': { en: 'write without asking', zh: '不询问，直接写入' },

  'init.head': {
    en: 'Proposed by relief init from the files of this folder. Look it through, and fill in what it asks for.',
    zh: '由 relief init 根据本文件夹的文件拟出。请核对并补填所要求的内容。',
  },
  'init.file': {
    en: '  {file}: {kind}, {rows} rows; told by its columns {columns}',
    zh: '  {file}：{kind}，{rows} 行；依据其列 {columns}',
  },
  'init.claims': {
    en: 'The claims, so that a run needs no argument. Patterns are read as well: 2023/*.xlsx.',
    zh: '结算文件；写明后运行时无需再指定。也可使用通配符，如 2023/*.xlsx。',
  },
  'init.other_file': { en: '  {file}: not used', zh: '  {file}：未使用' },
  'init.period': { en: 'Claims were settled from {from} to {until}.', zh: '结算日期自 {from} 至 {until}。' },
  'init.no_claims': { en: 'No claim could be read.', zh: '没有可读取的结算。' },
  'init.fits': {
    en: '{policy}: {document} {title}; {rows} rows are of its area and recipients, {inForce} claims of its time.',
    zh: '{policy}：{document} {title}；其地区和对象的记录 {rows} 行，其有效期内的结算 {inForce} 笔。',
  },
  'init.ended': {
    en: '  It ended on {until}; {after} claims were settled later. If a later notice kept it in force, say until when:\n  in_force: {{policy}: {until: YYYY-MM-DD}}',
    zh: '  其有效期止于 {until}，另有 {after} 笔结算在此之后。如后续通知延长了有效期，请写明：\n  in_force: {{policy}: {until: YYYY-MM-DD}}',
  },
  'init.not_begun': {
    en: '  It began on {from}; {before} claims were settled before and are not paid under it.',
    zh: '  其自 {from} 起施行；此前的 {before} 笔结算不适用。',
  },
  'init.out_of_force': {
    en: '{policy} ({title}) fits the area, but was in force from {from} to {until}, when none of the claims was settled.\n  If a later notice kept it in force, add it to the policies (medical assistance stands before charity), and say:\n  in_force: {{policy}: {until: YYYY-MM-DD}}',
    zh: '{policy}（{title}）地区相符，但其有效期 {from} 至 {until} 内没有结算。\n  如后续通知延长了有效期，请加入 policies（医疗救助在慈善之前），并写明：\n  in_force: {{policy}: {until: YYYY-MM-DD}}',
  },
  'init.elsewhere': {
    en: '{policy} ({title}) is of another area, to which {rows} rows belong: run them on their own.',
    zh: '{policy}（{title}）属于另一地区，涉及 {rows} 行：请单独运行。',
  },
  'init.no_policy': {
    en: 'No built-in policy fits the areas and identities of the data. “relief policy list” shows those that there are; docs/writing-a-policy.md says how to write one.',
    zh: '没有内置政策符合数据的地区和对象。relief policy list 列出现有政策；自编政策见 docs/writing-a-policy.md。',
  },
  'init.several': {
    en: 'Several files look like this one; name the one to use: {files}',
    zh: '有多个文件符合，请选定其一：{files}',
  },
  'init.no_roster': {
    en: 'No roster is in this folder. Say where it is.',
    zh: '本文件夹中没有名册。请写明其位置。',
  },
  'init.parameters': {
    en: 'Values that no document gives. Fill them in and take the # at the beginning of the lines away.',
    zh: '文件未给出的数值。请填写并去掉行首的 #。',
  },
  'init.parameter': { en: '{title}; {article}. {source}', zh: '{title}；{article}。{source}' },
  'init.missing.stop': { en: 'Required: a run stops without it.', zh: '必需：缺少则无法运行。' },
  'init.missing.pend': {
    en: 'Without it the claims that need it are pended (MISSING_LOCAL_STANDARD).',
    zh: '缺少时，需要它的结算列为待补充（MISSING_LOCAL_STANDARD）。',
  },
  'init.missing.allow': { en: 'Optional.', zh: '可选。' },
  'init.missing.share': {
    en: 'Required, unless {name} is given: then it follows from that.',
    zh: '必需；如已给出 {name}，则由其推算。',
  },
  'init.service_map': {
    en: 'Codes of services that mean different things in different places. Write for each one of:\ninpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue,\npharmacy, negotiated_drug. No run begins before.',
    zh: '各地含义不同的医疗类别代码。请逐一写明：\ninpatient（住院）、day_surgery（日间手术）、special_outpatient（特殊病种门诊）、chronic_outpatient（慢性病门诊）、\noutpatient（门诊）、emergency（急诊）、observation（留观）、emergency_rescue（急诊抢救）、pharmacy（购药）、negotiated_drug（谈判药）。填写前无法运行。',
  },
  'init.rows': { en: '{rows} rows', zh: '{rows} 行' },
  'init.rejects': {
    en: '{count} rows of these files would be rejected:',
    zh: '这些文件中有 {count} 行会被拒：',
  },
  'init.unknown_file': {
    en: '{file} is not used: it has no columns of claims, roster or ledger.',
    zh: '{file} 未使用：没有结算、名册或台账的列。',
  },
  'init.lacks': {
    en: '{file} is not used: it looks like {kind}, but lacks {columns}.',
    zh: '{file} 未使用：像是{kind}，但缺少 {columns}。',
  },
  'init.ten_thousands': {
    en: '{file} is not used: it looks like {kind}, but some of its amounts are ten thousands (万). Say below what they are.',
    zh: '{file} 未使用：看似{kind}数据，但有金额以万为单位。请在下方说明。',
  },
  'init.ambiguous': {
    en: '{file} is not used: it looks like {kind}, but two of its columns say the same thing; “relief columns” shows which.',
    zh: '{file} 未使用：像是{kind}，但有两列含义相同；请用 relief columns 查看。',
  },
  'init.question': { en: 'Write it? [y/N] ', zh: '是否写入？[y/N] ' },
  'init.not_written': { en: 'Nothing was written.', zh: '没有写入。' },
  'init.written': {
    en: 'Written: {file}\nThen: {command}',
    zh: '已写入：{file}\n接下来：{command}',
  },
  'error.INIT_EXISTS': {
    en: '{file} is there already and is not overwritten. Compare it with the proposal above, or move it away first.',
    zh: '{file} 已存在，不会覆盖。请与以上拟稿对照，或先将其移走。',
  },
  'error.INIT_NOT_CONFIRMED': {
    en: 'Nothing was written: nobody is at the terminal to say yes. Use --yes to write the file without asking.',
    zh: '没有写入：终端上无人确认。如需直接写入，请加 --yes。',
  },
  'error.INIT_UNWRITABLE': {
    en: 'Cannot write {file}: {system}. Correct that, or copy the proposal above into a file yourself.',
    zh: '无法写入 {file}：{system}。请处理后重试，或自行将以上拟稿存为文件。',
  },
  'error.NO_SUCH_FOLDER': {
    en: 'There is no folder {file}, or it cannot be read. Check the path.',
    zh: '没有文件夹 {file}，或无法读取。请检查路径。',
  },
  'error.NO_CLAIMS_IN_FOLDER': {
    en: 'No file in {file} has the columns of claims. “relief columns FILE” shows how a file is read and what it lacks.',
    zh: '{file} 中没有含结算列的文件。用 relief columns 文件 可查看某个文件如何读取、缺少什么。',
  },
  'error.CONFIG_FILL_IN': {
    en: '{path} is still to be filled in: relief init could not know it. Write its value.',
    zh: '{path} 尚未填写：relief init 无从得知。请写明其值。',
  },

  'command.sample': {
    en: 'Write an invented data set for a policy, to try things out, to train and to test under load: claims, roster, ledger and relief.yaml. What the settlement system paid is right in most claims; answers.csv lists the others.',
    zh: '为一项政策生成虚构数据，用于试用、培训和压力测试：结算、名册、台账和 relief.yaml。系统支付大多正确，有误的列在 answers.csv 中。',
  },
  'summary.sample': { en: 'write invented data for a policy', zh: '为一项政策生成虚构数据' },
  'example.sample': {
    en: 'relief sample wenzhou-2020 try --claims 5000',
    zh: 'relief sample wenzhou-2020 try --claims 5000',
  },
  'option.claims': { en: 'number of claims (default 1000)', zh: '结算笔数（默认 1000）' },
  'option.seed': {
    en: 'number from which everything is drawn; the same seed gives the same files (default 1)',
    zh: '随机种子；相同的种子生成相同的文件（默认 1）',
  },
  'option.dialect': {
    en: 'whose headers and codes: canonical (default), national or chinese',
    zh: '表头与代码：canonical（规范，默认）、national（国家接口）或 chinese（中文）',
  },
  'option.defects': {
    en: 'share of the claims that were paid wrongly, e.g. 5% (the default)',
    zh: '支付有误的结算所占比例，如 5%（默认）',
  },
  'sample.written': {
    en: '{folder}: {claims} claims, {rosterRows} roster rows; {answers} claims were paid wrongly (answers.csv).\nThen: relief adjudicate {folder}/claims.csv',
    zh: '{folder}：结算 {claims} 笔，名册 {rosterRows} 行；支付有误 {answers} 笔（answers.csv）。\n接下来：relief adjudicate {folder}/claims.csv',
  },
  'error.SAMPLE_NOT_EMPTY': {
    en: '{file} is not empty (it holds {value}), and nothing in it is overwritten. Name an empty or a new folder.',
    zh: '{file} 不是空文件夹（含有 {value}），不会覆盖其中内容。请指定空文件夹或新文件夹。',
  },
  'error.SAMPLE_UNWRITABLE': {
    en: 'Cannot write {file}: {system}. Correct that, or choose another folder.',
    zh: '无法写入 {file}：{system}。请处理后重试，或另选文件夹。',
  },
} satisfies Record<string, Entry>;
