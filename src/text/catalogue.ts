import type { Entry } from '../domain/entry.js';
import { mechanismText } from '../mechanisms/index.js';
import { archiveText } from './archives.js';
import { columnText } from './columns.js';
import { commandLineText } from './command-line.js';
import { explainText } from './explain.js';
import { fundText } from './fund.js';
import { initText } from './init.js';
import { intakeText } from './intake.js';
import { optionText } from './options.js';
import { pageText } from './page.js';
import { policyText } from './policy.js';
import { reasonText } from './reasons.js';
import { rejectText } from './rejects.js';
import { reportText } from './reports.js';
import { runText } from './run.js';
import { sampleText } from './sample.js';
import { summaryText } from './summary.js';
import { surveyText } from './survey.js';
import { systemText } from './system.js';
import { verifyText } from './verify.js';
import { wordText } from './words.js';
import { workbookText } from './workbook.js';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** All texts of the program, by key. One file per subject; the texts of a mechanism are in its own file. */
const CATALOGUE = {
  ...archiveText,
  ...columnText,
  ...commandLineText,
  ...explainText,
  ...fundText,
  ...initText,
  ...intakeText,
  ...mechanismText,
  ...optionText,
  ...pageText,
  ...policyText,
  ...reasonText,
  ...rejectText,
  ...reportText,
  ...runText,
  ...sampleText,
  ...summaryText,
  ...surveyText,
  ...systemText,
  ...verifyText,
  ...wordText,
  ...workbookText,
};

export type TextKey = Extract<keyof typeof CATALOGUE, string>;

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(CATALOGUE, key);
}

/** All keys, for tests and for the generated documentation. */
export const TEXT_KEYS = Object.keys(CATALOGUE) as TextKey[];

/** The names in braces of an entry. */
export function placeholdersOf(key: TextKey): ReadonlySet<string> {
  const entry: Entry = CATALOGUE[key];
  return new Set([...`${entry.en}${entry.zh}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string));
}

/** An entry in a language, with values for its names in braces; a name without a value becomes ''. */
export function say(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const entry: Entry = CATALOGUE[key];
  return entry[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
