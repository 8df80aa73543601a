import type { Entry } from './catalogue.js';

/** The command line: help, usage errors, and the short texts that commands print. */
export const cliText = {
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
  'command.fund': {
    en: 'Keep the fund’s account again with another ledger, from the decisions of an earlier run: the ledger and its summary are those that a whole run with this ledger would give. The earlier results stay as they are.',
    zh: '用另一份台账重新计算基金收支：沿用先前运行的判定结果，所得明细账和汇总与用该台账完整运行一次相同。先前的结果不变。',
  },
  'summary.fund': { en: 'keep the fund’s account again', zh: '重新计算基金收支' },
  'example.fund': {
    en: 'relief fund fund.csv --decisions relief-out',
    zh: 'relief fund fund.csv --decisions relief-out',
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

  'option.help': { en: 'show this help', zh: '显示帮助' },
  'option.version': { en: 'show the version', zh: '显示版本号' },
  'option.lang': {
    en: 'language of messages: en or zh (default: the environment’s)',
    zh: '信息语言：en 或 zh（默认随环境）',
  },
  'option.color': { en: 'no colours', zh: '不使用颜色' },
  'option.config': {
    en: 'configuration file (default: relief.yaml beside the first claims file)',
    zh: '配置文件（默认：第一个结算文件旁的 relief.yaml）',
  },
  'option.policy': {
    en: 'policy to apply, a built-in id or a file; repeat it for a stack, in order; replaces the configured one',
    zh: '适用的政策（内置编号或文件）；可重复，按顺序叠加；替代配置中的政策',
  },
  'option.roster': {
    en: 'roster file (default: roster.csv beside the configuration or the claims)',
    zh: '名册文件（默认：配置或结算文件旁的 roster.csv）',
  },
  'option.fund': {
    en: 'ledger of the fund (default: fund.csv beside the configuration or the claims, if there)',
    zh: '基金台账（默认：配置或结算文件旁的 fund.csv，如有）',
  },
  'option.param': {
    en: 'value of a parameter, e.g. yuxi-2022.monitoring_line.2023=7500; may be repeated',
    zh: '参数的值，如 yuxi-2022.monitoring_line.2023=7500；可重复',
  },
  'option.out': {
    en: 'directory for the results (default: relief-out beside the first claims file)',
    zh: '结果目录（默认：第一个结算文件旁的 relief-out）',
  },
  'option.force': {
    en: 'replace the directory even if no earlier run wrote it',
    zh: '即使目录不是先前运行所写，也予以替换',
  },
  'option.mode': {
    en: 'permissions of the files that are written, as for chmod, e.g. 640; directories can be entered by whoever may read (default: 600, their owner alone; a directory that is replaced keeps its own)',
    zh: '所写文件的权限，写法同 chmod，如 640；可读者均可进入目录（默认 600，仅所有者；被替换的目录保留原权限）',
  },
  'option.tolerance': {
    en: 'differences up to this many yuan count as agreeing (default 0.00)',
    zh: '差额不超过此数（元）视为一致（默认 0.00）',
  },
  'option.threads': {
    en: 'threads (default: one per core for large inputs, else one); the results do not depend on it',
    zh: '线程数（默认：大文件每核一个，否则一个）；不影响结果',
  },
  'option.memory': {
    en: 'say at the end how much memory the run took at its peak',
    zh: '结束时显示内存占用峰值',
  },
  'adjudicate.memory': { en: 'Peak memory: {value} MiB', zh: '内存峰值：{value} MiB' },
  'option.strict': {
    en: 'exit with 1 where there are rejects, pended claims or differences',
    zh: '有被拒行、待补充或对账差异时，退出状态为 1',
  },
  'option.headers': { en: 'headers of the results: en (default) or zh', zh: '结果表头：en（默认）或 zh' },
  'option.encoding': {
    en: 'encoding of the results: utf8 (default), utf8-bom (for Excel) or gb18030',
    zh: '结果编码：utf8（默认）、utf8-bom（供 Excel）或 gb18030',
  },
  'option.inputEncoding': {
    en: 'encoding of the inputs: utf8, gb18030, utf16le or utf16be (default: found by itself)',
    zh: '输入编码：utf8、gb18030、utf16le 或 utf16be（默认自动识别）',
  },
  'option.reports': {
    en: 'what to write: some of csv, xlsx, html, json with commas between them (default: all; csv,json from 100,000 claims on)',
    zh: '写出哪些结果：csv、xlsx、html、json 中的几种，以逗号分隔（默认全部；结算满 100000 笔时为 csv,json）',
  },
  'option.mask': {
    en: 'show names and identity numbers in report.html in full',
    zh: 'report.html 中姓名和证件号码不脱敏',
  },
  'option.decisions': {
    en: 'directory that an earlier run wrote (default: relief-out beside the ledger)',
    zh: '先前运行写出的目录（默认：台账旁的 relief-out）',
  },
  'option.fundOut': {
    en: 'directory for the results (default: the name of the earlier one with -fund after it, beside it)',
    zh: '结果目录（默认：与先前目录并列，名称后加 -fund）',
  },
  'option.quiet': { en: 'print nothing but errors', zh: '除错误外不输出任何信息' },
  'option.json': { en: 'print JSON for a program instead of text', zh: '以 JSON 输出，供程序使用' },

  'progress.line': { en: '{phase}: {rows} rows, {rate} rows/s', zh: '{phase}：{rows} 行，每秒 {rate} 行' },
  'progress.left': { en: '{line}, {left} left', zh: '{line}，约剩 {left}' },
  'progress.read': { en: 'reading', zh: '读取' },
  'progress.adjudicate': { en: 'adjudicating', zh: '核算' },
  'progress.reconcile': { en: 'reconciling', zh: '对账' },
  'progress.write': { en: 'writing', zh: '写出' },

  'summary.status': { en: 'status', zh: '结果' },
  'summary.claims': { en: 'claims', zh: '笔数' },
  'summary.reasons': { en: 'most frequent reasons', zh: '主要原因' },
  'summary.more': { en: '{count} more', zh: '另有 {count} 种' },
  'summary.benefit': { en: 'benefit', zh: '待遇' },
  'summary.lines': { en: 'lines', zh: '笔数' },
  'summary.payable': { en: 'payable', zh: '救助金额' },
  'summary.total': { en: 'total', zh: '合计' },
  'summary.reconciliation': { en: 'Reconciliation', zh: '对账' },
  'summary.not_reconciled': {
    en: 'None: the claims files have no column that says what was paid (assistance_paid, charity_paid).',
    zh: '未对账：结算文件中没有实际支付的列（assistance_paid、charity_paid）。',
  },
  'summary.fund_name': { en: 'fund', zh: '基金' },
  'summary.account_name': { en: 'account', zh: '账户' },
  'summary.year': { en: 'year', zh: '年度' },
  'summary.computed': { en: 'computed', zh: '应付' },
  'summary.paid': { en: 'paid', zh: '实付' },
  'summary.variance': { en: 'paid − computed', zh: '差额' },
  'summary.needs': { en: 'Needs a person', zh: '需人工处理' },
  'summary.not_data': {
    en: '{count} row(s) are no data and stand in rejects.csv ({codes}).',
    zh: '有 {count} 行不是数据，列于 rejects.csv（{codes}）。',
  },
  'summary.nothing_needed': { en: 'Nothing needs a person.', zh: '没有需人工处理的事项。' },
  'summary.of': { en: '{of}: {what}', zh: '{of}：{what}' },
  'summary.account': { en: '{fund}, account {account}, {year}', zh: '{fund}，账户 {account}，{year} 年' },
  'summary.rejected': { en: 'rows rejected', zh: '被拒的行' },
  'summary.warnings': { en: 'early warnings of a high burden', zh: '高额负担预警' },
  'summary.below_zero': { en: 'balance below zero from', zh: '余额为负，自' },
  'summary.remarks': { en: 'Remarks', zh: '提示' },
  'summary.more_remarks': { en: '{count} more in summary.json', zh: '另有 {count} 条，见 summary.json' },
  'summary.written': { en: 'Results: {target}', zh: '结果目录：{target}' },
  'check.surplus_ratio': { en: 'balance above the limit', zh: '结余超过限额' },
  'check.gap': { en: 'expense above income', zh: '当年收不抵支' },
  'check.pool_used': { en: 'more spent than the municipal pool', zh: '支出超过市级资金' },

  'error.EARLIER_OUTPUT_MISSING': {
    en: 'The run that wrote {file} did not write {value}, in which its payments stand; adjudicate the claims again, with csv among --reports.',
    zh: '写出 {file} 的那次运行没有写出 {value}，无从得知救助支付；请重新核算，并在 --reports 中包含 csv。',
  },
  'error.EARLIER_OUTPUT_CHANGED': {
    en: '{file} is no longer what the run wrote: its SHA-256 is not that of manifest.json. Adjudicate the claims again.',
    zh: '{file} 已不是当时写出的内容：其 SHA-256 与 manifest.json 不符。请重新运行核算。',
  },
  'error.EARLIER_OUTPUT_BROKEN': {
    en: '{file} is not as a run writes it, or does not belong to the other files of its directory. Adjudicate the claims again.',
    zh: '{file} 的内容不是本程序写出的样子，或与同一目录的其他文件不是一次写出。请重新运行核算。',
  },
  'error.EARLIER_POLICY_CHANGED': {
    en: 'The policy {value} ({file}) is not the one of the earlier run: its SHA-256 is not that of manifest.json. Bring the earlier file back, or adjudicate the claims again.',
    zh: '政策 {value}（{file}）与先前运行时不同：其 SHA-256 与 manifest.json 不符。请恢复原文件，或重新运行核算。',
  },
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
  'error.NO_CLAIMS': {
    en: 'No claims file is given. Name at least one, a folder, or - for standard input; or write “claims: [claims.csv]” into relief.yaml.',
    zh: '没有给出结算文件。请至少写一个文件或文件夹，或用 - 表示标准输入；也可在 relief.yaml 中写入 claims: [claims.csv]。',
  },
  'error.NO_POLICY': {
    en: 'No policy is chosen. Give one with --policy (e.g. --policy wenzhou-2020), or write “policies: [wenzhou-2020]” into {file}. “relief policy list” shows the built-in ones.',
    zh: '没有选择政策。请用 --policy 指定（如 --policy wenzhou-2020），或在 {file} 中写入 policies: [wenzhou-2020]。内置政策见 relief policy list。',
  },
  'error.NO_ROSTER': {
    en: 'There is no roster {file}. Give one with --roster, or write “roster: …” into relief.yaml.',
    zh: '没有名册文件 {file}。请用 --roster 指定，或在 relief.yaml 中写入 roster。',
  },
  'error.TOO_MANY_POLICIES': {
    en: 'The stack has {value} policies, more than one run can take (255). Name only those that pay the claims of this run.',
    zh: '叠加的政策多达 {value} 项，超过一次运行的上限（255）。请只列出本次运行所需的政策。',
  },
  'error.POLICY_TWICE': {
    en: 'The policy {value} stands twice in the stack; it would pay every claim twice. Remove one.',
    zh: '政策 {value} 在叠加中出现两次，将重复救助。请去掉一个。',
  },
  'error.UNKNOWN_POLICY_SETTING': {
    en: 'This setting is for a policy that the run does not apply; it would do nothing. The run applies: {known}. Correct the policy’s id, or remove the setting.',
    zh: '此设置所指的政策不在本次运行之列，不会生效。本次适用：{known}。请更正政策编号或删去该设置。',
  },
  'error.USAGE': { en: '{value}', zh: '{value}' },
} satisfies Record<string, Entry>;
