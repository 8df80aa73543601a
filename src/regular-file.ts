import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs';

/** Should a link or a pipe take the file's place after it was looked at, it is not followed and not waited for. */
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a file of a directory of results; undefined where there is none that can be read. Such a directory may come
 * from anybody, and a run writes plain files alone: a link may lead to a secret, nobody may ever write into a pipe,
 * and a device may have no end, so they are not even opened.
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

/** The bytes of such a file; undefined also where it has more of them than are to be read. */
export function readRegularFile(path: string, most = Number.POSITIVE_INFINITY): Buffer | undefined {
  const file = openRegularFile(path);
  if (file === undefined) return undefined;
  try {
    return fstatSync(file).size > most ? undefined : readFileSync(file);
  } finally {
    closeSync(file);
  }
}
