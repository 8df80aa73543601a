import type { Call } from '../program.js';

/** Under construction. */
export async function run(_call: Call): Promise<number> {
  throw new Error('not there yet');
}
