import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ReliefError } from '../../domain/errors.js';
import { isNobodys } from './tables.js';

/**
 * The files that the patterns of relief.yaml mean, in the order of the patterns and of the code units of their names.
 * `*` stands for any characters of a name and `?` for one. A sheet may be named behind `#`.
 * Errors: NO_MATCH where a pattern means nothing.
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
  const parts = pattern.split('/').filter((part) => part !== '');
  let found = [isAbsolute ? '/' : ''];
  for (const [at, part] of parts.entries()) {
    const isLast = at === parts.length - 1;
    found = found.flatMap((folder) => {
      if (!/[*?]/.test(part)) return existsSync(join(folder, part)) ? [join(folder, part)] : [];
      const test = expression(part);
      return entriesOf(folder)
        .filter(({ name, isFolder }) => test.test(name) && !isNobodys(name) && (isLast || isFolder))
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

function expression(part: string): RegExp {
  const text = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${text}$`, 'su');
}
