import type { Column } from './column.js';
import { ENTRY_WORDS, FUND_WORDS } from './words.js';

/** In the order of the canonical file. */
export const FUND_COLUMNS = [
  {
    name: 'date',
    zh: '日期',
    kind: 'day',
    required: true,
    field: 'day',
    aliases: ['记账日期'],
    about: { en: 'Day of the entry', zh: '记账日期' },
  },
  {
    name: 'fund',
    zh: '基金',
    kind: 'word',
    required: true,
    field: 'fund',
    words: FUND_WORDS,
    aliases: [],
    about: { en: 'assistance or charity', zh: '医疗救助基金或慈善基金' },
  },
  {
    name: 'area',
    zh: '统筹区',
    kind: 'account',
    required: true,
    field: 'area',
    aliases: [],
    about: {
      en: 'County code of six digits, or * for the municipal account',
      zh: '县代码六位，或 *（市级账户）',
    },
  },
  {
    name: 'entry',
    zh: '科目',
    kind: 'word',
    required: true,
    field: 'entry',
    words: ENTRY_WORDS,
    aliases: [],
    about: { en: 'Kind of entry; it tells income from expense', zh: '收支科目' },
  },
  {
    name: 'amount',
    zh: '金额',
    kind: 'amount',
    required: true,
    field: 'amount',
    aliases: [],
    about: { en: 'Amount in yuan, never negative', zh: '金额（元），不为负' },
  },
  {
    name: 'note',
    zh: '备注',
    kind: 'text',
    field: 'note',
    aliases: ['摘要'],
    about: { en: 'Note', zh: '备注' },
  },
] as const satisfies readonly Column[];
