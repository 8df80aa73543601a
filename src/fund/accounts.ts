import { ReliefError } from '../domain/errors.js';
import type { Fund, FundEntry } from '../domain/fund-entry.js';
import type { Fen } from '../domain/money.js';
import type { Policy, Pooling } from '../policy/policy.js';

/** The account in which a fund is kept at municipal level. */
export const MUNICIPAL = '*';

/** What the fund's books need to know of a policy. */
export type FundPolicy = Pick<Policy, 'id' | 'fund' | 'pooling' | 'from' | 'until' | 'fundChecks'> & {
  readonly benefits: readonly { readonly id: string }[];
};

/**
 * How each fund of a stack is pooled. A fund that no policy pays from is not listed.
 * Errors: FUND_POOLING_MIXED where two policies of one fund keep it differently. It needs no claims, so it can
 * be asked before the replay.
 */
export function poolingOf(policies: readonly Pick<Policy, 'fund' | 'pooling'>[]): ReadonlyMap<Fund, Pooling> {
  const poolings = new Map<Fund, Pooling>();
  for (const { fund, pooling } of policies) {
    const known = poolings.get(fund) ?? pooling;
    if (known !== pooling) throw new ReliefError('FUND_POOLING_MIXED', { value: fund });
    poolings.set(fund, pooling);
  }
  return poolings;
}

/**
 * The account to which a row of fund.csv counts: its own area, except in a fund pooled at municipal level.
 * A fund that no policy of the stack names keeps the areas of its rows.
 */
export function accountOf(entry: FundEntry, poolings: ReadonlyMap<Fund, Pooling>): string {
  return poolings.get(entry.fund) === 'municipal' ? MUNICIPAL : entry.area;
}

/**
 * The part of one payment, in fen, that the municipal account bears; the area's account bears the rest.
 * Of a matched payment that is half, and the odd fen is municipal.
 */
export function municipalShare(pooling: Pooling, payable: Fen): Fen {
  switch (pooling) {
    case 'county':
      return 0;
    case 'municipal':
      return payable;
    case 'matched':
      return Math.ceil(payable / 2);
  }
}
