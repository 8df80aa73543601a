import type { Entry } from '../domain/entry.js';

/** What is wrong with a policy pack, its parameters, or a YAML file. File, line, path, value and article follow by themselves. */
export const policyText = {
  'error.NO_SUCH_POLICY': {
    en: 'There is no built-in policy “{value}”. The built-in ones are {known}; a file of your own is given by its path, e.g. ./my-city.yaml.',
    zh: '没有内置政策“{value}”。内置政策有：{known}；自备政策文件请写路径，如 ./my-city.yaml。',
  },
  'error.NO_SUCH_FILE': {
    en: 'The file {file} cannot be read: it is not there, or you may not read it. Check the path.',
    zh: '无法读取文件 {file}：文件不存在或没有读取权限。请检查路径。',
  },
  'error.YAML_SYNTAX': {
    en: 'The file is not valid YAML: {value}. Check the indentation, the quotes and the brackets near this line.',
    zh: '文件不是有效的 YAML：{value}。请检查该行附近的缩进、引号和括号。',
  },
  'error.YAML_TOO_COMPLEX': {
    en: 'Here lists or maps are put into one another more than 64 times, one map has more than 1,000 keys, or the file has more than 400,000 words and signs; a hand-written file of this kind has far fewer. Look for a bracket that is never closed, or check that it is the right file.',
    zh: '此处列表或映射嵌套超过 64 层，或一个映射超过 1000 项，或文件的词和符号超过 400000 个，而这类手写文件远没有这么多。请检查是否有未闭合的括号，或是否选错了文件。',
  },
  'error.YAML_TOO_LARGE': {
    en: 'The file has more than a million bytes; a hand-written file of this kind has far less. Check that it is the right file.',
    zh: '文件超过一百万字节，而这类手写文件远没有这么大。请确认是否选错了文件。',
  },
  'error.YAML_ALIAS': {
    en: 'The file uses YAML aliases (&name, *name), which are not allowed here. Write the values out.',
    zh: '文件使用了 YAML 别名（&name、*name），此处不允许。请直接写出各值。',
  },
  'error.YAML_NOT_PLAIN': {
    en: 'The file uses “{value}”. Tags (!name) and directives (%NAME) are not read here: a file of this kind holds keys, lists and texts. Remove it, and put a text that begins with this sign in quotes.',
    zh: '文件使用了“{value}”。此处不读取 YAML 标签（!name）和指令（%NAME），这类文件只含键、列表和文本。请将其删去；如文本本身以该符号开头，请加引号。',
  },
  'error.YAML_KEY': {
    en: '“{value}” cannot be a key here. A key is one plain text; “<<” and “__proto__” are none, and neither is an empty one, a list or a map. Write the keys and values out.',
    zh: '“{value}”不能作为此处的键。键须为一个普通文本，不能是“<<”、“__proto__”、空文本、列表或映射。请直接写出各键和值。',
  },
  'error.YAML_KEY_TWICE': {
    en: 'The keys “{other}” and “{value}” of one map are read as the same key (width, case and unseen characters do not count); only one of them would hold. Remove one.',
    zh: '同一映射中的键“{other}”和“{value}”会读成同一个键（不区分全角半角、大小写和不可见字符），只有一个会生效。请删去其中一个。',
  },
  'error.YAML_ENCODING': {
    en: 'The file {file} is not UTF-8. Save it as UTF-8: in Notepad with “Save as”, encoding UTF-8.',
    zh: '文件 {file} 不是 UTF-8 编码。请另存为 UTF-8：在记事本中选择“另存为”，编码选 UTF-8。',
  },
  'error.NOT_A_POLICY': {
    en: 'The file {file} is no policy: it has none of the keys id, title, categories and benefits. Check that it is the right file; docs/writing-a-policy.md says what a policy looks like.',
    zh: '文件 {file} 不是政策文件：其中没有 id、title、categories、benefits 任何一项。请确认是否选错了文件；政策文件的写法见 docs/writing-a-policy.md。',
  },
  'error.CONFIG_NO_MAP': {
    en: 'The file {file} is no configuration: it holds no keys with values (policies: [yuxi-2022]). Check that it is the right file.',
    zh: '文件 {file} 不是配置文件：其中没有“键: 值”的内容（如 policies: [yuxi-2022]）。请确认是否选错了文件。',
  },

  'error.POLICY_UNKNOWN_KEY': {
    en: 'The key “{value}” has no meaning here. Correct its spelling, move it to where it belongs, or remove it; docs/writing-a-policy.md lists the keys.',
    zh: '此处没有“{value}”这一项。请更正拼写或位置，或将其删去；可用的项见 docs/writing-a-policy.md。',
  },
  'error.POLICY_MISSING_KEY': {
    en: 'The key “{value}” is missing. Write it down with its value and article.',
    zh: '缺少“{value}”这一项。请补上其值和所依据的条款。',
  },
  'error.POLICY_VALUE': {
    en: 'This value does not fit here. Amounts are yuan with at most two decimals, ratios are from 0 to 1, dates are YYYY-MM-DD, names are those of the vocabulary.',
    zh: '此处的值不合要求。金额为元且最多两位小数，比例为 0 到 1，日期为 YYYY-MM-DD，名称须在词表之内。',
  },
  'error.POLICY_TOO_LARGE': {
    en: 'There are {value} of them here; a policy can have at most 127 categories and 255 benefits. Merge some, or split the policy in two.',
    zh: '此处多达 {value} 项：一项政策最多 127 个类别、255 项待遇。请合并，或拆分为两项政策。',
  },
  'error.POLICY_ID_TWICE': {
    en: 'The name “{value}” is given twice, so the two could not be told apart in the output. Rename one.',
    zh: '名称“{value}”重复，结果中将无法区分。请改名。',
  },
  'error.POLICY_CATEGORY_EMPTY': {
    en: 'Category {value} has no identity, so nobody can be in it. Name its identities or remove it.',
    zh: '类别 {value} 没有任何身份，不会有人属于它。请写明身份或删去该类别。',
  },
  'error.POLICY_IDENTITY_TWICE': {
    en: 'The identity {value} is named twice; a person would be in two categories at once. Keep one.',
    zh: '身份 {value} 出现两次，同一人将同时属于两个类别。请只保留一处。',
  },
  'error.POLICY_CATEGORY_UNKNOWN': {
    en: 'The policy has no category {value}. Correct the code, or add the category under “categories”.',
    zh: '本政策没有类别 {value}。请更正代码，或在 categories 中增加该类别。',
  },
  'error.POLICY_CATEGORY_UNUSED': {
    en: 'No benefit names category {value}, so its people get nothing. If the document means that, nothing needs doing.',
    zh: '没有任何待遇涉及类别 {value}，该类人员将得不到救助。如文件本意如此，则无需处理。',
  },
  'error.POLICY_STANDARD_TWICE': {
    en: 'Category {value} has two standards under one benefit; only one can apply. Merge them or make two benefits.',
    zh: '类别 {value} 在同一待遇下有两个标准，只能适用一个。请合并或拆成两项待遇。',
  },
  'error.POLICY_PARAMETER_UNKNOWN': {
    en: 'The parameter {value} is used here but not declared. Declare it under “parameters” with title, unit and article.',
    zh: '此处使用了未声明的参数 {value}。请在 parameters 中写明其名称、单位和条款。',
  },
  'error.POLICY_PARAMETER_UNUSED': {
    en: 'The parameter {value} is declared but used nowhere, so a value entered for it would change nothing. Use it or remove it.',
    zh: '参数 {value} 已声明但没有使用，填写后也不会生效。请使用或删去。',
  },
  'error.POLICY_PARAMETER_UNIT': {
    en: 'The parameter {value} has a unit that does not fit here, e.g. a ratio where an amount is expected. Correct the unit, or use another parameter.',
    zh: '参数 {value} 的单位不适用于此处，例如在金额处使用了比例。请更正单位，或改用其他参数。',
  },
  'error.POLICY_PARAMETER_DEFAULT': {
    en: 'The default or bound does not fit the unit of its parameter: {value}. Correct the value, or the unit.',
    zh: '默认值或下限与参数的单位不符：{value}。请更正该值或单位。',
  },
  'error.POLICY_PARAMETER_CIRCLE': {
    en: 'The default or bound is taken from {value}, whose own default or bound is taken from a parameter again. Give one of the two a value of its own.',
    zh: '默认值或下限取自 {value}，而后者的默认值或下限又取自其他参数。请为其中之一写明确定的值。',
  },
  'error.POLICY_ARTICLE_MISSING': {
    en: 'This rule names no article, so nobody could check it against the document. Add “article”.',
    zh: '此规则没有注明条款，无法与文件核对。请补上 article。',
  },

  'error.UNKNOWN_PARAMETER': {
    en: 'The policy has no parameter {path}. It has: {known}. Correct the name in relief.yaml or --param; “relief policy show” says what each means.',
    zh: '该政策没有参数 {path}。可用参数：{known}。请更正 relief.yaml 或 --param 中的名称；各参数的含义见 relief policy show。',
  },
  'error.PARAMETER_VALUE': {
    en: 'The value given for {path} in relief.yaml or --param cannot be used: {value}. It must be {unit}.',
    zh: 'relief.yaml 或 --param 中参数 {path} 的值不可用：{value}。应为：{unit}。',
  },
  'error.PARAMETER_NOT_RISING': {
    en: 'The ratios given for {path} in relief.yaml or --param must rise from tier to tier: {value}. Correct them.',
    zh: 'relief.yaml 或 --param 中参数 {path} 的各段比例须逐段提高：{value}。请更正。',
  },
  'error.PARAMETER_BELOW_BOUND': {
    en: 'The value of {path} is {value}, but the document allows no less than {bound}. Correct the value in relief.yaml or --param.',
    zh: '参数 {path} 的值为 {value}，低于文件规定的下限 {bound}。请在 relief.yaml 或 --param 中更正。',
  },
  'error.MISSING_PARAMETER': {
    en: 'Claims settled in {year} need a value of {missingYear} that is not given: {title}. Enter it in relief.yaml (parameters: {policy}: {name}: {{missingYear}: …}) or as --param {path}=… {source}',
    zh: '{year} 年结算的费用需要 {missingYear} 年的{title}，但没有给出。请写入 relief.yaml（parameters: {policy}: {name}: {{missingYear}: …}）或用 --param {path}=… 给出。{source}',
  },

  'error.NO_CASES': {
    en: 'There are no worked cases {file}. Write a cases.yaml beside the policy; the built-in policies show how.',
    zh: '没有算例文件 {file}。请在政策旁编写 cases.yaml，可参照内置政策。',
  },
  'error.CASE_SHAPE': {
    en: 'This is not how a worked case is written. A case has name, article, roster, claims and expect; what is expected of a claim has claim_id, status, and payable where it is paid or reason where it is not.',
    zh: '算例写法有误。每个算例须有 name、article、roster、claims 和 expect；每笔预期须有 claim_id、status，予以救助的写 payable，其余写 reason。',
  },
  'error.CASE_NAME_TWICE': {
    en: 'Two worked cases have the same name. Rename one.',
    zh: '有两个算例同名。请改名。',
  },
  'error.CASE_ROW': {
    en: 'This row of the worked case would be rejected ({reject}): the column {column} has “{value}”. Correct it.',
    zh: '算例中的这一行会被拒（{reject}）：{column} 列的值为“{value}”。请更正。',
  },

  'policy_check.ok': { en: '{file}: ok', zh: '{file}：没有问题' },
  'policy_check.warnings': { en: '{file}: ok, {warnings} warning(s)', zh: '{file}：可用，{warnings} 条提醒' },
  'policy_check.errors': {
    en: '{file}: {errors} error(s), {warnings} warning(s)',
    zh: '{file}：{errors} 个错误，{warnings} 条提醒',
  },
  'policy_test.total': { en: '{passed} passed, {failed} failed', zh: '通过 {passed} 例，未通过 {failed} 例' },
  'policy_test.failed': { en: 'failed: ', zh: '未通过：' },
  'policy_test.claim': { en: 'claim {claim} (line {line})', zh: '结算 {claim}（第 {line} 行）' },
  'policy_test.expected': { en: 'expected', zh: '预期' },
  'policy_test.got': { en: 'got', zh: '实得' },

  'show.policy': { en: 'policy', zh: '政策' },
  'show.title': { en: 'title', zh: '名称' },
  'show.document': { en: 'document', zh: '文号' },
  'show.from': { en: 'from', zh: '自' },
  'show.until': { en: 'until', zh: '至' },
  'show.fund': { en: 'fund', zh: '基金' },
  'show.areas': { en: 'areas', zh: '地区' },
  'show.categories': { en: 'Categories, the best first', zh: '类别（按优先顺序）' },
  'show.categories_short': { en: 'category', zh: '类别' },
  'show.code': { en: 'code', zh: '代码' },
  'show.name': { en: 'name', zh: '名称' },
  'show.identity': { en: 'identity', zh: '身份代码' },
  'show.identity_name': { en: 'meaning', zh: '身份' },
  'show.article': { en: 'article', zh: '条款' },
  'show.rules': { en: 'Rules, in the order of the checks', zh: '规则（按检查顺序）' },
  'show.parameters': { en: 'Parameters', zh: '参数' },
  'show.value': { en: 'given', zh: '给定值' },
  'show.default': { en: 'default', zh: '默认值' },
  'show.at_least': { en: 'bounds (at least)', zh: '限制（不低于）' },
  'show.if_missing': { en: 'if missing', zh: '缺失时' },
  'show.rising': { en: 'rising', zh: '逐段提高' },
  'show.below': { en: 'highest below {name}', zh: '最高低于 {name}' },
  'missing.stop': { en: 'the run stops', zh: '停止运行' },
  'missing.pend': { en: 'the claim waits', zh: '结算待补充' },
  'missing.allow': { en: 'nothing', zh: '无影响' },
  'show.none': { en: 'none', zh: '不设' },
  'show.previous': { en: '{name} of the year before', zh: '上年度 {name}' },
  'show.share': { en: '{share} of {of}', zh: '{of} 的 {share}' },
  'show.readings': {
    en: 'Readings: where the document is silent or can be read two ways',
    zh: '解读：文件未明确之处的处理',
  },

  'note.TIERS_NOT_BELOW': {
    en: 'In principle the document wants these ratios lower: {value}.',
    zh: '按文件原则，此处比例应当更低：{value}。',
  },
  'note.POLICY_CATEGORY_UNUSED': {
    en: 'No benefit names category {value}: its people get nothing.',
    zh: '没有任何待遇涉及类别 {value}，该类人员得不到救助。',
  },
} satisfies Record<string, Entry>;
