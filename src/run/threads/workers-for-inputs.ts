import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesOfFolder, isDirectory, pathOf } from '../../intake/index.js';
import { RunWorkers } from './run-workers.js';

/** Smaller claims files (about 280,000 claims) are done sooner by one thread: every further one compiles the program again. */
const WORTH_BYTES = 40_000_000;

/**
 * Starts threads beside this one.
 *
 * @param threads How many there should be with this one; the default is one per core if the claims files are large
 * enough to be worth it.
 */
export function workersForInputs(claims: readonly string[], threads?: number): RunWorkers {
  const isWorth = (): boolean => claims.some(isUnknown) || sizeOf(claims) >= WORTH_BYTES;
  return RunWorkers.start((threads ?? (isWorth() ? availableParallelism() : 1)) - 1);
}

/** Whether a file does not show how many claims it holds, as standard input and packed files do not. */
function isUnknown(path: string): boolean {
  return path === '-' || (/\.(?:gz|xlsx|zip)$/i.test(pathOf(path)) && sizeOf([path]) >= WORTH_BYTES / 10);
}

function sizeOf(paths: readonly string[]): number {
  let bytes = 0;
  for (const path of paths) {
    if (isDirectory(path)) bytes += sizeOf(filesOfFolder(path).data.map((name) => join(path, name)));
    else bytes += statSync(pathOf(path), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
