import { ReliefError } from './errors.js';

/** One value that a run needs and nobody gave. */
export interface MissingParameter {
  readonly policy: string;
  readonly name: string;
  /** The year whose value is missing, and the year of the settlements that need it. */
  readonly missingYear: number;
  readonly year: number;
  readonly path: string;
  readonly article: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly source: { readonly zh: string; readonly en: string } | undefined;
}

/** Everything that the policies of a run need and nobody gave, in the order of the stack. */
export class MissingParameters extends ReliefError<'MISSING_PARAMETER'> {
  /** Each policy, name and year once. */
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
