import type { Entry } from './catalogue.js';

/** What is stated first, marked or left unsaid, so that no number looks like a fact that it is not. */
export const statementText = {
  'error.NOT_CLAIMS': {
    en: '{file} has the columns of another kind of file ({kind_name}), not those of claims. Name the file of settled claims; give this one with --roster or --fund.',
    zh: '{file} 的列是{kind_name}的列，不是结算数据。请指定结算文件；本文件请用 --roster 或 --fund 给出。',
  },
  'error.FILE_TWICE': {
    en: '{file} is given twice: as {first_role} ({first}) and as {role}. Name each file once, in one place.',
    zh: '文件 {file} 给出了两次：一次作为{first_role}（{first}），一次作为{role}。每个文件只能用在一处，请去掉其中之一。',
  },
  'error.STACK_ORDER': {
    en: 'The policy {policy} starts from what medical assistance leaves over, but stands before {later}, which pays that assistance: it would pay for what {later} has yet to pay. Write the stack in this order: policies: [{order}].',
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
  'summary.left_out': {
    en: 'Not written: {files}, because the run has 100,000 claims or more. Ask for them with --reports csv,xlsx,html,json.',
    zh: '未写出：{files}（结算满 100000 笔）。如需要，请加 --reports csv,xlsx,html,json。',
  },
  'summary.scope.time': {
    en: '{policy}: {count} of {total} claims were settled when it was not in force. They may belong to another policy; where a notice kept it in force, enter in_force in relief.yaml.',
    zh: '{policy}：{total} 笔结算中有 {count} 笔不在其有效期内，可能应适用其他政策；如有通知延长有效期，请在 relief.yaml 中写明 in_force。',
  },
  'summary.scope.area': {
    en: '{policy}: {count} of {total} claims are of persons whose area is none of this policy. They may belong to another policy.',
    zh: '{policy}：{total} 笔结算中有 {count} 笔的人员认定地不在其适用地区，可能应适用其他政策。',
  },
  'policy.modified': {
    en: 'Modified: the file {file} has the id of the built-in policy {policy}, but not its content.',
    zh: '内容有改动：文件 {file} 使用内置政策编号 {policy}，但内容与内置政策不同。',
  },
  'error.MISSING_PARAMETER.several': {
    en: 'The run needs {count} values that are not given. Write them into relief.yaml as below, or give each as --param policy.name.year=…',
    zh: '本次运行需要 {count} 个参数值，但没有给出。请按下列写法写入 relief.yaml，或逐个用 --param 政策.名称.年份=… 给出。',
  },
  'page.scope.time': {
    en: '{count} of {total} claims were settled when {policy} was not in force. They may belong to another policy.',
    zh: '{total} 笔结算中有 {count} 笔不在《{policy}》的有效期内，可能应适用其他政策。',
  },
  'page.scope.area': {
    en: '{count} of {total} claims are of persons whose area is none of {policy}. They may belong to another policy.',
    zh: '{total} 笔结算中有 {count} 笔的人员认定地不在《{policy}》的适用地区，可能应适用其他政策。',
  },
  'page.policy.modified': {
    en: ' (modified: not the built-in policy of this id)',
    zh: '（内容有改动，非同编号的内置政策）',
  },
  'workbook.item.out-of-time': {
    en: 'Claims settled when the policy was not in force',
    zh: '不在政策有效期内的结算',
  },
  'workbook.item.out-of-area': {
    en: 'Claims of persons whose area is none of the policy',
    zh: '认定地不在政策适用地区的结算',
  },
  'page.fund.no-ledger': {
    en: 'No fund ledger (fund.csv) was given, so no balance is known. Only the payments computed here are shown.',
    zh: '未提供基金台账（fund.csv），无法得知余额，此处仅列本次核定的支付。',
  },
  'page.fund.payments': { en: 'Payments', zh: '支付合计' },
  'page.section.fund-payments': { en: 'What the fund pays', zh: '基金支付' },
  'page.differences.pended': { en: 'Paid, but not yet decided', zh: '已付但尚不能核定' },
  'page.differences.pended.intro': {
    en: 'What was paid for claims that wait for information. Nobody knows yet what is due for them, so that this is neither too much nor too little.',
    zh: '以下为待补充信息的结算的已付金额。应付金额尚不能核定，不计入多付或少付。',
  },
  'page.tile.paid-pended': { en: 'Paid, not yet decided', zh: '已付但待定' },
  'page.tile.paid-pended.note': {
    en: 'for {claims} claims that wait for information: neither too much nor too little',
    zh: '{claims} 笔结算待补充信息，未计入多付或少付',
  },
} satisfies Record<string, Entry>;
