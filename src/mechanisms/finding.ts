export const FINDING_CODES = [
  'POLICY_UNKNOWN_KEY',
  'POLICY_MISSING_KEY',
  'POLICY_VALUE',
  'POLICY_TOO_LARGE',
  'POLICY_IN_FORCE_ORDER',
  'POLICY_ID_TWICE',
  'POLICY_CATEGORY_EMPTY',
  'POLICY_IDENTITY_TWICE',
  'POLICY_CATEGORY_UNKNOWN',
  'POLICY_CATEGORY_UNUSED',
  'POLICY_STANDARD_TWICE',
  'POLICY_BENEFIT_UNREACHABLE',
  'POLICY_RATE_MISSING',
  'POLICY_TIERS_BROKEN',
  'POLICY_PARAMETER_UNKNOWN',
  'POLICY_PARAMETER_UNUSED',
  'POLICY_PARAMETER_UNIT',
  'POLICY_PARAMETER_DEFAULT',
  'POLICY_PARAMETER_CIRCLE',
  'POLICY_CAP_GROUP_MIXED',
  'POLICY_AFTER_ASSISTANCE_FIRST',
  'POLICY_DEADLINE_DATE',
  'POLICY_ARTICLE_MISSING',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** The keys and list indexes that lead to a value of a pack. */
export type PackPath = readonly PropertyKey[];

/** Something wrong with a pack: what, where in the file, under which article. */
export interface Finding {
  readonly code: FindingCode;
  /** A pack with warnings can be used, one with an error cannot. */
  readonly severity: 'error' | 'warning';
  readonly path: PackPath;
  readonly value?: string;
  readonly article?: string;
}

export function error(code: FindingCode, path: PackPath, value?: string, article?: string): Finding {
  return {
    code,
    severity: 'error',
    path,
    ...(value === undefined ? {} : { value }),
    ...(article === undefined ? {} : { article }),
  };
}

/** What checks of standards need to know of a benefit. */
interface WithStandards<S> {
  readonly article: string;
  readonly standards: readonly (S & { readonly article?: string | undefined })[];
}

/** Looks at every standard of a pack, with its path and the article that is nearest to it. */
export function findingsOfStandards<S, B extends WithStandards<S>>(
  benefits: readonly B[],
  find: (standard: B['standards'][number], path: PackPath, article: string, benefit: B) => Finding[],
): Finding[] {
  return benefits.flatMap((benefit, at) =>
    benefit.standards.flatMap((standard, standardIndex) =>
      find(
        standard,
        ['benefits', at, 'standards', standardIndex],
        standard.article ?? benefit.article,
        benefit,
      ),
    ),
  );
}
