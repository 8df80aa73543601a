import { ReliefError } from './errors.js';

/**
 * Money is whole fen in an ordinary number, exact up to 2^53. One amount is held below MAX_AMOUNT, but thousands of
 * the largest do not add up exactly any more: totals are therefore added with `addFen`, which checks. The unit keeps an
 * amount from passing for a day; a plain number may be either.
 */
export type Fen = number & { readonly unit?: 'fen' };

/** The largest single amount that is read: 10,000,000,000.00 yuan, in fen. */
export const MAX_AMOUNT: Fen = 1_000_000_000_000;

/** Adds two amounts in fen. A sum beyond 2^53 would lose fen silently, so it is refused. Errors: SUM_TOO_LARGE. */
export function addFen(a: Fen, b: Fen): Fen {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw sumTooLarge();
  return sum;
}

/**
 * The error that a sum is beyond what is exact. It comes of the inputs: no fund of the world is so large.
 *
 * @param column Whose amounts they are, where that is known.
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

/** Takes a share of an amount in fen (≥ 0), rounded once, half up, to the fen. */
export function shareOf(amount: Fen, ratio: Ratio): Fen {
  const product = amount * ratio.numerator;
  if (product <= Number.MAX_SAFE_INTEGER) return divideHalfUp(product, ratio.denominator);
  return exactShare([amount], [ratio]);
}

/** Takes a share of each part, adds the shares exactly and rounds once, half up, to the fen. */
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

/** The same in big integers, for amounts whose product with the ratio would leave the exact range. */
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
 * Reads a ratio from 0 to 1 written as a plain decimal with at most `decimals` places ("0.855").
 * Returns undefined when the text is anything else.
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

/** Orders two ratios by size: negative when a < b. */
export function compareRatios(a: Ratio, b: Ratio): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}
