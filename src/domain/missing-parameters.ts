import { ReliefError } from './errors.js';

/** A parameter value that a run needs and that neither the policy nor relief.yaml gives. */
export interface MissingParameter {
  readonly policy: string;
  readonly name: string;
  /** The year whose value is missing. */
  readonly missingYear: number;
  /** The year of the settlements that need it. */
  readonly year: number;
  /** The key of relief.yaml under which the value belongs. */
  readonly path: string;
  readonly article: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: { readonly zh: string; readonly en: string } | undefined;
}

/** The error MISSING_PARAMETER: all values that are missing for a run, in the order of the policies of its stack. */
export class MissingParameters extends ReliefError<'MISSING_PARAMETER'> {
  /** Each missing value once. */
  readonly missing: readonly MissingParameter[];

  constructor(missing: readonly MissingParameter[]) {
    const once = new Map<string, MissingParameter>();
    for (const one of missing) if (!once.has(one.path)) once.set(one.path, one);
    const [first] = missing;
    super('MISSING_PARAMETER', {
      path: first.path,
      policy: first.policy,
      name: first.name,
      missingYear: first.missingYear,
      year: first.year,
      article: first.article,
      title_en: first.title.en,
      title_zh: first.title.zh,
      source_en: first.source?.en ?? '',
      source_zh: first.source?.zh ?? '',
      count: once.size,
    });
    this.missing = [...once.values()];
  }
}
