import { PROGRAMS } from '../domain/claim.js';
import type { Fen } from '../domain/money.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { burden } from './base.js';
import { mechanism } from './mechanism.js';

/** A programme whose remaining burden is passed on to a special scheme: a notice, no amount. */

export interface RemainderNoticeRule {
  /** The programme, by number of PROGRAMS; -1 for none. */
  readonly remainderProgram: number;
}

const [, ...programs] = PROGRAMS;

export const remainderNoticeRule = mechanism({
  words: {
    'rule.remainder_notice': { en: 'remainder goes on to a special scheme', zh: '剩余费用转专项保障' },
    'notice.RARE_DISEASE_REMAINDER': {
      en: 'Burden is left of a rare disease: the rest goes to the special scheme.',
      zh: '罕见病费用仍有剩余负担，转入专项保障。',
    },
  },

  shape: ({ z, cited }) => z.strictObject({ program: z.enum(programs), ...cited }),

  compile: (rule): RemainderNoticeRule => ({
    remainderProgram: rule === undefined ? -1 : PROGRAMS.indexOf(rule.program),
  }),

  show: (rule, { say }) =>
    rule === undefined
      ? []
      : [[say('rule.remainder_notice'), say(`program.${rule.program}`), rule.article ?? '']],
});

/** Whether a claim of the programme has burden left that is passed on to the special scheme. */
export function leavesRemainder(
  { remainderProgram }: RemainderNoticeRule,
  claims: ClaimTable,
  claim: number,
  payable: Fen,
): boolean {
  if (remainderProgram < 0 || claims.program[claim] !== remainderProgram) return false;
  return burden(claims, claim) > payable;
}
