import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';

/** A link or a pipe may replace the file after it was checked. The link is then not followed, and the pipe not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a file of an output directory and returns its descriptor; undefined where there is no regular file or it cannot
 * be read. An output directory may come from anybody, and a run writes regular files only. Anything else is not even
 * opened: a link may lead to a secret file, a pipe may block, and a device may never end.
 */
export function openRegularFile(path: string): number | undefined {
  try {
    if (!lstatSync(path).isFile()) return undefined;
    const file = openSync(path, FLAGS);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    return undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of such a file; undefined also where it has more than `most` bytes. */
export function readRegularFile(path: string, most = Number.POSITIVE_INFINITY): Buffer | undefined {
  const file = openRegularFile(path);
  if (file === undefined) return undefined;
  try {
    return fstatSync(file).size > most ? undefined : readFileSync(file);
  } finally {
    closeSync(file);
  }
}
