import type { Call } from '../program.js';
export async function run(_: Call): Promise<number> {
  return 0;
}
