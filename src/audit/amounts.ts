import { Decimal } from 'decimal.js';

/** Exact decimals, wide enough for every product and sum of amounts and ratios. Amounts are yuan. */
export const Exact = Decimal.clone({ precision: 60 });
export type Amount = Decimal;

export const ZERO: Amount = new Exact(0);

/** Reads an amount of an output; undefined where it is not written with exactly two decimals. */
export function readYuan(text: string): Amount | undefined {
  return /^-?\d+\.\d\d$/.test(text) ? new Exact(text) : undefined;
}

/** Writes an amount of whole fen. */
export function yuan(amount: Amount): string {
  // Zero has no sign.
  return amount.isZero() ? '0.00' : amount.toFixed(2);
}

/** Rounds half up to the fen. */
export function toFen(amount: Amount): Amount {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function larger(a: Amount, b: Amount): Amount {
  return a.gt(b) ? a : b;
}

export function smaller(a: Amount, b: Amount): Amount {
  return a.lt(b) ? a : b;
}

/** A quotient with four decimals, halves away from zero; blank where the whole is zero. */
export function ratioText(part: Amount, whole: Amount): string {
  if (whole.isZero()) return '';
  const ratio = part.div(whole).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
  return ratio.isZero() ? '0.0000' : ratio.toFixed(4);
}

/** Adds to an amount of a map; one that is not there yet is zero. */
export function addTo<Key>(sums: Map<Key, Amount>, key: Key, amount: Amount): void {
  sums.set(key, (sums.get(key) ?? ZERO).plus(amount));
}

/** Orders texts by code units. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
