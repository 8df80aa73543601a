import type { Pack } from './schema.js';

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

/** Something wrong with a pack: what, where in the file, under which article. */
export interface Finding {
  readonly code: FindingCode;
  /** A warning lets the pack be used; everything else does not. */
  readonly severity: 'error' | 'warning';
  readonly path: readonly PropertyKey[];
  readonly value?: string;
  readonly article?: string;
}

/** One check of a pack that already has the right shape. */
export type PackCheck = (pack: Pack) => Finding[];

export function error(
  code: FindingCode,
  path: readonly PropertyKey[],
  value?: string,
  article?: string,
): Finding {
  return {
    code,
    severity: 'error',
    path,
    ...(value === undefined ? {} : { value }),
    ...(article === undefined ? {} : { article }),
  };
}
