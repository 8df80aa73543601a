import type { Entry } from '../domain/entry.js';

/** The command line: help, commands with their arguments, and what is said where it is wrong. */
export const commandLineText = {
  'cli.error': { en: 'error: ', zh: '错误：' },
  'cli.warning': { en: 'warning: ', zh: '提醒：' },
  'cli.bug': {
    en: 'internal error: this is a fault in relief, not in your files. Nothing was written. Please report it with the lines below.',
    zh: '内部错误：这是程序本身的问题，与您的文件无关。没有写入任何结果。请将以下内容反馈给我们。',
  },
  'cli.did_you_mean': { en: 'Did you mean {value}?', zh: '是否想写 {value}？' },

  'help.Usage:': { en: 'Usage:', zh: '用法：' },
  'help.Arguments:': { en: 'Arguments:', zh: '参数：' },
  'help.Options:': { en: 'Options:', zh: '选项：' },
  'help.Global Options:': { en: 'Everywhere:', zh: '通用选项：' },
  'help.Commands:': { en: 'Commands:', zh: '命令：' },
  'help.example': { en: 'Example:', zh: '示例：' },
  'help.[options]': { en: '[options]', zh: '[选项]' },
  'help.[command]': { en: '[command]', zh: '[命令]' },

  'command.relief': {
    en: 'Works out what medical assistance (医疗救助) each settled claim should have been paid under a city’s policy, and why; checks it against what was paid; and keeps the fund’s account.',
    zh: '按各市医疗救助政策，逐笔核算每笔结算应当救助多少、依据是什么，与实际支付对账，并计算基金收支。',
  },
  'example.relief': {
    en: 'relief adjudicate claims.csv --policy wenzhou-2020',
    zh: 'relief adjudicate claims.csv --policy wenzhou-2020',
  },

  'command.adjudicate': {
    en: 'Adjudicate claims: decide, reconcile, settle and report. The roster, the fund’s ledger and relief.yaml are looked for beside the first claims file.',
    zh: '核算结算数据：逐笔判定、对账、汇总并输出报表。名册、基金台账和 relief.yaml 默认取第一个结算文件所在目录。',
  },
  'summary.adjudicate': { en: 'decide, reconcile, settle and report', zh: '核算：判定、对账、汇总、报表' },
  'example.adjudicate': {
    en: 'relief adjudicate 2023/claims.csv --roster roster.csv --out 2023/result',
    zh: 'relief adjudicate 2023/claims.csv --roster roster.csv --out 2023/result',
  },

  'command.explain': {
    en: 'Explain one claim: the roster rows considered, every check with its article, every number of every benefit line, and which earlier claims used up the counters.',
    zh: '解释一笔结算：考虑了哪些名册记录、每项检查及其条款、每项待遇的全部数字，以及先前哪些结算占用了额度。',
  },
  'summary.explain': { en: 'show how one claim was decided', zh: '说明一笔结算的判定过程' },
  'example.explain': {
    en: 'relief explain S20230105001 claims.csv',
    zh: 'relief explain S20230105001 claims.csv',
  },

  'command.fund': {
    en: 'Keep the fund’s account again with another ledger, from the decisions of an earlier run: the ledger and its summary are those that a whole run with this ledger would give. The earlier results stay as they are.',
    zh: '用另一份台账重新计算基金收支：沿用先前运行的判定结果，所得明细账和汇总与用该台账完整运行一次相同。先前的结果不变。',
  },
  'summary.fund': { en: 'keep the fund’s account again', zh: '重新计算基金收支' },
  'example.fund': {
    en: 'relief fund fund.csv --decisions relief-out',
    zh: 'relief fund fund.csv --decisions relief-out',
  },

  'command.verify': {
    en: 'Verify the results of an earlier run: check every input, policy and output against the manifest, make the run again from its inputs, and compare byte for byte. With --independent, work out every benefit line and total a second time, from the results and the policies alone, with exact decimals. Exits with 0 where everything holds and with 1 where something does not.',
    zh: '核验先前运行的结果：按清单（manifest.json）检查每个输入、政策和输出，用原输入重新运行并逐字节比对。加 --independent 时，仅凭结果和政策，以精确小数另行重算每条待遇和全部合计。全部相符时退出状态为 0，否则为 1。',
  },
  'summary.verify': { en: 'check results against their inputs', zh: '核验结果' },
  'example.verify': {
    en: 'relief verify relief-out --independent',
    zh: 'relief verify relief-out --independent',
  },

  'command.rejects': {
    en: 'Show the rows that a run could not use, grouped by what is wrong with them, with what to do about it.',
    zh: '按原因分组显示未能使用的行，并说明如何处理。',
  },
  'summary.rejects': { en: 'group rejected rows by cause', zh: '按原因归类被拒的行' },
  'example.rejects': {
    en: 'relief rejects relief-out/rejects.csv',
    zh: 'relief rejects relief-out/rejects.csv',
  },

  'command.columns': {
    en: 'Show the columns that claims, roster and ledger may have, with every header and value that is read. With files: how each of them would be read, column by column.',
    zh: '列出结算、名册和台账可用的列，以及可识别的各种表头和取值。给出文件时，逐列显示该文件将如何读取。',
  },
  'summary.columns': { en: 'show how files are read', zh: '显示文件如何读取' },
  'example.columns': { en: 'relief columns claims.csv', zh: 'relief columns claims.csv' },

  'command.init': {
    en: 'Look at the files in a folder and propose a relief.yaml for them: which policies fit, which parameters and service codes are missing, and by which article they are needed. It is written after a yes, and never over another one.',
    zh: '查看文件夹中的文件，拟出 relief.yaml：适用哪些政策，缺少哪些参数和医疗类别代码，依据哪一条款。确认后写入，绝不覆盖已有文件。',
  },
  'summary.init': { en: 'propose a relief.yaml for a folder', zh: '为文件夹拟出 relief.yaml' },
  'example.init': { en: 'relief init 2023', zh: 'relief init 2023' },

  'command.sample': {
    en: 'Write an invented data set for a policy, to try things out, to train and to test under load: claims, roster, ledger and relief.yaml. What the settlement system paid is right in most claims; answers.csv lists the others.',
    zh: '为一项政策生成虚构数据，用于试用、培训和压力测试：结算、名册、台账和 relief.yaml。系统支付大多正确，有误的列在 answers.csv 中。',
  },
  'summary.sample': { en: 'write invented data for a policy', zh: '为一项政策生成虚构数据' },
  'example.sample': {
    en: 'relief sample wenzhou-2020 try --claims 5000',
    zh: 'relief sample wenzhou-2020 try --claims 5000',
  },

  'command.policy': { en: 'Look at, check and test policies.', zh: '查看、检查和测试政策。' },
  'summary.policy': { en: 'look at, check and test policies', zh: '查看、检查和测试政策' },
  'example.policy': { en: 'relief policy show wenzhou-2020', zh: 'relief policy show wenzhou-2020' },

  'command.policy.list': { en: 'List the built-in policies.', zh: '列出内置政策。' },
  'summary.policy.list': { en: 'list the built-in policies', zh: '列出内置政策' },
  'example.policy.list': { en: 'relief policy list', zh: 'relief policy list' },

  'command.policy.show': {
    en: 'Show a policy as tables to be checked against the document, article by article.',
    zh: '以表格列出政策的类别、规则、标准和参数，便于逐条与文件核对。',
  },
  'summary.policy.show': { en: 'show a policy, article by article', zh: '逐条列出一项政策' },
  'example.policy.show': {
    en: 'relief policy show yuxi-2022 --param yuxi-2022.monitoring_line=7500',
    zh: 'relief policy show yuxi-2022 --param yuxi-2022.monitoring_line=7500',
  },

  'command.policy.check': {
    en: 'Check policy files for gaps, slips and contradictions. All findings are shown, with line and article.',
    zh: '检查政策文件有无缺口、笔误和矛盾，列出全部问题及其行号和条款。',
  },
  'summary.policy.check': { en: 'check policy files for slips', zh: '检查政策文件' },
  'example.policy.check': { en: 'relief policy check my-city.yaml', zh: 'relief policy check my-city.yaml' },

  'command.policy.test': {
    en: 'Run the worked cases (cases.yaml) beside a policy; without a name, those of all built-in policies.',
    zh: '运行政策旁的算例（cases.yaml）；不写名称则运行全部内置政策的算例。',
  },
  'summary.policy.test': { en: 'run the worked cases of a policy', zh: '运行政策的算例' },
  'example.policy.test': { en: 'relief policy test wenzhou-2020', zh: 'relief policy test wenzhou-2020' },

  'argument.claims': {
    en: 'claims files (CSV, .gz, .xlsx, .xls, .zip), folders, or - for standard input; several are one input; none where relief.yaml names them',
    zh: '结算文件（CSV、.gz、.xlsx、.xls、.zip）、文件夹，或 - 表示标准输入；多个视为一个输入；relief.yaml 已写明时可省略',
  },
  'argument.fund': {
    en: 'ledger of the fund (CSV, .gz, or - for standard input)',
    zh: '基金台账（CSV、.gz，或 - 表示标准输入）',
  },
  'argument.claim_id': { en: 'number of the claim', zh: '结算单编号' },
  'argument.policy': {
    en: 'id of a built-in policy, or path of a policy file',
    zh: '内置政策的编号，或政策文件的路径',
  },
  'argument.file': { en: 'path of a policy file', zh: '政策文件的路径' },
  'argument.files': { en: 'files to look at (CSV, .gz)', zh: '要查看的文件（CSV、.gz）' },
  'argument.rejects': { en: 'rejects.csv of a run', zh: '某次运行的 rejects.csv' },
  'argument.directory': { en: 'folder', zh: '文件夹' },
  'argument.results': { en: 'directory that a run has written', zh: '某次运行写出的结果目录' },

  'error.UNKNOWN_OPTION': {
    en: 'There is no option {value}. See “relief --help”.',
    zh: '没有选项 {value}。请参阅 relief --help。',
  },
  'error.UNKNOWN_COMMAND': {
    en: 'There is no command “{value}”. See “relief --help”.',
    zh: '没有命令“{value}”。请参阅 relief --help。',
  },
  'error.MISSING_ARGUMENT': {
    en: 'The argument <{value}> is missing. See “{command} --help”.',
    zh: '缺少参数 <{value}>。请参阅 {command} --help。',
  },
  'error.MISSING_OPTION_VALUE': {
    en: 'The option {value} needs a value. See “{command} --help”.',
    zh: '选项 {value} 需要一个值。请参阅 {command} --help。',
  },
  'error.TOO_MANY_ARGUMENTS': {
    en: '“{command}” takes {expected} argument(s), but {value} were given. Put names with blanks into quotes.',
    zh: '“{command}”只接受 {expected} 个参数，实际给出 {value} 个。名称中有空格时请加引号。',
  },
  'error.BAD_OPTION_VALUE': {
    en: 'The option {option} cannot be “{value}”. It takes {allowed}.',
    zh: '选项 {option} 的值不能是“{value}”，可用：{allowed}。',
  },
  'error.BAD_PARAMETER_OPTION': {
    en: 'The parameter “{value}” is not written as policy.name=value or policy.name.year=value. Write e.g. --param yuxi-2022.monitoring_line.2023=7500.',
    zh: '参数“{value}”的写法有误，应为 政策.名称=值 或 政策.名称.年份=值，如 --param yuxi-2022.monitoring_line.2023=7500。',
  },
  'error.USAGE': { en: '{value}', zh: '{value}' },
} satisfies Record<string, Entry>;
