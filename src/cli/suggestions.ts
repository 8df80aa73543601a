import type { ErrorDetails } from '../domain/errors.js';
import { nearest } from './nearest.js';

/** By code: the detail with the unknown word, and the detail that lists the known ones. */
const MISTYPED: Readonly<
  Record<string, { readonly word: (details: ErrorDetails) => string; readonly known: string }>
> = {
  NO_SUCH_POLICY: { word: ({ value = '' }) => value, known: 'known' },
  CONFIG_UNKNOWN_KEY: { word: ({ value = '' }) => value, known: 'known' },
  BAD_OPTION_VALUE: { word: ({ value = '' }) => value, known: 'allowed' },
  UNKNOWN_PARAMETER: { word: ({ path = '' }) => lastName(path), known: 'known' },
  UNKNOWN_POLICY_SETTING: { word: ({ path = '' }) => lastName(path), known: 'known' },
};

/** The known word that is most like an unknown one. */
export function suggestionFor(code: string, details: ErrorDetails): string | undefined {
  const mistyped = MISTYPED[code];
  if (mistyped === undefined) return undefined;
  const known = String(details[mistyped.known] ?? '').split(', ');
  const [best] = nearest(mistyped.word(details), known);
  return best === mistyped.word(details) ? undefined : best;
}

/** The last word of `parameters.my-city`, `my-city.monitoring_line` or `--param my-city`. */
function lastName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(' ')) + 1);
}
