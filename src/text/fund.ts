import type { Entry } from '../domain/entry.js';

/** The fund: its account, its checks, and what is wrong with it. */
export const fundText = {
  'error.FUND_POOLING_MIXED': {
    en: 'The policies of this run keep the fund {value} in different accounts (per county, municipal, matched), so its balances would mean nothing. Run them one by one, or correct fund.pooling in your own policy file.',
    zh: '本次运行的政策对基金 {value} 的统筹方式不一致（县级、市级、市县配套），无法记账。请分别运行，或修改自定义政策文件中的 fund.pooling。',
  },
  'error.FUND_PAYMENT_UNKNOWN': {
    en: 'The earlier results pay a benefit "{value}" of the policy "{policy}", which the policies of this run do not have. Use the same policies as in the run that wrote these results.',
    zh: '先前的结果中有政策“{policy}”的待遇“{value}”，本次运行的政策中没有。请使用与生成该结果时相同的政策。',
  },

  'page.fund-item.opening_balance': { en: 'opening balance', zh: '期初余额' },
  'page.fund-item.budget_municipal': { en: 'municipal budget', zh: '市级财政预算' },
  'page.fund-item.budget_county': { en: 'county budget', zh: '县级财政预算' },
  'page.fund-item.superior_grant': { en: 'grant from above', zh: '上级补助' },
  'page.fund-item.lottery': { en: 'lottery', zh: '彩票公益金' },
  'page.fund-item.donation': { en: 'donations', zh: '社会捐赠' },
  'page.fund-item.interest': { en: 'interest', zh: '利息收入' },
  'page.fund-item.transfer_payment': { en: 'transfer payment', zh: '转移支付' },
  'page.fund-item.transfer_in': { en: 'transfer in', zh: '调入资金' },
  'page.fund-item.other_income': { en: 'other income', zh: '其他收入' },
  'page.fund-item.insurance_subsidy': { en: 'subsidised insurance contributions', zh: '资助参保' },
  'page.fund-item.transfer_out': { en: 'transfer out', zh: '调出资金' },
  'page.fund-item.other_expense': { en: 'other expense', zh: '其他支出' },
  'page.fund-item.total_income': { en: 'income of the year', zh: '当年收入' },
  'page.fund-item.total_expense': { en: 'expense of the year', zh: '当年支出' },
  'page.fund-item.closing_balance': { en: 'closing balance', zh: '期末余额' },
  'page.fund-item.first_day_below_zero': { en: 'first day below zero', zh: '首次透支日' },
  'page.fund-item.surplus_ratio': { en: 'surplus ratio', zh: '结余率' },
  'page.fund-item.surplus_above_limit': { en: 'surplus above the limit', zh: '超出规定的结余' },
  'page.fund-item.gap': { en: 'gap', zh: '收支缺口' },
  'page.fund-item.pool_used': { en: 'share of the municipal pool used', zh: '市级筹集额使用率' },
  'page.fund-item.pool_left': { en: 'left of the municipal pool', zh: '市级筹集额剩余' },

  'page.check.surplus_ratio': {
    en: 'surplus within its share of the year’s income',
    zh: '年末结余不超过当年筹资的规定比例',
  },
  'page.check.gap': { en: 'income covers the year’s expense', zh: '当年收支平衡' },
  'page.check.pool_used': { en: 'municipal share within its yearly pool', zh: '市级支付不超过年度筹集额' },

  'page.fund.no-ledger': {
    en: 'No fund ledger (fund.csv) was given, so no balance is known. Only the payments computed here are shown.',
    zh: '未提供基金台账（fund.csv），无法得知余额，此处仅列本次核定的支付。',
  },
  'page.fund.payments': { en: 'Payments', zh: '支付合计' },
  'page.fund.account': { en: 'Account', zh: '账户' },
  'page.fund.label': { en: 'Balance of the {fund}, account {account}', zh: '{fund}账户 {account} 余额' },
  'page.fund.intro': {
    en: 'Balances at the end of each day, with the payments computed here. Days below zero are drawn in red: nothing is refused for lack of money, the shortfall is to be reported.',
    zh: '各账户每日日终余额（按本次核定的支付计入）。红色为透支：救助不因资金不足而停付，缺口须上报。',
  },
  'page.fund.none': {
    en: 'No fund ledger was given, and nothing was paid.',
    zh: '未提供基金台账，也没有支付。',
  },
  'page.fund.checks': { en: 'Checks of the documents', zh: '文件规定的基金监测' },
  'page.fund.check': { en: 'Check', zh: '监测事项' },
  'page.fund.finding': { en: 'Finding', zh: '结果' },
  'page.fund.holds': { en: 'holds', zh: '符合' },
  'page.fund.fails': { en: 'does not hold', zh: '不符合' },
  'page.fund.ratio': { en: 'Ratio', zh: '比例' },
  'page.fund.beyond': { en: 'By how much', zh: '相差金额' },
} satisfies Record<string, Entry>;
