import type { Entry } from './catalogue.js';

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
  'error.YAML_TOO_LARGE': {
    en: 'The file has {value} characters; a hand-written file of this kind has less than a million. Check that it is the right file.',
    zh: '文件有 {value} 个字符，而这类手写文件不应超过一百万。请确认是否选错了文件。',
  },
  'error.YAML_ALIAS': {
    en: 'The file uses YAML aliases (&name, *name), which are not allowed here. Write the values out.',
    zh: '文件使用了 YAML 别名（&name、*name），此处不允许。请直接写出各值。',
  },

  'error.POLICY_UNKNOWN_KEY': {
    en: 'The key “{value}” has no meaning here. It may be misspelled or stand under the wrong heading; see docs on writing a policy.',
    zh: '此处没有“{value}”这一项，可能拼写有误或位置不对；请参阅政策编写说明。',
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
    en: 'No claim of category {value} can ever meet these conditions: they contradict each other, or ask for a claim before recognition where no identity looks back.',
    zh: '类别 {value} 的任何结算都不可能满足这些条件：条件互相矛盾，或要求认定前的费用但没有任何身份可追溯。',
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
    en: 'The parameter {value} has a unit that does not fit here, e.g. a ratio in the place of an amount.',
    zh: '参数 {value} 的单位不适用于此处，例如在金额处使用了比例。',
  },
  'error.POLICY_PARAMETER_DEFAULT': {
    en: 'The default is no value in the unit of its parameter: {value}.',
    zh: '默认值与参数的单位不符：{value}。',
  },
  'error.POLICY_PARAMETER_CIRCLE': {
    en: 'The default is a share of {value}, whose own default is a share again. Give one of the two a value of its own.',
    zh: '默认值取自 {value}，而后者的默认值又取自其他参数。请为其中之一写明确定的值。',
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
    en: 'The filing deadline {value} (month-day) is no day that every year has.',
    zh: '申请截止日 {value}（月-日）不是每年都有的日期。',
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
    en: 'The policy has no parameter {path}. It has: {known}.',
    zh: '该政策没有参数 {path}。可用参数：{known}。',
  },
  'error.PARAMETER_VALUE': {
    en: 'The value given for {path} cannot be used: {value}. It must be {unit}.',
    zh: '参数 {path} 的值不可用：{value}。应为：{unit}。',
  },
  'error.PARAMETER_NOT_RISING': {
    en: 'The ratios of {path} must rise from tier to tier: {value}.',
    zh: '参数 {path} 的各段比例须逐段提高：{value}。',
  },
  'error.PARAMETER_BELOW_BOUND': {
    en: 'The value of {path} is {value}, but the document allows no less than {bound}. Correct the value.',
    zh: '参数 {path} 的值为 {value}，低于文件规定的下限 {bound}。请更正。',
  },
  'error.MISSING_PARAMETER': {
    en: 'Claims settled in {year} need {path}, and nobody gave it. Enter it in relief.yaml (parameters: {policy}: {name}: {{missingYear}: …}) or as --param {path}=… {source}',
    zh: '{year} 年结算的费用需要参数 {path}，但没有给出。请写入 relief.yaml（parameters: {policy}: {name}: {{missingYear}: …}）或用 --param {path}=… 给出。{source}',
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
