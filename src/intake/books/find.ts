import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import type { ReadingRules } from '../../domain/reading-rules.js';
import type { FOUND_CODES } from '../../domain/remarks.js';
import { Source, tableName } from '../source.js';
import type { FileKind } from '../survey.js';
import { filesOfFolder, isDirectory } from './folder.js';
import type { Look } from './look.js';
import { severalTables, tablesOfKind } from './open-tables.js';
import { referenceOf } from './refs.js';
import { lookOfText, type Table, withTables } from './tables.js';

export interface FoundRemark {
  readonly code: (typeof FOUND_CODES)[number];
  readonly file: string;
}

/** The inputs that folders, workbooks and archives given as claims come to. */
export interface FoundInputs {
  /** Every claims file or table, as it can be read. */
  readonly claims: readonly string[];
  /** Where a roster or a ledger is, if the user has named none and one was found. */
  readonly roster: string | undefined;
  readonly fund: string | undefined;
  readonly remarks: readonly FoundRemark[];
}

/** What the user has named elsewhere, and what lies there under its usual name. */
export interface NamedInputs {
  readonly roster: string | undefined;
  readonly fund: string | undefined;
  /** The file that would be taken under its usual name (roster.csv, fund.csv) if none is found. */
  readonly usual?: (name: string) => string | undefined;
  readonly rules: ReadingRules;
}

interface Found {
  readonly name: string;
  readonly kind: FileKind | undefined;
}

/**
 * Looks into the folders, workbooks and archives among the claims files; what is a plain file stays as it is.
 * Errors: those of opening them, NO_CLAIMS_IN_FOLDER, NO_TABLE_OF_KIND, NO_SUCH_TABLE, SEVERAL_TABLES.
 */
export async function findInputs(given: readonly string[], named: NamedInputs): Promise<FoundInputs> {
  const claims: string[] = [];
  const others: Found[] = [];
  for (const path of given) {
    if (isDirectory(path)) {
      const before = claims.length;
      await lookIntoFolder(path, named, claims, others);
      if (claims.length === before) throw new ReliefError('NO_CLAIMS_IN_FOLDER', { file: path });
    } else if (!isRegular(path)) claims.push(path);
    else await lookIntoFile(path, named, claims, others, 'must');
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

function theOne(
  found: readonly Found[],
  kind: FileKind,
  given: readonly string[],
  { usual }: NamedInputs,
): string | undefined {
  const names = found.filter((one) => one.kind === kind).map(({ name }) => name);
  // Of one that was found and one that lies where it is looked for, nobody can tell which is meant.
  const other = names.length === 0 ? undefined : usual?.(`${kind}.csv`);
  if (other !== undefined && !names.some((name) => resolve(name) === resolve(other))) names.push(other);
  if (names.length > 1) throw severalTables(given.join(', '), kind, names);
  return names[0];
}

async function lookIntoFolder(
  folder: string,
  named: NamedInputs,
  claims: string[],
  others: Found[],
): Promise<void> {
  const { data, others: strange } = filesOfFolder(folder);
  for (const name of data) {
    const path = join(folder, name);
    if (isRegular(path)) await lookIntoFile(path, named, claims, others, 'may');
  }
  others.push(...strange.map((name) => ({ name: join(folder, name), kind: undefined })));
}

/** @param claimsThere Whether there must be claims in the file, or only may be. */
async function lookIntoFile(
  given: string,
  { rules }: NamedInputs,
  claims: string[],
  others: Found[],
  claimsThere: 'must' | 'may',
): Promise<void> {
  const { path, table } = referenceOf(given);
  const source = await Source.open(path, process.stdin);
  try {
    await withTables(source, rules, async (container) => {
      if (container === undefined) {
        const look = claimsThere === 'must' ? undefined : await lookOfFile(path, rules);
        if (claimsThere === 'must' || look === 'unreadable' || look?.kind === 'claims') claims.push(given);
        else others.push({ name: path, kind: look?.kind });
        return;
      }
      const { tables } = container;
      const hasSheet = tables.some(({ name }) => name === rules.sheet);
      const hasClaims = tables.some(({ look, isHidden }) => look?.kind === 'claims' && !isHidden);
      const chosen =
        table !== undefined
          ? []
          : claimsThere === 'must' || hasClaims || hasSheet
            ? tablesOfKind(
                container,
                'claims',
                path,
                claimsThere === 'must' || hasSheet ? rules.sheet : undefined,
              )
            : [];
      claims.push(...(table === undefined ? chosen.map(({ name }) => tableName(path, name)) : [given]));
      const left = tables.filter((one) => !chosen.includes(one) && one.name !== table && isWorthAWord(one));
      others.push(
        ...left.map(({ name, look }) => ({ name: tableName(path, name), kind: kindIfOther(look) })),
        ...container.others.map((name) => ({ name: tableName(path, name), kind: undefined })),
      );
    });
  } finally {
    await source.close();
  }
}

/** Claims that were left are not used for anything else. */
function kindIfOther(look: Look | undefined): FileKind | undefined {
  return look === undefined || look.kind === 'claims' ? undefined : look.kind;
}

/** What nobody sees is only mentioned where it looks like something. */
function isWorthAWord({ isHidden, isEmpty, look }: Table): boolean {
  return !isEmpty && (!isHidden || look !== undefined);
}

/** What a plain file of a folder looks like; a web page that calls itself a table is for the reader to refuse. */
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
