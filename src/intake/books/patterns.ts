import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { isSystemFile } from './tables.js';

/**
 * The files that match the patterns of relief.yaml, in the order of the patterns and, within one, sorted by code units.
 * `*` matches any characters of a name and `?` matches one. A sheet may be named after `#`.
 * Errors: NO_MATCH for a pattern that matches no file.
 */
export function expandPatterns(patterns: readonly string[], from: (path: string) => string): string[] {
  return patterns.flatMap((pattern) => {
    if (pattern === '-') return [pattern];
    const whole = from(pattern);
    if (!/[*?]/.test(pattern) || existsSync(whole)) return [whole];
    const [, path, sheet] = /^([^#]*)(#.*)?$/s.exec(whole) as unknown as [string, string, string | undefined];
    const found = matching(path).map((file) => `${file}${sheet ?? ''}`);
    if (found.length === 0) throw new ReliefError('NO_MATCH', { value: pattern });
    return found;
  });
}

function matching(pattern: string): string[] {
  const isAbsolute = pattern.startsWith('/');
  const names = pattern.split('/').filter((name) => name !== '');
  let found = [isAbsolute ? '/' : ''];
  for (const [depth, namePattern] of names.entries()) {
    const isLast = depth === names.length - 1;
    found = found.flatMap((folder) => {
      if (!/[*?]/.test(namePattern))
        return existsSync(join(folder, namePattern)) ? [join(folder, namePattern)] : [];
      const test = expression(namePattern);
      return entriesOf(folder)
        .filter(({ name, isFolder }) => test.test(name) && !isSystemFile(name) && (isLast || isFolder))
        .filter(({ isFolder }) => !isLast || !isFolder)
        .map(({ name }) => join(folder, name));
    });
  }
  return found.sort();
}

function entriesOf(folder: string): { name: string; isFolder: boolean }[] {
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    }));
  } catch {
    return [];
  }
}

function expression(namePattern: string): RegExp {
  const text = namePattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`, 'su');
}
