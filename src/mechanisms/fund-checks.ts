import type { Fen, Ratio } from '../domain/money.js';
import { mechanism, type Values } from './mechanism.js';
import { percent } from './pack-value.js';
import type { Output, Shape } from './shape.js';

/** What the document asks of the fund's accounts in a year. src/fund/checks.ts holds them against the ledger. */

export type FundCheck =
  | { readonly check: 'surplus_ratio'; readonly limit: Ratio; readonly article: string }
  | { readonly check: 'gap'; readonly article: string }
  | {
      readonly check: 'pool_used';
      /** By year; a year is missing where there is no limit. */
      readonly pool: ReadonlyMap<number, Fen>;
      readonly article: string;
    };

export interface FundChecksRule {
  readonly fundChecks: readonly FundCheck[];
}

const checkShape = ({ z, ratio, parameterUse, cited }: Shape) =>
  z.discriminatedUnion('check', [
    z.strictObject({ check: z.literal('surplus_ratio'), limit: ratio, ...cited }),
    z.strictObject({ check: z.literal('gap'), ...cited }),
    z.strictObject({ check: z.literal('pool_used'), pool: parameterUse('yuan'), ...cited }),
  ]);
type WrittenCheck = Output<typeof checkShape>;

export const fundChecksRule = mechanism({
  words: {
    'show.fund_checks': { en: 'Fund checks', zh: '基金检查' },
    'show.check_surplus_ratio': {
      en: 'closing balance at most {limit} of the year’s income',
      zh: '年末结余不超过当年收入的 {limit}',
    },
    'show.check_gap': { en: 'the year’s income covers its expense', zh: '当年收入不少于支出' },
    'show.check_pool_used': {
      en: 'the municipal half stays within {limit}',
      zh: '市级负担部分不超过 {limit}',
    },
  },

  shape: (shape) => shape.z.array(checkShape(shape)),

  compile: (checks = [], values): FundChecksRule => ({
    fundChecks: checks.map((written) => compileCheck(written, values)),
  }),

  show: (checks = [], { say, parameter }) =>
    checks.map((written) => {
      const limit =
        written.check === 'surplus_ratio'
          ? percent(written.limit)
          : written.check === 'pool_used'
            ? parameter(written.pool)
            : '';
      return [say(`show.check_${written.check}`, { limit }), written.article ?? ''];
    }),
});

function compileCheck(written: WrittenCheck, values: Values): FundCheck {
  const article = written.article ?? '';
  switch (written.check) {
    case 'surplus_ratio':
      return { check: 'surplus_ratio', limit: written.limit, article };
    case 'gap':
      return { check: 'gap', article };
    case 'pool_used':
      for (const year of values.years) values.need(written.pool, year, article);
      return { check: 'pool_used', pool: values.amountsByYear(written.pool), article };
  }
}
