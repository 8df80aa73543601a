import type { Entry } from './catalogue.js';

export const fundText = {
  'error.FUND_POOLING_MIXED': {
    en: 'The policies of this run keep the fund {value} in different accounts (per county, municipal, matched), so its balances would mean nothing. Run them one by one, or correct fund.pooling in your own policy file.',
    zh: '本次运行的政策对基金 {value} 的统筹方式不一致（县级、市级、市县配套），无法记账。请分别运行，或修改自定义政策文件中的 fund.pooling。',
  },
  'error.FUND_PAYMENT_UNKNOWN': {
    en: 'The earlier results pay a benefit "{value}" of the policy "{policy}", which the policies of this run do not have. Use the same policies as in the run that wrote these results.',
    zh: '先前的结果中有政策“{policy}”的待遇“{value}”，本次运行的政策中没有。请使用与生成该结果时相同的政策。',
  },
} satisfies Record<string, Entry>;
