import { closeSync, constants, fchownSync, fstatSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { setMode } from './modes.js';

/**
 * What makes results outlast a power cut. A name and the content of a file reach the disk each at its own time, unless
 * the system is told to wait for them.
 */

/** Error codes of systems that cannot wait for the disk here; then nothing more can be done. */
const CANNOT_WAIT = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Further codes where a directory cannot be opened; the last is Node's own. */
const CANNOT_OPEN = new Set(['EBADF', 'EISDIR', 'EACCES', 'EPERM', 'ERR_ACCESS_DENIED']);

/** Whether an error of waiting for the disk only means that this system, or this file system, cannot do it. */
export function cannotWait(error: unknown): boolean {
  return CANNOT_WAIT.has((error as NodeJS.ErrnoException).code ?? '');
}

function isClosedToUs(error: unknown): boolean {
  return cannotWait(error) || CANNOT_OPEN.has((error as NodeJS.ErrnoException).code ?? '');
}

/** Waits until the names in a directory have reached the disk. */
export function syncDirectory(path: string): void {
  try {
    withDirectory(path, fsyncSync);
  } catch (error) {
    if (!isClosedToUs(error)) throw error;
  }
}

/** Makes a directory with these very permissions. */
export function makeDirectory(path: string, mode: number): void {
  mkdirSync(path, { mode });
  changeDirectory(path, (file) => setMode(file, mode));
}

/** Permissions and group of a directory. */
export interface Access {
  readonly mode: number;
  /** undefined: the one that it has. */
  readonly group: number | undefined;
}

/** Gives a directory these permissions, and the group as far as the system allows. */
export function takeOver(path: string, { mode, group }: Access): void {
  changeDirectory(path, (file) => {
    const { uid, gid } = fstatSync(file);
    try {
      if (group !== undefined && gid !== group) fchownSync(file, uid, group);
    } catch {
      // Only a member of a group may give it something.
    }
    setMode(file, mode);
  });
}

/** Does nothing where directories cannot be opened, as on Windows, which knows no such permissions. */
function changeDirectory(path: string, change: (file: number) => void): void {
  try {
    withDirectory(path, change);
  } catch (error) {
    if (!isClosedToUs(error)) throw error;
  }
}

function withDirectory(path: string, use: (file: number) => void): void {
  const file = openSync(path, constants.O_RDONLY | (constants.O_DIRECTORY ?? 0));
  try {
    use(file);
  } finally {
    closeSync(file);
  }
}
