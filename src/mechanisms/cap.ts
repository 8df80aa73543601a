import { type Fen, formatYuan } from '../domain/money.js';
import type { Scope } from './counters.js';
import { error, type Finding } from './finding.js';
import type { Speaker, Values, Words } from './mechanism.js';
import { type Amount, amount, type Cited } from './pack-value.js';
import type { Output, Shape } from './shape.js';

/** The cap: the most that is paid within a year by the benefits of one cap group. */

export interface CapTerms {
  /** NO_CAP where there is none. */
  readonly cap: Fen;
}

/** A cap that does not exist. */
export const NO_CAP: Fen = Number.POSITIVE_INFINITY;

export const capWords = {
  'show.cap': { en: 'cap a year', zh: '年度封顶线' },
  'reason.CAP_REACHED': { en: 'The annual cap is used up.', zh: '已达到年度封顶线。' },
  'notice.CAP_LIMITED': { en: 'The annual cap limited the payment.', zh: '救助金额受年度封顶线限制。' },
  'error.POLICY_CAP_GROUP_MIXED': {
    en: 'Some benefits of the cap group {value} count what was paid per person, others per household. One cap needs one counter.',
    zh: '封顶组 {value} 的各项待遇有的按个人、有的按家庭累计。同一封顶线须用同一累计口径。',
  },
} satisfies Words;

type NoCap = Cited & { readonly kind: 'none' };

export const capShape = ({ z, yuan, cited, parameterUse }: Shape) => {
  const none = z.literal('none');
  return z.union([
    none.transform((value) => capOf(value)),
    yuan.transform((value) => capOf(value)),
    z
      .strictObject({ value: z.union([none, yuan]), ...cited })
      .transform(({ value, ...beside }) => capOf(value, beside)),
    parameterUse('yuan'),
  ]);
};
type WrittenCap = Output<typeof capShape>;

function capOf(value: Fen | 'none', beside: Cited = {}): Amount | NoCap {
  return value === 'none' ? { kind: 'none', ...beside } : amount(value, beside);
}

/** Benefits that share a cap count it per the same thing: a person's money is not held against a family's. */
export function capFindings({
  benefits,
}: {
  readonly benefits: readonly {
    readonly cap_group: string;
    readonly paid_counter: { readonly per: Scope };
    readonly article: string;
  }[];
}): Finding[] {
  return benefits.flatMap(({ cap_group, paid_counter, article }, at) => {
    const first = benefits.find((other) => other.cap_group === cap_group);
    if (first === undefined || first.paid_counter.per === paid_counter.per) return [];
    return [error('POLICY_CAP_GROUP_MIXED', ['benefits', at, 'paid_counter'], cap_group, article)];
  });
}

/** Undefined where a parameter has no value in the year. */
export function compileCap(
  written: WrittenCap,
  year: number,
  article: string,
  values: Values,
): CapTerms | undefined {
  if (written.kind === 'none') return { cap: NO_CAP };
  const cap = written.kind === 'amount' ? written.value : values.need(written, year, article);
  return cap === undefined ? undefined : { cap: cap === 'none' ? NO_CAP : cap };
}

export function showCap(written: WrittenCap, { say, parameter }: Speaker): string {
  if (written.kind === 'none') return say('show.none');
  return written.kind === 'amount' ? formatYuan(written.value) : parameter(written);
}

/** What the cap leaves to be paid. */
export function roomUnder(cap: Fen, paidBefore: Fen): Fen {
  return Math.max(0, cap - paidBefore);
}
