import { Decimal as AnyDecimal } from 'decimal.js';

/** Wide enough that no product of an amount and a ratio is ever rounded on the way. */
export const Decimal = AnyDecimal.clone({ precision: 60 });
export type Decimal = AnyDecimal;

export const ZERO = new Decimal(0);

/** One benefit line as the design states it. All amounts are yuan. */
interface LineQuestion {
  readonly base: Decimal;
  readonly before: Decimal;
  readonly deductible: Decimal;
  /** Brackets on the cumulative amount above the deductible; the last has no upper end. A flat ratio is one. */
  readonly tiers: readonly { readonly upTo?: Decimal; readonly ratio: Decimal }[];
  /** Undefined where there is no cap. */
  readonly cap: Decimal | undefined;
  readonly paidBefore: Decimal;
}

interface LineAnswer {
  readonly above: Decimal;
  readonly gross: Decimal;
  readonly payable: Decimal;
  readonly reason: string;
}

/**
 * The line in plain decimals, written from the design alone. The gross amount is the assistance on all that
 * the year has brought above the deductible, less the assistance on what it had brought before this claim.
 */
export function lineOracle(question: LineQuestion): LineAnswer {
  const { base, before, deductible, tiers, cap, paidBefore } = question;
  const from = Decimal.max(0, before.minus(deductible));
  const to = Decimal.max(0, before.plus(base).minus(deductible));
  const above = to.minus(from);
  const gross = assistanceOn(to, tiers)
    .minus(assistanceOn(from, tiers))
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const room = cap === undefined ? undefined : Decimal.max(0, cap.minus(paidBefore));
  const payable = room === undefined ? gross : Decimal.min(gross, room);
  const reason = payable.gt(0)
    ? ''
    : base.isZero()
      ? 'NO_BURDEN'
      : above.isZero()
        ? 'BELOW_DEDUCTIBLE'
        : room?.isZero()
          ? 'CAP_REACHED'
          : 'ROUNDED_TO_ZERO';
  return { above, gross, payable, reason };
}

/** Unrounded assistance on an amount above the deductible: each bracket's part of it at the bracket's ratio. */
function assistanceOn(amount: Decimal, tiers: LineQuestion['tiers']): Decimal {
  let sum: Decimal = ZERO;
  let from: Decimal = ZERO;
  for (const { upTo, ratio } of tiers) {
    const end = upTo === undefined ? amount : Decimal.min(amount, upTo);
    if (end.gt(from)) sum = sum.plus(end.minus(from).times(ratio));
    from = upTo ?? amount;
  }
  return sum;
}
