import { type Language, say, type TextKey } from '../../text/catalogue.js';
import type { RunResults } from '../results.js';
import { Names } from '../shared/names.js';
import { MASKED, type Privacy, UNMASKED } from '../shared/privacy.js';

export interface PageOptions {
  readonly lang: Language;
  /** Whether the names and numbers of persons are masked. */
  readonly mask: boolean;
}

/** What every section of the page is made from. */
export interface PageContext {
  readonly results: RunResults;
  readonly language: Language;
  readonly names: Names;
  readonly privacy: Privacy;
  readonly masked: boolean;
  readonly say: (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;
}

export function pageContext(results: RunResults, { lang, mask }: PageOptions): PageContext {
  return {
    results,
    language: lang,
    names: new Names(lang),
    privacy: mask ? MASKED : UNMASKED,
    masked: mask,
    say: (key, values) => say(lang, key, values),
  };
}
