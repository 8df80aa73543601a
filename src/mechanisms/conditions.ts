import { type Day, NO_DAY } from '../domain/calendar.js';
import { PLACES, REFERRALS } from '../domain/claim.js';
import type { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { error, type Finding, findingsOfStandards } from './finding.js';
import type { Speaker, Words } from './mechanism.js';
import type { Output, Shape } from './shape.js';

/** Conditions (`only_when`): what must hold of a claim and its roster row for a benefit or a standard to apply. */

export interface Conditions {
  readonly entitlement?: 'before_recognition' | 'from_recognition';
  /** Allowed places of treatment, by number of PLACES. */
  readonly careLocations?: readonly boolean[];
  /** Referrals that shut the standard, by number of REFERRALS. */
  readonly referralsShut?: readonly boolean[];
  /** at_risk_from of the roster row has come by the settlement date. */
  readonly atRisk?: boolean;
}

export const conditionWords = {
  'show.only_when': { en: 'only when', zh: '适用条件' },
  'when.before_recognition': { en: 'before recognition', zh: '认定之前' },
  'when.from_recognition': { en: 'from recognition on', zh: '认定之后' },
  'when.places': { en: 'place: {places}', zh: '就医地：{places}' },
  'when.referral_not': { en: 'unless {referrals}', zh: '{referrals}的除外' },
  'when.at_risk': { en: 'at risk of poverty on the settlement date', zh: '结算时已认定有致贫返贫风险' },
  'benefit_outcome.only_before_recognition': {
    en: 'applies to treatment before recognition only',
    zh: '仅适用于认定之前的费用',
  },
  'benefit_outcome.only_from_recognition': {
    en: 'applies from recognition on only',
    zh: '仅适用于认定之后的费用',
  },
  'benefit_outcome.condition_place': { en: 'does not apply to treatment there', zh: '该就医地不适用' },
  'benefit_outcome.condition_referral': { en: 'does not apply without referral', zh: '未按规定转诊，不适用' },
  'benefit_outcome.condition_at_risk': {
    en: 'applies once a risk of falling back into poverty is recognised',
    zh: '结算时尚未认定因病返贫致贫风险，不适用',
  },
  'error.POLICY_BENEFIT_UNREACHABLE': {
    en: 'No claim of category {value} can ever meet these conditions: they contradict each other, or require a claim before recognition although no identity looks back. Correct the conditions, or add the look-back.',
    zh: '类别 {value} 的任何结算都不可能满足这些条件：条件互相矛盾，或要求认定前的费用但没有任何身份可追溯。请更正条件，或为身份补上追溯期。',
  },
} satisfies Words;

export const conditionsShape = ({ z }: Shape) =>
  z.strictObject({
    entitlement: z.enum(['before_recognition', 'from_recognition']).optional(),
    places: z.array(z.enum(PLACES)).min(1).optional(),
    referral_not: z.array(z.enum(REFERRALS)).min(1).optional(),
    at_risk: z.literal('settled_from').optional(),
  });
export type OnlyWhen = Output<typeof conditionsShape>;

interface CategoryIdentities {
  readonly code: string;
  readonly identities: readonly (string | { readonly look_back?: unknown })[];
}

/**
 * A standard that no claim can ever meet is a slip of the pen: it asks for a claim before recognition although no
 * identity of its categories looks back, or for a place of treatment that the benefit as a whole does not allow.
 */
export function conditionFindings({
  categories,
  benefits,
}: {
  readonly categories: readonly CategoryIdentities[];
  readonly benefits: readonly {
    readonly article: string;
    readonly only_when?: OnlyWhen | undefined;
    readonly standards: readonly {
      readonly categories: readonly string[];
      readonly only_when?: OnlyWhen | undefined;
      readonly article?: string | undefined;
    }[];
  }[];
}): Finding[] {
  return findingsOfStandards(benefits, (standard, path, article, benefit) => {
    const looksBack = standard.categories.some((code) =>
      hasLookBack(categories.find((category) => category.code === code)),
    );
    if (!contradicts(benefit.only_when, standard.only_when, looksBack)) return [];
    return [error('POLICY_BENEFIT_UNREACHABLE', path, standard.categories.join(', '), article)];
  });
}

function contradicts(outer: OnlyWhen | undefined, inner: OnlyWhen | undefined, looksBack: boolean): boolean {
  const entitlements = [outer?.entitlement, inner?.entitlement].filter((value) => value !== undefined);
  if (new Set(entitlements).size > 1) return true;
  if (entitlements[0] === 'before_recognition' && !looksBack) return true;
  const locations = outer?.places;
  return (
    locations !== undefined &&
    inner?.places !== undefined &&
    !inner.places.some((location) => locations.includes(location))
  );
}

/** Whether an identity of the category can be in force before it was recognised. */
function hasLookBack(category: CategoryIdentities | undefined): boolean {
  return (
    category?.identities.some((entry) => typeof entry !== 'string' && entry.look_back !== undefined) ?? false
  );
}

/** Joins the conditions of a benefit and of one of its standards: both must hold. */
export function compileConditions(outer: OnlyWhen | undefined, inner: OnlyWhen | undefined): Conditions {
  const entitlement = inner?.entitlement ?? outer?.entitlement;
  const locationLists = [outer?.places, inner?.places].filter((list) => list !== undefined);
  const shut = [...(outer?.referral_not ?? []), ...(inner?.referral_not ?? [])];
  return {
    ...(entitlement === undefined ? {} : { entitlement }),
    ...(locationLists.length === 0
      ? {}
      : { careLocations: PLACES.map((location) => locationLists.every((list) => list.includes(location))) }),
    ...(shut.length === 0 ? {} : { referralsShut: REFERRALS.map((word) => shut.includes(word)) }),
    ...(outer?.at_risk === undefined && inner?.at_risk === undefined ? {} : { atRisk: true }),
  };
}

export function showConditions(onlyWhen: OnlyWhen | undefined, { say, list }: Speaker): string {
  const { entitlement, places, referral_not, at_risk } = onlyWhen ?? {};
  const parts = [
    entitlement === undefined ? '' : say(`when.${entitlement}`),
    places === undefined
      ? ''
      : say('when.places', { places: list(places.map((location) => say(`place.${location}`))) }),
    referral_not === undefined
      ? ''
      : say('when.referral_not', {
          referrals: list(referral_not.map((referral) => say(`referral.${referral}`))),
        }),
    at_risk === undefined ? '' : say('when.at_risk'),
  ];
  return parts.filter((text) => text !== '').join('; ');
}

/** What of a standard's conditions does not hold, as explanations name it. */
export type FailedCondition =
  | 'only_before_recognition'
  | 'only_from_recognition'
  | 'condition_place'
  | 'condition_referral'
  | 'condition_at_risk';

/** The first condition of a standard that does not hold for a claim and the roster row taken; '' where all hold. */
export function failedCondition(
  conditions: Conditions,
  claims: ClaimTable,
  claim: number,
  roster: RosterTable,
  row: number,
): FailedCondition | '' {
  const { entitlement, careLocations, referralsShut, atRisk } = conditions;
  if (entitlement !== undefined) {
    const before = claims.entitlementDay(claim) < roster.recognizedOn[row];
    if (before !== (entitlement === 'before_recognition'))
      return before ? 'only_from_recognition' : 'only_before_recognition';
  }
  if (careLocations !== undefined && careLocations[claims.careLocation[claim]] !== true)
    return 'condition_place';
  if (referralsShut !== undefined && referralsShut[claims.referral[claim]] === true)
    return 'condition_referral';
  if (atRisk === true) {
    const from: Day = roster.atRiskFrom[row];
    if (from === NO_DAY || from > claims.settledOn[claim]) return 'condition_at_risk';
  }
  return '';
}
