import type { Entry } from '../domain/entry.js';

/** `relief init`. */
export const initText = {
  'init.head': {
    en: 'Proposed by relief init from the files of this folder. Check it, and fill in what is missing.',
    zh: '由 relief init 根据本文件夹的文件拟出。请核对并补填所要求的内容。',
  },
  'init.file': {
    en: '  {file}: {kind}, {rows} rows; recognised by its columns {columns}',
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
    en: '{policy} ({title}) is of another area, to which {rows} rows belong: run them separately.',
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
    en: 'Values that no document gives. Fill them in, and remove the # at the beginning of the lines.',
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
    en: 'Codes of services that mean different things in different places. Write for each one of:\ninpatient, day_surgery, special_outpatient, chronic_outpatient, outpatient, emergency, observation, emergency_rescue,\npharmacy, negotiated_drug. A run does not start before that.',
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
    en: 'Nothing was written: there is no terminal on which to confirm it. Use --yes to write the file without asking.',
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
    en: '{path} still has to be filled in: relief init could not know its value.',
    zh: '{path} 尚未填写：relief init 无从得知。请写明其值。',
  },
} satisfies Record<string, Entry>;
