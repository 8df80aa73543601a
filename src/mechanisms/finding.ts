import type { ErrorCode } from '../domain/error-codes.js';

/** What can be wrong with a pack. POLICY_TWICE is an error of a run: the pack itself may be sound. */
type FindingCode = Exclude<Extract<ErrorCode, `POLICY_${string}`>, 'POLICY_TWICE'>;

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
