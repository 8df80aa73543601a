import type { ErrorDetails } from '../domain/errors.js';
import { nearest } from './nearest.js';

/** By code: the word that nobody knows, and the detail that lists those that are known. */
const MISTYPED: Readonly<
  Record<string, { readonly word: (details: ErrorDetails) => string; readonly known: string }>
> = {
  NO_SUCH_POLICY: { word: ({ value = '' }) => value, known: 'known' },
  CONFIG_UNKNOWN_KEY: { word: ({ value = '' }) => value, known: 'known' },
  BAD_OPTION_VALUE: { word: ({ value = '' }) => value, known: 'allowed' },
  UNKNOWN_PARAMETER: { word: ({ path = '' }) => lastName(path), known: 'known' },
  UNKNOWN_POLICY_SETTING: { word: ({ path = '' }) => lastName(path), known: 'known' },
};

/** What was perhaps meant by a word that nobody knows. */
export function suggestionFor(code: string, details: ErrorDetails): string | undefined {
  const mistyped = MISTYPED[code];
  if (mistyped === undefined) return undefined;
  const known = String(details[mistyped.known] ?? '').split(', ');
  const [best] = nearest(mistyped.word(details), known);
  return best === mistyped.word(details) ? undefined : best;
}

/** `parameters.my-city`, `my-city.monitoring_line` or `--param my-city`: what stands last. */
function lastName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(' ')) + 1);
}
