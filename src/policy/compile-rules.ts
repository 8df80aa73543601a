import { EXCLUSIONS, PLACES, REFERRALS } from '../domain/claim.js';
import { IDENTITIES, type Identity } from '../domain/identities.js';
import type { Conditions, Exclusions, LookBack, Policy } from './policy.js';
import type { OnlyWhen, Pack } from './schema.js';

export function compileIdentities(pack: Pack): Pick<Policy, 'categoryOf' | 'lookBackOf'> {
  const categoryOf: number[] = IDENTITIES.map(() => -1);
  const lookBackOf: (LookBack | null)[] = IDENTITIES.map(() => null);
  pack.categories.forEach((category, at) => {
    for (const entry of category.identities) {
      const identity: Identity = typeof entry === 'string' ? entry : entry.identity;
      const number = IDENTITIES.indexOf(identity);
      categoryOf[number] = at;
      if (typeof entry !== 'string') lookBackOf[number] = entry.look_back ?? null;
    }
  });
  return { categoryOf, lookBackOf };
}

export function compileResidence(rule: Pack['rules']['residence']): Policy['residence'] {
  if (rule === undefined) return null;
  const excepted = IDENTITIES.map(
    (identity) => rule.except?.includes(identity) === true || rule.only?.includes(identity) === false,
  );
  return { excepted, article: rule.article ?? '' };
}

export function compileExclusions(rules: NonNullable<Pack['rules']['exclusions']>): Exclusions {
  const articleOf = (kind: string): string => rules.find((rule) => rule.kind === kind)?.article ?? '';
  return {
    kinds: EXCLUSIONS.map((kind) => (kind === '' ? '' : articleOf(kind))),
    overseas: articleOf('overseas'),
    nonDesignated: articleOf('non_designated'),
    emergencyExcepted: rules.some((rule) => rule.kind === 'non_designated' && rule.except === 'emergency'),
  };
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
    ...(shut.length === 0 ? {} : { referralsShut: flags(REFERRALS, shut) }),
    ...(outer?.at_risk === undefined && inner?.at_risk === undefined ? {} : { atRisk: true }),
  };
}

export function flags<T>(vocabulary: readonly T[], chosen: readonly T[]): boolean[] {
  return vocabulary.map((word) => chosen.includes(word));
}
