import { type Day, formatDay } from '../domain/calendar.js';
import type { RosterTable } from '../tables/roster-table.js';
import type { Speaker, Words } from './mechanism.js';
import type { Output, Shape } from './shape.js';

/** Counters: whose burden adds up against the deductible, and whose payments against the cap, over which period. */

const SCOPES = ['person', 'household'] as const;
export type Scope = (typeof SCOPES)[number];

const PERIODS = ['year', 'recognition'] as const;
/** How long amounts add up: for a year of settlement, or for one recognition. */
export type Period = (typeof PERIODS)[number];

export interface BenefitCounters {
  /** Benefits of one cap group share the counter of what was paid. */
  readonly capGroup: string;
  readonly burdenPer: Scope;
  readonly burdenPeriod: Period;
  readonly paidPer: Scope;
  readonly paidPeriod: Period;
}

export const counterWords = {
  'show.counters': { en: 'counters', zh: '累计' },
  'show.counters_text': {
    en: 'deductible per {burden} and {period}; cap per {paid} and year, shared within the group “{group}”',
    zh: '起付线按{burden}、{period}累计；封顶线按{paid}、年度累计，“{group}”组共用',
  },
} satisfies Words;

export const burdenCounterShape = ({ z }: Shape) =>
  z.strictObject({ per: z.enum(SCOPES), period: z.enum(PERIODS) });
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
    paidPeriod: 'year',
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

/** A claim with the roster row taken, as far as periods depend on it. */
interface Counted {
  /** The year of settlement. */
  readonly year: number;
  readonly roster: RosterTable;
  readonly row: number;
}

/** The period that a claim belongs to, as a whole number: the year, or the day of recognition. */
export function periodOf(period: Period, { year, roster, row }: Counted): number {
  return period === 'year' ? year : roster.recognizedOn[row];
}

/** The text of a period that `periodOf` numbers. */
export function periodText(period: Period, number: number | Day): string {
  return period === 'year' ? String(number) : formatDay(number);
}

/** The period of what is paid in a cap group: that of its benefits. */
export function paidPeriodOf(capGroup: string, benefits: readonly BenefitCounters[]): Period {
  const benefit = benefits.find((one) => one.capGroup === capGroup);
  if (benefit === undefined) throw new Error(`no benefit of the cap group ${capGroup}`);
  return benefit.paidPeriod;
}
