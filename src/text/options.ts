import type { Entry } from '../domain/entry.js';

/** What every option means. A new one is declared in src/cli/options.ts. */
export const optionText = {
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
  'option.markdown': { en: 'print the tables as Markdown', zh: '以 Markdown 输出各表' },
  'option.forceRejects': {
    en: 'go on where more than half of the rows of a file are rejected',
    zh: '即使某个文件过半的行被拒也继续',
  },
  'option.yes': { en: 'write without asking', zh: '不询问，直接写入' },
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
  'option.independent': {
    en: 'recompute every line and total with the auditor, which shares no arithmetic with the engine (slow)',
    zh: '用独立审计程序重算每条待遇和合计（与核算引擎不共用算法，较慢）',
  },
  'option.sheet': {
    en: 'the sheet of the claims, in workbooks that have several that look alike',
    zh: '结算所在的工作表（当工作簿中有多个相似的工作表时）',
  },
} satisfies Record<string, Entry>;
