import { error, type Finding, type PackCheck } from '../finding.js';
import type { OnlyWhen, Pack } from '../schema.js';

/**
 * A standard that no claim can ever meet is a slip of the pen: it asks for a claim before recognition
 * although no identity of its categories looks back, or for a place or referral that cannot occur
 * together with what the benefit as a whole asks for.
 */
export const benefitUnreachable: PackCheck = (pack) => {
  const findings: Finding[] = [];
  pack.benefits.forEach((benefit, at) => {
    benefit.standards.forEach((standard, standardIndex) => {
      if (!contradicts(pack, benefit.only_when, standard.only_when, standard.categories)) return;
      const path = ['benefits', at, 'standards', standardIndex];
      findings.push(
        error(
          'POLICY_BENEFIT_UNREACHABLE',
          path,
          standard.categories.join(', '),
          standard.article ?? benefit.article,
        ),
      );
    });
  });
  return findings;
};

function contradicts(
  pack: Pack,
  outer: OnlyWhen | undefined,
  inner: OnlyWhen | undefined,
  categories: string[],
) {
  const entitlements = [outer?.entitlement, inner?.entitlement].filter((value) => value !== undefined);
  if (new Set(entitlements).size > 1) return true;
  if (entitlements[0] === 'before_recognition' && !categories.some((code) => looksBack(pack, code)))
    return true;
  const locations = outer?.places;
  return (
    locations !== undefined &&
    inner?.places !== undefined &&
    !inner.places.some((location) => locations.includes(location))
  );
}

/** Whether an identity of the category can be in force before it was recognised. */
function looksBack(pack: Pack, code: string): boolean {
  const category = pack.categories.find((candidate) => candidate.code === code);
  return (
    category?.identities.some((entry) => typeof entry !== 'string' && entry.look_back !== undefined) ?? false
  );
}
