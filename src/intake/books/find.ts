import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import type { FOUND_CODES } from '../../domain/remarks.js';
import type { FileKind } from '../header/column-uses.js';
import { Source, tableName } from '../source/source.js';
import { filesOfFolder, isDirectory } from './folder.js';
import type { Look } from './look.js';
import { severalTables, tablesOfKind } from './open-tables.js';
import { referenceOf } from './refs.js';
import { type Container, lookOfText, type Table, withTables } from './tables.js';

interface FoundRemark {
  readonly code: (typeof FOUND_CODES)[number];
  readonly file: string;
}

/** The inputs that were found in the folders, workbooks and archives that a user gave as claims. */
export interface FoundInputs {
  /** The paths or references of all claims files and tables. */
  readonly claims: readonly string[];
  /** The roster, where one was found and the user has named none. */
  readonly roster: string | undefined;
  /** The same for the ledger of the fund. */
  readonly fund: string | undefined;
  readonly remarks: readonly FoundRemark[];
}

/** The inputs that the user has named, and how inputs under their usual names are found. */
interface NamedInputs {
  readonly roster: string | undefined;
  readonly fund: string | undefined;
  /** Finds the file under a usual name (roster.csv, fund.csv) that is used where no other is found. */
  readonly usual?: (name: string) => string | undefined;
  readonly rules: ReadingRules;
}

interface Found {
  readonly name: string;
  readonly kind: FileKind | undefined;
}

/**
 * Searches the folders, workbooks and archives among the claims files. Plain files are returned as they are given.
 * Errors: those of opening them, NO_CLAIMS_IN_FOLDER, NO_TABLE_OF_KIND, NO_SUCH_TABLE, SEVERAL_TABLES.
 */
export async function findInputs(given: readonly string[], named: NamedInputs): Promise<FoundInputs> {
  const claims: string[] = [];
  const others: Found[] = [];
  for (const path of given) {
    if (isDirectory(path)) {
      const before = claims.length;
      await searchFolder(path, named, claims, others);
      if (claims.length === before) throw new ReliefError('NO_CLAIMS_IN_FOLDER', { file: path });
    } else if (!isRegular(path)) claims.push(path);
    else await searchFile(path, named, claims, others, 'must');
  }
  const isNamed = ({ name }: Found): boolean =>
    [named.roster, named.fund].some((one) => one !== undefined && resolve(one) === resolve(name)) ||
    [named.roster, named.fund].includes(referenceOf(name).path);
  const left = others.filter((one) => !isNamed(one));
  const roster = named.roster === undefined ? theOne(left, 'roster', given, named) : undefined;
  const fund = named.fund === undefined ? theOne(left, 'fund', given, named) : undefined;
  const remarks: FoundRemark[] = [
    ...(roster === undefined || isUsual(roster, 'roster')
      ? []
      : [{ code: 'ROSTER_FOUND' as const, file: roster }]),
    ...(fund === undefined || isUsual(fund, 'fund') ? [] : [{ code: 'FUND_FOUND' as const, file: fund }]),
    ...left
      .filter(({ name }) => name !== roster && name !== fund)
      .map(({ name }) => ({ code: 'FILE_NOT_USED' as const, file: name })),
  ];
  return { claims, roster, fund, remarks };
}

function isRegular(given: string): boolean {
  const { path } = referenceOf(given);
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isUsual(path: string, kind: FileKind): boolean {
  return basename(path) === `${kind}.csv`;
}

/** The input of a kind that was found; undefined where there is none. Errors: SEVERAL_TABLES. */
function theOne(
  found: readonly Found[],
  kind: FileKind,
  given: readonly string[],
  { usual }: NamedInputs,
): string | undefined {
  const names = found.filter((one) => one.kind === kind).map(({ name }) => name);
  // With one that was found and another one under the usual name, it is not clear which is meant.
  const other = names.length === 0 ? undefined : usual?.(`${kind}.csv`);
  if (other !== undefined && !names.some((name) => resolve(name) === resolve(other))) names.push(other);
  if (names.length > 1) throw severalTables(given.join(', '), kind, names);
  return names[0];
}

async function searchFolder(
  folder: string,
  named: NamedInputs,
  claims: string[],
  others: Found[],
): Promise<void> {
  const { data, others: unread } = filesOfFolder(folder);
  for (const name of data) {
    const path = join(folder, name);
    if (isRegular(path)) await searchFile(path, named, claims, others, 'may');
  }
  others.push(...unread.map((name) => ({ name: join(folder, name), kind: undefined })));
}

/** @param has Whether the file must have claims, because the user gave it as such, or may have claims. */
async function searchFile(
  given: string,
  { rules }: NamedInputs,
  claims: string[],
  others: Found[],
  has: 'must' | 'may',
): Promise<void> {
  const { path, table } = referenceOf(given);
  const source = await Source.open(path, process.stdin);
  try {
    await withTables(source, rules, async (container) => {
      if (container === undefined) {
        const look = has === 'must' ? undefined : await lookOfFile(path, rules);
        if (has === 'must' || look === 'unreadable' || look?.kind === 'claims') claims.push(given);
        else others.push({ name: path, kind: look?.kind });
        return;
      }
      const chosen = table === undefined ? chosenTables(container, path, rules.sheet, has) : [];
      claims.push(...(table === undefined ? chosen.map(({ name }) => tableName(path, name)) : [given]));
      const left = container.tables.filter(
        (one) => !chosen.includes(one) && one.name !== table && isWorthARemark(one),
      );
      others.push(
        ...left.map(({ name, look }) => ({ name: tableName(path, name), kind: kindIfOther(look) })),
        ...container.others.map((name) => ({ name: tableName(path, name), kind: undefined })),
      );
    });
  } finally {
    await source.close();
  }
}

/** The tables of claims in a workbook or an archive. Errors: those of `tablesOfKind`. */
function chosenTables(
  container: Container,
  path: string,
  sheet: string | undefined,
  has: 'must' | 'may',
): Table[] {
  const isSheetThere = container.tables.some(({ name }) => name === sheet);
  const hasClaims = container.tables.some(({ look, isHidden }) => look?.kind === 'claims' && !isHidden);
  const mayAskForSheet = has === 'must' || isSheetThere;
  return mayAskForSheet || hasClaims
    ? tablesOfKind(container, 'claims', path, mayAskForSheet ? sheet : undefined)
    : [];
}

/** The kind of a table that was not taken as claims. A table of claims is used for nothing else. */
function kindIfOther(look: Look | undefined): FileKind | undefined {
  return look === undefined || look.kind === 'claims' ? undefined : look.kind;
}

/** Whether a table that is not used is mentioned. A hidden one is only where it looks like a table of some kind. */
function isWorthARemark({ isHidden, isEmpty, look }: Table): boolean {
  return !isEmpty && (!isHidden || look !== undefined);
}

/** What a plain file of a folder looks like. A web page is `unreadable`: the reader of claims will refuse it. */
async function lookOfFile(path: string, rules: ReadingRules): Promise<Look | 'unreadable' | undefined> {
  const handle = await open(path, 'r');
  try {
    const top = Buffer.alloc(1 << 16);
    const { bytesRead } = await handle.read(top, 0, top.length, 0);
    const bytes = top.subarray(0, bytesRead);
    const isPage = /^\s*(?:<|MIME-Version)/i.test(
      bytes.toString('latin1', 0, 100).replace(/^\xef\xbb\xbf/, ''),
    );
    return isPage ? 'unreadable' : lookOfText(bytes, rules);
  } finally {
    await handle.close();
  }
}
