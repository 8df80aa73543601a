import type { ChalkInstance } from 'chalk';
import { type ErrorDetails, ReliefError } from '../domain/errors.js';
import { MissingParameters } from '../domain/missing-parameters.js';
import { withCodesButOurs } from '../domain/unseen.js';
import { UnplacedColumns } from '../intake/header/unplaced.js';
import { TooManyRejects } from '../intake/report/too-many-rejects.js';
import { knownError } from '../system-errors.js';
import { isTextKey, type Language, placeholdersOf, say, type TextKey } from '../text/catalogue.js';
import { maskerOfUnknown, maskFree, maskPath, maskPersons } from './masking.js';
import { parameterLines } from './missing-parameters.js';
import { suggestionFor } from './suggestions.js';
import type { Output } from './terminal.js';
import { visible } from './visible.js';

export const STATUS_DONE = 0;
/** Done, but `--strict` was given and something needs a human; or a policy's cases failed. */
export const STATUS_NOT_CLEAN = 1;
/** Usage, input or policy error. */
export const STATUS_ERROR = 2;
/** A bug in the program. */
const STATUS_BUG = 3;

/** Prints a known error or a bug, and returns the exit status. Nothing else tells the two apart. */
export async function reportError(
  thrown: unknown,
  language: Language,
  stderr: Output,
  paint: ChalkInstance,
): Promise<number> {
  const error = knownError(thrown);
  if (error instanceof ReliefError) {
    const [sentence, ...more] = describeError(error, language);
    const line = `${paint.red.bold(say(language, 'cli.error'))}${sentence} ${paint.dim(`[${error.code}]`)}`;
    const groups = error instanceof TooManyRejects ? await groupLines(error, language, paint) : [];
    const unplaced = error instanceof UnplacedColumns ? await proposalLines(error, language) : [];
    const lines = [line, ...more.map((text) => `  ${text}`), ...groups, ...unplaced];
    stderr.write(`${withCodesButOurs(lines.join('\n'))}\n`);
    return STATUS_ERROR;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`${paint.red.bold(say(language, 'cli.bug'))}\n\n${withCodesButOurs(maskPersons(stack))}\n`);
  return STATUS_BUG;
}

/** Imported only when needed: it loads the tables of columns, which would slow down every start. */
async function groupLines(
  { groups }: TooManyRejects,
  language: Language,
  paint: ChalkInstance,
): Promise<string[]> {
  const { rejectGroupLines } = await import('./reject-groups.js');
  return rejectGroupLines(groups, language, paint);
}

/** The same for columns that are not known. */
async function proposalLines({ files }: UnplacedColumns, language: Language): Promise<string[]> {
  const { unplacedLines } = await import('./unplaced-columns.js');
  return unplacedLines(files, language);
}

/** A known error in words: the sentence, then the location and what may have been meant. */
export function describeError(error: ReliefError, language: Language): string[] {
  const { code, details } = error;
  const key = `error.${code}`;
  const shown = shownDetails(code, details);
  if (!isTextKey(key)) return [JSON.stringify(shown)];
  if (error instanceof MissingParameters && error.missing.length > 1) {
    return [say(language, 'error.MISSING_PARAMETER.several', shown), ...parameterLines(error, language)];
  }
  const sentence = say(language, key, inWords(shown, language));
  const where = location(shown, placeholdersOf(key));
  const suggestion = details.suggestion ?? suggestionFor(code, details) ?? '';
  return [
    sentence,
    ...(where === '' ? [] : [where]),
    ...(suggestion === '' ? [] : [say(language, 'cli.did_you_mean', { value: visible(String(suggestion)) })]),
  ];
}

/** File, line, path, value and article, if they are known and the sentence does not name them already. */
function location(details: ErrorDetails, said: ReadonlySet<string>): string {
  const detail = (name: string): string => (said.has(name) ? '' : String(details[name] ?? ''));
  const file = detail('file');
  const line = detail('line');
  const value = said.has('system') ? '' : detail('value');
  const path = detail('path');
  const location = file === '' ? '' : line === '' ? file : `${file}:${line}`;
  const what = value === '' ? path : path === '' ? `“${value}”` : `${path} = ${value}`;
  const article = detail('article');
  return [location, detail('column'), what, article === '' ? '' : `(${article})`]
    .filter((text) => text !== '')
    .join('  ');
}

/**
 * The details in words of a language: a text that a pack gives in both languages (`title_en`, `title_zh`), the unit of
 * a parameter, and the system's error code, if the catalogue has words for it.
 */
function inWords(details: ErrorDetails, language: Language): ErrorDetails {
  const ending = `_${language}`;
  const ofPack = Object.entries(details)
    .filter(([name]) => name.endsWith(ending))
    .map(([name, text]) => [name.slice(0, -ending.length), text] as const);
  const words = (key: string, otherwise: string): string =>
    isTextKey(key) ? say(language, key as TextKey) : otherwise;
  const { unit = '', value = '', kind = '', role = '', first_role = '', fitting = '' } = details;
  return {
    ...details,
    ...Object.fromEntries(ofPack),
    kind_name: words(`columns.kind.${kind}`, String(kind)),
    role: words(`page.role.${role}`, String(role)),
    first_role: words(`page.role.${first_role}`, String(first_role)),
    fitting_hint: fitting === '' ? '' : say(language, 'error.ROSTER_OF_OTHER_AREAS.fitting', { fitting }),
    unit: words(`unit.${unit}`, String(unit)),
    kind: words(`columns.kind.${kind}`, String(kind)),
    system: words(`system.${value}`, value),
  };
}

/** Details taken from a row, a header or the keys of relief.yaml. They may hold the number of a person. */
const OF_ROWS = ['value', 'other', 'column', 'path'];
/** The value of these errors is the number of a claim as the user typed it. */
const OF_CLAIMS = ['NO_SUCH_CLAIM'];

function shownDetails(code: string, details: ErrorDetails): ErrorDetails {
  const isOfRow = (name: string): boolean => OF_ROWS.includes(name) && !OF_CLAIMS.includes(code);
  const mask = (name: string, text: string): string => {
    if (code === 'MISSING_COLUMN' && name === 'value') return maskHeader(text);
    return code === 'UNKNOWN_STATUS' && name === 'value' ? maskStatuses(text) : maskPersons(text);
  };
  const shown = Object.entries(details).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    return [name, visible(isOfRow(name) ? mask(name, value) : name === 'file' ? maskPath(value) : value)];
  });
  return Object.fromEntries(shown);
}

/** The words that UNKNOWN_STATUS shows. Words about the state of a row must be seen; any other may be a name. */
function maskStatuses(words: string): string {
  return maskPersons(words).replace(/[^“”]+/g, (word) =>
    /[退审核撤销废停结]|^[已未待暂]/.test(word) ? word : maskFree(word),
  );
}

/** The header that MISSING_COLUMN shows. It may be a row of data, where a file has no header. */
function maskHeader(header: string): string {
  const cells = header.split(' | ');
  return cells.map(maskerOfUnknown(cells)).join(' | ');
}
