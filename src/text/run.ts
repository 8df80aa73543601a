import type { Entry } from '../domain/entry.js';

/** What stops a run before it begins: files, policies and settings that do not fit each other. */
export const runText = {
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
  'error.NOT_CLAIMS': {
    en: '{file} has the columns of another kind of file ({kind_name}), not those of claims. Name the file of settled claims; give this one with --roster or --fund.',
    zh: '{file} 的列是{kind_name}的列，不是结算数据。请指定结算文件；本文件请用 --roster 或 --fund 给出。',
  },
  'error.FILE_TWICE': {
    en: '{file} is given twice: as {first_role} ({first}) and as {role}. Give each file only once.',
    zh: '文件 {file} 给出了两次：一次作为{first_role}（{first}），一次作为{role}。每个文件只能用在一处，请去掉其中之一。',
  },

  'error.TOO_MANY_POLICIES': {
    en: 'The stack has {value} policies, but one run can apply at most 255. Name only those that pay the claims of this run.',
    zh: '叠加的政策多达 {value} 项，超过一次运行的上限（255）。请只列出本次运行所需的政策。',
  },
  'error.POLICY_TWICE': {
    en: 'The policy {value} is in the stack twice, and would pay every claim twice. Remove one.',
    zh: '政策 {value} 在叠加中出现两次，将重复救助。请去掉一个。',
  },
  'error.UNKNOWN_POLICY_SETTING': {
    en: 'This setting is for a policy that the run does not apply; it would do nothing. The run applies: {known}. Correct the policy’s id, or remove the setting.',
    zh: '此设置所指的政策不在本次运行之列，不会生效。本次适用：{known}。请更正政策编号或删去该设置。',
  },
  'error.STACK_ORDER': {
    en: 'The policy {policy} starts from what is left after medical assistance, but comes before {later}, which pays that assistance. It would pay what {later} has yet to pay. Write the stack in this order: policies: [{order}].',
    zh: '政策 {policy} 以医疗救助后的余额为基数，却排在支付医疗救助的 {later} 之前，会重复救助。请按此顺序书写：policies: [{order}]。',
  },
  'error.ROSTER_OF_OTHER_AREAS': {
    en: 'No area of the roster ({areas} …) belongs to any policy of the run ({policies}). {fitting_hint}Check that roster and policy belong together.',
    zh: '名册中的认定地（{areas} 等）均不在本次政策（{policies}）的适用地区。{fitting_hint}请核对名册与政策是否对应。',
  },
  'error.ROSTER_OF_OTHER_AREAS.fitting': {
    en: 'These look like data of {fitting}. ',
    zh: '这些数据看来属于 {fitting}。',
  },
  'error.NO_POLICY_IN_FORCE': {
    en: 'The claims were settled from {first} to {last}, and on none of these days a policy of the run is in force: {policies}. Choose the policies of that time; where a notice kept one in force, write in_force: {{policy}: {until: …}} into relief.yaml.',
    zh: '结算日期为 {first} 至 {last}，其间没有一天在本次政策的有效期内：{policies}。请选用当时的政策；如有通知延长有效期，请在 relief.yaml 中写入 in_force: {{policy}: {until: …}}。',
  },
  'error.MISSING_PARAMETER.several': {
    en: 'The run needs {count} values that are not given. Write them into relief.yaml as below, or give each as --param policy.name.year=…',
    zh: '本次运行需要 {count} 个参数值，但没有给出。请按下列写法写入 relief.yaml，或逐个用 --param 政策.名称.年份=… 给出。',
  },

  'policy.modified': {
    en: 'Modified: the file {file} has the id of the built-in policy {policy}, but not its content.',
    zh: '内容有改动：文件 {file} 使用内置政策编号 {policy}，但内容与内置政策不同。',
  },

  'error.EARLIER_OUTPUT_MISSING': {
    en: 'The run that wrote {file} did not write {value}, which holds its payments. Adjudicate the claims again, with csv among --reports.',
    zh: '写出 {file} 的那次运行没有写出 {value}，无从得知救助支付；请重新核算，并在 --reports 中包含 csv。',
  },
  'error.EARLIER_OUTPUT_CHANGED': {
    en: '{file} is no longer what the run wrote: its SHA-256 is not that of manifest.json. Adjudicate the claims again.',
    zh: '{file} 已不是当时写出的内容：其 SHA-256 与 manifest.json 不符。请重新运行核算。',
  },
  'error.EARLIER_OUTPUT_BROKEN': {
    en: '{file} does not have the form that a run writes, or does not belong to the other files of its directory. Adjudicate the claims again.',
    zh: '{file} 的内容不是本程序写出的样子，或与同一目录的其他文件不是一次写出。请重新运行核算。',
  },
  'error.EARLIER_POLICY_CHANGED': {
    en: 'The policy {value} ({file}) is not the one of the earlier run: its SHA-256 is not that of manifest.json. Bring the earlier file back, or adjudicate the claims again.',
    zh: '政策 {value}（{file}）与先前运行时不同：其 SHA-256 与 manifest.json 不符。请恢复原文件，或重新运行核算。',
  },
} satisfies Record<string, Entry>;
