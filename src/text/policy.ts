import type { Entry } from './entry.js';

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
    en: 'The key “{value}” has no meaning here. Correct its spelling or its place, or remove it; docs/writing-a-policy.md lists the keys.',
    zh: '此处没有“{value}”这一项。请更正拼写或位置，或将其删去；可用的项见 docs/writing-a-policy.md。',
  },
  'error.POLICY_MISSING_KEY': {
    en: 'The key “{value}” is missing. Write it down with its value and article.',
    zh: '缺少“{value}”这一项。请补上其值和所依据的条款。',
  },
  'error.POLICY_VALUE': {
    en: 'This value is none that fits here. Amounts are yuan with at most two decimals, ratios 0 to 1, dates YYYY-MM-DD, names those of the vocabulary.',
    zh: '此处的值不合要求。金额为元且最多两位小数，比例为 0 到 1，日期为 YYYY-MM-DD，名称须在词表之内。',
  },
  'error.POLICY_IN_FORCE_ORDER': {
    en: 'The policy ends before it begins. Correct in_force.from or in_force.until.',
    zh: '政策的失效日期早于生效日期。请更正 in_force.from 或 in_force.until。',
  },
  'error.POLICY_TOO_LARGE': {
    en: 'There are {value} of them here; a run tells at most 127 categories and 255 benefits of one policy apart. Join some, or divide the policy in two.',
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
    en: 'The identity {value} stands in two places; a person would be in two categories at once. Keep one.',
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
  'error.POLICY_BENEFIT_UNREACHABLE': {
    en: 'No claim of category {value} can ever meet these conditions: they contradict each other, or ask for a claim before recognition where no identity looks back. Correct the conditions, or add the look-back.',
    zh: '类别 {value} 的任何结算都不可能满足这些条件：条件互相矛盾，或要求认定前的费用但没有任何身份可追溯。请更正条件，或为身份补上追溯期。',
  },
  'error.POLICY_RATE_MISSING': {
    en: 'The standard of category {value} needs either one ratio or a list of tiers, not both and not neither.',
    zh: '类别 {value} 的标准须写 ratio 或 tiers 之一，不可都写，也不可都不写。',
  },
  'error.POLICY_TIERS_BROKEN': {
    en: 'The tiers leave a gap or overlap here: every tier but the last needs an up_to above the one before, and the last has none.',
    zh: '分段在此处有缺口或重叠：除最后一段外，每段的 up_to 须大于前一段；最后一段不写 up_to。',
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
    en: 'The parameter {value} has a unit that does not fit here, e.g. a ratio in the place of an amount. Correct the unit, or use another parameter.',
    zh: '参数 {value} 的单位不适用于此处，例如在金额处使用了比例。请更正单位，或改用其他参数。',
  },
  'error.POLICY_PARAMETER_DEFAULT': {
    en: 'The default or bound is no value in the unit of its parameter: {value}. Correct the value, or the unit.',
    zh: '默认值或下限与参数的单位不符：{value}。请更正该值或单位。',
  },
  'error.POLICY_PARAMETER_CIRCLE': {
    en: 'The default or bound is taken from {value}, whose own default or bound is taken from a parameter again. Give one of the two a value of its own.',
    zh: '默认值或下限取自 {value}，而后者的默认值或下限又取自其他参数。请为其中之一写明确定的值。',
  },
  'error.POLICY_CAP_GROUP_MIXED': {
    en: 'The benefits of the cap group {value} count what was paid once per person and once per household. One cap needs one counter.',
    zh: '封顶组 {value} 的各项待遇有的按个人、有的按家庭累计。同一封顶线须用同一累计口径。',
  },
  'error.POLICY_AFTER_ASSISTANCE_FIRST': {
    en: 'The benefit {value} starts from what earlier benefits left over, but it is the first one. Put it after them.',
    zh: '待遇 {value} 以前面待遇救助后的余额为基数，却排在第一。请移到其后。',
  },
  'error.POLICY_DEADLINE_DATE': {
    en: 'The filing deadline {value} (month-day) is no day that every year has. Correct the month or the day.',
    zh: '申请截止日 {value}（月-日）不是每年都有的日期。请更正月份或日期。',
  },
  'error.POLICY_ARTICLE_MISSING': {
    en: 'This rule names no article, so nobody could check it against the document. Add “article”.',
    zh: '此规则没有注明条款，无法与文件核对。请补上 article。',
  },

  'error.IN_FORCE_ORDER': {
    en: 'By the dates given for {path} the policy ends before it begins. Correct “from” or “until” in relief.yaml.',
    zh: '按 {path} 给出的日期，政策的失效日期早于生效日期。请在 relief.yaml 中更正 from 或 until。',
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
  'show.in_force': { en: 'in force', zh: '有效期' },
  'show.no_end': { en: 'no end', zh: '无截止' },
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
  'show.look_back': { en: 'look-back', zh: '追溯' },
  'show.months': { en: '{count} months', zh: '{count} 个月' },
  'show.days': { en: '{count} days', zh: '{count} 天' },
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
  'show.benefit': { en: 'Benefit', zh: '待遇' },
  'show.services': { en: 'services', zh: '医疗类别' },
  'show.all_services': { en: 'every service', zh: '全部类别' },
  'show.base': { en: 'base', zh: '基数' },
  'show.counters': { en: 'counters', zh: '累计' },
  'show.counters_text': {
    en: 'deductible per {burden} and {period}; cap per {paid} and year, shared within the group “{group}”',
    zh: '起付线按{burden}、{period}累计；封顶线按{paid}、年度累计，“{group}”组共用',
  },
  'show.only_when': { en: 'only when', zh: '适用条件' },
  'show.deductible': { en: 'deductible', zh: '起付线' },
  'show.ratio': { en: 'ratio', zh: '救助比例' },
  'show.cap': { en: 'cap a year', zh: '年度封顶线' },
  'show.none': { en: 'none', zh: '不设' },
  'show.household_capacity': { en: 'what the household can bear', zh: '家庭承受能力' },
  'show.or_higher': { en: 'or enhanced_ratio, if higher', zh: '或更高的 enhanced_ratio' },
  'show.previous': { en: '{name} of the year before', zh: '上年度 {name}' },
  'show.share': { en: '{share} of {of}', zh: '{of} 的 {share}' },
  'show.warning': { en: 'Early warning', zh: '预警' },
  'show.warning_text': { en: '{base} of a year above {threshold}', zh: '年度{base}超过 {threshold}' },
  'show.fund_checks': { en: 'Fund checks', zh: '基金检查' },
  'show.check_surplus_ratio': {
    en: 'closing balance at most {limit} of the year’s income',
    zh: '年末结余不超过当年收入的 {limit}',
  },
  'show.check_gap': { en: 'the year’s income covers its expense', zh: '当年收入不少于支出' },
  'show.check_pool_used': { en: 'the municipal half stays within {limit}', zh: '市级负担部分不超过 {limit}' },
  'show.readings': {
    en: 'Readings: where the document is silent or can be read two ways',
    zh: '解读：文件未明确之处的处理',
  },

  'rule.other_program': { en: 'other channel', zh: '其他渠道' },
  'rule.exclusion': { en: 'excluded', zh: '不予救助' },
  'rule.except_emergency': { en: 'except emergencies', zh: '急诊除外' },
  'rule.residence': { en: 'residence', zh: '户籍' },
  'rule.residence_all': { en: 'local residents', zh: '本地户籍' },
  'rule.residence_except': { en: 'local residents, except {identities}', zh: '本地户籍，{identities}除外' },
  'rule.residence_only': { en: 'local residence is asked of {identities}', zh: '仅{identities}须为本地户籍' },
  'rule.insurance': { en: 'insurance', zh: '参保' },
  'rule.insurance_needed': { en: 'basic insurance, resident or employee', zh: '须参加居民或职工基本医保' },
  'rule.pilot_areas': { en: 'pilot areas', zh: '试点地区' },
  'rule.mid_stay': { en: 'change during a stay', zh: '住院期间变更' },
  'rule.next_month': {
    en: 'begins with the next month, ends with the month',
    zh: '新增自次月起，退出至当月末',
  },
  'rule.filing_deadline': { en: 'filing deadline', zh: '申请期限' },
  'rule.next_year_day': {
    en: '{month}-{day} of the year after the settlement, for manual claims',
    zh: '手工结报：结算次年 {month} 月 {day} 日前',
  },
  'rule.referral': { en: 'referral', zh: '转诊' },
  'rule.referral_none': { en: 'not tested', zh: '不核查' },
  'rule.referral_away': { en: 'needed away from the city', zh: '市外就医须转诊' },
  'rule.referral_always': {
    en: 'needed away from the city; local treatment against the rules is refused too; emergency rescue exempt',
    zh: '市外就医须转诊；市内未按规定转诊也不救助；急诊抢救除外',
  },
  'rule.remainder_notice': { en: 'remainder goes on to a special scheme', zh: '剩余费用转专项保障' },
  'when.before_recognition': { en: 'before recognition', zh: '认定之前' },
  'when.from_recognition': { en: 'from recognition on', zh: '认定之后' },
  'when.places': { en: 'place: {places}', zh: '就医地：{places}' },
  'when.referral_not': { en: 'unless {referrals}', zh: '{referrals}的除外' },
  'when.at_risk': { en: 'at risk of poverty on the settlement date', zh: '结算时已认定有致贫返贫风险' },

  'note.TIERS_NOT_BELOW': {
    en: 'In principle the document wants these ratios lower: {value}.',
    zh: '按文件原则，此处比例应当更低：{value}。',
  },
  'note.POLICY_CATEGORY_UNUSED': {
    en: 'No benefit names category {value}: its people get nothing.',
    zh: '没有任何待遇涉及类别 {value}，该类人员得不到救助。',
  },
} satisfies Record<string, Entry>;
