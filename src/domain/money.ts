import { ReliefError } from './errors.js';

/**
 * An amount of money in whole fen, exact up to 2^53. A single amount is at most MAX_AMOUNT, but the sum of thousands of
 * them can exceed 2^53, so totals are added with `addFen`, which checks. The unit keeps an amount from being used as a
 * day; a plain number may be either.
 */
export type Fen = number & { readonly unit?: 'fen' };

/** The largest single amount that files may contain, in fen: 10,000,000,000.00 yuan. */
export const MAX_AMOUNT: Fen = 1_000_000_000_000;

/** Adds two amounts in fen. A sum beyond 2^53 would silently lose fen, so it is refused. Errors: SUM_TOO_LARGE. */
export function addFen(a: Fen, b: Fen): Fen {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw sumTooLarge();
  return sum;
}

/**
 * The error SUM_TOO_LARGE: a sum is beyond 2^53 fen. Only wrong inputs lead to it, because no fund is that large.
 *
 * @param column The column whose amounts were added, where it is known.
 */
export function sumTooLarge(column?: string): ReliefError {
  const limit = formatYuan(Number.MAX_SAFE_INTEGER);
  return new ReliefError('SUM_TOO_LARGE', { limit, ...(column === undefined ? {} : { column }) });
}

/** Writes fen as yuan with exactly two decimals and no separators: 123450 → "1234.50". */
export function formatYuan(fen: Fen): string {
  const whole = Math.abs(fen);
  const cents = whole % 100;
  const yuan = (whole - cents) / 100;
  return `${fen < 0 ? '-' : ''}${yuan}.${cents < 10 ? '0' : ''}${cents}`;
}

/** A ratio as an exact fraction: 0.855 is 855/1000. The denominator is a power of ten. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Divides two non-negative whole numbers and rounds half up. Exact for numerators up to 2^53. */
export function divideHalfUp(numerator: number, denominator: number): number {
  if (numerator > Number.MAX_SAFE_INTEGER) throw new RangeError(`not exact: ${numerator} / ${denominator}`);
  const rest = numerator % denominator;
  const quotient = (numerator - rest) / denominator;
  return rest * 2 >= denominator ? quotient + 1 : quotient;
}

/** Multiplies an amount in fen (≥ 0) by a ratio and rounds once, half up, to whole fen. */
export function shareOf(amount: Fen, ratio: Ratio): Fen {
  const product = amount * ratio.numerator;
  if (product <= Number.MAX_SAFE_INTEGER) return divideHalfUp(product, ratio.denominator);
  return exactShare([amount], [ratio]);
}

/** Multiplies each amount in fen (≥ 0) by its ratio, adds the exact products and rounds once, half up, to whole fen. */
export function shareOfParts(parts: readonly Fen[], ratios: readonly Ratio[]): Fen {
  let common = 1;
  for (const ratio of ratios) common = Math.max(common, ratio.denominator);
  let product = 0;
  for (let i = 0; i < parts.length; i++) {
    const ratio = ratios[i] as Ratio;
    product += (parts[i] as Fen) * ratio.numerator * (common / ratio.denominator);
  }
  if (product <= Number.MAX_SAFE_INTEGER) return divideHalfUp(product, common);
  return exactShare(parts, ratios);
}

/** The same in big integers, for products beyond 2^53. */
function exactShare(parts: readonly Fen[], ratios: readonly Ratio[]): Fen {
  let common = 1n;
  for (const ratio of ratios) if (BigInt(ratio.denominator) > common) common = BigInt(ratio.denominator);
  let product = 0n;
  for (let i = 0; i < parts.length; i++) {
    const ratio = ratios[i] as Ratio;
    product += BigInt(parts[i] as Fen) * BigInt(ratio.numerator) * (common / BigInt(ratio.denominator));
  }
  return Number((product * 2n + common) / (common * 2n));
}

/**
 * Reads a ratio from 0 to 1, written as a plain decimal with at most `decimals` decimal places ("0.855").
 * Undefined for any other text.
 */
export function parseRatio(text: string, decimals = 6): Ratio | undefined {
  const match = /^(0|1)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const digits = (match[2] ?? '').replace(/0+$/, '');
  if (digits.length > decimals) return undefined;
  const denominator = 10 ** digits.length;
  const numerator = Number(match[1]) * denominator + Number(digits === '' ? '0' : digits);
  return numerator > denominator ? undefined : { numerator, denominator };
}

/** Writes a ratio as a plain decimal without trailing zeros: 80/100 → "0.8". */
export function formatRatio(ratio: Ratio): string {
  const places = Math.round(Math.log10(ratio.denominator));
  const text = String(ratio.numerator).padStart(places + 1, '0');
  const decimals = text.slice(text.length - places).replace(/0+$/, '');
  return places === 0 || decimals === ''
    ? text.slice(0, text.length - places)
    : `${text.slice(0, -places)}.${decimals}`;
}

/** Compares two ratios: negative where a < b, 0 where they are equal. */
export function compareRatios(a: Ratio, b: Ratio): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
