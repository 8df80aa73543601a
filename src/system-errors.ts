import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { ReliefError } from './domain/errors.js';

/** System errors that only a bug of the program can cause. */
const FAULTS = ['EBADF', 'EINVAL', 'EFAULT', 'ENOSYS'];

/** The number of files that the program has open at once while it loads its own modules. */
const NEEDED = 64;

/** The known error that a system error becomes: its code, and what its message needs. */
export interface SystemError {
  readonly code: 'TOO_FEW_OPEN_FILES' | 'SYSTEM_REFUSED';
  readonly value: string;
  readonly file: string;
  readonly call: string;
}

/**
 * The known error that a system error becomes, wherever it was thrown; undefined for any other error and for bugs.
 * A module of the program that is not found may mean that the process may open no more files.
 */
export function systemErrorOf(error: unknown): SystemError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  const value = code ?? '';
  const found = { value, file: path ?? '', call: syscall ?? '' };
  if (value === 'EMFILE' || value === 'ENFILE') return { code: 'TOO_FEW_OPEN_FILES', ...found };
  if (/^ERR_(?:MODULE_NOT_FOUND|WORKER_INIT_FAILED)$/.test(value))
    return isShortOfFiles() ? { code: 'TOO_FEW_OPEN_FILES', ...found } : undefined;
  const isFromSystem = syscall !== undefined && /^E[A-Z0-9]+$/.test(value) && !FAULTS.includes(value);
  return isFromSystem ? { code: 'SYSTEM_REFUSED', ...found } : undefined;
}

/** Turns a system error into a known error, because it is no bug of the program. Returns any other error unchanged. */
export function knownError(thrown: unknown): unknown {
  const refused = systemErrorOf(thrown);
  if (refused === undefined) return thrown;
  const { code, ...details } = refused;
  return code === 'SYSTEM_REFUSED' ? new ReliefError(code, details) : new ReliefError(code, {});
}

/** Whether the process may not open as many files as it needs. */
function isShortOfFiles(): boolean {
  const open: number[] = [];
  try {
    while (open.length < NEEDED) open.push(openSync(devNull, 'r'));
    return false;
  } catch {
    return true;
  } finally {
    for (const file of open) closeSync(file);
  }
}
