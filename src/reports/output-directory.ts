import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import { MANIFEST_NAME, outputsOfManifest, readManifestFile } from './manifest.js';
import type { OutputEncoding } from './output.js';
import { OutputFile, type WrittenFile } from './output-file.js';
import { OutputLock } from './output-lock.js';

export interface DirectoryOptions {
  /** Replace a directory that no run has written, or that holds other files. */
  readonly force: boolean;
  /** Files that must not be replaced together with the directory: the inputs of the run. */
  readonly inputs: readonly string[];
}

/**
 * A directory that appears as a whole or not at all. Files are written into a hidden directory beside the
 * target, which takes the target's place in the end; until then whatever stood there is untouched.
 */
export class OutputDirectory {
  private readonly files = new Set<OutputFile>();
  private done = false;

  private constructor(
    private readonly target: string,
    private readonly options: DirectoryOptions,
    private readonly place: Place,
    private readonly temporary: string,
    private readonly lock: OutputLock,
  ) {}

  /**
   * Errors: those of `checkTarget`, OUTPUT_BUSY, OUTPUT_UNWRITABLE, DISK_FULL.
   */
  static open(target: string, options: DirectoryOptions): OutputDirectory {
    checkTarget(target, options);
    return explained(target, () => {
      const directory = OutputDirectory.reserve(target, options, preparePlace(target));
      try {
        recover(directory.place);
        mkdirSync(directory.temporary);
      } catch (error) {
        directory.abandonNow();
        throw error;
      }
      return directory;
    });
  }

  /** Takes the lock; nobody else writes to the target from here on. */
  private static reserve(target: string, options: DirectoryOptions, place: Place): OutputDirectory {
    try {
      const lock = OutputLock.take(`${place.hidden}.lock`, target);
      const temporary = `${place.hidden}-${randomBytes(4).toString('hex')}`;
      const directory = new OutputDirectory(target, options, place, temporary, lock);
      unfinished.add(directory);
      return directory;
    } catch (error) {
      removeMadeParents(place);
      throw error;
    }
  }

  /** Writes one file. */
  async write(
    name: string,
    encoding: OutputEncoding,
    writer: (file: OutputFile) => Promise<number | undefined>,
  ): Promise<WrittenFile> {
    try {
      const file = await OutputFile.create(join(this.temporary, name), name, encoding);
      this.files.add(file);
      const written = await file.close(await writer(file));
      this.files.delete(file);
      return written;
    } catch (error) {
      throw outputError(error, this.target);
    }
  }

  /** Puts the directory in its place. */
  commit(): void {
    explained(this.target, () => {
      this.lock.assertHeld();
      checkTarget(this.target, this.options);
      const aside = `${this.temporary}.old`;
      const existed = exists(this.place.path);
      if (existed) renameSync(this.place.path, aside);
      try {
        renameSync(this.temporary, this.place.path);
      } catch (error) {
        if (existed) renameSync(aside, this.place.path);
        throw error;
      }
      this.finish();
      // The new directory stands. What cannot be removed now is cleared away by the next run.
      attempt(() => rmSync(aside, { recursive: true, force: true }));
    });
  }

  /** Gives up: nothing of the directory remains. Does nothing after `commit`. */
  async abandon(): Promise<void> {
    await Promise.all([...this.files].map((file) => file.abandon()));
    this.abandonNow();
  }

  /** The same at once, for a process that is about to end. */
  abandonNow(): void {
    if (this.done) return;
    // The run has failed already: a second failure must not hide the first.
    attempt(() => rmSync(this.temporary, { recursive: true, force: true, maxRetries: 3 }));
    this.finish();
    removeMadeParents(this.place);
  }

  private finish(): void {
    this.done = true;
    unfinished.delete(this);
    attempt(() => this.lock.release());
  }
}

/** Directories that are being written. */
const unfinished = new Set<OutputDirectory>();

// However the process ends, short of being killed outright, nothing half-written stays behind.
process.on('exit', abandonOutputs);

/** Removes at once whatever is being written. For the handlers of signals. */
export function abandonOutputs(): void {
  for (const directory of [...unfinished]) directory.abandonNow();
}

/**
 * Whether a run may write to a target, before it has done any work. An absent or empty directory is free, and
 * so is one that an earlier run wrote and nobody has put anything else into.
 * Errors: OUTPUT_EXISTS, OUTPUT_HAS_OTHER_FILES, OUTPUT_NOT_DIRECTORY, OUTPUT_IS_LINK, OUTPUT_HOLDS_INPUT,
 * OUTPUT_IS_WORKING_DIRECTORY.
 */
