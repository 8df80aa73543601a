import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ReliefError } from '../domain/errors.js';
import { readRegularFile } from '../regular-file.js';
import { setMode } from './modes.js';

/**
 * Keeps two runs from writing into one directory at a time: a file beside it that names the process. The lock of a
 * process that was killed before it could remove it stops no other run.
 */
export class OutputLock {
  private constructor(
    private readonly path: string,
    private readonly target: string,
  ) {}

  /** Errors: OUTPUT_BUSY, OUTPUT_LOCK_STRANGE. Errors of the file system are the caller's to explain. */
  static take(path: string, target: string): OutputLock {
    const lock = new OutputLock(path, target);
    // Twice, because the lock of a dead process has to be cleared away first.
    if (lock.tryToTake() || (lock.clearIfDead() && lock.tryToTake())) return lock;
    throw lock.busy();
  }

  /** Whether the lock still names this process: two runs may have cleared one dead lock at the same moment. */
  assertHeld(): void {
    const mark = readLock(this.path);
    // No other run has taken it, but it was removed, or the folder in which it was.
    if (mark === undefined)
      throw new ReliefError('OUTPUT_UNWRITABLE', { file: this.target, value: 'ENOENT' });
    if (mark !== OWN_MARK) throw this.busy();
  }

  release(): void {
    if (!held.delete(this.path)) return;
    if (readLock(this.path) === OWN_MARK) rmSync(this.path, { force: true });
  }

  private tryToTake(): boolean {
    try {
      writeLock(this.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      // A full disk may take the file but not its content.
      rmSync(this.path, { force: true });
      throw error;
    }
    held.add(this.path);
    return true;
  }

  private clearIfDead(): boolean {
    const mark = readLock(this.path);
    if (mark === undefined && isStrange(this.path)) {
      const value = join(dirname(this.target), basename(this.path));
      throw new ReliefError('OUTPUT_LOCK_STRANGE', { file: this.target, value });
    }
    if (mark !== undefined && isAlive(mark, this.path)) return false;
    rmSync(this.path, { force: true });
    return true;
  }

  private busy(): ReliefError {
    return new ReliefError('OUTPUT_BUSY', {
      file: this.target,
      value: readLock(this.path)?.split(' ')[0] ?? '',
    });
  }
}

/** Paths of the locks that this process holds. */
const held = new Set<string>();

/** The process as a lock names it: its number, and when it started, because numbers come round again. */
const OWN_MARK = markOf(process.pid);

function markOf(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}

/** When a process started, in ticks since the machine did; `-` where the system does not tell. */
function startOf(pid: number): string {
  try {
    // The second field is the program's name in brackets, which may hold blanks; the start is field 22.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
}

/** Other users who may write to the target must be able to read the lock; it holds nothing else. */
const LOCK_MODE = 0o644;

function writeLock(path: string): void {
  const file = openSync(path, 'wx', LOCK_MODE);
  try {
    setMode(file, LOCK_MODE);
    writeSync(file, OWN_MARK);
  } finally {
    closeSync(file);
  }
}

/** Far more than a mark has. */
const MOST_BYTES = 1000;

/** The content of a lock; undefined where there is none or where it is no regular file, which may have no end. */
function readLock(path: string): string | undefined {
  return readRegularFile(path, MOST_BYTES)?.toString('utf8');
}

/** Whether something is there that is no lock to be cleared away. A link is: it is removed, and never followed. */
function isStrange(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === false;
}

function isAlive(mark: string, path: string): boolean {
  if (mark === OWN_MARK) return held.has(path);
  const pid = Number(mark.split(' ')[0]);
  // A process that was killed between creating the lock and naming itself in it leaves no number.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The process of another user may not be signalled, but it exists.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return markOf(pid) === mark;
}
