import type { Entry } from '../domain/entry.js';

/** What a run prints: its progress, and its summary at the end. */
export const summaryText = {
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
    en: '{count} row(s) are not data; they are listed in rejects.csv ({codes}).',
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
  'summary.left_out': {
    en: 'Not written: {files}, because the run has 100,000 claims or more. To write them, use --reports csv,xlsx,html,json.',
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

  'check.surplus_ratio': { en: 'balance above the limit', zh: '结余超过限额' },
  'check.gap': { en: 'expense above income', zh: '当年收不抵支' },
  'check.pool_used': { en: 'more spent than the municipal pool', zh: '支出超过市级资金' },

  'adjudicate.memory': { en: 'Peak memory: {value} MiB', zh: '内存峰值：{value} MiB' },
} satisfies Record<string, Entry>;
