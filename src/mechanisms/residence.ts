import type { Reason } from '../domain/decision.js';
import { IDENTITIES } from '../domain/identities.js';
import type { ClaimView } from './claim-view.js';
import { mechanism } from './mechanism.js';

/** Local residence: required of everybody, of all but some identities, or of some identities only. */

export interface ResidenceRule {
  /** Identities excepted from the rule, by number of IDENTITIES; null where there is no such rule. */
  readonly residence: { readonly excepted: readonly boolean[]; readonly article: string } | null;
}

export const residenceRule = mechanism({
  words: {
    'rule.residence': { en: 'residence', zh: '户籍' },
    'rule.residence_all': { en: 'local residents', zh: '本地户籍' },
    'rule.residence_except': { en: 'local residents, except {identities}', zh: '本地户籍，{identities}除外' },
    'rule.residence_only': {
      en: 'local residence is asked of {identities}',
      zh: '仅{identities}须为本地户籍',
    },
    'check_name.residence': { en: 'residence, insurance, area', zh: '户籍、参保、地区' },
    'reason.NOT_LOCAL_RESIDENT': { en: 'The person is not a local resident.', zh: '该人员不是本地户籍。' },
  },

  shape: ({ z, cited }) =>
    z.strictObject({
      except: z.array(z.enum(IDENTITIES)).optional(),
      only: z.array(z.enum(IDENTITIES)).optional(),
      ...cited,
    }),

  compile(rule): ResidenceRule {
    if (rule === undefined) return { residence: null };
    const { except, only, article = '' } = rule;
    const excepted = IDENTITIES.map(
      (identity) => except?.includes(identity) === true || only?.includes(identity) === false,
    );
    return { residence: { excepted, article } };
  },

  show(rule, { say, list }) {
    if (rule === undefined) return [];
    const { except, only, article = '' } = rule;
    const names = (of: readonly string[]): string => list(of.map((identity) => say(`identity.${identity}`)));
    const whom =
      only !== undefined
        ? say('rule.residence_only', { identities: names(only) })
        : except !== undefined
          ? say('rule.residence_except', { identities: names(except) })
          : say('rule.residence_all');
    return [[say('rule.residence'), whom, article]];
  },
});

export function residenceFault({ policy: { residence }, roster, row }: ClaimView<ResidenceRule>): Reason {
  if (residence === null || roster.localResident[row] !== 0) return '';
  return residence.excepted[roster.identity[row]] === true ? '' : 'NOT_LOCAL_RESIDENT';
}
