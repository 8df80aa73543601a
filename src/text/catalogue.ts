import type { Entry } from '../domain/entry.js';
import { mechanismText } from '../mechanisms/index.js';
import { bookText } from './books.js';
import { cliText } from './cli.js';
import { columnText } from './columns.js';
import { explainText } from './explain.js';
import { fundText } from './fund.js';
import { intakeText } from './intake.js';
import { pageText } from './page.js';
import { policyText } from './policy.js';
import { reasonText } from './reasons.js';
import { reportText } from './reports.js';
import { statementText } from './statements.js';
import { systemText } from './system.js';
import { toolText } from './tools.js';
import { verifyText } from './verify.js';
import { wordText } from './words.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

export type { Entry } from '../domain/entry.js';

/** Everything that the program says to people, by key. The words of a mechanism stand in its own file. */
const CATALOGUE = {
  ...bookText,
  ...cliText,
  ...columnText,
  ...explainText,
  ...fundText,
  ...intakeText,
  ...mechanismText,
  ...pageText,
  ...policyText,
  ...reasonText,
  ...reportText,
  ...statementText,
  ...systemText,
  ...toolText,
  ...verifyText,
  ...wordText,
};

export type TextKey = Extract<keyof typeof CATALOGUE, string>;

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(CATALOGUE, key);
}

/** All keys, for tests and for the generated documentation. */
export const TEXT_KEYS = Object.keys(CATALOGUE) as TextKey[];

/** The names of the places that an entry fills in. */
export function placeholdersOf(key: TextKey): ReadonlySet<string> {
  const entry: Entry = CATALOGUE[key];
  return new Set([...`${entry.en}${entry.zh}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string));
}

/** Says an entry in a language, with its places filled in; a place without a value stays empty. */
export function say(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const entry: Entry = CATALOGUE[key];
  return entry[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
