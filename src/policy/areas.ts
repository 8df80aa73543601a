import type { Pack } from './schema.js';

/** Whether a county is in the areas of a pack. A pack without areas holds everywhere; a blank area is in none. */
export function liesIn({ areas }: Pack, county: string): boolean {
  if (areas === undefined) return true;
  return county !== '' && areas.some((prefix) => county.startsWith(prefix));
}
