import type { Pack } from './schema.js';

/** Whether a county lies in the areas of a pack. A pack that names none holds everywhere; a blank area lies nowhere. */
export function liesIn({ areas }: Pack, county: string): boolean {
  if (areas === undefined) return true;
  return county !== '' && areas.some((prefix) => county.startsWith(prefix));
}