export function checkTarget(target: string, options: DirectoryOptions): void {
  explained(target, () => {
    const stat = lstatSync(resolve(target), { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isSymbolicLink()) throw new ReliefError('OUTPUT_IS_LINK', { file: target });
    if (!stat.isDirectory()) throw new ReliefError('OUTPUT_NOT_DIRECTORY', { file: target });
    checkHoldsNothingNeeded(target, options.inputs);
    if (!options.force) checkIsOurs(target);
  });
}

/** Not even --force may take the inputs away, or the directory in which the user stands. */
function checkHoldsNothingNeeded(target: string, inputs: readonly string[]): void {
  const outer = realpathSync(target);
  if (holds(outer, '.')) throw new ReliefError('OUTPUT_IS_WORKING_DIRECTORY', { file: target });
  const input = inputs.find((path) => holds(outer, path));
  if (input !== undefined) throw new ReliefError('OUTPUT_HOLDS_INPUT', { file: target, value: input });
}

/** Whether a path leads to the directory or into it; a path that leads nowhere, such as `-`, does not. */
function holds(directory: string, path: string): boolean {
  const inner = attempt(() => realpathSync(path));
  if (inner === undefined) return false;
  const way = relative(directory, inner);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What systems put into every directory that somebody looks at. */
const NOBODYS_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

function checkIsOurs(target: string): void {
  const names = readdirSync(target).filter((name) => !NOBODYS_FILES.has(name));
  if (names.length === 0) return;
  const manifest = attempt(() => readManifestFile(target).toString('utf8'));
  const outputs = manifest === undefined ? undefined : outputsOfManifest(manifest);
  if (outputs === undefined) throw new ReliefError('OUTPUT_EXISTS', { file: target });
  const ours = new Set([MANIFEST_NAME, ...outputs]);
  const strange = names.sort().find((name) => !ours.has(name));
  if (strange !== undefined)
    throw new ReliefError('OUTPUT_HAS_OTHER_FILES', { file: target, value: strange });
}

/** Where a target stands. */
interface Place {
  /** Its path without links in the parent, so that two ways to it meet. */
  readonly path: string;
  /** What the names of the lock and of the hidden directories begin with. */
  readonly hidden: string;
  /** The outermost parent that had to be made, undefined where there was none. */
  readonly madeParent: string | undefined;
}

function preparePlace(target: string): Place {
  const parent = dirname(resolve(target));
  const madeParent = makeParents(parent);
  const realParent = realpathSync(parent);
  const name = basename(resolve(target));
  return { path: join(realParent, name), hidden: join(realParent, `.relief-out-${name}`), madeParent };
}

/**
 * Makes a directory with the parents that it lacks; returns the outermost that was made. One by one, because the
 * system's own recursive call says that a folder is missing where the truth is that the drive is read-only.
 */
function makeParents(path: string): string | undefined {
  if (exists(path)) return undefined;
  const outermost = makeParents(dirname(path));
  mkdirSync(path);
  return outermost ?? path;
}

/** Removes the parents that were made for a directory that did not come about, as far as they are empty. */
function removeMadeParents({ path, madeParent }: Place): void {
  if (madeParent === undefined) return;
  attempt(() => {
    const outermost = realpathSync(madeParent);
    for (let parent = dirname(path); parent.startsWith(outermost); parent = dirname(parent))
      rmdirSync(parent);
  });
}

/**
 * Clears away what killed runs have left beside the target. The caller holds the lock, so nobody is at work
 * on it. A run killed between putting the old directory aside and the new one in place has left no target:
 * then the old one comes back.
 */
function recover({ path, hidden }: Place): void {
  const prefix = `${basename(hidden)}-`;
  for (const name of readdirSync(dirname(hidden)).sort()) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{8}(\.old)?$/.test(name.slice(prefix.length))) continue;
    const left = join(dirname(hidden), name);
    if (name.endsWith('.old') && !exists(path)) renameSync(left, path);
    else rmSync(left, { recursive: true, force: true });
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** Does something with the file system, and says in the user's words what goes wrong. */
function explained<T>(target: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw outputError(error, target);
  }
}

/** What an error of the file system means to the user; every other error stays what it is. */
export function outputError(error: unknown, target: string): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  const fromSystem = code !== undefined && (error as NodeJS.ErrnoException).syscall !== undefined;
  if (!fromSystem) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ReliefError('DISK_FULL', { file: target });
  return new ReliefError('OUTPUT_UNWRITABLE', { file: target, value: code });
}
