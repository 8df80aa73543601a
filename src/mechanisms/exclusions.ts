import { EXCLUSIONS, PLACES, REFERRALS, SERVICES } from '../domain/claim.js';
import type { Reason } from '../domain/decision.js';
import type { ClaimTable } from '../tables/claim-table.js';
import { type Check, joinArticles } from './claim-view.js';
import { mechanism } from './mechanism.js';

/**
 * What medical assistance does not pay at all: costs that another payer owes, treatment abroad, and institutions
 * without an insurance agreement (article 30 of the Social Insurance Law).
 */

export interface Exclusions {
  /** Article that excludes a kind, by number of EXCLUSIONS; '' where none does. */
  readonly kinds: readonly string[];
  /** Article of the rule, '' where the policy has none. */
  readonly overseas: string;
  readonly nonDesignated: string;
  readonly emergencyExcepted: boolean;
}

export interface ExclusionsRule {
  readonly exclusions: Exclusions;
}

const [, ...exclusionKinds] = EXCLUSIONS;

export const exclusionsRule = mechanism({
  words: {
    'rule.exclusion': { en: 'excluded', zh: '不予救助' },
    'rule.except_emergency': { en: 'except emergencies', zh: '急诊除外' },
    'check_name.exclusion': { en: 'not excluded', zh: '无除外情形' },
    'reason.EXCLUDED_WORK_INJURY': { en: 'Work injuries are not assisted.', zh: '工伤费用不予救助。' },
    'reason.EXCLUDED_THIRD_PARTY': {
      en: 'A third party owes these costs.',
      zh: '应由第三人负担的费用不予救助。',
    },
    'reason.EXCLUDED_PUBLIC_HEALTH': {
      en: 'Public health pays these costs.',
      zh: '应由公共卫生负担的费用不予救助。',
    },
    'reason.EXCLUDED_OTHER': {
      en: 'The document excludes these costs.',
      zh: '属文件规定的其他不予救助情形。',
    },
    'reason.EXCLUDED_OVERSEAS': { en: 'Treatment abroad is not assisted.', zh: '境外就医费用不予救助。' },
    'reason.EXCLUDED_NON_DESIGNATED': {
      en: 'The institution is not designated.',
      zh: '非定点医药机构发生的费用不予救助。',
    },
  },

  shape: ({ z, cited }) =>
    z.array(
      z.strictObject({
        kind: z.enum([...exclusionKinds, 'overseas', 'non_designated']),
        except: z.literal('emergency').optional(),
        ...cited,
      }),
    ),

  compile(rules = []): ExclusionsRule {
    const articleOf = (kind: string): string => rules.find((rule) => rule.kind === kind)?.article ?? '';
    return {
      exclusions: {
        kinds: EXCLUSIONS.map((kind) => (kind === '' ? '' : articleOf(kind))),
        overseas: articleOf('overseas'),
        nonDesignated: articleOf('non_designated'),
        emergencyExcepted: rules.some(
          (rule) => rule.kind === 'non_designated' && rule.except === 'emergency',
        ),
      },
    };
  },

  show: (rules, { say }) =>
    (rules ?? []).map(({ kind, except, article = '' }) => {
      const exception = except === undefined ? '' : ` (${say('rule.except_emergency')})`;
      return [say('rule.exclusion'), `${say(`exclusion.${kind}`)}${exception}`, article];
    }),
});

const OVERSEAS = PLACES.indexOf('overseas');
const EMERGENCY_REFERRAL = REFERRALS.indexOf('emergency');
const EMERGENCY_SERVICES = new Set(
  (['emergency', 'emergency_rescue', 'observation'] as const).map((service) => SERVICES.indexOf(service)),
);

/** Reasons by number of EXCLUSIONS. */
const REASON_OF_KIND: readonly Reason[] = [
  '',
  'EXCLUDED_WORK_INJURY',
  'EXCLUDED_THIRD_PARTY',
  'EXCLUDED_PUBLIC_HEALTH',
  'EXCLUDED_OTHER',
];

export const exclusionsCheck: Check<'exclusion', ExclusionsRule> = {
  id: 'exclusion',
  article: ({ exclusions: { kinds, overseas, nonDesignated } }) =>
    joinArticles([...kinds, overseas, nonDesignated]),
  run: ({ claim, claims, policy }) => exclusion(policy.exclusions, claims, claim),
};

/** The kind, then treatment abroad, then the institution are tested; '' where nothing excludes the claim. */
export function exclusion(rules: Exclusions, claims: ClaimTable, claim: number): Reason {
  const kind = claims.exclusion[claim];
  if (rules.kinds[kind] !== '') return REASON_OF_KIND[kind];
  if (rules.overseas !== '' && claims.careLocation[claim] === OVERSEAS) return 'EXCLUDED_OVERSEAS';
  if (rules.nonDesignated === '' || claims.designated[claim] === 1) return '';
  return rules.emergencyExcepted && isEmergency(claims, claim) ? '' : 'EXCLUDED_NON_DESIGNATED';
}

function isEmergency(claims: ClaimTable, claim: number): boolean {
  return EMERGENCY_SERVICES.has(claims.service[claim]) || claims.referral[claim] === EMERGENCY_REFERRAL;
}
