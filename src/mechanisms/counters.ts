import type { Speaker, Words } from './mechanism.js';
import type { Output, Shape } from './shape.js';

/** Counters: whose burden adds up against the deductible, and whose payments against the cap, over which period. */

const SCOPES = ['person', 'household'] as const;
export type Scope = (typeof SCOPES)[number];

const BURDEN_PERIODS = ['year', 'recognition'] as const;

export interface BenefitCounters {
  /** Benefits of one cap group share the counter of what was paid. */
  readonly capGroup: string;
  readonly burdenPer: Scope;
  readonly burdenPeriod: (typeof BURDEN_PERIODS)[number];
  readonly paidPer: Scope;
}

export const counterWords = {
  'show.counters': { en: 'counters', zh: '累计' },
  'show.counters_text': {
    en: 'deductible per {burden} and {period}; cap per {paid} and year, shared within the group “{group}”',
    zh: '起付线按{burden}、{period}累计；封顶线按{paid}、年度累计，“{group}”组共用',
  },
} satisfies Words;

export const burdenCounterShape = ({ z }: Shape) =>
  z.strictObject({ per: z.enum(SCOPES), period: z.enum(BURDEN_PERIODS) });
export const paidCounterShape = ({ z }: Shape) => z.strictObject({ per: z.enum(SCOPES) });

interface WrittenCounters {
  readonly cap_group: string;
  readonly burden_counter: Output<typeof burdenCounterShape>;
  readonly paid_counter: Output<typeof paidCounterShape>;
}

export function compileCounters({
  cap_group,
  burden_counter,
  paid_counter,
}: WrittenCounters): BenefitCounters {
  return {
    capGroup: cap_group,
    burdenPer: burden_counter.per,
    burdenPeriod: burden_counter.period,
    paidPer: paid_counter.per,
  };
}

export function showCounters(
  { cap_group, burden_counter, paid_counter }: WrittenCounters,
  { say }: Speaker,
): string[] {
  const text = say('show.counters_text', {
    burden: say(`scope.${burden_counter.per}`),
    period: say(`period.${burden_counter.period}`),
    paid: say(`scope.${paid_counter.per}`),
    group: cap_group,
  });
  return [say('show.counters'), text];
}
