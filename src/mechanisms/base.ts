import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { error, type Finding } from './finding.js';
import type { Speaker, Words } from './mechanism.js';
import type { Shape } from './shape.js';

/** The base: the amount of a claim from which a benefit starts. */

const BASES = ['burden', 'residual_burden', 'burden_after_assistance'] as const;
export type Base = (typeof BASES)[number];

export const baseWords = {
  'show.base': { en: 'base', zh: '基数' },
  'base.burden': { en: 'burden within the catalogue', zh: '合规自负费用' },
  'base.residual_burden': { en: 'all that is left of the bill', zh: '各项保障后剩余费用' },
  'base.burden_after_assistance': { en: 'burden left after assistance', zh: '救助后自负费用' },
  'reason.NO_BURDEN': { en: 'Nothing is left to the person to pay.', zh: '个人没有需负担的费用。' },
  'error.POLICY_AFTER_ASSISTANCE_FIRST': {
    en: 'The benefit {value} starts from what earlier benefits leave over, but it is the first one. Put it after them.',
    zh: '待遇 {value} 以前面待遇救助后的余额为基数，却排在第一。请移到其后。',
  },
} satisfies Words;

export const baseShape = ({ z }: Shape) => z.enum(BASES);

/** "Burden after assistance" is what earlier benefits of the policy left, so the first cannot start from it. */
export function baseFindings({
  benefits: [first],
}: {
  readonly benefits: readonly { readonly id: string; readonly article: string; readonly base: Base }[];
}): Finding[] {
  if (first?.base !== 'burden_after_assistance') return [];
  return [error('POLICY_AFTER_ASSISTANCE_FIRST', ['benefits', 0, 'base'], first.id, first.article)];
}

export function showBase(base: Base, { say }: Speaker): string[] {
  return [say('show.base'), say(`base.${base}`)];
}

/**
 * The amount from which a benefit starts, in fen.
 * @param assistance What earlier policies of the stack pay for the claim.
 * @param paidByPolicy What the earlier lines of this policy pay for the claim.
 */
export function baseOf(
  base: Base,
  claims: ClaimTable,
  claim: number,
  assistance: Fen,
  paidByPolicy: Fen,
): Fen {
  switch (base) {
    case 'burden':
      return burden(claims, claim);
    case 'residual_burden':
      return residualBurden(claims, claim, assistance);
    case 'burden_after_assistance':
      // An earlier line on the residual burden may pay more than the burden within the catalogue.
      return Math.max(0, burden(claims, claim) - paidByPolicy);
  }
}

/**
 * What is left to the person within the catalogue after all insurance (合规自负费用), in fen. Below 0 where
 * the file says that insurance paid more than the catalogue amount: the caller takes it as 0.
 */
export function burdenBeforeFloor(claims: ClaimTable, claim: number): Fen {
  return claims.eligible[claim] - claims.insurancePaid(claim);
}

export function burden(claims: ClaimTable, claim: number): Fen {
  return Math.max(0, burdenBeforeFloor(claims, claim));
}

/** What is left of the whole bill after insurance, other payers and `assistance`, in fen. */
export function residualBurden(claims: ClaimTable, claim: number, assistance: Fen): Fen {
  const left = claims.total[claim] - claims.insurancePaid(claim) - claims.otherPaid[claim] - assistance;
  return Math.max(0, left);
}
