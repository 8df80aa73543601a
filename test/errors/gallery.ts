import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ERROR_CODES } from '../../src/domain/error-codes.js';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { type Language, TEXT_KEYS } from '../../src/text/catalogue.js';

/**
 * The gallery: one folder per stable code, with the smallest bad input that brings it about.
 *
 * - `command`: what to type in the folder; a script of the shell where the state has to be made first
 * - `about.md`: when it happens; then, after a blank line, what to do
 * - `expected.en.txt`, `expected.zh.txt`: what the program says, letter for letter
 * - everything else: the input
 */
const GALLERY = resolve('test/errors');

/** Where the program says that something is wrong, and with which exit status. */
const PLACES = {
  /** On standard error; nothing is written. */
  error: 2,
  /** What `relief policy check` prints, of which a warning stops nothing. */
  finding: 2,
  /** What `relief policy test` prints of a case that cannot be run. */
  case: 1,
  /** A line of rejects.csv; the run goes on. */
  reject: 0,
  /** A remark at the end of the summary; the run goes on. */
  remark: 0,
} as const;
export type Place = keyof typeof PLACES;

/** What `relief policy check` can find, in the order of the checks. */
export const FINDING_CODES = Object.keys(ERROR_CODES).filter(
  (code) => code.startsWith('POLICY_') && code !== 'POLICY_TWICE',
);

export interface Example {
  readonly code: string;
  readonly folder: string;
  readonly place: Place;
  readonly status: number;
  readonly command: string;
  readonly when: string;
  readonly remedy: string;
}

/** Every code that the program can say, whether or not it has an example. */
export function allCodes(): string[] {
  const codes = TEXT_KEYS.flatMap((key) => {
    const match = /^(?:error|reject|warning|note)\.([A-Z_]+)$/.exec(key);
    return match === null ? [] : [match[1] as string];
  });
  return [...new Set(codes)].sort();
}

export const EXAMPLES: readonly Example[] = readdirSync(GALLERY, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => exampleOf(entry.name))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

function exampleOf(code: string): Example {
  const folder = join(GALLERY, code);
  const text = (name: string): string => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
  };
  const [when = '', remedy = ''] = text('about.md').split('\n\n');
  const place = placeOf(code);
  // The one finding that lets a policy be used.
  const status = code === 'POLICY_CATEGORY_UNUSED' ? 0 : PLACES[place];
  return { code, folder, place, status, command: text('command'), when, remedy };
}

function placeOf(code: string): Place {
  if ((REJECT_CODES as readonly string[]).includes(code)) return 'reject';
  if (FINDING_CODES.includes(code)) return 'finding';
  if (code === 'CASE_ROW') return 'case';
  return (TEXT_KEYS as readonly string[]).includes(`error.${code}`) ? 'error' : 'remark';
}

/** The file with what the program says about an example. */
export function expectedFile({ folder }: Example, language: Language): string {
  return join(folder, `expected.${language}.txt`);
}
