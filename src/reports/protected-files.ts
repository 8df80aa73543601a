import {
  type BigIntStats,
  fstatSync,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** No way leads over more links; one that does goes in a circle. */
const MOST_LINKS = 40;

/**
 * The first of some paths whose file would be gone with a directory; undefined where there is none. A path is lost
 * where it leads into the directory, where a link on its way lies there, and where its file lies there under another
 * name, be it a hard link or a second way to the same disk.
 */
export function firstLost(directory: string, paths: readonly string[]): string | undefined {
  const outer = realpathSync(directory);
  const leadsInto = paths.find((path) => waysTo(path).some((way) => isWithin(outer, way)));
  if (leadsInto !== undefined) return leadsInto;
  const files = new Map(paths.map((path) => [idOf(attempt(() => statOf(path))), path]));
  files.delete(undefined);
  return files.size === 0 ? undefined : firstAmong(files, outer);
}

/** Whether a path leads to a directory or into it; a path that leads nowhere does not. */
export function leadsInto(directory: string, path: string): boolean {
  const real = attempt(() => realpathSync(path));
  return real !== undefined && isWithin(realpathSync(directory), real);
}

/**
 * The paths through which a path leads to its file: each link on the way, and the end. A path that leads nowhere,
 * such as `-`, has none.
 */
function waysTo(path: string): string[] {
  if (attempt(() => realpathSync(path)) === undefined) return [];
  const ways: string[] = [];
  // Also a folder on the way may be a link: each part of the path is looked at.
  const open = [resolve(path)];
  for (let next = open.pop(); next !== undefined && ways.length < MOST_LINKS; next = open.pop()) {
    const link = firstLinkIn(next);
    if (link === undefined) {
      ways.push(next);
      continue;
    }
    ways.push(link.path);
    open.push(resolve(dirname(link.path), link.to, relative(link.path, next)));
  }
  const real = attempt(() => realpathSync(path));
  return real === undefined ? ways : [...ways, real];
}

/** The first part of a path that is a symbolic link; its own folder has no link any more. */
function firstLinkIn(path: string): { readonly path: string; readonly to: string } | undefined {
  const parents: string[] = [];
  for (let part = path; part !== dirname(part); part = dirname(part)) parents.unshift(part);
  for (const part of parents) {
    const to = attempt(() => readlinkSync(part));
    if (to !== undefined) return { path: join(dirname(part), basename(part)), to };
  }
  return undefined;
}

/** The path of a file among these that is somewhere in a directory, whatever its name is there. */
function firstAmong(files: ReadonlyMap<string | undefined, string>, directory: string): string | undefined {
  const open = [directory];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const path = next;
    // A link is not followed: it goes with the directory, and what it leads to stays.
    const stat = attempt(() => lstatSync(path, { bigint: true }));
    const found = files.get(idOf(stat) ?? '');
    if (found !== undefined) return found;
    if (stat?.isDirectory() === true)
      open.push(...(attempt(() => readdirSync(path)) ?? []).map((name) => join(path, name)));
  }
  return undefined;
}

function statOf(path: string): BigIntStats {
  return path === '-' ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true });
}

/** What identifies a file on this machine, whatever its name. */
function idOf(stat: BigIntStats | undefined): string | undefined {
  return stat?.isFile() || stat?.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined;
}

function isWithin(directory: string, inner: string): boolean {
  const way = relative(directory, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
