import { type Fen, formatYuan } from '../domain/money.js';
import { mechanism } from './mechanism.js';
import { amount } from './pack-value.js';

/** The early warning: the first time in a year that a person's burden exceeds a threshold. */

interface Warning {
  readonly base: 'burden' | 'burden_after_assistance';
  /** Thresholds in fen, by year of the run; a year is missing where nobody gave one. */
  readonly thresholds: ReadonlyMap<number, Fen>;
  readonly article: string;
}

export interface WarningRule {
  readonly warning: Warning | null;
}

export const warningRule = mechanism({
  words: {
    'show.warning': { en: 'Early warning', zh: '预警' },
    'show.warning_text': { en: '{base} of a year above {threshold}', zh: '年度{base}超过 {threshold}' },
  },

  shape: ({ z, yuan, parameterUse, cited }) =>
    z.strictObject({
      base: z.enum(['burden', 'burden_after_assistance']),
      threshold: z.union([yuan.transform((value) => amount(value)), parameterUse('yuan')]),
      ...cited,
    }),

  compile(rule, values): WarningRule {
    if (rule === undefined) return { warning: null };
    const { base, threshold, article = '' } = rule;
    const thresholds = new Map<number, Fen>();
    for (const year of values.years) {
      const value = threshold.kind === 'amount' ? threshold.value : values.amount(threshold, year);
      if (value !== undefined) thresholds.set(year, value);
    }
    return { warning: { base, thresholds, article } };
  },

  show(rule, { say, parameter }) {
    if (rule === undefined) return [];
    const { base, threshold: written, article = '' } = rule;
    const threshold = written.kind === 'amount' ? formatYuan(written.value) : parameter(written);
    return [[say('show.warning_text', { base: say(`base.${base}`), threshold }), article]];
  },
});
