import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { isDataFile, isNobodys } from './tables.js';

/** The files of a folder and of the folders in it. */
export interface FolderFiles {
  /** Files that may hold a table, in the order of their names' code units, with slashes. */
  readonly data: readonly string[];
  readonly others: readonly string[];
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Lists a folder, one level deep; results of earlier runs are no data. Errors: NO_SUCH_FOLDER. */
export function filesOfFolder(path: string): FolderFiles {
  const names = listed(path, '').sort();
  const isConfig = (name: string): boolean => /\.ya?ml$/i.test(name);
  return {
    data: names.filter((name) => isData(path, name)),
    others: names.filter((name) => !isData(path, name) && !isConfig(name)),
  };
}

/** Whether a run reads it. A pipe is none of the files of a folder: nobody may ever write into it. */
function isData(path: string, name: string): boolean {
  return isDataFile(name) && statSync(join(path, name), { throwIfNoEntry: false })?.isFIFO() !== true;
}

function listed(path: string, prefix: string): string[] {
  const isInner = prefix !== '';
  let entries: { name: string; isDirectory(): boolean }[];
  try {
    entries = readdirSync(join(path, prefix), { withFileTypes: true });
  } catch {
    throw new ReliefError('NO_SUCH_FOLDER', { file: join(path, prefix) });
  }
  return entries
    .filter(({ name }) => !isNobodys(name))
    .flatMap((entry) => {
      const name = `${prefix}${entry.name}`;
      if (!isDirectory(join(path, name))) return [name];
      return isInner || isResult(join(path, name)) ? [] : listed(path, `${name}/`);
    });
}

/** Whether a folder is the result of a run. */
function isResult(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      program?: { name?: unknown };
    } | null;
    return manifest?.program?.name === 'relief';
  } catch {
    return false;
  }
}
