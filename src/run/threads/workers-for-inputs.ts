import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { filesOfFolder, isDirectory, pathOf } from '../../intake/index.js';
import { WorkerPool } from './worker-pool.js';

/**
 * With smaller claims files, about 280,000 claims, one thread is done sooner: every further one needs the program
 * compiled once more.
 */
const WORTH_BYTES = 40_000_000;

/**
 * Starts threads beside this one.
 *
 * @param threads How many there are to be with this one; where nobody says, as many as there are cores if the claims
 * files are large enough to be worth it.
 */
export function workersForInputs(claims: readonly string[], threads?: number): WorkerPool {
  const isWorth = (): boolean => claims.some(isUnknown) || sizeOf(claims) >= WORTH_BYTES;
  return WorkerPool.start((threads ?? (isWorth() ? availableParallelism() : 1)) - 1);
}

/** Standard input and packed files do not tell how many claims they hold. */
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
