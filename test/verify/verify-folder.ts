import { join } from 'node:path';
import { scratchFolder } from './runs.js';

export const scratch = scratchFolder();

let next = 0;

/** The path of a new folder in the scratch folder. */
export function newFolder(): string {
  next++;
  return join(scratch, String(next));
}
