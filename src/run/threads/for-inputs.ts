import { statSync } from 'node:fs';
import { Crew } from './crew.js';

/** Claims files smaller than this are done before a thread has started. About 50,000 claims. */
const WORTH_BYTES = 8_000_000;

/** Starts `threads` - 1 threads beside this one where the claims files are large enough to be worth it. */
export function crewForInputs(claims: readonly string[], threads: number): Crew {
  return Crew.start(claims.some(isUnknown) || sizeOf(claims) >= WORTH_BYTES ? threads - 1 : 0);
}

/** Standard input and packed files do not tell how many claims they hold. */
function isUnknown(path: string): boolean {
  return path === '-' || (path.endsWith('.gz') && sizeOf([path]) >= WORTH_BYTES / 10);
}

function sizeOf(paths: readonly string[]): number {
  let bytes = 0;
  for (const path of paths) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}
