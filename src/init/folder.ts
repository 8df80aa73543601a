import { join } from 'node:path';
import { type Day, NO_DAY } from '../domain/calendar.js';
import { ReliefError } from '../domain/errors.js';
import type { Reject } from '../domain/reject.js';
import {
  type Encoding,
  FILE_KINDS,
  type FileKind,
  type FileSurvey,
  filesOfFolder,
  NO_RULES,
  type ReadOptions,
  readClaims,
  readRoster,
  surveyTables,
  type UnplacedFile,
} from '../intake/index.js';
import { builtInIds, loadPolicy } from '../policy/load.js';
import { ClaimTable } from '../tables/claim-table.js';
import type { RosterTable } from '../tables/roster-table.js';
import { wordKey } from '../tables/values.js';

/** A file of the folder that a run could read. */
interface KnownFile {
  readonly name: string;
  readonly survey: FileSurvey;
}

/** A file of the folder that no run would read, with the reason. */
export interface OtherFile {
  readonly name: string;
  readonly survey?: FileSurvey;
  readonly error?: ReliefError;
}

/** The data of a folder: its files by kind, its claims and its roster. */
export interface Folder {
  readonly path: string;
  readonly files: Readonly<Record<FileKind, readonly KnownFile[]>>;
  readonly others: readonly OtherFile[];
  readonly claims: ClaimTable;
  /** The roster; undefined where the folder has none, or more than one. */
  readonly roster: RosterTable | undefined;
  readonly rejects: readonly Reject[];
}

/**
 * Surveys every table of a folder, with its subfolders, workbooks and archives, and reads the claims and the roster.
 * Errors: NO_SUCH_FOLDER, NO_CLAIMS_IN_FOLDER, and those of reading the claims and the roster.
 */
export async function lookInto(
  path: string,
  encoding: Encoding | undefined,
  sheet?: string,
): Promise<Folder> {
  const options = readOptions(encoding, sheet);
  const { files, others } = await surveyFolder(path, options);
  const mayBeClaims = others.some(({ survey }) => survey?.kind === 'claims' && isWorthMapping(survey));
  if (files.claims.length === 0 && !mayBeClaims) throw new ReliefError('NO_CLAIMS_IN_FOLDER', { file: path });
  const pathsOf = (kind: FileKind): string[] => files[kind].map(({ name }) => join(path, name));
  const { claims, rejects } = await readAllClaims(pathsOf('claims'), options);
  const [rosterPath, ...moreRosters] = pathsOf('roster');
  const isOnlyRoster = rosterPath !== undefined && moreRosters.length === 0;
  const read = isOnlyRoster ? await readRoster(rosterPath, claims.personIds, options) : undefined;
  const rosterRejects = (read?.rejects ?? []).map(withoutAreas);
  return { path, files, others, claims, roster: read?.roster, rejects: [...rejects, ...rosterRejects] };
}

function readOptions(encoding: Encoding | undefined, sheet: string | undefined): ReadOptions {
  return {
    stopsAtRejects: true,
    rules: { ...NO_RULES, sheet },
    // The counties show which policy fits, so the names of all policies' counties are known here.
    areas: builtInIds().flatMap((id) => loadPolicy(id).pack.areaNames),
    // What is wrong with columns becomes a proposal and stops nothing here.
    columnFindings: [],
    ...(encoding === undefined ? {} : { encoding }),
  };
}

async function surveyFolder(path: string, options: ReadOptions): Promise<Pick<Folder, 'files' | 'others'>> {
  const files: Record<FileKind, KnownFile[]> = { claims: [], roster: [], fund: [] };
  const others: OtherFile[] = [];
  for (const file of filesOfFolder(path).data) {
    const filePath = join(path, file);
    const found = await surveyed(filePath, options);
    if (found instanceof ReliefError) {
      others.push({ name: file, error: found });
      continue;
    }
    for (const survey of found) {
      const name = `${file}${survey.path.slice(filePath.length)}`;
      if (survey.kind === undefined || !isUsable(survey)) others.push({ name, survey });
      else files[survey.kind].push({ name, survey });
    }
  }
  return { files, others };
}

/** The same reject without the list of counties: which ones a run knows by name depends on its policies. */
function withoutAreas(reject: Reject): Reject {
  if (reject.cause !== 'BAD_VALUE.area') return reject;
  const { cause: _, allowed: __, ...rest } = reject;
  return rest;
}

/**
 * Reads the claims, including those with an unknown service: their dates and institutions say something about the
 * data too. They are among the rejects as well.
 */
async function readAllClaims(
  paths: readonly string[],
  options: ReadOptions,
): Promise<{ claims: ClaimTable; rejects: readonly Reject[] }> {
  if (paths.length === 0) return { claims: new ClaimTable(), rejects: [] };
  const first = await readClaims(paths, options);
  const unknown = first.rejects.filter(({ code }) => code === 'UNKNOWN_SERVICE');
  if (unknown.length === 0) return first;
  // One spelling of each word: two spellings would be the same key twice.
  const spellings = new Map(unknown.map(({ value }) => [wordKey(value), value]));
  const serviceMap = Object.fromEntries([...spellings.values()].map((value) => [value, 'outpatient']));
  const { claims, rejects } = await readClaims(paths, {
    ...options,
    rules: { ...(options.rules ?? NO_RULES), serviceMap },
  });
  return { claims, rejects: [...unknown, ...rejects] };
}

async function surveyed(path: string, options: ReadOptions): Promise<FileSurvey[] | ReliefError> {
  try {
    return await surveyTables(path, options);
  } catch (error) {
    if (error instanceof ReliefError) return error;
    throw error;
  }
}

/** Whether a run would read the file: every required column is there, and none is there twice. */
function isUsable({ columns, missing }: FileSurvey): boolean {
  return missing.length === 0 && columns.every(({ use }) => use !== 'ambiguous' && use !== 'ten_thousands');
}

/** Whether a file that no run would read has columns that relief.yaml could map. */
function isWorthMapping({ unplaced }: FileSurvey): boolean {
  return unplaced !== undefined && unplaced.columns.length > 0;
}

/** The unknown columns of every file whose kind is known. */
export function unplacedColumns({ files, others }: Folder): UnplacedFile[] {
  const surveys = [
    ...FILE_KINDS.flatMap((kind) => files[kind].map(({ survey }) => survey)),
    ...others.flatMap(({ survey }) => survey ?? []),
  ];
  return surveys.flatMap(({ unplaced }) => unplaced ?? []);
}

/** First and last day on which claims were settled; undefined where there are none. */
export function settlementPeriod(claims: ClaimTable): { first: Day; last: Day } | undefined {
  if (claims.count === 0) return undefined;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let claim = 0; claim < claims.count; claim++) {
    first = Math.min(first, claims.settledOn[claim]);
    last = Math.max(last, claims.settledOn[claim]);
  }
  return { first, last };
}

/** How many claims were settled between two days, both inclusive. */
export function claimsBetween(claims: ClaimTable, from: Day, until: Day): number {
  let count = 0;
  for (let claim = 0; claim < claims.count; claim++) {
    if (claims.settledOn[claim] >= from && claims.settledOn[claim] <= until) count++;
  }
  return count;
}

export function hasAtRiskFrom(roster: RosterTable | undefined): boolean {
  return roster?.atRiskFrom.subarray(0, roster.count).some((day) => day !== NO_DAY) ?? false;
}
