import { realpathSync, statSync } from 'node:fs';
import { ReliefError } from '../domain/errors.js';
import type { InputRole } from '../reports/index.js';

export interface NamedFile {
  readonly role: InputRole;
  readonly path: string;
}

/** As many claims files as a run can take. */
const MOST_CLAIMS_FILES = 0xffff;

/**
 * Refuses one file for two inputs, under one name or two: as claims twice its rows would be rejected as repeated, and it
 * cannot be both claims and roster. Errors: FILE_TWICE.
 */
export function refuseSameFile(files: readonly NamedFile[]): void {
  // The reader of the claims refuses so many files for their number.
  if (files.filter(({ role }) => role === 'claims').length > MOST_CLAIMS_FILES) return;
  const seen = new Map<string, NamedFile>();
  for (const file of files) {
    for (const key of identitiesOf(file.path)) {
      const first = seen.get(key);
      if (first !== undefined && first !== file) {
        throw new ReliefError('FILE_TWICE', {
          file: file.path,
          role: file.role,
          first: first.path,
          first_role: first.role,
        });
      }
      seen.set(key, file);
    }
  }
}

/** What identifies a file: its real path and, where the system numbers files, its number. None where there is no file. */
function identitiesOf(path: string): string[] {
  if (path === '-') return ['-'];
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return [realpathSync(path), ...(ino === 0n ? [] : [`${dev}:${ino}`])];
  } catch {
    // The error is reported when it is opened.
    return [];
  }
}
