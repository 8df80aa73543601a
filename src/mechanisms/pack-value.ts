import { type Fen, formatRatio, type Ratio } from '../domain/money.js';

/**
 * The values of a pack once it is read. However a value was written, `kind` says what it is; the article and the reading
 * beside it are kept.
 */

/** What any value may have beside it. */
export interface Cited {
  readonly article?: string | undefined;
  readonly reading?: string | undefined;
}

/** An amount in fen. */
export interface Amount extends Cited {
  readonly kind: 'amount';
  readonly value: Fen;
}

export function amount(value: Fen, cited: Cited = {}): Amount {
  return { kind: 'amount', value, ...cited };
}

/** Brackets as they are written: `up_to` in fen, which the last one does not have. */
export type WrittenTiers = readonly { readonly up_to?: Fen | undefined; readonly ratio: Ratio }[];

/** The value of a parameter, by its unit. `none` is a cap that does not exist. */
export interface ValueOf {
  readonly yuan: Fen | 'none';
  readonly ratio: Ratio;
  readonly tiers: WrittenTiers;
  readonly areas: readonly string[];
}
export type Unit = keyof ValueOf;
export type ParameterValue = ValueOf[Unit];

/** A parameter of the policy, whole or a share of it, of the settlement year or of the year before. */
export interface ParameterUse<U extends Unit = Unit> extends Cited {
  readonly kind: 'parameter';
  /** The unit that fits where the parameter is used. */
  readonly unit: U;
  readonly parameter: string;
  readonly year?: 'previous' | undefined;
  readonly share?: Ratio | undefined;
}

/** A ratio as a percentage. Shifting the point two places is exact: 0.855 → 85.5%. */
export function percent(ratio: Ratio): string {
  return `${formatRatio({ numerator: ratio.numerator * 100, denominator: ratio.denominator })}%`;
}
