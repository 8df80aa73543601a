import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ReliefError, systemCodeOf } from '../domain/errors.js';
import { type Access, makeDirectory, syncDirectory, takeOver } from './durable.js';
import type { OutputEncoding } from './encoding.js';
import { MANIFEST_NAME } from './manifest.js';
import { outputsNamedIn } from './manifest-reader.js';
import { type Modes, PRIVATE } from './modes.js';
import { OutputFile, type WrittenFile } from './output-file.js';
import { OutputLock } from './output-lock.js';
import { firstLost, leadsInto } from './protected-files.js';

export interface DirectoryOptions {
  /** Replace a directory that no run has written, or that holds other files. */
  readonly force: boolean;
  /** Files that must not be replaced together with the directory: every one that the run reads. */
  readonly inputs: readonly string[];
  /** Who may read the results; undefined: their owner alone, in a directory that keeps the mode of an earlier one. */
  readonly modes?: Modes | undefined;
}

/**
 * A directory that appears as a whole or not at all. Files are written into a hidden directory beside the target, which
 * replaces the target in the end; until then the earlier directory is untouched.
 */
export class OutputDirectory {
  private readonly files = new Set<OutputFile>();
  private done = false;

  private constructor(
    private readonly target: string,
    private readonly options: DirectoryOptions,
    private readonly prepared: Target,
    private readonly temporary: string,
    private readonly lock: OutputLock,
  ) {}

  /**
   * Errors: those of `checkTarget`, OUTPUT_BUSY, OUTPUT_UNWRITABLE, DISK_FULL.
   */
  static open(target: string, options: DirectoryOptions): OutputDirectory {
    checkTarget(target, options);
    return explained(target, () => {
      const directory = OutputDirectory.reserve(target, options, prepareTarget(target, modesOf(options)));
      try {
        recover(directory.prepared);
        // Until it is complete only its owner may read it, whatever permissions it gets in the end.
        makeDirectory(directory.temporary, PRIVATE.directory);
      } catch (error) {
        directory.abandonNow();
        throw error;
      }
      return directory;
    });
  }

  /** Takes the lock; nobody else writes to the target from here on. */
  private static reserve(target: string, options: DirectoryOptions, prepared: Target): OutputDirectory {
    try {
      const lock = OutputLock.take(`${prepared.hidden}.lock`, target);
      const temporary = `${prepared.hidden}-${randomBytes(4).toString('hex')}`;
      const directory = new OutputDirectory(target, options, prepared, temporary, lock);
      open.add(directory);
      return directory;
    } catch (error) {
      removeMadeParents(prepared);
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
      const file = await OutputFile.create(join(this.temporary, name), name, encoding, modesOf(this.options));
      this.files.add(file);
      const written = await file.close(await writer(file));
      this.files.delete(file);
      return written;
    } catch (error) {
      throw outputError(error, this.target);
    }
  }

