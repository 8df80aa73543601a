import { fchmodSync, fstatSync } from 'node:fs';

/** Who may read what a run writes: permissions as `chmod` takes them. */
export interface Modes {
  readonly file: number;
  readonly directory: number;
}

/** The results hold personal data: by default only their owner can read them. */
export const PRIVATE: Modes = { file: 0o600, directory: 0o700 };

/** What `parseModes` takes, for messages. */
export const MODES_ALLOWED = '600, 640, 644, 660, 664, 666';

/**
 * Reads a mode as `chmod` writes it in digits. 640 and 750 both mean files 0640 and directories 0750: the users who may
 * read a file may enter its directory. undefined where the owner could not read and write, or where others could write
 * or enter and not read.
 */
export function parseModes(text: string): Modes | undefined {
  if (!/^0?[67][04567][04567]$/.test(text)) return undefined;
  const file = Number.parseInt(text, 8) & 0o666;
  return { file, directory: file | ((file & 0o444) >> 2) };
}

/** Error codes of a file system that keeps no permissions, such as that of a memory stick. */
const KEEPS_NO_MODES = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/** Gives an open file or directory its permissions, whatever the umask has made of them. */
export function setMode(file: number, mode: number): void {
  if ((fstatSync(file).mode & 0o7777) === mode) return;
  try {
    fchmodSync(file, mode);
  } catch (error) {
    if (!KEEPS_NO_MODES.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
