import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { ReliefError } from './domain/errors.js';

/** Errors of the system that only a fault of the program brings about. */
const FAULTS = ['EBADF', 'EINVAL', 'EFAULT', 'ENOSYS'];

/** So many files are open at once while the program loads its own. */
const NEEDED = 64;

/** A known error that one of the system stands for: its code, and what its message needs. */
export interface SystemError {
  readonly code: 'TOO_FEW_OPEN_FILES' | 'SYSTEM_REFUSED';
  readonly value: string;
  readonly file: string;
  readonly call: string;
}

/**
 * What an error of the system means, wherever it came up; undefined where it is none, or none that a machine brings
 * about. That files of the program are not found may mean that no more of them may be opened.
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

/** What the system refuses, somewhere where nobody expected it, is no fault of the program: a known error like others. */
export function knownError(thrown: unknown): unknown {
  const refused = systemErrorOf(thrown);
  if (refused === undefined) return thrown;
  const { code, ...details } = refused;
  return code === 'SYSTEM_REFUSED' ? new ReliefError(code, details) : new ReliefError(code, {});
}

/** Whether the system does not let this process open as many files as it needs. */
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
