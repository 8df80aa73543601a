import type { Entry } from '../domain/entry.js';

/** `relief sample`. */
export const sampleText = {
  'sample.written': {
    en: '{folder}: {claims} claims, {rosterRows} roster rows; {answers} claims were paid wrongly (answers.csv).\nThen: relief adjudicate {folder}/claims.csv',
    zh: '{folder}：结算 {claims} 笔，名册 {rosterRows} 行；支付有误 {answers} 笔（answers.csv）。\n接下来：relief adjudicate {folder}/claims.csv',
  },

  'error.SAMPLE_NOT_EMPTY': {
    en: '{file} is not empty (it holds {value}), and nothing in it is overwritten. Name an empty or a new folder.',
    zh: '{file} 不是空文件夹（含有 {value}），不会覆盖其中内容。请指定空文件夹或新文件夹。',
  },
  'error.SAMPLE_UNWRITABLE': {
    en: 'Cannot write {file}: {system}. Correct that, or choose another folder.',
    zh: '无法写入 {file}：{system}。请处理后重试，或另选文件夹。',
  },
} satisfies Record<string, Entry>;