  /**
   * Moves the directory to its path. The earlier one is removed only when the new one is on the disk under its name, so
   * that a power cut leaves the whole of one of the two.
   */
  commit(): void {
    explained(this.target, () => {
      this.lock.assertHeld();
      checkTarget(this.target, this.options);
      const { path } = this.prepared;
      const aside = `${this.temporary}.old`;
      const earlier = accessOf(path);
      const { modes } = this.options;
      const mode = modes?.directory ?? earlier?.mode ?? PRIVATE.directory;
      takeOver(this.temporary, { mode, group: earlier?.group });
      syncDirectory(this.temporary);
      if (earlier !== undefined) renameSync(path, aside);
      let isInPlace = false;
      try {
        renameSync(this.temporary, path);
        isInPlace = true;
        syncParents(this.prepared);
      } catch (error) {
        if (isInPlace) renameSync(path, this.temporary);
        if (earlier !== undefined) renameSync(aside, path);
        throw error;
      }
      this.finish();
      // The new directory is in place. What cannot be removed now is removed by the next run.
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
    removeMadeParents(this.prepared);
  }

  private finish(): void {
    this.done = true;
    open.delete(this);
    attempt(() => this.lock.release());
  }
}

/** Directories that are being written. */
const open = new Set<OutputDirectory>();

// However the process ends, unless it is killed, nothing incomplete remains.
process.on('exit', abandonOutputs);

/** Removes at once whatever is being written. For the handlers of signals. */
function abandonOutputs(): void {
  for (const directory of [...open]) directory.abandonNow();
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

/** Not even --force may remove a file that the run reads, or the working directory. */
function checkHoldsNothingNeeded(target: string, inputs: readonly string[]): void {
  if (leadsInto(target, '.')) throw new ReliefError('OUTPUT_IS_WORKING_DIRECTORY', { file: target });
  const input = firstLost(target, inputs);
  if (input !== undefined) throw new ReliefError('OUTPUT_HOLDS_INPUT', { file: target, value: input });
}

/** Files that systems put into every directory that is opened in a window. */
const NOBODYS_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

function checkIsOurs(target: string): void {
  const names = readdirSync(target).filter((name) => !NOBODYS_FILES.has(name));
  if (names.length === 0) return;
  const outputs = attempt(() => outputsNamedIn(target));
  if (outputs === undefined) throw new ReliefError('OUTPUT_EXISTS', { file: target });
  const ours = new Set([MANIFEST_NAME, ...outputs]);
  const strange = names.sort().find((name) => !ours.has(name));
  if (strange !== undefined)
    throw new ReliefError('OUTPUT_HAS_OTHER_FILES', { file: target, value: strange });
}

/** The paths of a target. */
interface Target {
  /** Its path without links in the parent, so that two ways to it meet. */
  readonly path: string;
  /** What the names of the lock and of the hidden directories begin with. */
  readonly hidden: string;
  /** The outermost parent that had to be made, undefined where there was none. */
  readonly madeParent: string | undefined;
}

function prepareTarget(target: string, { directory }: Modes): Target {
  const parent = dirname(resolve(target));
  const madeParent = makeParents(parent, directory);
  const realParent = realpathSync(parent);
  const name = basename(resolve(target));
  return { path: join(realParent, name), hidden: join(realParent, `.relief-out-${name}`), madeParent };
}

/**
 * Makes a directory with the parents that it lacks; returns the outermost that was made. One by one, because Node's
 * recursive call reports a missing folder where the drive is in fact read-only.
 */
function makeParents(path: string, mode: number): string | undefined {
  if (exists(path)) return undefined;
  const outermost = makeParents(dirname(path), mode);
  makeDirectory(path, mode);
  return outermost ?? path;
}

/** Waits until the name of a directory is on the disk, with those of the parents that were made for it. */
function syncParents({ path, madeParent }: Target): void {
  syncDirectory(dirname(path));
  if (madeParent === undefined) return;
  const outermost = realpathSync(madeParent);
  for (let parent = dirname(path); parent.startsWith(outermost); parent = dirname(parent))
    syncDirectory(dirname(parent));
}

/** Removes the parents that were made for a directory that did not come about, as far as they are empty. */
function removeMadeParents({ path, madeParent }: Target): void {
  if (madeParent === undefined) return;
  attempt(() => {
    const outermost = realpathSync(madeParent);
    for (let parent = dirname(path); parent.startsWith(outermost); parent = dirname(parent))
      rmdirSync(parent);
  });
}

/**
 * Removes what killed runs have left beside the target. The caller holds the lock, so no other run is using it. A run
 * that was killed after it moved the old directory aside and before the new one was in place has left no target: then
 * the old one is moved back.
 */
function recover({ path, hidden }: Target): void {
  const prefix = `${basename(hidden)}-`;
  for (const name of readdirSync(dirname(hidden)).sort()) {
    if (!name.startsWith(prefix) || !/^[0-9a-f]{8}(\.old)?$/.test(name.slice(prefix.length))) continue;
    const left = join(dirname(hidden), name);
    if (name.endsWith('.old') && !exists(path) && accessOf(left) !== undefined) renameSync(left, path);
    else rmSync(left, { recursive: true, force: true });
  }
}

function modesOf({ modes }: DirectoryOptions): Modes {
  return modes ?? PRIVATE;
}

/** Permissions and group of a directory; undefined where there is none, or something else. */
function accessOf(path: string): Access | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isDirectory() ? { mode: stat.mode & 0o7777, group: stat.gid } : undefined;
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

/** Does something with the file system, and turns its errors into known ones. */
function explained<T>(target: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw outputError(error, target);
  }
}

/** What an error of the file system means to the user; every other error stays what it is. */
export function outputError(error: unknown, target: string): unknown {
  const code = systemCodeOf(error);
  if (code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ReliefError('DISK_FULL', { file: target });
  return new ReliefError('OUTPUT_UNWRITABLE', { file: target, value: code });
}
