import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { isDataFile, isSystemFile } from './tables.js';

/** The files of a folder and of its subfolders, as paths with slashes, sorted by code units. */
interface FolderFiles {
  /** Files that may have a table. */
  readonly data: readonly string[];
  /** Other files that may matter to the user. */
  readonly others: readonly string[];
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Lists a folder and its direct subfolders, without the output directories of runs. Errors: NO_SUCH_FOLDER. */
export function filesOfFolder(path: string): FolderFiles {
  const names = listed(path, '').sort();
  const isConfig = (name: string): boolean => /\.ya?ml$/i.test(name);
  return {
    data: names.filter((name) => isData(path, name)),
    others: names.filter((name) => !isData(path, name) && !isConfig(name)),
  };
}

/** Whether a run reads a file of a folder. It never reads a pipe there, because that may block for ever. */
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
    .filter(({ name }) => !isSystemFile(name))
    .flatMap((entry) => {
      const name = `${prefix}${entry.name}`;
      if (!isDirectory(join(path, name))) return [name];
      return isInner || isResult(join(path, name)) ? [] : listed(path, `${name}/`);
    });
}

/** Whether a folder is the output directory of a run. */
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
