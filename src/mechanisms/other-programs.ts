import { PROGRAMS } from '../domain/claim.js';
import { type Check, joinArticles } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** Programmes that the document sends through another channel, such as antipsychotic drugs. */

export interface OtherProgramsRule {
  /** Article that sends a programme elsewhere, by number of PROGRAMS; '' where none does. */
  readonly otherPrograms: readonly string[];
}

const [, ...programs] = PROGRAMS;

export const otherProgramsRule = mechanism({
  words: {
    'rule.other_program': { en: 'other channel', zh: '其他渠道' },
    'check_name.other_program': { en: 'no programme of another channel', zh: '不属其他渠道保障' },
    'reason.OTHER_PROGRAM': {
      en: 'The document sends this programme through another channel.',
      zh: '该专项按文件规定由其他渠道保障。',
    },
  },

  shape: ({ z, cited }) => z.array(z.strictObject({ program: z.enum(programs), ...cited })),

  compile: (rules): OtherProgramsRule => ({
    otherPrograms: PROGRAMS.map((program) => rules?.find((rule) => rule.program === program)?.article ?? ''),
  }),

  show: (rules, { say }) =>
    (rules ?? []).map(({ program, article = '' }) => [
      say('rule.other_program'),
      say(`program.${program}`),
      article,
    ]),
});

export const otherProgramsCheck: Check<'other_program', OtherProgramsRule> = {
  id: 'other_program',
  article: ({ otherPrograms }) => joinArticles(otherPrograms),
  run: ({ claim, claims, policy }) =>
    policy.otherPrograms[claims.program[claim]] === '' ? '' : 'OTHER_PROGRAM',
};
